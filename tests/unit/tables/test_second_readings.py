"""The tag tree and the other engines: taken where they read better, and nowhere else."""

from dataclasses import replace
from pathlib import Path

import pytest

from extractor.document import Page, TagCell
from extractor.tables.finding import drafts_of, scored, with_tags
from extractor.tables.lattice import lattice_of
from extractor.tables.opinions import Opinions
from extractor.tables.placing import place
from extractor.tables.scene import make_scene
from extractor.tables.strokes import Stroke, Strokes
from extractor.tables.tags import tagged
from tests.unit.tables.printing import Print, leaf_of

ROWS = [["Service", "Calls", "Visits"], ["Roads", "12", "3"], ["Parks and open spaces", "7", "9"], ["Waste", "40", "8"]]


def _tagged_page(*, swap: bool = False, stray: bool = False) -> Page:
    """Three columns without a rule, far enough apart to be seen; each cell has a mark of its own."""
    page = Print().prose(70, 60, 3)
    cells = []
    for r, row in enumerate(ROWS):
        for c, (x, text) in enumerate(zip((70, 250, 330), row, strict=True)):
            page.text(x, 140 + 14 * r, text, mcid=10 * r + c)
            column = 2 - c if swap and r == 2 else c
            cells.append(TagCell(0, r, column, 1, 1, r == 0, frozenset({10 * r + c})))
    if stray:
        page.text(200, 154, "stray")
    return replace(page.page(), tag_cells=tuple(sorted(cells, key=lambda c: (c.row, c.column))))


def test_a_sound_tag_table_is_read_with_its_header() -> None:
    page = _tagged_page()
    (draft,) = tagged(make_scene(page, leaf_of(page)))
    texts = [" ".join(s.word.text for s in words) for words in draft.words]
    assert texts == [text for row in ROWS for text in row]
    assert (draft.method, draft.header_rows) == ("tags", 1)


@pytest.mark.parametrize(
    "fault", [{"swap": True}, {"stray": True}], ids=["columns crossed", "a word outside its cells"]
)
def test_tags_that_contradict_the_page_are_not_believed(fault: dict[str, bool]) -> None:
    page = _tagged_page(**fault)
    assert tagged(make_scene(page, leaf_of(page))) == []


def test_agreeing_tags_leave_the_confidence_and_differing_ones_lower_it() -> None:
    page = _tagged_page()
    scene = make_scene(page, leaf_of(page))
    ours = scored(tagged(scene)[0])
    assert with_tags(scene, [ours])[0].score == ours.score
    fewer = [c for c in page.tag_cells if c.row < 3]
    marks = [c.mcids | {30 + c.column} if c.row == 2 else c.mcids for c in fewer]
    merged = replace(page, tag_cells=tuple(c._replace(mcids=m) for c, m in zip(fewer, marks, strict=True)))
    assert with_tags(make_scene(merged, leaf_of(merged)), [ours])[0].score < ours.score


def _write_pdf(path: Path, page: Print) -> None:
    """A PDF of the page's words and rules, by hand: one page, one base font."""
    ops = []
    for r in page.rules:
        y = page.height - (r.top + r.bottom) / 2
        x = (r.x0 + r.x1) / 2
        line = (r.x0, y, r.x1, y) if r.is_horizontal else (x, page.height - r.bottom, x, page.height - r.top)
        ops.append("{:.2f} {:.2f} m {:.2f} {:.2f} l S".format(*line))
    for w in page.words:
        ops.append(f"BT /F1 {w.size} Tf {w.x0:.2f} {page.height - w.bottom + 0.25 * w.size:.2f} Td ({w.text}) Tj ET")
    stream = "\n".join(ops).encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % p for p in places)
    out += b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start
    path.write_bytes(out)


def _ruled() -> Print:
    page = Print()
    for y in (100, 120, 140, 160, 180):
        page.across(y, 60, 420)
    for x in (60, 240, 320, 420):
        page.down(x, 100, 180)
    for r, row in enumerate(ROWS):
        page.row(104 + 20 * r, list(zip((65, 245, 325), row, strict=True)))
    return page


@pytest.mark.parametrize("score", [0.8, 0.5], ids=["pdfplumber", "pdfplumber and camelot"])
def test_the_engines_see_the_drawn_grid_where_our_draft_is_weak(tmp_path: Path, score: float) -> None:
    print_ = _ruled()
    path = tmp_path / "ruled.pdf"
    _write_pdf(path, print_)
    page = print_.page()
    scene = make_scene(page, leaf_of(page))
    coarse = lattice_of(
        Strokes((Stroke(100, 60, 420), Stroke(180, 60, 420)), (Stroke(60, 100, 180), Stroke(420, 100, 180)))
    )
    assert coarse is not None
    weak = replace(place(scene, coarse.column_edges, coarse.row_edges, coarse.slots, "lattice"), score=score)
    found = Opinions(str(path)).about(weak)
    methods = {d.method for d in found if (d.row_count, d.column_count) == (4, 3)}
    assert methods == ({"pdfplumber"} if score > 0.7 else {"pdfplumber", "camelot"})
    assert max(scored(d).score for d in found) == 1.0


def test_nobody_is_asked_about_a_sound_draft(tmp_path: Path) -> None:
    page = _ruled().page()
    (draft,) = drafts_of(page, leaf_of(page))
    assert Opinions(str(tmp_path / "not there.pdf")).about(draft) == []


def test_a_file_that_cannot_be_opened_again_costs_the_opinion_only(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    page = _ruled().page()
    (draft,) = drafts_of(page, leaf_of(page))
    found = Opinions(str(tmp_path / "gone.pdf")).about(replace(draft, score=0.5))
    assert {d.method for d in found} == {"pdfplumber"}        # camelot opens the file; pdfplumber is given what we read
    assert "no second opinion" in caplog.text
