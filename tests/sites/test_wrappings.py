"""The same content in other clothes, and pages that apologise with status 200: neither may look like a quiet night."""

from pathlib import Path

import pytest

from tests.sites.kit import contents, fetched_twice, night
from tests.sites.simulator import Switches, serving
from tests.sites.test_nights import expected
from tests.sites.world import usual


@pytest.mark.parametrize("xml", ["plain", "namespace", "string", "soap"])
def test_however_the_service_wraps_its_answers(xml: str, tmp_path: Path) -> None:
    world = usual()
    with serving(world, Switches(xml=xml, pages_off=True)) as simulator:
        report = night(simulator, tmp_path)
        assert report.meetings == len(world.meetings), report.line
        assert {m.pack.content for m in world.meetings.values() if m.has_agenda} <= contents(tmp_path)


@pytest.mark.parametrize("day", ["%Y-%m-%d", "%Y-%m-%dT00:00:00", "%-d %b %Y", "%A, %-d %B %Y", "%d/%m/%Y 00:00:00"])
def test_however_the_service_prints_a_day(day: str, tmp_path: Path) -> None:
    world = usual()
    with serving(world, Switches(day=day)) as simulator:
        report = night(simulator, tmp_path)
        assert report.exit_code == 0, report.line
        assert contents(tmp_path) == expected(world)


@pytest.mark.parametrize("apology", ["sorry", "sign in", "maintenance", "nothing"])
def test_a_site_that_only_apologises_is_no_site_without_meetings(apology: str, tmp_path: Path) -> None:
    pages = ("getallmeetingsbydate", "getmeetings", "getcommittees", "mglistcommittees.aspx", "ielistmeetings.aspx",
             "iedochome.aspx", "mgcommitteestructure.aspx", "mgwhatsnew.aspx", "mgrss.aspx")
    world = usual()
    with serving(world, Switches(page_faults={page: [apology] * 50 for page in pages})) as simulator:
        report = night(simulator, tmp_path)
        assert report.exit_code == 1, report.line
        simulator.switches.page_faults.clear()
        assert night(simulator, tmp_path, days=1).exit_code == 0
        assert contents(tmp_path) == expected(world)


@pytest.mark.parametrize("apology", ["sorry", "sign in", "maintenance", "nothing"])
def test_a_list_that_apologises_is_missing(apology: str, tmp_path: Path) -> None:
    world = usual()
    with serving(world, Switches(service_off=True, page_faults={"ielistmeetings.aspx": [apology] * 2})) as simulator:
        report = night(simulator, tmp_path)
        assert report.exit_code == 3, report.line
        assert [m.kind for m in report.faults][:1] == ["listing"]
        assert night(simulator, tmp_path, days=1).exit_code == 0
        assert contents(tmp_path) == expected(world)


@pytest.mark.parametrize("apology", ["sorry", "sign in", "maintenance", "nothing"])
def test_a_meeting_page_that_apologises_is_read_again_the_next_night(apology: str, tmp_path: Path) -> None:
    world = usual()
    with serving(world, Switches(page_faults={"ielistdocuments.aspx": ["", "", apology]})) as simulator:
        report = night(simulator, tmp_path)
        assert report.exit_code == 3, report.line
        assert night(simulator, tmp_path, days=1).exit_code == 0
        assert contents(tmp_path) == expected(world)
        assert not fetched_twice(simulator)


def test_an_apology_in_place_of_a_pack_says_what_it_is(tmp_path: Path) -> None:
    world = usual()
    world.meetings[7003].pack.faults = ["sign in"]
    with serving(world) as simulator:
        report = night(simulator, tmp_path)
        assert [m.detail for m in report.faults] == ["login page in place of the PDF: 'Sign in'"]
        night(simulator, tmp_path, days=1)
        assert world.meetings[7003].pack.content in contents(tmp_path)


def test_a_site_without_committees_and_meetings_is_no_quiet_night(tmp_path: Path) -> None:
    world = usual()
    world.committees, world.meetings, world.news = {}, {}, []
    with serving(world) as simulator:
        report = night(simulator, tmp_path)
        assert report.exit_code == 1
        assert "agendapack probe" in report.line


def test_a_service_that_comes_back_is_no_change_of_every_meeting(tmp_path: Path) -> None:
    world = usual()
    with serving(world, Switches(service_off=True)) as simulator:
        night(simulator, tmp_path)
        simulator.switches.service_off = False
        simulator.clear()
        report = night(simulator, tmp_path, days=1)
        assert report.changes == []
        assert len(simulator.log) < 20, [s.path for s in simulator.log]


def test_the_first_news_of_what_is_stored_already_is_only_looked_at(tmp_path: Path) -> None:
    world = usual()
    with serving(world, Switches(news_off=True)) as simulator:
        night(simulator, tmp_path)
        simulator.switches.news_off = False
        night(simulator, tmp_path, days=1)
        assert not fetched_twice(simulator)


def test_one_night_without_its_list_of_plans_is_no_week_without(tmp_path: Path) -> None:
    world = usual()
    with serving(world, Switches(page_faults={"mglistplans.aspx": ["sorry"]})) as simulator:
        night(simulator, tmp_path)
        assert contents(tmp_path) < expected(world)
        night(simulator, tmp_path, days=1)
        assert contents(tmp_path) == expected(world)


def test_without_news_a_plan_that_was_issued_again_is_found(tmp_path: Path) -> None:
    world = usual()
    with serving(world, Switches(news_off=True)) as simulator:
        night(simulator, tmp_path)
        plan = next(iter(world.plans.values()))[1][0]
        plan.content += b"\n% corrected\n%%EOF\n"
        for days in (1, 2, 3, 4):
            night(simulator, tmp_path, days=days)
        assert plan.content in contents(tmp_path)
