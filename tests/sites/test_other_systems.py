"""CMIS, and a list of links described in the config."""

from pathlib import Path

from extractor.sites.clock import Clock
from extractor.sites.probe import probe, recognise
from extractor.sites.web import Web
from extractor.store import Store
from tests.sites.kit import MANNERS, FastClock, contents, fetched_twice, night
from tests.sites.other_systems import CmisHandler, CmisWithoutCalendar, LinkHandler
from tests.sites.simulator import Simulator, Switches, serving
from tests.sites.world import World, pdf, usual

RULES = {"pages": ("/meetings",), "row": "tr", "link": "a[href*='.pdf']", "date": "td.date", "next": "a[rel=next]",
         "committee_name": "Little Snoring Parish Council"}


def _cmis_world() -> World:
    world = usual()
    world.plans = {}
    return world


def wanted(world: World) -> set[bytes]:
    return {f.content for m in world.meetings.values() for f in m.files if "T=0" not in f.path}


def test_cmis_three_nights(tmp_path: Path) -> None:
    world = _cmis_world()
    with serving(world, Switches(has_etags=True), CmisHandler) as simulator:
        simulator.base += "live/"
        first = night(simulator, tmp_path, system="cmis")
        assert contents(tmp_path) == wanted(world), first.line
        assert first.exit_code == 0, first.line
        assert not fetched_twice(simulator)
        simulator.clear()
        assert night(simulator, tmp_path, days=1, system="cmis").new == 0
        assert simulator.fetched() == []
        world.minutes(7002)
        assert night(simulator, tmp_path, days=2, system="cmis").new == 1
        records = {m.meeting_id: m for m in Store(tmp_path).meetings()}
        assert records["7003"].date == world.meetings[7003].date.isoformat()
        assert records["7003"].committees == ("Cabinet",)
        assert records["7003"].venue == "Committee Room 1 & 2"
        assert records["7005"].missing == {"pack": "cancelled"}


def test_cmis_without_its_calendar(tmp_path: Path) -> None:
    world = _cmis_world()
    with serving(world, Switches(has_etags=True), CmisWithoutCalendar) as simulator:
        simulator.base += "live/"
        report = night(simulator, tmp_path, system="cmis")
        assert contents(tmp_path) == wanted(world), report.line
        assert report.exit_code == 0, report.line
        simulator.clear()
        assert night(simulator, tmp_path, days=1, system="cmis").new == 0
        assert simulator.fetched() == []


def test_a_list_of_links(tmp_path: Path) -> None:
    world = _cmis_world()
    with serving(world, Switches(), LinkHandler) as simulator:
        report = night(simulator, tmp_path, system="links", links=RULES)
        assert contents(tmp_path) == wanted(world), report.line
        simulator.clear()
        assert night(simulator, tmp_path, days=1, system="links", links=RULES).new == 0
        assert simulator.fetched() == []
        assert len([s for s in simulator.log if not s.is_file]) == 3
        world.meetings[7003].pack.content = pdf("another", size=9_000)
        assert night(simulator, tmp_path, days=2, system="links", links=RULES).changed == 1
        assert {s.committee for s in Store(tmp_path).sources()} == {"Little Snoring Parish Council"}


def _probed(simulator: Simulator, clock: Clock) -> str | None:
    web = Web(MANNERS, allow_hosts=(simulator.host,), clock=clock)
    try:
        found = probe(web, simulator.base).system
        assert recognise(web, simulator.base).system == found
        return found
    finally:
        web.close()


def test_probe_tells_the_systems_apart() -> None:
    with serving(usual()) as simulator:
        assert _probed(simulator, FastClock()) == "moderngov"
    with serving(usual(), Switches(service_off=True)) as simulator:
        assert _probed(simulator, FastClock()) == "moderngov"
    with serving(_cmis_world(), Switches(), CmisHandler) as simulator:
        simulator.base += "live/"
        assert _probed(simulator, FastClock()) == "cmis"
    with serving(_cmis_world(), Switches(), LinkHandler) as simulator:
        assert _probed(simulator, FastClock()) is None
