"""A night from the config to the Parquet files, and the commands as a person or a timer calls them."""

import datetime as dt
import io
import json
import os
import signal
import subprocess
import sys
import threading
import time
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from click.testing import CliRunner

from extractor.archive.journal import PackEntry
from extractor.bulk import Observer
from extractor.bulk import Options as IngestOptions
from extractor.cli import cli
from extractor.nightly import Night, last_run, record_run, run_night
from extractor.query import open_dataset
from extractor.scrape import CouncilReport
from extractor.scrape.config import ConfigError, load_config
from tests.sites.kit import MANNERS, FastClock
from tests.sites.simulator import Simulator, Switches, serving
from tests.sites.world import TODAY, World, usual

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"


def with_samples() -> World:
    world = World()
    world.add(7001, 101, -20)
    world.minutes(7001).content = (SAMPLES / "fenmarsh-cabinet-minutes-2024-10-07.pdf").read_bytes()
    world.meetings[7001].pack.content = (SAMPLES / "marlshire-scrutiny-2024-11-14.pdf").read_bytes()
    return world


def config(tmp_path: Path, simulator: Simulator, more: str = "") -> Path:
    path = tmp_path / "councils.toml"
    path.write_text(f'''
store = "store"
output = "output"
contact = "tests@example.org"
allow_hosts = ["{simulator.host}"]
{more}
[[council]]
name = "Fenmarsh District Council"
site = "{simulator.base}"
''', encoding="utf-8")
    return path


def test_a_night_ends_in_rows_that_know_where_they_came_from(tmp_path: Path) -> None:
    world = with_samples()
    with serving(world) as simulator:
        ping = f'[ping]\nstart = "{simulator.base}ping-start"\nsuccess = "{simulator.base}ping-done"\n'
        loaded = load_config(config(tmp_path, simulator, ping))
        lines: list[str] = []
        for days in (0, 1):
            night = run_night(loaded, clock=FastClock(days=days), manners=MANNERS,
                              on_report=lambda report: lines.append(report.line), ingest=IngestOptions(workers=1))
            assert night.exit_code in (0, 3), night.line
        assert night.ingested is not None and night.ingested.finished == ()
        packs = {p["source_uri"]: p for p in open_dataset("packs", loaded.output).to_table().to_pylist()}
        pack = packs[f"{simulator.base}documents/g7001/Public%20reports%20pack%207001.pdf?T=10"]
        assert pack["kind"] == "agenda_pack"
        assert len(packs) == 2
        checks = {c["check"] for c in open_dataset("site_comparison", loaded.output).to_table().to_pylist()}
        assert {"committee", "meeting_date"} <= checks
        asked = ["report", "--against-site", "--out", str(loaded.output)]
        assert "meeting_date" in CliRunner().invoke(cli, asked).output
        called = [s.path for s in simulator.log if "ping" in s.path]
        assert called == ["/ping-start", "/ping-done"] * 2
        said = last_run(loaded.store)
        assert said is not None and said["exit_code"] == night.exit_code
        assert len(lines) == 2 and lines[0].startswith("Fenmarsh District Council: 2 new")


def _pages_of(path: Path, first: int, last: int) -> bytes:
    """Some pages of a PDF as a file of their own, counted from 1."""
    whole, part, out = pdfium.PdfDocument(path), pdfium.PdfDocument.new(), io.BytesIO()
    part.import_pages(whole, list(range(first - 1, last)))
    part.save(out)
    return out.getvalue()


