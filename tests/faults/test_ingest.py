"""What a run leaves behind: every pack once, whatever was given twice, again, late or broken."""

import os
import shutil

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest

from extractor import bulk, query
from extractor.archive.compact import compact
from extractor.archive.opened import opened
from extractor.errors import EXIT_NOTHING, EXIT_OK, EXIT_PARTIAL
from extractor.schema import SCHEMA_VERSION
from tests.faults.kit import BODY, faults, inline, make_pack, options, rows, states, texts, tree

MINUTES = "Ayshire|Cabinet|2023-01-02|minutes"


def run(packs, out, **changes):
    after = changes.pop("after", None)
    result = bulk.ingest([str(packs)], out, options(**changes), engine=inline, after=after)
    assert faults(out) == []
    return result


def test_workers_make_the_same_bytes_as_one_worker_and_as_none(packs, tmp_path):
    for n in range(5):
        make_pack(packs, f"p{n}.pdf", *[f"item {n} page {k}" for k in range(n + 1)])
    make_pack(packs, "old.pdf", "first issue", BODY, head=MINUTES)
    make_pack(packs, "older.pdf", "second issue", BODY, head=MINUTES)
    trees = []
    for name, workers, engine in (("a", 1, bulk.local.run), ("b", 2, bulk.local.run), ("c", 1, inline)):
        result = bulk.ingest([str(packs)], tmp_path / name, options(workers=workers), engine=engine)
        assert result.exit_code == EXIT_OK
        trees.append(tree(tmp_path / name))
    assert trees[0] == trees[1] == trees[2]
    assert any(p.startswith("agenda_items/authority=ayshire/year=2024/") for p in trees[0])


def test_a_second_run_has_nothing_to_do_and_force_changes_no_byte(packs, out):
    make_pack(packs, "a.pdf")
    run(packs, out)
    before = tree(out)
    again = run(packs, out)
    assert (len(again.finished), len(again.before)) == (0, 1)
    forced = run(packs, out, force=True)
    assert len(forced.finished) == 1
    assert tree(out) == before


def test_only_what_is_new_or_changed_is_done(packs, out):
    make_pack(packs, "a.pdf")
    make_pack(packs, "b.pdf")
    run(packs, out)
    make_pack(packs, "b.pdf", "item changed")
    make_pack(packs, "c.pdf")
    assert {p.file_name for p in run(packs, out).finished} == {"b.pdf", "c.pdf"}


def test_another_version_or_council_is_a_reason_to_do_it_again(packs, out):
    make_pack(packs, "a.pdf", head="|||")
    run(packs, out)
    assert len(run(packs, out, authority="Bexhill").finished) == 1
    assert [p.parts[-3] for p in out.glob("packs/*/*/*.parquet")] == ["authority=bexhill"]


@pytest.mark.parametrize("compacted", [False, True])
def test_no_plain_reader_sees_a_row_twice_after_a_re_ingest(packs, out, compacted):
    for n in range(3):
        make_pack(packs, f"p{n}.pdf", f"item {n}", "two")
    run(packs, out, after=compact if compacted else None)
    make_pack(packs, "p1.pdf", "item anew", "two", "three")
    run(packs, out, force=True)
    folder = out / "pages"
    assert len(pd.read_parquet(folder)) == 7
    assert pl.scan_parquet(folder / "**/*.parquet", hive_partitioning=True).select(pl.len()).collect().item() == 7
    glob = f"{folder}/**/*.parquet"
    assert duckdb.connect().execute("SELECT count(*) FROM read_parquet(?)", [glob]).fetchall() == [(7,)]
    assert query.open_dataset("pages", out).count_rows() == 7


def test_a_pack_with_fewer_datasets_than_before_leaves_none_of_the_old_rows(packs, out):
    make_pack(packs, "a.pdf", "item one")
    run(packs, out)
    assert rows(out, "agenda_items")
    make_pack(packs, "a.pdf", "nothing to discuss")
    run(packs, out)
    assert rows(out, "agenda_items") == []
    assert not (out / "agenda_items").exists()


