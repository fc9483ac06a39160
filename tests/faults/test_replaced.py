"""What becomes of packs that a later issue replaced: kept or not, freed, forgotten, their bytes gone."""

from dataclasses import replace

import pytest

from extractor import bulk
from extractor.archive.compact import compact
from extractor.archive.opened import opened
from extractor.archive.publish import forgetting
from extractor.errors import PackError
from tests.faults import quick_extractor
from tests.faults.kit import BODY, faults, inline, make_pack, options, rows, texts

MINUTES = "Ayshire|Cabinet|2023-01-02|minutes"


def run(packs, out, **changes):
    after = changes.pop("after", None)
    result = bulk.ingest([str(packs)], out, options(**changes), engine=inline, after=after)
    assert faults(out) == []
    return result


def issue(packs, name, text, head=MINUTES):
    return make_pack(packs, name, text, BODY, head=head)


def forget(out, name):
    with opened(out) as archive:
        [entry] = archive.journal.packs_like(name)
        archive.carry_out(forgetting(archive.layout, archive.journal, entry, archive.staging_folder("forget")))
    assert faults(out) == []


def current(out):
    return {r["file_name"] for r in rows(out, "packs") if r["superseded_by"] is None}


@pytest.mark.parametrize("compacted", [False, True])
def test_rows_that_were_kept_go_when_they_are_wanted_no_more(packs, out, compacted):
    issue(packs, "draft.pdf", "draft")
    issue(packs, "final.pdf", "final")
    run(packs, out, keep_superseded=True, after=compact if compacted else None)
    assert texts(out) == {"draft", "final"}
    run(packs, out, keep_superseded=False)
    assert texts(out) == {"final"}
    assert len(rows(out, "packs")) == 2


def test_rows_that_went_come_back_when_all_are_to_be_kept(packs, out):
    issue(packs, "draft.pdf", "draft")
    issue(packs, "final.pdf", "final")
    run(packs, out)
    again = run(packs, out, keep_superseded=True)
    assert [p.file_name for p in again.finished] == ["draft.pdf"]
    assert texts(out) == {"draft", "final"}
    assert current(out) == {"final.pdf"}
    assert not run(packs, out, keep_superseded=True).finished


def test_the_output_remembers_whether_replaced_packs_are_kept(packs, out):
    issue(packs, "draft.pdf", "draft")
    run(packs, out, keep_superseded=True)
    issue(packs, "final.pdf", "final")
    run(packs, out)
    bulk.retry(out, ("ok",), options(), engine=inline)
    assert texts(out) == {"draft", "final"}
    assert faults(out) == []


def test_a_council_that_meets_as_itself_has_its_re_issues_replaced_too(packs, out):
    parish = "Little Snoring||2023-01-02|minutes"
    issue(packs, "draft.pdf", "draft", parish)
    issue(packs, "final.pdf", "final", parish)
    make_pack(packs, "other.pdf", "another paper of the same day that repeats next to nothing of it", head=parish)
    run(packs, out)
    assert current(out) == {"final.pdf", "other.pdf"}


def test_an_unknown_council_replaces_nothing(packs, out):
    issue(packs, "draft.pdf", "draft", "||2023-01-02|minutes")
    issue(packs, "final.pdf", "final", "||2023-01-02|minutes")
    run(packs, out)
    assert current(out) == {"draft.pdf", "final.pdf"}


def test_forgetting_an_issue_whose_forerunner_is_nowhere_leaves_nothing_unfinished(packs, out):
    issue(packs, "a.pdf", "first")
    run(packs, out)
    issue(packs, "a.pdf", "second")
    run(packs, out)
    [latest] = [r["pack_id"] for r in rows(out, "packs") if r["superseded_by"] is None]
    forget(out, latest)
    assert rows(out, "packs") == []
    assert not bulk.retry(out, ("planned",), options(), engine=inline).packs
    assert [p.file_name for p in run(packs, out).finished] == ["a.pdf"]
    assert texts(out) == {"second"}


def test_forgetting_a_middle_issue_hands_its_forerunner_to_the_last(packs, out):
    for text in ("first", "second", "third"):
        issue(packs, "a.pdf", text)
        run(packs, out, keep_superseded=True)
    by_text = {r["text"]: r["pack_id"] for r in rows(out, "pages")}
    forget(out, by_text["second"])
    assert {r["pack_id"]: r["superseded_by"] for r in rows(out, "packs")} == {
        by_text["first"]: by_text["third"], by_text["third"]: None,
    }
    assert texts(out) == {"first", "third"}


def test_an_issue_that_fails_later_frees_only_what_can_be_read_again(packs, out, monkeypatch):
    issue(packs, "a.pdf", "first")
    issue(packs, "draft.pdf", "draft", "Ayshire|Planning|2023-01-02|minutes")
    run(packs, out)
    issue(packs, "a.pdf", "second")
    issue(packs, "final.pdf", "final", "Ayshire|Planning|2023-01-02|minutes")
    run(packs, out)

    def refuse(path, **_):
        raise PackError(path, "refused")
    monkeypatch.setattr(quick_extractor, "extract_pack", refuse)
    paths = [str(packs / "a.pdf"), str(packs / "final.pdf")]
    bulk.ingest(paths, out, options(force=True), engine=inline)
    with opened(out) as archive:
        assert [p.file_name for p in archive.journal.packs(("planned", "running"))] == ["draft.pdf"]
    assert faults(out) == []


@pytest.mark.parametrize("compacted", [False, True])
def test_a_published_pack_whose_bytes_go_while_it_is_read_again_stands_as_published(packs, out, compacted):
    make_pack(packs, "other.pdf", "other")
    path = make_pack(packs, "a.pdf", "first", head="Ayshire|Planning|2024-03-05|other")
    run(packs, out, after=compact if compacted else None)

    def changing(tasks, **how):
        given = list(tasks)
        if path.read_text().endswith("first"):
            make_pack(packs, "a.pdf", "second")
        yield from inline(given, **how)
    bulk.ingest([str(packs)], out, options(force=True), engine=changing)
    with opened(out) as archive:
        assert not archive.journal.packs(("planned", "running"))
        assert {p.state for p in archive.journal.packs()} == {"ok"}
    assert texts(out) == {"other", "second"}
    assert current(out) == {"other.pdf", "a.pdf"} and len(rows(out, "packs")) == 3
    assert faults(out) == []


def test_a_planned_pack_whose_bytes_have_gone_is_no_unfinished_work(packs, out):
    path = make_pack(packs, "a.pdf", "first")
    run(packs, out)
    with opened(out) as archive, archive.journal.change():      # as after a kill in the middle of --force
        [entry] = archive.journal.packs()
        archive.journal.put_pack(replace(entry, state="running"))
    path.unlink()
    bulk.retry(out, ("planned", "running"), options(), engine=inline)
    with opened(out) as archive:
        assert {p.state for p in archive.journal.packs()} == {"ok", "failed"}
    assert texts(out) == {"first"}
    assert faults(out) == []
