"""Drawn reports: a head block, sections, paragraphs and lists in many house styles, and the truth of them.

What varies: how labels and values of the head stand (inline, in two columns, without colons, in a ruled box), how
sections and paragraphs are numbered, how heads are set apart, sub-heads, lists, running heads, page numbers.
"""

from dataclasses import dataclass
from random import Random

from samples.kit.book import print_pack
from samples.kit.faces import Type, lines_of
from samples.kit.press import Margins, Press, Row
from tests.variants import specs, words
from tests.variants.draw import dressed

HEADS = ("inline", "column", "bold column", "ruled", "none")
SECTIONS = ("1. 1.1", "1.0 1.1", "1 1.1", "running", "plain")
HEAD_STYLES = ("bold", "capitals", "large")
LISTS = ("none", "•", "(a)", "(i)")
LABELS = {
    "lead_officer": ("Lead Officer", "Lead Director", "Responsible Officer"),
    "author": ("Report Author", "Author", "Report prepared by"),
    "contact_text": ("Contact Details", "Contact Officer", "Contact for further information"),
    "cabinet_member": ("Cabinet Member", "Portfolio Holder", "Executive Member"),
    "division": ("Ward(s) affected", "Division and Local Member", "Electoral division(s)"),
}
VALUES = {
    "lead_officer": ("Ada Calder, Director of Place", "Hugh Mellor, Executive Director for Rivers and Harbours"),
    "author": ("Peter Varley", "Maureen Tolley, Head of Fords"),
    "contact_text": ("01632 960123", "maureen.tolley@example.org 01632 960456"),
    "cabinet_member": ("Councillor Jo Dacre", "Councillor R Ogden, Cabinet Member for Harbours"),
    "division": ("All", "Millbank and Quarry Hill", "Countywide"),
}
TITLES = [t for t in words.TITLES if len(t) > 25 and "Minutes" not in t]
SECTION_TITLES = ("Summary", "Background", "The present position", "Options considered", "Financial implications",
                  "What happens next", "Legal implications", "Consultation", "Conclusion")


@dataclass(frozen=True)
class ReportSpec:
    sheet: specs.Sheet
    head: str
    labels: tuple[tuple[str, str, str], ...]     # field, label, value
    title: str
    to: bool                                     # "Report to" above the other labels
    sections: str
    head_style: str
    titles: tuple[str, ...]
    paragraphs: tuple[tuple[str, ...], ...]
    points: tuple[tuple[str, ...], ...]
    list_mark: str
    sub_head: bool
    page_foot: bool
    running_head: bool
    council_above: bool
    framed: bool                                 # numbers and paragraphs in ruled columns, as some templates have


def report(rng: Random) -> ReportSpec:
    titles = specs.some(rng, SECTION_TITLES, 3, 6)
    fields = specs.some(rng, tuple(LABELS), 2, 5)
    return ReportSpec(
        sheet=specs.sheet(rng), head=rng.choice(HEADS), title=rng.choice(TITLES),
        labels=tuple((f, rng.choice(LABELS[f]), rng.choice(VALUES[f])) for f in fields), to=rng.choice((False, True)),
        sections=rng.choice(SECTIONS), head_style=rng.choice(HEAD_STYLES), titles=titles,
        paragraphs=tuple(tuple(" ".join(specs.some(rng, words.SENTENCES, 1, 4)) for _ in range(rng.randint(1, 4)))
                         for _ in titles),
        points=tuple(specs.some(rng, words.POINTS, 2, 4) if rng.random() < 0.4 else () for _ in titles),
        list_mark=rng.choice(LISTS), sub_head=rng.choice((False, True)), page_foot=rng.choice((False, True)),
        running_head=rng.choice((False, True)), council_above=rng.choice((False, True)), framed=rng.random() < 0.3,
    )


def print_report(spec: ReportSpec) -> tuple[bytes, dict[str, list[Row]]]:
    sheet = spec.sheet
    kind, bold = Type(sheet.face, sheet.size), Type(sheet.face, sheet.size, bold=True)

    dress = dressed("Rivers Committee - 3 February 2025", sheet, head=spec.running_head, foot=spec.page_foot)

    def build(press: Press) -> None:
        told = {field: value for field, _, value in spec.labels} if spec.head != "none" else {}
        with press.document("report", role="report", title=spec.title, dress=dress, **told):
            if spec.council_above:
                press.paragraph("Example Borough Council", kind=bold, after=4)
            press.paragraph(spec.title, kind=Type(sheet.face, sheet.size + 4, bold=True), after=12)
            if spec.head != "none":
                head_block(press, spec, kind, bold)
            press.space(14)
            Writer(press, spec, kind, bold).body()

    data, truth = print_pack(build, label=lambda page: page if spec.page_foot else None, stamp="", kind=kind,
                             margins=Margins(sheet.left, 56, 64, sheet.bottom))
    return data, truth


