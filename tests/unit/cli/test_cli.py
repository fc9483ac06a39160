"""The commands as a person types them: what they print, what they exit with."""

import io
import json
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from extractor import __version__
from extractor.cli import cli, main
from extractor.errors import OutputError
from extractor.query import open_dataset

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "samples"
PARISH = "nether-coombe-minutes-2022-11-21.pdf"


def run(*arguments: object):
    return CliRunner().invoke(cli, [str(a) for a in arguments])


def exit_of(*arguments: object) -> int:
    with pytest.raises(SystemExit) as stop:
        main([str(a) for a in arguments])
    return stop.value.code


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    """Two good packs, read by the real pipeline, and an empty file."""
    out = tmp_path_factory.mktemp("cli") / "out"
    packs = out.with_name("packs")
    packs.mkdir()
    for name in (PARISH, "marlshire-supplement-2024-11-14.pdf"):
        shutil.copy(SAMPLES / name, packs)
    (packs / "empty \x1b[31m.pdf").touch()
    result = run("ingest", packs, "--out", out, "--workers", 1)
    assert result.exit_code == 3, result.output
    out.with_name("said.txt").write_text(result.output, encoding="utf-8")
    out.with_name("code.txt").write_text(str(result.exit_code))
    return out


def test_ingest_says_what_came_out_what_failed_and_what_to_ask(out):
    said = out.with_name("said.txt").read_text(encoding="utf-8")
    assert out.with_name("code.txt").read_text() == "3"
    assert "failed  empty ·[31m.pdf: the file is empty; fetch it again" in said
    assert "\x1b" not in said
    assert "2 ok · 1 failed" in said and "minutes" in said and "agendapack query" in said


def test_running_again_does_nothing_and_still_tells_the_failure(out):
    code = exit_of("ingest", out.with_name("packs"), "--out", out, "--quiet")
    assert code == 3
    result = run("ingest", out.with_name("packs"), "--out", out)
    assert "3 packs done before, 0 to do" in result.output and "empty" in result.output


def test_query_prints_a_table(out):
    result = run("query", "SELECT file_name, page_count FROM packs ORDER BY 1", "--out", out)
    assert PARISH in result.output and "3 rows" in result.output
    assert "\x1b" not in result.output


def test_query_csv_guards_formulas_and_json_is_json(out, tmp_path):
    sql = "SELECT '=1+1' AS a, '-2' AS b, 'x' AS c, 5 AS d, ['@y', 'z'] AS e"
    result = run("query", sql, "--format", "csv", "--out", out)
    assert result.output.splitlines() == ["a,b,c,d,e", "'=1+1,'-2,x,5,'@y; z"]
    assert json.loads(run("query", sql, "--format", "json", "--out", out).output) == [
        {"a": "=1+1", "b": "-2", "c": "x", "d": 5, "e": ["@y", "z"]}
    ]
    to = tmp_path / "x.parquet"
    run("query", "FROM pages", "--format", "parquet", "--to", to, "--out", out)
    assert len(pd.read_parquet(to)) == len(pd.read_parquet(out / "pages"))


def test_a_query_that_cannot_be_run_says_so_in_duckdbs_words(out, capsys):
    assert exit_of("query", "SELECT nonsense FROM packs", "--out", out) == 2
    assert "nonsense" in capsys.readouterr().err


def test_no_output_is_one_line_not_a_traceback(tmp_path, capsys):
    assert exit_of("query", "FROM packs", "--out", tmp_path / "none") == 1
    said = capsys.readouterr().err
    assert "no agendapack output here" in said and "Traceback" not in said


def test_datasets_lists_all_and_explains_one(out):
    everything = run("datasets", "--out", out).output
    assert "agenda_items" in everything and "votes" in everything
    one = run("datasets", "pages", "--out", out).output
    assert "points" in one and "pack_id, page_number" in one and "One of" in one
    assert run("datasets", "--out", out / "nowhere").output.endswith("--out " + str(out / "nowhere") + "\n")


