"""Layouts of plans, programmes, trackers and figures that share a table with something else; all names are invented."""

from extractor.families import Context, rows_of
from tests.unit.families.sketch import grid

PLAN = Context(document_kind="forward_plan", item_title="Forward Plan")


def rows(sketch: str, around: Context, dataset: str) -> list[dict]:
    found = rows_of(grid(sketch), around)
    assert found.family == dataset
    return list(found.rows[dataset])


def test_a_plan_whose_meetings_are_rows_over_its_decisions() -> None:
    made = rows("""
        Decision | Purpose | Portfolio Holder | Officer contact
        Cabinet - 12 December 2024 | < | < | <
        Budget monitoring | To note the forecast | Leader | Finance Officer
        Cabinet - 16 January 2025 | < | < | <
        Draft budget | To recommend it | Resources | Finance Officer
        """, PLAN, "forward_plan")
    assert [(r["issue"], r["decision_date"], r["decision_makers"]) for r in made] == [
        ("Budget monitoring", "2024-12-12", ["Cabinet"]), ("Draft budget", "2025-01-16", ["Cabinet"])]
    assert "Leader" in made[0]["note_text"]


def test_a_calendar_of_ticks_is_a_programme() -> None:
    made = rows("""
        Agenda item | Type | Jul 24 | Sep 24
        Treasury outturn | Standing | ✓ |
        Risk register | Standing | ✓ | ✓
        """, Context(table_title="Audit Committee Forward Work Programme"), "work_programme")
    assert [(r["item_title"], r["theme"], r["scheduled_text"]) for r in made] == [
        ("Treasury outturn", "Standing", "Jul 24"), ("Risk register", "Standing", "Jul 24"),
        ("Risk register", "Standing", "Sep 24")]


def test_a_meeting_above_the_header_dates_the_rows_below() -> None:
    made = rows("""
        Tuesday 14 January 2025 at 10am (papers by 6 January) | < | <
        Item | Officer | Reason for scrutiny
        Safeguarding | Director of Adults | Annual item
        Tuesday 11 March 2025 | < | <
        Attendance | Head of Education | Request
        """, Context(item_title="Work Programme", document_kind="work_programme"), "work_programme")
    assert [(r["item_title"], r["scheduled_date"]) for r in made] == [
        ("Safeguarding", "2025-01-14"), ("Attendance", "2025-03-11")]


def test_marks_under_complete_and_rag() -> None:
    asked = rows("""
        Minute ref | Action | Responsible officer | Complete?
        23 | Circulate the costs | Head of Transport | Yes
        31 | Invite the trust | Scrutiny Officer | No
        """, Context(item_title="Action log"), "outcome_tracker")
    assert [r["rag"] for r in asked] == ["completed", "pending"]
    letters = rows("""
        Rec No | Recommendation | Accepted / rejected | Progress | RAG
        1 | That shelters be mended | Accepted | 12 of 40 done | A
        2 | That fares be frozen | Rejected | - | R
        """, Context(item_title="Recommendation Monitoring"), "outcome_tracker")
    assert [r["rag"] for r in letters] == ["pending", "incomplete"]


def test_outstanding_actions_are_actions() -> None:
    made = rows("""
        No. | Outstanding action | By whom | By when | Position at 1 November 2024
        1 | Write to the Minister | Chair | Nov 2024 | Done
        """, Context(item_title="Matters arising and action list"), "outcome_tracker")
    found = [(r["outcome_text"], r["owner"], r["rag"]) for r in made]
    assert found == [("Write to the Minister", "Chair", "completed")]


def test_the_corner_gives_the_scale_and_years_shed_their_units() -> None:
    money = rows("""
        £m | 2024/25 | 2025/26
        Council tax | 310.4 | 322.0
        """, Context(item_title="Budget"), "statistics")
    assert [(r["value"], r["unit"]) for r in money] == [(310_400_000.0, "gbp"), (322_000_000.0, "gbp")]
    outcomes = rows("""
         | 2022/23 | < | 2023/24 | <
        Outcome | No. | % | No. | %
        Upheld | 30 | 40% | 28 | 35%
        Not upheld | 45 | 60% | 52 | 65%
        """, Context(item_title="Complaints annual report"), "complaints")
    assert {(r["period_text"], r["parent_category"]) for r in outcomes} == {("2022/23", None), ("2023/24", None)}


def test_a_caption_of_plans_makes_its_figures_send() -> None:
    made = rows("""
        Type of need | Primary | Special | Total
        Autism | 310 | 420 | 730
        """, Context(table_title="EHCPs by primary need, 2024"), "send")
    assert [(r["measure"], r["value"]) for r in made] == [
        ("Autism: Primary", 310.0), ("Autism: Special", 420.0), ("Autism", 730.0)]


def test_change_is_no_period() -> None:
    made = rows("""
        Indicator | Sept 2023 | Sept 2024 | Change
        SEND annual reviews on time | 61% | 68% | +7pp
        """, Context(item_title="SEND update"), "send")
    assert [(r["period_text"], r["note_text"]) for r in made] == [
        ("Sept 2023", "Change: +7pp"), ("Sept 2024", "Change: +7pp")]