def head_block(press: Press, spec: ReportSpec, kind: Type, bold: Type) -> None:
    rows = [("Report to", "Rivers Committee")] if spec.to else []
    rows += [(label, value) for _, label, value in spec.labels]
    for label, value in rows:
        top = press.y
        if spec.head == "inline":
            press.paragraph(f"<b>{label}:</b> {value}", after=4)
        else:
            shown = label if spec.head in ("bold column", "ruled") else f"{label}:"
            press.paragraph(value, x=press.left + 190, number=shown, number_kind=bold, number_x=press.left + 4,
                            width=press.right - press.left - 200, after=5)
        if spec.head == "ruled":
            box(press, top - 3, press.y - 3)


def box(press: Press, top: float, bottom: float) -> None:
    for x in (press.left, press.left + 184, press.right):
        press.canvas.line(x, press.height - top, x, press.height - bottom)
    for y in (top, bottom):
        press.canvas.line(press.left, press.height - y, press.right, press.height - y)


class Writer:
    """Sets the sections and writes down each paragraph as it will be asked for."""

    def __init__(self, press: Press, spec: ReportSpec, kind: Type, bold: Type) -> None:
        self.press, self.spec, self.kind, self.bold = press, spec, kind, bold
        self.text_x = press.left + (40 if spec.sections != "plain" else 0)
        self.running = 0
        self.is_framed = spec.framed and spec.sections.endswith("1.1")

    def body(self) -> None:
        for n, title in enumerate(self.spec.titles, 1):
            number = {"1. 1.1": f"{n}.", "1.0 1.1": f"{n}.0", "1 1.1": f"{n}"}.get(self.spec.sections)
            shown = title.upper() if self.spec.head_style == "capitals" else title
            size = self.spec.sheet.size + (2 if self.spec.head_style == "large" else 0)
            face = Type(self.spec.sheet.face, size, bold=True)
            self.press.ensure(90)
            top = self.press.y
            self.press.paragraph(shown, kind=face, x=self.text_x if number else None, number=number, number_kind=face,
                                 after=8)
            self.frame(top)
            self.section(n, number, shown)
            self.press.space(6)

    def section(self, n: int, number: str | None, title: str) -> None:
        for k, text in enumerate(self.spec.paragraphs[n - 1], 1):
            if self.spec.sub_head and k == 2 and number and not self.is_framed:
                self.press.ensure(60)
                self.press.paragraph("<b>What was asked</b>", x=self.text_x, after=6)
            self.running += 1
            own = {"running": f"{self.running}.", "plain": None}.get(self.spec.sections, f"{n}.{k}")
            self.paragraph(text, own, number, title, x=self.text_x)
            if k == 1 and self.spec.list_mark != "none" and not self.is_framed:
                for p, point in enumerate(self.spec.points[n - 1]):
                    mark = {"•": "•", "(a)": f"({'abcde'[p]})", "(i)": f"({('i', 'ii', 'iii', 'iv')[p]})"}
                    self.paragraph(point, mark[self.spec.list_mark], number, title, x=self.text_x + 28, after=4)
                self.press.space(4)

    def paragraph(self, text: str, own: str | None, number: str | None, title: str, *, x: float,
                  after: float = 8) -> None:
        hang = 40 if x == self.text_x else 22
        if self.is_framed:
            self.press.ensure(len(lines_of(text, self.press.right - x, self.kind)) * self.kind.line_height)
        top = self.press.y
        first, _ = self.press.paragraph(text, x=x, number=own, number_x=x - hang, after=after,
                                        keep=99 if self.is_framed else 2, align=self.spec.sheet.align)
        self.frame(top)
        self.press.record("report_paragraphs", section_number=number, section_title=title,
                          paragraph_number=None if own == "•" else own, text=text, page_number=first)

    def frame(self, top: float) -> None:
        """Rules round what was set since `top`, and between its number and its text."""
        if not self.is_framed:
            return
        press, low, high = self.press, top - 3, self.press.y - 4
        for x in (press.left - 4, self.text_x - 5, press.right + 3):
            press.canvas.line(x, press.height - low, x, press.height - high)
        for y in (low, high):
            press.canvas.line(press.left - 4, press.height - y, press.right + 3, press.height - y)
