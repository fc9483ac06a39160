"""A small tag tree, so that one sample is a tagged PDF like those that word processors export.

In:  marked spans of pages, each with the `Tag` it belongs to (a tag may span pages).
Out: the PDF with /StructTreeRoot, /ParentTree and /MarkInfo. Furniture is marked as Artifact.
Surprise: reportlab has no call for marked content, so the operators are appended to its page code.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name
from reportlab.pdfgen.canvas import Canvas


@dataclass(eq=False)
class Tag:
    """A block (P, H1, LI …) or a table cell (TH, TD) with its place; identity is the object itself."""

    role: str
    table: object | None = None
    row: int = 0
    column: int = 0
    row_span: int = 1
    column_span: int = 1
    spans: list[tuple[int, int]] = field(default_factory=list)     # (page index, mcid)


class TagBook:
    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.page_index = 0
        self.next_mcid = 0
        self.order: list[Tag] = []

    def end_page(self) -> None:
        self.page_index += 1
        self.next_mcid = 0

    @contextmanager
    def marked(self, tag: Tag) -> Iterator[None]:
        if tag.role == "Artifact":
            self.canvas._code.append("/Artifact BMC")
        else:
            self.canvas._code.append(f"/{tag.role} <</MCID {self.next_mcid}>> BDC")
            if not tag.spans:
                self.order.append(tag)
            tag.spans.append((self.page_index, self.next_mcid))
            self.next_mcid += 1
        yield
        self.canvas._code.append("EMC")

    def bound_into(self, data: bytes) -> bytes:
        """The same PDF with the tree added; bytes depend on the content alone."""
        with pikepdf.open(io.BytesIO(data)) as pdf:
            root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
            body = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array()))
            root.K = body
            parents: dict[int, dict[int, pikepdf.Object]] = {}
            tables: dict[object, tuple[pikepdf.Object, dict[int, pikepdf.Object]]] = {}
            for tag in self.order:
                holder = body if tag.table is None else self.table_row(pdf, tag, body, tables)
                element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{tag.role}"),
                                                          P=holder))
                if tag.row_span > 1 or tag.column_span > 1:
                    element.A = Dictionary(O=Name.Table, RowSpan=tag.row_span, ColSpan=tag.column_span)
                kids = Array()
                for page_index, mcid in tag.spans:
                    page = pdf.pages[page_index].obj
                    kids.append(Dictionary(Type=Name.MCR, Pg=page, MCID=mcid))
                    parents.setdefault(page_index, {})[mcid] = element
                element.K = kids
                holder.K.append(element)
            numbers = Array()
            for page_index in range(len(pdf.pages)):
                pdf.pages[page_index].obj.StructParents = page_index
                found = parents.get(page_index, {})
                numbers.append(page_index)
                numbers.append(pdf.make_indirect(Array([found[m] for m in sorted(found)])))
            root.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
            pdf.Root.StructTreeRoot = root
            pdf.Root.MarkInfo = Dictionary(Marked=True)
            out = io.BytesIO()
            pdf.save(out, deterministic_id=True)
            return out.getvalue()

    @staticmethod
    def table_row(
        pdf: pikepdf.Pdf, tag: Tag, body: pikepdf.Object,
        tables: dict[object, tuple[pikepdf.Object, dict[int, pikepdf.Object]]],
    ) -> pikepdf.Object:
        if tag.table not in tables:
            table = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Table, P=body, K=Array()))
            body.K.append(table)
            tables[tag.table] = (table, {})
        table, rows = tables[tag.table]
        if tag.row not in rows:
            rows[tag.row] = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.TR, P=table, K=Array()))
            table.K.append(rows[tag.row])
        return rows[tag.row]
