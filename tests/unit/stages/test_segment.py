"""The samples' packs, whole and stripped of outline, Info texts and tags, come apart the same way; no word is lost."""

from pathlib import Path

import pytest

from extractor.document import Pack, Page, Provenance
from extractor.stages.arrange import arrange
from extractor.stages.read import read
from extractor.stages.segment import segment
from tests.strip import stripped
from tests.unit.kit import leaf_of

SAMPLES = sorted((Path(__file__).parent.parent.parent.parent / "samples").glob("*.pdf"))


def segmented(path: Path):
    pack = read(str(path))
    leaves = arrange(pack)
    return pack, leaves, segment(pack, leaves, ())


@pytest.fixture(scope="module")
def plain():
    return {path.stem: segmented(path) for path in SAMPLES}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_items_and_papers_do_not_hang_on_metadata(path, plain, tmp_path):
    bare = tmp_path / "bare.pdf"
    bare.write_bytes(stripped(path))
    _, _, before = plain[path.stem]
    pack, _, after = segmented(bare)
    assert not pack.outline and not pack.info and not pack.is_tagged
    assert [(i.number, i.title, i.page_number, i.last_page_number) for i in after.items] == [
        (i.number, i.title, i.page_number, i.last_page_number) for i in before.items]
    assert [(d.item_number, d.page_number, d.last_page_number) for d in after.documents] == [
        (d.item_number, d.page_number, d.last_page_number) for d in before.documents]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_every_word_of_papers_is_placed_once(path, plain):
    pack, leaves, found = plain[path.stem]
    placed = [w for p in found.paragraphs for w in p.word_ids] + [w for h in found.headings for w in h.word_ids]
    minutes = {n for d in found.documents if d.kind == "minutes" for n in range(d.page_number, d.last_page_number + 1)}
    body = {(leaf.page_number, i) for leaf in leaves if leaf.page_number not in minutes
            for line in leaf.lines if line.is_body for i in line.word_ids}
    assert len(placed) == len(set(placed))
    assert set(placed) == body
    assert len(found.page_roles) == len(pack.pages)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_documents_cover_the_pack(path, plain):
    pack, _, found = plain[path.stem]
    covered = [n for d in found.documents for n in range(d.page_number, d.last_page_number + 1)]
    assert covered == list(range(1, len(pack.pages) + 1))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_every_word_is_in_one_line(path, plain):
    pack, leaves, _ = plain[path.stem]
    for leaf in leaves:
        ids = sorted(i for line in leaf.lines for i in line.word_ids)
        assert ids == list(range(len(pack.page(leaf.page_number).words)))


def test_the_day_and_body_of_a_plan_are_not_those_of_its_first_decision():
    leaf = leaf_of([
        ("WENDLE DISTRICT COUNCIL", 200, 60, "bold"), ("Forward Plan of Key Decisions", 200, 80, "bold"),
        ("Title: Harbour crane", 60, 130), ("Decision maker: Cabinet", 60, 150),
        ("Decision due: 18 June 2026", 60, 170), ("Contact officer: Ann Hale", 60, 190),
    ])
    pack = Pack("0" * 64, "plan.pdf", "plan.pdf", Provenance("file:plan.pdf"), (Page(1, 595, 842),))
    front = segment(pack, (leaf,), ()).front
    assert (front.kind, front.committee, front.meeting_date) == ("forward_plan", None, None)


def test_a_blank_first_page_is_of_the_paper_that_follows():
    told = [("Orme Quay Panel", 60, 60, "bold"), ("Present: Cllr A Oak (Chairman), Cllr C Ash", 60, 120),
            ("Apologies were received from Cllr B Elm.", 60, 160), ("RESOLVED that the lamps be lit.", 60, 200)]
    blank, leaf = leaf_of([], page=1), leaf_of(told, page=2)
    pack = Pack("0" * 64, "a.pdf", "a.pdf", Provenance("made"), (Page(1, 595.0, 842.0), Page(2, 595.0, 842.0)))
    found = segment(pack, (blank, leaf), ())
    assert found.front.kind == "minutes"
    assert [(d.kind, d.page_number, d.last_page_number) for d in found.documents] == [("minutes", 1, 2)]