def test_single_papers_are_found_in_their_pack(tmp_path: Path) -> None:
    """The site says what is a paper and whose it is; the council has another name in the config than in print."""
    world, pack = World(), SAMPLES / "marlshire-scrutiny-2024-11-14.pdf"
    meeting = world.add(7001, 102, -20)
    meeting.pack.content = pack.read_bytes()
    meeting.date = dt.date(2024, 11, 14)
    held, other = meeting.papers
    held.content = _pages_of(pack, 4, 5)
    other.content = (SAMPLES / "nether-coombe-agenda-2023-01-16.pdf").read_bytes()
    with serving(world) as simulator:
        path = config(tmp_path, simulator)
        path.write_text(path.read_text(encoding="utf-8") + 'kinds = ["packs", "papers"]\n', encoding="utf-8")
        web = FastClock(days=(dt.date(2024, 11, 20) - TODAY).days)
        run_night(load_config(path), clock=web, manners=MANNERS, on_report=lambda report: None,
                  ingest=IngestOptions(workers=1))
    rows = {r["paper_title"]: r for r in open_dataset("papers", tmp_path / "output").to_table().to_pylist()}
    assert (rows["Paper 1"]["relation"], rows["Paper 1"]["page_number"]) == ("whole", 4)
    assert rows.get("Paper 2", {"relation": "lacking"})["relation"] == "lacking"


def test_a_stop_during_ingest_keeps_what_is_done(tmp_path: Path) -> None:
    stop = threading.Event()

    class StopsAtTheFirstPack(Observer):
        def finished(self, entry: PackEntry) -> None:
            stop.set()

    with serving(with_samples()) as simulator:
        loaded = load_config(config(tmp_path, simulator))
        night = run_night(loaded, clock=FastClock(stop=stop), manners=MANNERS, on_report=lambda report: None,
                          ingest=IngestOptions(workers=1), observer=StopsAtTheFirstPack())
        assert night.exit_code == 3 and night.was_stopped
        assert open_dataset("packs", loaded.output).count_rows() == 1
        again = run_night(loaded, clock=FastClock(), manners=MANNERS, on_report=lambda report: None,
                          ingest=IngestOptions(workers=1))
        assert again.ingested is not None and len(again.ingested.finished) == 1
        assert open_dataset("packs", loaded.output).count_rows() == 2


