"""Each fault costs only its document, and the next night has it."""

import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from extractor.sites.problems import FetchProblem
from extractor.sites.web import Web
from extractor.store import Store
from tests.sites.kit import MANNERS, FastClock, contents, night
from tests.sites.simulator import Switches, serving
from tests.sites.test_nights import expected
from tests.sites.world import World, pdf, usual

PASSING = ["429", "503", "reset", "truncated", "unframed"]
LASTING = ["challenge", "403", "404", "loop", "elsewhere", "html", "giant", "login", "500"]


@pytest.mark.parametrize("fault", PASSING)
def test_a_fault_that_passes_costs_nothing(fault: str, tmp_path: Path) -> None:
    world = usual()
    world.meetings[7003].pack.faults = [fault]
    with serving(world) as simulator:
        report = night(simulator, tmp_path)
        assert contents(tmp_path) == expected(world)
        assert report.exit_code == 0, report.line


@pytest.mark.parametrize("fault", LASTING)
def test_a_fault_costs_only_its_document(fault: str, tmp_path: Path) -> None:
    world = usual()
    pack = world.meetings[7003].pack
    pack.faults = [fault] * 50
    with serving(world, Switches(redirect_to="http://localhost:1/evil.pdf")) as simulator:
        report = night(simulator, tmp_path)
        assert expected(world) - contents(tmp_path) == {pack.content}
        assert contents(tmp_path) - expected(world) <= {p.content for p in world.files().values()}
        behind_port = [m.where.split("/", 3)[3] for m in report.missing if m.kind == "pack"]      # a port may be 37003
        assert len([where for where in behind_port if "7003" in where]) == 1, report.missing
        explained = fault == "login"
        assert report.exit_code == (0 if explained else 3), report.line

        pack.faults = []
        if explained:
            world.news.append((world.news[0][0], "Agenda published again", 7003))
        night(simulator, tmp_path, days=1)
        assert pack.content in contents(tmp_path)


def test_429_waits_as_long_as_it_is_told(tmp_path: Path) -> None:
    world = World()
    world.add(5, 101, 3).pack.faults = ["429"]
    with serving(world) as simulator:
        night(simulator, tmp_path)
        refused = next(s for s in simulator.log if s.status == 429)
        following = min(s.began for s in simulator.log if s.began > refused.ended)
        assert following - refused.ended >= 3.0 / FastClock().speed


def test_a_long_retry_after_ends_the_night_for_that_host(tmp_path: Path) -> None:
    world = usual()
    world.meetings[7003].pack.faults = ["long429"]
    with serving(world) as simulator:
        report = night(simulator, tmp_path)
        after = [s for s in simulator.log if s.began > next(x.ended for x in simulator.log if x.status == 429)]
        assert after == []
        assert report.exit_code == 3


def test_a_cut_off_file_is_resumed_where_it_ended(tmp_path: Path) -> None:
    world = World()
    pack = world.add(5, 101, 3).pack
    pack.content, pack.faults = pdf("long", size=400_000), ["truncated"]
    with serving(world, Switches(has_etags=True)) as simulator:
        night(simulator, tmp_path)
        asked = [s for s in simulator.log if s.is_file]
        assert [s.status for s in asked] == [200, 206]
        assert asked[1].headers["range"] == "bytes=200000-"
        assert asked[1].headers["if-range"].startswith('"')
        assert contents(tmp_path) == {pack.content}


def test_a_part_is_not_joined_to_another_issue(tmp_path: Path) -> None:
    world = World()
    pack = world.add(5, 101, 3).pack
    pack.content, pack.faults = pdf("first", size=400_000), ["truncated", "500", "500", "500"]
    with serving(world, Switches(has_etags=True)) as simulator:
        night(simulator, tmp_path)
        assert contents(tmp_path) == set()
        pack.content, pack.faults = pdf("second", size=410_000), []
        night(simulator, tmp_path, days=1)
        assert contents(tmp_path) == {pack.content}


def test_a_dripping_body_is_given_up(tmp_path: Path) -> None:
    world = World()
    pack = world.add(5, 101, 3).pack
    pack.content, pack.faults = pdf("slow", size=4_000), ["drip"]
    began = time.monotonic()
    with serving(world) as simulator:
        report = night(simulator, tmp_path, manners=replace(MANNERS, slow_bytes_per_second=1_000.0))
        assert contents(tmp_path) == set()
        assert [m.reason for m in report.faults] == ["failed: too slow"]
        assert time.monotonic() - began < 80


@pytest.mark.parametrize("page", ["mgwhatsnew.aspx", "ielistdocuments.aspx", "getmeeting", "getallmeetingsbydate"])
@pytest.mark.parametrize("fault", ["challenge", "500", "reset", "404", "429"])
def test_a_fault_of_a_page_leaves_the_rest(page: str, fault: str, tmp_path: Path) -> None:
    world = usual()
    with serving(world, Switches(page_faults={page: [fault]})) as simulator:
        night(simulator, tmp_path)
        assert contents(tmp_path) == expected(world)


def test_wide_ranges_are_halved(tmp_path: Path) -> None:
    with serving(usual(), Switches(wide_fails=True)) as simulator:
        report = night(simulator, tmp_path)
        assert report.new == 6
        dates = [s.path for s in simulator.log if "GetAllMeetings" in s.path]
        assert len(dates) >= 3
        assert all("-" not in p.split("sFromDate=")[1].split("&")[0] for p in dates), "dates are dd/mm/yyyy"


