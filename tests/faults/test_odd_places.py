"""What lies among the packs and is none: names that are no text, folders that may not be looked into, a terminal."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from extractor import bulk, query
from extractor.errors import EXIT_PARTIAL, PackError, name_of, storable
from extractor.plan import candidates
from tests.faults.kit import faults

ROOT = Path(__file__).parents[2]
GOOD = ROOT / "samples" / "nether-coombe-minutes-2022-11-21.pdf"


def _may(path: Path) -> bool:
    return os.access(path, os.R_OK)


def test_a_name_that_is_no_text_costs_nothing(tmp_path: Path) -> None:
    packs, out = tmp_path / "packs", tmp_path / "out"
    packs.mkdir()
    for ending, content in ((b"good", GOOD.read_bytes()), (b"broken", b"no PDF at all")):
        Path(os.fsdecode(os.fsencode(packs) + b"/bad\xff\xfe-" + ending + b".pdf")).write_bytes(content)
    (packs / "line\nbreak.pdf").write_bytes(GOOD.read_bytes() + b"\n")
    result = bulk.ingest([str(packs)], out)
    assert result.exit_code == EXIT_PARTIAL
    assert faults(out) == []
    rows = query.run("SELECT file_name, status, status_reason FROM packs ORDER BY file_name", out).to_pylist()
    assert [(r["file_name"], r["status"]) for r in rows] == [
        ("bad\ufffd\ufffd-broken.pdf", "failed"), ("bad\ufffd\ufffd-good.pdf", "ok"), ("line\nbreak.pdf", "ok"),
    ]
    assert rows[0]["status_reason"].startswith("bad\ufffd\ufffd-broken.pdf: not a PDF")


def test_names_and_messages_can_always_be_written_down() -> None:
    assert name_of("/a/bad\udcff.pdf") == "bad\ufffd.pdf"
    assert storable(str(PackError("bad\udcff.pdf", "no \ud800 good"))).encode()
    assert str(PackError("bad\udcff.pdf")).encode()


def test_a_folder_that_may_not_be_looked_into_is_a_failure_to_report(tmp_path: Path) -> None:
    packs, shut = tmp_path / "packs", tmp_path / "packs" / "shut"
    shut.mkdir(parents=True)
    (packs / "good.pdf").write_bytes(GOOD.read_bytes())
    (shut / "x.pdf").write_bytes(GOOD.read_bytes() + b"\n")
    shut.chmod(0)
    try:
        if _may(shut):
            pytest.skip("this user may look into every folder")
        assert str(shut) in {c.path for c in candidates([str(packs)])}
        result = bulk.ingest([str(packs)], tmp_path / "out")
        assert result.exit_code == EXIT_PARTIAL
        assert [p.reason for p in result.finished if p.state == "failed"] == [
            "shut: not a file but a folder that may not be looked into; check that it exists and that you may read it"]
    finally:
        shut.chmod(0o700)


def test_csv_on_a_terminal_gives_it_no_orders(tmp_path: Path) -> None:
    packs, out = tmp_path / "packs", tmp_path / "out"
    packs.mkdir()
    (packs / "esc\x1b[31mred.pdf").write_bytes(GOOD.read_bytes())
    bulk.ingest([str(packs)], out)
    ours, theirs = pty.openpty()
    asked = ["query", "SELECT file_name FROM packs", "--out", str(out), "--format", "csv"]
    running = subprocess.Popen([sys.executable, "-m", "extractor", *asked], stdout=theirs, cwd=ROOT)
    assert running.wait(timeout=300) == 0
    os.close(theirs)
    said = os.read(ours, 10_000)
    os.close(ours)
    assert b"red.pdf" in said and b"\x1b" not in said