def test_a_pack_that_moves_to_another_council_is_nowhere_twice(packs, out):
    make_pack(packs, "a.pdf", head="Ayshire|Planning|2024-03-05|other")
    run(packs, out)
    make_pack(packs, "a.pdf", head="Bexhill|Planning|2023-03-05|other")
    run(packs, out)
    current = [r for r in rows(out, "packs") if r["superseded_by"] is None]
    assert [(r["authority"], r["year"]) for r in current] == [("bexhill", 2023)]
    assert {r["authority"] for r in rows(out, "pages")} == {"bexhill"}


def test_every_file_explains_itself_and_has_no_partition_key_inside(packs, out):
    make_pack(packs, "a.pdf")
    run(packs, out)
    for path in out.glob("*/*/*/*.parquet"):
        schema = pq.read_schema(path)
        assert schema.metadata[b"agendapack.schema_version"] == SCHEMA_VERSION.encode()
        assert all(field.metadata[b"description"] for field in schema)
        assert not {"authority", "year"} & set(schema.names)
        assert pq.ParquetFile(path).metadata.row_group(0).column(0).compression == "ZSTD"


def test_the_same_bytes_under_two_names_are_one_pack_with_both_sources(packs, out):
    make_pack(packs, "a.pdf", "item same")
    shutil.copy(packs / "a.pdf", packs / "b.pdf")
    run(packs, out)
    [row] = rows(out, "packs")
    assert [uri.rpartition("/")[2] for uri in row["source_uris"]] == ["a.pdf", "b.pdf"]
    shutil.copy(packs / "a.pdf", packs / "c.pdf")
    assert not run(packs, out).finished
    [row] = rows(out, "packs")
    assert [uri.rpartition("/")[2] for uri in row["source_uris"]] == ["a.pdf", "b.pdf", "c.pdf"]


@pytest.mark.parametrize("compacted", [False, True])
def test_a_re_issue_replaces_the_earlier_one_and_says_so(packs, out, compacted):
    make_pack(packs, "draft.pdf", "item draft", BODY, head=MINUTES)
    make_pack(packs, "other.pdf", "item other", head="Ayshire|Cabinet|2023-02-02|minutes")
    run(packs, out, after=compact if compacted else None)
    make_pack(packs, "final.pdf", "item final", BODY, head=MINUTES)
    result = run(packs, out)
    by_name = {r["file_name"]: r for r in rows(out, "packs")}
    assert by_name["draft.pdf"]["superseded_by"] == by_name["final.pdf"]["pack_id"]
    assert by_name["final.pdf"]["superseded_by"] is by_name["other.pdf"]["superseded_by"] is None
    assert texts(out) == {"item final", "item other"}
    assert states(result)["draft.pdf"] == "ok"


def test_keep_superseded_keeps_the_rows_of_both(packs, out):
    make_pack(packs, "draft.pdf", "item draft", BODY, head=MINUTES)
    make_pack(packs, "final.pdf", "item final", BODY, head=MINUTES)
    run(packs, out, keep_superseded=True)
    assert texts(out) == {"item draft", "item final"}
    assert sum(r["superseded_by"] is not None for r in rows(out, "packs")) == 1


@pytest.mark.parametrize("kind", ["agenda_supplement", "report", "other"])
def test_what_a_meeting_has_many_of_replaces_nothing(packs, out, kind):
    make_pack(packs, "one.pdf", "first", head=f"Ayshire|Cabinet|2023-01-02|{kind}")
    make_pack(packs, "two.pdf", "second", head=f"Ayshire|Cabinet|2023-01-02|{kind}")
    run(packs, out)
    assert texts(out) == {"first", "second"}