def test_a_dump_of_5000_rows_is_cut_to_the_window(tmp_path: Path) -> None:
    with serving(usual(), Switches(dumps=5_000)) as simulator:
        report = night(simulator, tmp_path)
        assert (report.new, report.meetings) == (6, 6)


def test_zero_means_all_committees_at_some_councils(tmp_path: Path) -> None:
    with serving(usual(), Switches(all_committees="0")) as simulator:
        assert night(simulator, tmp_path).new == 6
        simulator.clear()
        night(simulator, tmp_path, days=1)
        assert len([s for s in simulator.log if "GetAllMeetings" in s.path]) == 1


def test_names_from_the_server_never_leave_the_store(tmp_path: Path) -> None:
    world = World()
    meeting = world.add(5, 101, 3)
    meeting.pack.title = "../../../etc/passwd\x00<script>"
    meeting.papers[0].path = "documents/s51/../../../../tmp/evil.pdf"
    store = tmp_path / "deep" / "store"
    with serving(world) as simulator:
        night(simulator, store, kinds=("packs", "papers"), name="../../outside")
    outside = [p for p in tmp_path.rglob("*") if p.is_file() and store not in p.parents]
    assert outside == []


def test_private_addresses_are_refused_unless_named(tmp_path: Path) -> None:
    with serving(usual()) as simulator:
        report = night(simulator, tmp_path, allow=())
        assert simulator.log == []
        assert report.exit_code == 1
        assert "refused address" in (report.error or "")


@pytest.mark.parametrize("url", ["http://localhost:9/", "http://[::1]:9/", "http://127.1:9/", "http://0x7f000001:9/",
                                 "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/"])
def test_no_spelling_of_a_private_address_is_reached(url: str, tmp_path: Path) -> None:
    from extractor.sites.guard import Reach
    from extractor.sites.web import Ask

    web = Web(replace(MANNERS, attempts=1), clock=FastClock())
    with pytest.raises(FetchProblem) as caught:
        web.get(Ask(url=url, reach=Reach(url)))
    assert caught.value.reason in ("refused_address", "unreachable")
    if "127" in url or "localhost" in url:
        assert caught.value.reason == "refused_address"


def test_robots_that_cannot_be_read_leaves_the_site_alone(tmp_path: Path) -> None:
    with serving(usual(), Switches(robots_status=503)) as simulator:
        report = night(simulator, tmp_path)
        assert {s.path for s in simulator.log} == {"/robots.txt"}
        assert report.exit_code == 1


def test_challenges_everywhere_are_recorded_and_left_alone(tmp_path: Path) -> None:
    pages = ("getallmeetingsbydate", "getcommittees", "getmeetings", "mglistcommittees.aspx", "iedochome.aspx",
             "mgcommitteestructure.aspx", "mgwhatsnew.aspx", "mgrss.aspx")
    faults = {p: ["challenge"] * 99 for p in pages}
    with serving(usual(), Switches(page_faults=faults)) as simulator:
        report = night(simulator, tmp_path)
        assert report.exit_code == 1
        assert (report.error or "").startswith("blocked")
        assert len(simulator.log) < 12


def test_two_runs_at_once_are_one_too_many(tmp_path: Path) -> None:
    from extractor.errors import OutputBusy
    from extractor.scrape.many import locked_store

    with locked_store(tmp_path / "s"), pytest.raises(OutputBusy) as caught, locked_store(tmp_path / "s"):
        pass
    assert caught.value.exit_code == 75


def test_stopping_puts_everything_down(tmp_path: Path) -> None:
    from extractor.scrape import Options
    from extractor.scrape.config import Council
    from extractor.scrape.many import locked_store, scrape_many

    world = usual()
    with serving(world) as simulator:
        stop = threading.Event()
        clock = FastClock(stop=stop)
        web = Web(MANNERS, allow_hosts=(simulator.host,), clock=clock,
                  observe=lambda event: stop.set() if event["event"] == "new" else None)
        council = Council(name="Testshire", site=simulator.base)
        with locked_store(tmp_path) as store:
            reports = scrape_many([council], web, store, lambda c: Options(), parallel=1, on_report=lambda r: None)
        assert (reports[0].new, reports[0].exit_code, reports[0].faults[0].reason) == (1, 3, "stopped")
        assert len(contents(tmp_path)) == 1
        assert night(simulator, tmp_path).exit_code == 0
        assert contents(tmp_path) == expected(world)
        assert len(simulator.fetched()) == len(set(simulator.fetched()))


def test_a_damaged_record_costs_its_council_and_says_which_file(tmp_path: Path) -> None:
    world = usual()
    with serving(world) as simulator:
        night(simulator, tmp_path)
        path = Store(tmp_path).source_path("Testshire", "g7003:T10")
        path.write_text("{", encoding="utf-8")
        world.news.append((world.news[0][0], "Agenda published again", 7003))
        report = night(simulator, tmp_path, days=1)
        assert str(path) in (report.error or "")
        path.unlink()
        assert night(simulator, tmp_path, days=1).exit_code == 0
