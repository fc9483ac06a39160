"""What comes back from the shelf is what went in; what every stage makes of it is the same whatever is in memory."""

from dataclasses import fields
from pathlib import Path

import pytest

from extractor import pipeline
from extractor.document import Cell, Grid, Leaf, Line, Page, shelf
from extractor.document.keeping import keep_grids, keep_leaves, keep_pages, whole
from extractor.document.shelf import Window
from extractor.pipeline import extract, extract_pack
from extractor.stages.read import read

SAMPLES = sorted((Path(__file__).parents[3] / "samples").glob("*.pdf"))
SHARED = sorted((Path(__file__).parents[4] / "shared" / "packs").glob("*.pdf")) or [
    pytest.param(Path("shared"), marks=pytest.mark.skip(reason="there is no ../shared/packs beside this project"))]
TINY = Window(long_pages=0, first_pages=0, pages=3, values=4, block=2)


@pytest.fixture
def tiny(monkeypatch):
    monkeypatch.setattr(shelf, "WINDOW", TINY)


def same(value, other, kind):
    return all(same_value(getattr(value, f.name), getattr(other, f.name)) for f in fields(kind))


def same_value(a, b):
    if isinstance(a, tuple) and a and isinstance(a[0], Line | Cell):
        kind = Line if isinstance(a[0], Line) else Cell
        return len(a) == len(b) and all(same(x, y, kind) for x, y in zip(a, b, strict=True))
    return a == b and type(a) is type(b)


@pytest.mark.parametrize("path", [SAMPLES[0], SAMPLES[1]], ids=lambda path: path.stem)
def test_pages_leaves_and_tables_come_back_as_they_went(path, monkeypatch):
    monkeypatch.setattr(shelf, "WINDOW", Window.unlimited())
    found = extract(str(path), use_ocr=False)
    monkeypatch.setattr(shelf, "WINDOW", TINY)
    pages, leaves, grids = found.pack.pages, found.leaves, found.grids
    kept = tuple(map(keep_pages(len(pages)), pages))
    kept_leaves = tuple(map(keep_leaves(kept), leaves))
    kept_grids = tuple(map(keep_grids(len(pages)), grids))
    assert type(kept[0]) is not Page
    for _ in range(2):                       # the second time most come from the file
        assert all(same(a, b, Page) for a, b in zip(pages, kept, strict=True))
        assert all(same(a, b, Leaf) for a, b in zip(leaves, kept_leaves, strict=True))
        assert all(same(a, b, Grid) for a, b in zip(grids, kept_grids, strict=True))
    assert [(p.word_count, p.texts) for p in kept] == [(len(p.words), tuple(w.text for w in p.words)) for p in pages]
    assert whole(kept[1]) == pages[1]
    assert same(kept_leaves[1].labelled("7"), leaves[1].labelled("7"), Leaf)


def test_a_word_of_a_page_made_again_is_the_word_of_its_line(tiny):
    pack = read(str(SAMPLES[0]))
    assert type(pack.pages[0]) is not Page
    found = extract(str(SAMPLES[0]), use_ocr=False)
    for page, leaf in zip(found.pack.pages, found.leaves, strict=True):
        assert all(line.words == tuple(page.words[i] for i in line.word_ids) for line in leaf.lines)


@pytest.mark.parametrize("path", [*SAMPLES, *SHARED], ids=lambda path: path.stem)
def test_rows_do_not_depend_on_what_is_in_memory(path, monkeypatch):
    rows = []
    for window in (Window.unlimited(), TINY):
        monkeypatch.setattr(shelf, "WINDOW", window)
        found = extract_pack(str(path), use_ocr=False)
        rows.append({name: [dict(row) for row in part] for name, part in found.rows.items()})
    assert rows[0] == rows[1]


def test_rows_of_a_long_pack_are_on_a_shelf(tiny):
    found = pipeline.extract_pack(str(SAMPLES[1]), use_ocr=False)
    assert isinstance(found.rows["pages"], shelf.Shelf)
    assert isinstance(found.rows["mentions"], shelf.Shelf)


def test_a_table_from_the_shelf_takes_other_cells(tiny):
    found = next(found for path in SAMPLES if (found := extract(str(path), use_ocr=False)).grids)
    kept = found.grids[0]
    assert type(kept) is not Grid
    other = kept.with_cells(kept.cells[:1])
    assert (other.cells, other.areas, other.title) == (kept.cells[:1], kept.areas, kept.title)