@pytest.mark.parametrize(("text", "told"), [
    ("store = 's'\ncouncil = []", "council"),
    ("store = 's'\n[[council]]\nname='A'\nsite='https://a.gov.uk'\ncommitees=['x']", "commitees"),
    ("store = 's'\n[[council]]\nname='A'\nsite='ftp://a.gov.uk'", "site"),
    ("store = 's'\n[[council]]\nname='A'\nsite='https://a'\n[[council]]\nname='a'\nsite='https://b'", "folder"),
    ("store = 's'\n[[council]]\nname='A'\nsite='https://a'\nkinds=['pakcs']", "pakcs"),
    ("store = 's'\n[[council]]\nname='A'\nsite='https://a'\nsystem='links'", "links"),
    ("store = ", "TOML"),
])
def test_a_config_that_is_wrong_is_refused_by_name(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "c.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=told) as caught:
        load_config(path)
    assert caught.value.exit_code == 2


def test_store_add_takes_a_folder_and_refuses_what_is_no_pdf(tmp_path: Path) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    (folder / "a.pdf").write_bytes((SAMPLES / "nether-coombe-agenda-2023-01-16.pdf").read_bytes())
    (folder / "b.PDF").write_bytes(b"<html>no</html>")
    arguments = ["store", "add", str(folder), "--name", "Nether Coombe", "--store", str(tmp_path / "s")]
    first = CliRunner().invoke(cli, arguments)
    assert "1 new, 0 known already, 1 refused" in first.output
    assert "0 new, 1 known already" in CliRunner().invoke(cli, arguments).output
    assert (folder / "a.pdf").exists()


def test_a_folder_that_is_no_store_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("x", encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-m", "extractor", "store", "add", str(SAMPLES), "--name", "x", "--store", str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )
    assert result.returncode == 1
    assert "no store" in result.stderr
    assert [p.name for p in tmp_path.iterdir() if not p.name.startswith(".")] == ["thesis.doc"]


def command(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-m", "extractor", *arguments], cwd=ROOT, text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)


@pytest.mark.slow
def test_the_command_keeps_a_second_apart_and_ends_well_on_sigterm(tmp_path: Path) -> None:
    """The real clock: no test's shortcut reaches the command line."""
    with serving(usual(), Switches()) as simulator:
        running = command("scrape", "--site", simulator.base, "--store", str(tmp_path / "s"),
                          "--allow-host", "127.0.0.1", "--system", "moderngov")
        while len(simulator.log) < 6:
            time.sleep(0.05)
            assert running.poll() is None, running.communicate()
        os.kill(running.pid, signal.SIGTERM)
        out, err = running.communicate(timeout=120)
        assert running.returncode == 3, (out, err)
        assert "stopped" in out
        began = sorted(s.began for s in simulator.log)
        assert min(b - a for a, b in pairwise(began)) >= 1.0
        log = next((tmp_path / "s" / "logs").glob("*.jsonl")).read_text(encoding="utf-8").splitlines()
        assert {json.loads(line)["event"] for line in log} >= {"request", "council"}


def test_status_tells_a_monitor_whether_the_last_night_is_fresh(tmp_path: Path) -> None:
    out = tmp_path / "output"

    def code(age: str) -> int:
        asked = ["status", "--out", str(out), "--max-age", age]
        return int(CliRunner().invoke(cli, asked, standalone_mode=False).return_value)

    assert code("26h") == 1
    with serving(with_samples()) as simulator:
        loaded = load_config(config(tmp_path, simulator)).model_copy(update={"output": out})
        run_night(loaded, clock=FastClock(), manners=MANNERS, on_report=lambda report: None,
                  ingest=IngestOptions(workers=1))

    assert code("26h") == 0
    record_run(out / ".agendapack", "2020-01-01T00:00:00+00:00", "2020-01-01T01:00:00+00:00", 0, ["old"])
    assert code("26h") == 1
    assert code("9999d") == 0
    record_run(out / ".agendapack", "2020-01-01T00:00:00+00:00", "2020-01-01T01:00:00+00:00", 3, ["a page is missing"])
    assert code("9999d") == 0
    record_run(out / ".agendapack", "2020-01-01T00:00:00+00:00", "2020-01-01T01:00:00+00:00", 3, ["stopped"],
               troubles=["it was stopped before it was done"])
    assert code("9999d") == 3
    assert code("26h") == 1
    record_run(out / ".agendapack", "2020-01-01T00:00:00+00:00", "2020-01-01T01:00:00+00:00", 1, ["old, failed"])
    assert code("9999d") == 1
    record_run(out / ".agendapack", "2999-01-01T00:00:00+00:00", "2999-01-01T01:00:00+00:00", 0, ["from tomorrow"])
    assert code("26h") == 1


def test_a_stopped_night_and_an_alarm_are_what_a_monitor_hears_of(tmp_path: Path) -> None:
    quiet, alarming = CouncilReport("Testshire", "x"), CouncilReport("Testshire", "x", alarms=["no meetings listed"])
    assert Night((quiet,), None, None, False).troubles == ()
    assert Night((quiet,), None, None, True).troubles == ("it was stopped before it was done",)
    assert Night((alarming,), None, None, False).troubles == ("Testshire: no meetings listed",)
    assert Night((quiet,), None, "no room", False).troubles == ("ingest failed: no room",)
    failed = CouncilReport("Elsewhere", "x", error="unreachable: no connection")
    assert Night((quiet, failed), None, None, False).troubles == ("Elsewhere: FAILED: unreachable: no connection",)
    assert Night((quiet, failed), None, None, True).troubles == ("it was stopped before it was done",)


def test_usage_errors_are_exit_2(tmp_path: Path) -> None:
    missing = str(tmp_path / "none.toml")
    for arguments in (["scrape", "--site", "ftp://x"], ["scrape"], ["nightly", "--config", missing]):
        running = command(*arguments)
        _, err = running.communicate(timeout=120)
        assert running.returncode == 2, err


def test_a_probe_that_reaches_nothing_is_exit_1_in_one_line() -> None:
    said = CliRunner().invoke(cli, ["probe", "http://127.0.0.1:1/"], standalone_mode=False)
    assert said.return_value == 1
    assert said.stderr.count("\n") == 1 and "--allow-host" in said.stderr