def test_datasets_frictionless_describes_what_is_there(out, tmp_path):
    import duckdb

    copy = tmp_path / "copy"
    shutil.copytree(out, copy)
    run("datasets", "--format", "frictionless", "--out", copy)
    package = json.loads((copy / "datapackage.json").read_text())
    assert package["$schema"].endswith("2.0/datapackage.json")
    pages = next(r for r in package["resources"] if r["name"] == "pages")
    assert pages["schema"]["primaryKey"] == ["pack_id", "page_number"]
    assert all((copy / path).is_file() for path in pages["path"])
    width = next(f for f in pages["schema"]["fields"] if f["name"] == "width")
    assert width["type"] == "number" and width["unit"] == "points" and width["description"]
    connection = duckdb.connect()
    os.chdir(tmp_path)
    connection.execute((copy / "views.sql").read_text())
    assert connection.execute("SELECT count(*) FROM packs").fetchall() == [(3,)]
    assert connection.execute("SELECT count(*) FROM votes").fetchall()[0][0] >= 0


@pytest.mark.parametrize("stage", ["read", "arrange", "segment", "tabulate", "normalise"])
def test_show_has_something_to_say_at_every_stage(stage):
    result = run("show", SAMPLES / "marlshire-scrutiny-2024-11-14.pdf", "--page", 1, "--stage", stage)
    assert result.exit_code == 0, result.output
    assert f"page 1: {stage}" in result.output and len(result.output.splitlines()) > 1


def test_show_draws_an_overview_and_refuses_a_page_that_is_not_there():
    pack = SAMPLES / "marlshire-scrutiny-2024-11-14.pdf"
    overview = run("show", pack).output
    assert "documents (" in overview and "agenda items (" in overview and "tables (" in overview
    missing = run("show", pack, "--page", 999)
    assert missing.exit_code == 2 and "pages" in missing.output


def test_show_writes_a_picture(tmp_path):
    to = tmp_path / "p.html"
    assert run("show", SAMPLES / PARISH, "--page", 1, "--picture", to).exit_code == 0
    assert "<svg" in to.read_text()


def test_status_verify_compact_release_forget(out, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(out, copy)
    status = run("status", "--out", copy).output
    assert "failed  empty" in status and "all" in status
    assert run("verify", "--out", copy).output.endswith("all is well\n")
    assert "fewer" in run("compact", "--out", copy).output
    released = run("release", "--out", copy, "--to", tmp_path / "rel", "--date", "2026-01-02")
    folder = tmp_path / "rel" / "agendapack-2026-01-02"
    assert str(folder) in released.output
    sums = subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=folder)
    assert sums.returncode == 0
    assert run("forget", PARISH, "--out", copy).output.startswith(f"forgot {PARISH}")
    assert PARISH not in run("query", "SELECT file_name FROM packs", "--out", copy).output
    assert "no pack is called" in run("forget", PARISH, "--out", copy).output
    assert run("verify", "--out", copy).output.endswith("all is well\n")
    assert run("retry", "--out", copy, "--workers", 1).exit_code == 1


def test_verify_finds_what_was_changed_behind_its_back(out, tmp_path, capsys):
    copy = tmp_path / "copy"
    shutil.copytree(out, copy)
    pages = sorted((copy / "pages").rglob("*.parquet"))
    shutil.copy(pages[0], pages[0].with_name("stranger.parquet"))
    pages[0].write_bytes(pages[0].read_bytes()[:-1] + b"X")
    next((copy / "ledger").rglob("*.parquet")).unlink()
    assert exit_of("verify", "--out", copy) == 1
    said = capsys.readouterr()
    assert "stranger.parquet: is in no journal" in said.err
    assert "has changed since it was written" in said.err and "is missing" in said.err
    assert "3 faults" in said.out


def test_a_locked_output_is_exit_75(out, capsys):
    from extractor.archive.opened import opened

    with opened(out):
        assert exit_of("ingest", SAMPLES / PARISH, "--out", out) == 75
    assert "another agendapack run is writing" in capsys.readouterr().err


def test_an_output_that_may_not_be_written_is_exit_1(tmp_path, capsys):
    (tmp_path / "file").touch()
    assert exit_of("ingest", SAMPLES / PARISH, "--out", tmp_path / "file" / "out") == 1
    assert "choose an --out" in capsys.readouterr().err