def test_another_paper_of_the_same_meeting_and_kind_replaces_nothing(packs, out):
    agenda = "Ayshire|Council|2023-01-02|agenda_pack"
    make_pack(packs, "agenda.pdf", "item budget", BODY, head=agenda)
    make_pack(packs, "questions.pdf", "questions that members of the public put at the meeting", head=agenda)
    run(packs, out)
    assert all(r["superseded_by"] is None for r in rows(out, "packs"))
    assert len(rows(out, "pages")) == 3


def test_a_file_with_new_bytes_replaces_the_old_ones_and_a_return_replaces_back(packs, out):
    make_pack(packs, "a.pdf", "first")
    first = (packs / "a.pdf").read_bytes()
    run(packs, out)
    make_pack(packs, "a.pdf", "second")
    run(packs, out)
    assert [r["text"] for r in rows(out, "pages")] == ["second"]
    (packs / "a.pdf").write_bytes(first)
    run(packs, out)
    assert [r["text"] for r in rows(out, "pages")] == ["first"]
    assert sum(r["superseded_by"] is None for r in rows(out, "packs")) == 1


def test_a_broken_download_does_not_replace_the_good_one(packs, out):
    make_pack(packs, "a.pdf", "good")
    run(packs, out)
    (packs / "a.pdf").write_text("<html>404</html>")
    assert run(packs, out).exit_code == EXIT_NOTHING
    assert [r["text"] for r in rows(out, "pages")] == ["good"]
    assert sorted(r["status"] for r in rows(out, "packs")) == ["failed", "ok"]


def test_order_of_arrival_does_not_decide_which_issue_is_the_later_one(packs, tmp_path):
    for n in range(3):
        make_pack(packs, f"issue{n}.pdf", f"issue {n}", BODY, head=MINUTES)

    def backwards(tasks, **how):
        yield from inline(reversed(list(tasks)), **how)
    bulk.ingest([str(packs)], tmp_path / "a", options(), engine=inline)
    bulk.ingest([str(packs)], tmp_path / "b", options(), engine=backwards)
    assert tree(tmp_path / "a") == tree(tmp_path / "b")
    assert texts(tmp_path / "b") == {"issue 2"}
    assert faults(tmp_path / "b") == []


def test_bad_files_have_a_row_each_and_cost_their_neighbours_nothing(packs, out):
    make_pack(packs, "good.pdf", "item good")
    (packs / "empty.pdf").touch()
    (packs / "web.pdf").write_text("<html>")
    (packs / "folder.pdf").mkdir()
    make_pack(packs / "folder.pdf", "inner.pdf")
    (packs / "gone.pdf").symlink_to(packs / "nowhere")
    make_pack(packs, "raises.pdf", "!raise")
    make_pack(packs, "täst\n\x1b[31m’.pdf", "item odd name")
    os.mkfifo(packs / "pipe.pdf")
    result = run(packs, out)
    assert result.exit_code == EXIT_PARTIAL
    assert {n for n, s in states(result).items() if s == "ok"} == {"good.pdf", "inner.pdf", "täst\n\x1b[31m’.pdf"}
    failed = {r["file_name"]: r["status_reason"] for r in rows(out, "packs") if r["status"] == "failed"}
    assert set(failed) == {"empty.pdf", "web.pdf", "folder.pdf", "gone.pdf", "raises.pdf", "pipe.pdf"}
    assert "Is a directory" in failed["folder.pdf"] and "No such file" in failed["gone.pdf"]
    assert run(packs, out).exit_code == EXIT_PARTIAL


def test_nothing_that_is_any_use_is_exit_1(packs, out):
    (packs / "empty.pdf").touch()
    assert run(packs, out).exit_code == EXIT_NOTHING
    assert bulk.ingest([], out, options(), engine=inline).exit_code == EXIT_NOTHING


def test_patterns_files_and_folders_name_a_file_once(packs, out):
    make_pack(packs, "a.pdf")
    make_pack(packs, "b [1].pdf")
    result = bulk.ingest([f"{packs}/*.pdf", str(packs), str(packs / "b [1].pdf")], out, options(), engine=inline)
    assert len(result.packs) == 2


