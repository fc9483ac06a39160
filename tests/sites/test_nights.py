"""Three nights in a row fetch exactly what they should, and nothing twice."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from extractor.scrape import Options
from extractor.store import Store
from tests.sites.kit import MANNERS, SPEED, contents, fetched_twice, gaps, night
from tests.sites.simulator import Switches, serving
from tests.sites.world import TODAY, World, pdf, usual

ROUTES = {"both": Switches(), "service only": Switches(pages_off=True), "pages only": Switches(service_off=True)}


def expected(world: World) -> set[bytes]:
    """What a usual run should hold: packs, minutes, supplements, plans."""
    files = world.files().values()
    return {f.content for f in files if any(t in f.path for t in ("T=10", "T=1", "T=9", "T=4")) and "T=0" not in f.path}


@pytest.mark.parametrize("route", list(ROUTES))
def test_three_nights(route: str, tmp_path: Path) -> None:
    world, switches = usual(), ROUTES[route]
    without_pages = switches.pages_off
    with serving(world, switches) as simulator:
        first = night(simulator, tmp_path)
        wanted = expected(world)
        if without_pages:
            wanted -= {f.content for f in world.plans[149][1]}
        assert contents(tmp_path) == wanted
        assert first.error is None and first.new == len(wanted), first.line
        assert not fetched_twice(simulator)

        simulator.clear()
        quiet = night(simulator, tmp_path, days=1)
        assert simulator.fetched() == []
        assert (quiet.new, quiet.changed) == (0, 0), quiet.line
        if not without_pages:
            assert len(simulator.log) <= 12, [s.path for s in simulator.log]

        simulator.clear()
        added = [world.minutes(7002)] + ([] if without_pages else [world.supplement(7003, 88)])
        third = night(simulator, tmp_path, days=2)
        assert third.new == len(added), third.line
        assert contents(tmp_path) == wanted | {f.content for f in added}
        assert not fetched_twice(simulator)
        assert third.exit_code == 0, third.line


def test_politeness_by_the_servers_own_log(tmp_path: Path) -> None:
    with serving(usual()) as simulator:
        night(simulator, tmp_path)
        assert len(simulator.log) > 15
        assert min(gaps(simulator)) >= 1.0 / SPEED
        assert simulator.log[0].path == "/robots.txt"
        agents = {s.headers["user-agent"] for s in simulator.log}
        assert len(agents) == 1
        assert agents.pop().startswith("agendapack/")
        assert all("tests@example.org" in s.headers["user-agent"] for s in simulator.log)


def test_crawl_delay_widens_the_pause(tmp_path: Path) -> None:
    switches = Switches(robots="User-agent: *\nCrawl-delay: 4\n")
    world = World()
    world.add(1, 101, 2)
    with serving(world, switches) as simulator:
        night(simulator, tmp_path)
        assert min(gaps(simulator)[1:]) >= 4.0 / SPEED


def test_what_robots_disallows_is_not_asked_for(tmp_path: Path) -> None:
    switches = Switches(robots="User-agent: agendapack\nDisallow: /documents/\n")
    with serving(usual(), switches) as simulator:
        report = night(simulator, tmp_path)
        assert not [s for s in simulator.log if s.is_file]
        assert report.exit_code == 3
        assert {m.reason for m in report.faults} == {"blocked"}


def test_the_budget_ends_the_night_and_the_next_goes_on(tmp_path: Path) -> None:
    world = usual()
    with serving(world) as simulator:
        small = replace(MANNERS, requests_per_host=12)
        reports = [night(simulator, tmp_path, manners=small, days=n) for n in range(4)]
        assert reports[0].exit_code == 3
        assert all(r.requests <= 12 for r in reports)
        assert contents(tmp_path) == expected(world)
        assert not fetched_twice(simulator)


def test_reissue_under_the_same_address_keeps_both_versions(tmp_path: Path) -> None:
    world = usual()
    with serving(world) as simulator:
        night(simulator, tmp_path)
        before = world.meetings[7003].pack.content
        world.meetings[7003].pack.content = pdf("pack 7003, second issue", size=5_000)
        world.news.append((world.news[0][0], "Agenda published: Cabinet (reissued)", 7003))
        report = night(simulator, tmp_path, days=1)
        assert report.changed == 1, report.line
        source = next(s for s in Store(tmp_path).sources() if s.key == "g7003:T10")
        assert len(source.versions) == 2
        assert {before, world.meetings[7003].pack.content} <= contents(tmp_path)


def test_an_upcoming_pack_is_looked_at_without_any_news(tmp_path: Path) -> None:
    world = usual()
    with serving(world) as simulator:
        night(simulator, tmp_path)
        world.meetings[7003].pack.content = pdf("quietly replaced", size=6_000)
        report = night(simulator, tmp_path, days=1)
        assert report.changed == 1, report.line


@pytest.mark.parametrize("has_head", [True, False])
def test_a_reissue_of_the_same_length_that_only_the_news_tells_of(tmp_path: Path, has_head: bool) -> None:
    world = usual()
    with serving(world, Switches(has_head=has_head)) as simulator:
        night(simulator, tmp_path)
        pack = world.meetings[7002].pack
        pack.content = pdf("pack 7o02", size=len(pack.content))
        world.news.append((world.news[0][0], "Agenda published once more", 7002))
        assert night(simulator, tmp_path, days=1).changed == 1
        simulator.clear()
        assert night(simulator, tmp_path, days=2).changed == 0
        assert simulator.fetched() == []


@pytest.mark.parametrize("has_ranges", [True, False])
def test_a_reissue_of_the_same_length_that_nothing_tells_of(tmp_path: Path, has_ranges: bool) -> None:
    """Its end is looked at where the server sends ranges; where it does not, it cannot be seen without fetching."""
    world = usual()
    pack = world.meetings[7003].pack
    pack.content = pdf("pack 7003", size=100_000)
    with serving(world, Switches(has_ranges=has_ranges)) as simulator:
        night(simulator, tmp_path)
        simulator.clear()
        assert night(simulator, tmp_path, days=1).changed == 0
        assert simulator.fetched() == []
        pack.content = pdf("pack 7oo3", size=100_000)
        assert night(simulator, tmp_path, days=2).changed == int(has_ranges)


def test_a_supplement_does_not_fetch_its_pack_again(tmp_path: Path) -> None:
    world = usual()
    with serving(world, Switches(has_head=False)) as simulator:
        night(simulator, tmp_path)
        simulator.clear()
        world.supplement(7003, 91)
        night(simulator, tmp_path, days=1)
        assert [p for p in simulator.fetched() if "g7003" in p] == []
        assert len(simulator.fetched()) == 1


@pytest.mark.parametrize("off", [("getallmeetingsbydate",), ("getallmeetingsbydate", "getmeetings"),
                                 ("getallmeetingsbydate", "getmeetings", "getcommittees", "getmeeting")])
def test_a_service_of_which_only_parts_answer(tmp_path: Path, off: tuple[str, ...]) -> None:
    world = usual()
    switches = Switches(page_faults={name: ["404"] * 99 for name in off}, all_committees="none")
    with serving(world, switches) as simulator:
        report = night(simulator, tmp_path)
        assert contents(tmp_path) == expected(world), report.line
        assert report.exit_code == 0


@pytest.mark.parametrize("has_etags", [True, False])
def test_no_news_page_costs_no_second_download(tmp_path: Path, has_etags: bool) -> None:
    with serving(usual(), Switches(news_off=True, has_etags=has_etags)) as simulator:
        night(simulator, tmp_path)
        simulator.clear()
        report = night(simulator, tmp_path, days=1)
        assert simulator.fetched() == []
        assert report.new == report.changed == 0


def test_moved_cancelled_and_withdrawn_meetings_are_recorded(tmp_path: Path) -> None:
    world = usual()
    with serving(world) as simulator:
        night(simulator, tmp_path)
        world.meetings[7004].date += timedelta(days=7)
        world.meetings[7006].status = "Cancelled"
        del world.meetings[7002]
        report = night(simulator, tmp_path, days=1)
        records = {r.meeting_id: r for r in Store(tmp_path).meetings()}
        assert [c["field"] for c in records["7004"].changes] == ["date"]
        assert records["7004"].date == world.meetings[7004].date.isoformat()
        assert records["7006"].changes[-1]["after"] == "Cancelled"
        assert records["7002"].is_withdrawn
        assert len(report.changes) == 3, report.changes


def test_a_joint_meeting_is_one_meeting(tmp_path: Path) -> None:
    world = World()
    world.add(5, 101, 4, other_committees=(102, 103))
    for switches in (Switches(), Switches(service_off=True)):
        with serving(world, switches) as simulator:
            store = tmp_path / str(switches.service_off)
            night(simulator, store)
            assert len(simulator.fetched()) == 1
            record = next(iter(Store(store).meetings()))
            assert len(record.committees) == 3, record.committees


@pytest.mark.parametrize("front_page", ["redirect", "links", "nothing"])
def test_a_site_in_a_folder_is_found_from_its_host(front_page: str, tmp_path: Path) -> None:
    world = usual()
    with serving(world, Switches(folder="mgov/", front_page=front_page)) as simulator:
        report = night(simulator, tmp_path)
        assert contents(tmp_path) == expected(world), report.line
        assert report.requests == len(simulator.log)
        simulator.clear()
        night(simulator, tmp_path, days=1)
        assert not [s for s in simulator.log if "/mgov/" not in s.path and s.path != "/robots.txt"]


def test_a_listed_file_that_is_not_there_is_asked_for_again(tmp_path: Path) -> None:
    world = usual()
    pack = world.meetings[7003].pack
    pack.faults = ["404"] * 9
    with serving(world) as simulator:
        for days in (0, 1):
            report = night(simulator, tmp_path, days=days)
            assert (report.exit_code, [m.reason for m in report.faults]) == (3, ["gone"])
        pack.faults = []
        assert night(simulator, tmp_path, days=2).exit_code == 0
        assert contents(tmp_path) >= expected(world)


def test_where_there_is_no_pack_its_papers_are_had(tmp_path: Path) -> None:
    world = World()
    meeting = world.add(5, 101, -4)
    meeting.files = [f for f in meeting.files if "T=10" not in f.path]
    for switches in (Switches(), Switches(pages_off=True)):
        with serving(world, switches) as simulator:
            store = tmp_path / str(switches.pages_off)
            report = night(simulator, store)
            assert {p.content for p in meeting.papers} <= contents(store)
            assert "no pack" in report.line
            assert report.exit_code == 0, report.line


def test_papers_beside_a_pack_only_when_asked(tmp_path: Path) -> None:
    world = usual()
    with serving(world) as simulator:
        night(simulator, tmp_path, kinds=("packs",))
        assert len(contents(tmp_path)) == 4
        night(simulator, tmp_path / "b", kinds=("packs", "papers"))
        assert len(contents(tmp_path / "b")) == 4 + 8


def test_a_council_that_yields_nothing_now_is_an_alarm(tmp_path: Path) -> None:
    with serving(usual()) as simulator:
        night(simulator, tmp_path)
        simulator.switches.empty = True
        for days in (1, 2):
            report = night(simulator, tmp_path, days=days)
            assert report.exit_code == 3
            assert "no meetings listed, 6 last time" in report.alarms[0]


def test_lost_t_is_put_back(tmp_path: Path) -> None:
    world = usual()
    world.supplement(7003, 88)
    with serving(world, Switches()) as simulator:
        simulator.strips_t = True
        report = night(simulator, tmp_path, kinds=("packs", "minutes", "supplements"))
        assert report.new == 6


def years_ago() -> World:
    world = usual()
    for number, days in enumerate((-100, -200, -300, -500, -650), 8001):
        world.add(number, 101, days)
    world.news = [line for line in world.news if line[2] < 8000]
    return world


@pytest.mark.parametrize("route", list(ROUTES))
def test_backfill_goes_back_in_slices(tmp_path: Path, route: str) -> None:
    world = years_ago()
    with serving(world, replace(ROUTES[route])) as simulator:
        report = night(simulator, tmp_path, options=Options(kinds=("packs",), backfill_years=1.0))
        stored = {s.meeting_id for s in Store(tmp_path).sources()}
        assert {"8001", "8002", "8003"} <= stored, report.line
        assert not {"8004", "8005"} & stored
        night(simulator, tmp_path, days=1, options=Options(kinds=("packs",), backfill_years=2.0))
        assert {"8004", "8005"} <= {s.meeting_id for s in Store(tmp_path).sources()}
        assert not fetched_twice(simulator)


def test_a_backfill_that_is_cut_off_goes_on_where_it_was(tmp_path: Path) -> None:
    with serving(years_ago()) as simulator:
        small, wish = replace(MANNERS, requests_per_host=26), Options(kinds=("packs",), backfill_years=2.0)
        reports = [night(simulator, tmp_path, days=n, manners=small, options=wish) for n in range(4)]
        assert all(r.requests <= 26 for r in reports)
        assert {str(n) for n in range(8001, 8006)} <= {s.meeting_id for s in Store(tmp_path).sources()}
        assert not fetched_twice(simulator)


def test_only_the_days_and_committees_asked_for(tmp_path: Path) -> None:
    world = usual()
    with serving(world) as simulator:
        options = Options(since=TODAY - timedelta(days=30), until=TODAY, kinds=("packs", "minutes"))
        night(simulator, tmp_path, options=options)
        assert {s.meeting_id for s in Store(tmp_path).sources()} == {"7001", "7002"}
        night(simulator, tmp_path / "b", options=Options(kinds=("packs",), committees=("children",)))
        assert {s.meeting_id for s in Store(tmp_path / "b").sources()} == {"7002"}


def test_a_redirect_is_followed_to_hosts_that_were_named_and_no_others(tmp_path: Path) -> None:
    world, elsewhere = World(), World()
    pack = world.add(5, 101, 3).pack
    elsewhere.add(5, 101, 3)
    with serving(elsewhere) as other, serving(world, Switches(redirect_to=other.base + pack.path)) as simulator:
        pack.faults = ["elsewhere"] * 9
        both = (simulator.host, other.host)
        refused = night(simulator, tmp_path, allow=both)
        assert contents(tmp_path) == set() and other.log == []
        assert [m.reason for m in refused.faults] == ["failed: redirect"]
        night(simulator, tmp_path, days=1, allow=both, hosts=(other.host,))
        assert contents(tmp_path) == {elsewhere.meetings[5].pack.content}
        assert other.log[0].path == "/robots.txt"


def test_other_kinds_another_time_are_had_without_fetching_the_first_again(tmp_path: Path) -> None:
    world = usual()
    with serving(world) as simulator:
        night(simulator, tmp_path, kinds=("packs",))
        report = night(simulator, tmp_path, kinds=("minutes",))
        assert report.new == 1, report.line
        assert night(simulator, tmp_path, kinds=("packs", "minutes", "papers")).new == 8
        assert not fetched_twice(simulator)
        since = Options(since=TODAY - timedelta(days=30), until=TODAY)
        world.minutes(7002)
        assert night(simulator, tmp_path, days=1, options=since).new == 2, "the minutes, and the plan"
        world.minutes(7003)
        night(simulator, tmp_path, days=1, options=since)
        assert night(simulator, tmp_path, days=2).new == 1, "news is not used up by a run of another window"


def test_a_page_that_cannot_be_read_is_told_and_read_again(tmp_path: Path) -> None:
    """The service alone knows no supplement: without the page it would be missing in silence."""
    world = usual()
    late = world.supplement(7003, 4711)
    with serving(world, Switches(page_faults={"ielistdocuments.aspx": ["challenge"]})) as simulator:
        report = night(simulator, tmp_path)
        assert report.exit_code == 3
        assert [(m.kind, m.reason) for m in report.faults] == [("meeting page", "blocked")]
        night(simulator, tmp_path, days=1)
        assert late.content in contents(tmp_path)


def test_a_committee_that_is_not_there_is_no_quiet_night(tmp_path: Path) -> None:
    with serving(usual()) as simulator:
        report = night(simulator, tmp_path, options=Options(kinds=("packs",), committees=("Cabinett",)))
        assert report.exit_code == 3
        assert "no committee is called 'Cabinett'; there are Cabinet" in report.line
