"""What commands say where a disk refuses what the user asked for: one line and exit code 1, never a traceback."""

import csv
import datetime as dt
import errno
import io
import shutil
import sqlite3

import pytest

from extractor import bulk, query
from extractor.archive import release as releasing
from extractor.archive.journal import Journal, PackEntry
from extractor.cli import main
from extractor.cli.summary import first_query, summary_lines
from extractor.engines import ray
from extractor.engines.task import Task
from extractor.errors import NotAPdf, OutputError
from extractor.schema import DATASETS
from extractor.stages.read import Limits, read
from extractor.stages.write import content_id
from tests.faults.kit import inline, make_pack, options


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    packs, out = tmp_path_factory.mktemp("packs"), tmp_path_factory.mktemp("refusals") / "out"
    make_pack(packs, "a.pdf")
    bulk.ingest([str(packs)], out, options(), engine=inline)
    return out


def said_by(capsys, *arguments: object) -> tuple[int, str]:
    with pytest.raises(SystemExit) as stop:
        main([str(a) for a in arguments])
    return stop.value.code, capsys.readouterr().err


@pytest.mark.parametrize("command", [
    ("query", "FROM packs", "--format", "csv", "--to"), ("query", "FROM packs", "--format", "parquet", "--to"),
    ("report", "--html"), ("release", "--to"),
])
def test_a_place_that_cannot_be_written_to_is_named(command, out, tmp_path, capsys):
    (tmp_path / "file").touch()
    code, said = said_by(capsys, *command, tmp_path / "file" / "x", "--out", out)
    assert code == 1
    assert said.startswith("agendapack: ") and str(tmp_path / "file") in said and said.count("\n") == 1


def test_a_full_disk_is_told_like_any_other_refusal(out, tmp_path, capsys, monkeypatch):
    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device", str(tmp_path / "r"))
    monkeypatch.setattr(releasing, "release", full)
    assert said_by(capsys, "release", "--out", out) == (1, f"agendapack: {tmp_path / 'r'}: No space left on device\n")


def test_a_fault_of_ours_keeps_its_traceback(out, monkeypatch):
    def broken(*_, **__):
        raise OSError(errno.EINVAL, "something else")
    monkeypatch.setattr(releasing, "release", broken)
    with pytest.raises(OSError, match="something else"):
        main(["release", "--out", str(out)])


def test_a_release_of_an_output_with_a_hole_says_which_file(tmp_path, capsys):
    make_pack(tmp_path, "a.pdf")
    bulk.ingest([str(tmp_path / "a.pdf")], tmp_path / "out", options(), engine=inline)
    [path] = (tmp_path / "out").glob("packs/*/*/*.parquet")
    path.unlink()
    code, said = said_by(capsys, "release", "--out", tmp_path / "out", "--to", tmp_path / "to")
    assert code == 1 and str(path) in said and "agendapack verify" in said
    assert not list((tmp_path / "to").glob("agendapack-*"))


def test_the_query_that_is_proposed_can_be_pasted_whatever_the_folder_is_called():
    assert first_query(bulk.Summary((), ()), "my output; rm -rf x").endswith("--out 'my output; rm -rf x'")
    assert "--out" not in first_query(bulk.Summary((), ()), "output")


def test_the_summary_knows_every_family_of_tables():
    families = next(c.allowed for c in DATASETS["tables"].columns if c.name == "family")
    facts = {"tables_by_family": dict.fromkeys(families, 1), "rows": {"tables": len(families)}}
    entry = PackEntry("0" * 64, 1, "ok", "a.pdf", facts=facts)
    [(count, told)] = [line[1:] for line in summary_lines(bulk.Summary((entry,), ())) if line[0] == "tables"]
    assert int(count) == sum(int(part.split()[0]) for part in told.split(" · "))


@pytest.mark.parametrize("text", ["=1", " =1", "\n=1", "+1", "-1", "@a", "\ta", "\ra", "\na", "＝1", "＠a", "\u00a0=1"])
def test_no_text_leaves_as_a_formula(text, out):
    buffer = io.StringIO()
    query.to_csv(query.run(f"SELECT '{text}' AS a, ['{text}'] AS b", out), buffer)
    assert list(csv.reader(io.StringIO(buffer.getvalue())))[1] == [f"'{text}", f"'{text}"]


def test_a_file_larger_than_any_pdf_is_not_read_to_its_end(tmp_path):
    path = tmp_path / "endless.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(10**13)                   # a hole: no disk holds it
    assert content_id(path) == content_id(path)
    with pytest.raises(NotAPdf, match="more than a PDF can have"):
        read(str(path), limits=Limits(max_bytes=10**15))
    assert ray._content(Task("0" * 64, str(path), str(tmp_path), {})) is None, "nor sent to a cluster"


def test_a_reader_that_comes_while_the_journal_is_being_made_is_told_that_nothing_is_there_yet(tmp_path):
    state = tmp_path / "out" / ".agendapack"
    state.mkdir(parents=True)
    sqlite3.connect(state / "journal.sqlite").execute("PRAGMA journal_mode = WAL").fetchall()
    with pytest.raises(OutputError, match="no agendapack output here"):
        Journal.open_to_read(state / "journal.sqlite")
    Journal.open(state / "journal.sqlite").close()
    Journal.open_to_read(state / "journal.sqlite").close()


def test_datasets_without_a_journal_are_not_added_to(out, tmp_path, capsys):
    releasing.release(out, tmp_path, dt.date(2026, 1, 2))
    [release] = tmp_path.iterdir()
    code, said = said_by(capsys, "ingest", tmp_path / "agendapack-2026-01-02", "--out", release)
    assert code == 1 and "no journal" in said and not list(release.glob("packs/*/*/*.parquet"))[1:]


def test_a_damaged_journal_is_called_damaged(out, tmp_path, capsys):
    shutil.copytree(out, tmp_path / "out")
    for path in (tmp_path / "out" / ".agendapack").glob("journal.sqlite*"):
        path.write_bytes(b"junk" * 1000)
    code, said = said_by(capsys, "compact", "--out", tmp_path / "out")
    assert code == 1 and "damaged" in said
    code, said = said_by(capsys, "datasets", "--out", tmp_path / "out")
    assert code == 1 and "journal.sqlite" in said