def test_a_missing_path_is_a_failed_pack_not_a_crash(out, tmp_path):
    result = bulk.ingest([str(tmp_path / "nowhere.pdf")], out, options(), engine=inline)
    assert states(result) == {"nowhere.pdf": "failed"}


def test_a_file_that_changes_between_plan_and_read_is_read_as_it_is(packs, out):
    make_pack(packs, "a.pdf", "before")

    def changing(tasks, **how):
        for task in tasks:
            if "before" in (packs / "a.pdf").read_text():
                make_pack(packs, "a.pdf", "after")
            yield from inline([task], **how)
    result = bulk.ingest([str(packs)], out, options(), engine=changing)
    assert states(result) == {"a.pdf": "ok"}
    assert [r["text"] for r in rows(out, "pages")] == ["after"]
    assert faults(out) == []


def test_a_file_that_changes_at_every_look_is_read_from_a_copy(packs, out):
    make_pack(packs, "a.pdf", "0")
    turns = iter(range(1, 99))

    def restless(tasks, **how):
        for task in tasks:
            make_pack(packs, "a.pdf", str(next(turns)))
            yield from inline([task], **how)
    result = bulk.ingest([str(packs)], out, options(), engine=restless)
    assert states(result) == {"a.pdf": "ok"}
    [row] = rows(out, "packs")
    assert row["source_uris"] == [(packs / "a.pdf").as_uri()] and row["source_uri"] == row["source_uris"][0]
    assert faults(out) == []


def test_a_file_that_vanishes_between_plan_and_read_is_a_failed_pack(packs, out):
    make_pack(packs, "a.pdf", "there")
    make_pack(packs, "b.pdf", "there too")

    def vanishing(tasks, **how):
        for task in tasks:
            (packs / "a.pdf").unlink(missing_ok=True)
            yield from inline([task], **how)
    result = bulk.ingest([str(packs)], out, options(), engine=vanishing)
    assert states(result) == {"a.pdf": "failed", "b.pdf": "ok"}
    assert faults(out) == []


def test_compaction_on_the_way_leaves_the_bytes_of_compaction_at_the_end(packs, tmp_path, monkeypatch):
    for n in range(7):
        make_pack(packs, f"p{n}.pdf", f"item {n}")
    trees = []
    for name, between in (("end", 1000), ("often", 2)):
        monkeypatch.setattr(bulk, "_PACKS_BETWEEN", between)
        run(packs, tmp_path / name, after=compact)
        trees.append(tree(tmp_path / name))
    assert trees[0] == trees[1] and len([p for p in trees[0] if p.startswith("pages/")]) == 1


def test_forgetting_the_later_issue_lets_the_earlier_one_be_done_again(packs, out):
    from extractor.archive.publish import forgetting

    make_pack(packs, "draft.pdf", "draft", BODY, head=MINUTES)
    make_pack(packs, "final.pdf", "final", BODY, head=MINUTES)
    run(packs, out)
    with opened(out) as archive:
        [entry] = archive.journal.packs_like("final.pdf")
        archive.carry_out(forgetting(archive.layout, archive.journal, entry, archive.staging_folder("forget")))
    (packs / "final.pdf").unlink()
    assert faults(out) == []
    bulk.retry(out, ("planned",), options(), engine=inline)
    assert texts(out) == {"draft"}
    assert [r["superseded_by"] for r in rows(out, "packs")] == [None]


def test_retry_does_failed_packs_again_when_they_can_be_read_now(packs, out):
    make_pack(packs, "a.pdf", "item good")
    (packs / "b.pdf").touch()
    run(packs, out)
    make_pack(packs, "b.pdf", "item mended", head="Bexhill|Planning|2024-03-05|other")
    result = bulk.retry(out, ("failed",), options(), engine=inline)
    assert states(result) == {"b.pdf": "ok"}
    assert texts(out) == {"item good", "item mended"}
    assert faults(out) == []