def test_another_schema_version_is_refused(out, tmp_path, capsys):
    import sqlite3

    copy = tmp_path / "copy"
    shutil.copytree(out, copy)
    db = sqlite3.connect(copy / ".agendapack" / "journal.sqlite")
    db.execute("UPDATE meta SET value = '0' WHERE key = 'schema_version'")
    db.commit()
    db.close()
    for asked in (["ingest", SAMPLES / PARISH], ["query", "FROM packs"], ["verify"], ["status"], ["report"],
                  ["datasets", "--format", "frictionless"]):
        assert exit_of(*asked, "--out", copy) == 1, asked
        assert "never mixed" in capsys.readouterr().err, asked
    with pytest.raises(OutputError, match="schema version 0"):
        open_dataset("packs", copy)


def test_files_of_another_schema_version_are_refused_where_no_journal_speaks_for_them(out, tmp_path, capsys):
    released = tmp_path / "released"
    shutil.copytree(out, released, ignore=shutil.ignore_patterns("_agendapack", ".agendapack"))
    assert exit_of("query", "FROM packs", "--out", released) == 0
    path = next((released / "packs").rglob("*.parquet"))
    table = pq.read_table(path, partitioning=None)
    told = {**table.schema.metadata, b"agendapack.schema_version": b"7"}
    pq.write_table(table.replace_schema_metadata(told), path)
    capsys.readouterr()
    assert exit_of("query", "FROM packs", "--out", released) == 1
    assert "schema version 7" in capsys.readouterr().err
    with pytest.raises(OutputError, match="schema version 7"):
        open_dataset("packs", released)
    assert open_dataset("agenda_items", released).count_rows() >= 0


@pytest.mark.parametrize("arguments", [["ingest"], ["no-such-command"], ["query"], ["ingest", "x", "--workers", "-1"],
                                       ["ingest", "no/such/file.pdf"]])
def test_usage_errors_are_exit_2(arguments):
    assert exit_of(*arguments) == 2


def test_version_and_help_are_quick_and_import_no_pdf_library():
    began = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime      # its own work: the machine may be busy
    said = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "extractor", "--help"], capture_output=True, text=True, cwd=ROOT,
    )
    assert said.returncode == 0 and "Examples:" in said.stdout
    assert not any(name in said.stderr for name in ("spacy", "pdfplumber", "pypdfium2", "camelot", "pyarrow", "duckdb"))
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - began < 5
    assert __version__ in run("--version").output


def test_query_imports_no_pdf_library(out):
    code = (
        "import sys; from extractor.query import run; run('FROM packs', sys.argv[1]); "
        "bad = {'spacy', 'pdfplumber', 'pypdfium2', 'camelot'} & set(sys.modules); sys.exit(str(bad) if bad else 0)"
    )
    assert subprocess.run([sys.executable, "-c", code, out], cwd=ROOT).returncode == 0


@pytest.mark.parametrize("name", ["ingest", "show", "query", "datasets", "status", "retry", "forget", "verify",
                                  "compact", "release", "report"])
def test_every_command_helps_with_an_example(name):
    said = run(name, "--help")
    assert said.exit_code == 0 and "Example" in said.output and f"agendapack {name}" in said.output


def test_public_names_for_python(out):
    import extractor

    found = extractor.extract_pack(str(SAMPLES / PARISH))
    assert found.rows["packs"][0]["status"] == "ok"
    frame = extractor.open_dataset("packs", out).to_pandas()
    assert set(frame["status"]) == {"ok", "failed"} and {"authority", "year"} <= set(frame.columns)
    with pytest.raises(AttributeError):
        getattr(extractor, "nothing_of_the_kind")  # noqa: B009


def test_terminal_shows_no_control_characters():
    from extractor.cli.terminal import safe, shortened

    assert safe("a\x1b]0;title\x07b\u202ec\nd") == "a·]0;title·b·c d"
    assert shortened("abc def", 5) == "abc …"


def test_csv_writes_every_type(out):
    from extractor import query

    buffer = io.StringIO()
    query.to_csv(query.run("SELECT DATE '2024-01-02' AS d, true AS b, NULL AS n, 1.5 AS x", out), buffer)
    assert buffer.getvalue() == "d,b,n,x\r\n2024-01-02,True,,1.5\r\n"
