"""Readers at work while packs come and go: whole packs, every row once, no waiting."""

import threading
import time

import pandas as pd
import pytest

from extractor import bulk, query
from extractor.archive.compact import compact
from extractor.archive.opened import opened
from extractor.errors import OutputBusy
from tests.faults.kit import faults, inline, make_pack, options


def unhurried(tasks, **how):
    """Packs take time to read; commits do not follow each other without a pause."""
    for done in inline(tasks, **how):
        time.sleep(0.15)
        yield done


def test_views_show_whole_packs_only_while_packs_come_change_and_are_compacted(packs, out):
    for n in range(6):
        make_pack(packs, f"p{n}.pdf", *[f"item {k}" for k in range(3)])
    bulk.ingest([str(packs)], out, options(), engine=inline)
    stop, seen, errors = threading.Event(), [], []
    sql = """
        SELECT count(*) FILTER (pages <> 3 OR items <> 3) AS half, count(*) AS n FROM (
          SELECT p.pack_id, (SELECT count(*) FROM pages x WHERE x.pack_id = p.pack_id) AS pages,
                 (SELECT count(*) FROM agenda_items x WHERE x.pack_id = p.pack_id) AS items
          FROM packs p WHERE superseded_by IS NULL)"""

    def read():
        while not stop.is_set():
            try:
                row = query.run(sql, out).to_pylist()[0]
            except query.QueryError as error:      # a file that went between listing and opening: ask again
                errors.append(str(error))
                continue
            seen.append(row)
    reader = threading.Thread(target=read)
    reader.start()
    try:
        for turn in range(3):
            for n in range(4):
                make_pack(packs, f"new{turn}-{n}.pdf", *[f"item {turn} {n} {k}" for k in range(3)])
            bulk.ingest([str(packs)], out, options(force=turn % 2 == 0), engine=unhurried,
                        after=compact if turn % 3 == 2 else None)
    finally:
        stop.set()
        reader.join()
    assert len(seen) > 2 and max(row["n"] for row in seen) > 6
    assert [row for row in seen if row["half"]] == []
    assert all("No such file" in e or "does not exist" in e or "No files found" in e for e in errors), errors[:3]
    assert faults(out) == []


def test_a_plain_reader_never_sees_a_row_twice(packs, out):
    for n in range(8):
        make_pack(packs, f"p{n}.pdf", "one", "two")
    bulk.ingest([str(packs)], out, options(), engine=inline)
    stop, doubled, reads = threading.Event(), [], []

    def read():
        while not stop.is_set():
            try:
                frame = pd.read_parquet(out / "pages")
            except (OSError, ValueError):          # a file that went between listing and opening
                continue
            reads.append(len(frame))
            doubled.extend(frame[frame.duplicated(["pack_id", "page_number"])].values.tolist())
    reader = threading.Thread(target=read)
    reader.start()
    try:
        for turn in range(6):
            make_pack(packs, "mover.pdf", f"turn {turn}", head=f"Ayshire|Planning|202{turn}-01-01|other")
            bulk.ingest([str(packs)], out, options(force=True), engine=inline, after=compact if turn % 2 else None)
    finally:
        stop.set()
        reader.join()
    assert doubled == [] and len(reads) > 3


def test_one_writer_at_a_time_and_readers_wait_for_none(packs, out):
    make_pack(packs, "a.pdf")
    bulk.ingest([str(packs)], out, options(), engine=inline)
    with opened(out):
        with pytest.raises(OutputBusy, match="another agendapack run is writing"):
            bulk.ingest([str(packs)], out, options(), engine=inline)
        assert query.run("SELECT count(*) AS n FROM packs", out).to_pylist() == [{"n": 1}]
        assert faults(out) == []


def test_every_dataset_can_be_read_before_it_has_rows(packs, out):
    make_pack(packs, "a.pdf", "nothing")
    bulk.ingest([str(packs)], out, options(), engine=inline)
    assert query.run("SELECT * FROM votes WHERE year = 2024", out).num_rows == 0
    opened_votes = query.open_dataset("votes", out)
    assert opened_votes.count_rows() == 0 and list(opened_votes.to_pandas().columns)[-2:] == ["authority", "year"]
    assert opened_votes.schema.field("for_count").metadata[b"unit"] == b"votes"


def test_an_output_folder_with_pattern_characters_can_be_queried(packs, tmp_path):
    out = tmp_path / "o[1]'*"
    make_pack(packs, "a.pdf")
    bulk.ingest([str(packs)], out, options(), engine=inline)
    assert query.run("SELECT file_name FROM packs", out).to_pylist() == [{"file_name": "a.pdf"}]
    assert len(pd.read_parquet(out / "packs")) == 1


def test_a_view_is_made_again_where_a_file_has_gone_since_it_was_listed(packs, out, monkeypatch):
    make_pack(packs, "a.pdf", "one")
    bulk.ingest([str(packs)], out, options(), engine=inline)
    made, asked = query.view_sql, []

    def stale_at_first(declared, place):
        asked.append(declared.name)
        gone = f"CREATE VIEW {declared.name} AS SELECT * FROM read_parquet('{out}/gone.parquet')"
        return gone if len(asked) == 1 else made(declared, place)
    monkeypatch.setattr(query, "view_sql", stale_at_first)
    place = query.place_of(out)
    monkeypatch.setattr(query, "place_of", lambda _: place)
    generations = iter(range(2, 1000, 2))
    monkeypatch.setattr(place, "settled", lambda: 0)
    monkeypatch.setattr(place, "generation", lambda: next(generations))
    assert query.run("SELECT count(*) AS n FROM packs", out).to_pylist() == [{"n": 1}]
    assert len(asked) > 1


def test_a_view_that_cannot_be_made_is_duckdbs_words_not_a_traceback(packs, out, monkeypatch):
    make_pack(packs, "a.pdf", "one")
    bulk.ingest([str(packs)], out, options(), engine=inline)
    monkeypatch.setattr(query, "view_sql", lambda declared, place: "CREATE VIEW x AS FROM read_parquet('/nowhere/x')")
    with pytest.raises(query.QueryError, match="nowhere"):
        query.run("FROM packs", out)
