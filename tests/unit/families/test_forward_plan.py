# ruff: noqa: E501  a table of cases reads across
"""Forward plans as different councils lay them out; all names are invented."""

import pytest

from extractor.families import Context, rows_of
from extractor.families.forward_plan import HEADER_RULES
from extractor.families.plan_blocks import LABEL_RULES, BlockLine, rows_of_blocks
from extractor.families.plan_values import EXEMPTIONS
from tests.unit.families.sketch import grid

PLAN = Context(table_title="Cabinet Forward Plan")

# sketch, context, what the first row must hold
REGISTER = """
    Ref | Date | Decision | Taken by | Value
    DD/101 | 03/04/2025 | Grant of a licence | Head of Property | £1,200
    """


def test_a_register_of_decisions_taken_is_no_plan():
    assert rows_of(grid(REGISTER), Context(table_title="Delegated decisions register")).family != "forward_plan"
    assert rows_of(grid(REGISTER), Context(table_title="Forward plan: officer decisions")).family == "forward_plan"


LAYOUTS = {
    "wide, date and maker in one cell": ("""
        FP Refs | Decision Date/Maker | Details of the proposed decision | Documents and background papers to be available to decision maker | Does the decision contain any exempt information? | Contact Officer for any representations
        FP/23/1/04 First published: 3 March 2023 | Not before 1st May 2023 Cabinet Member for Waste, Leader of the Council | Issue: New depot Decision: To buy the site | Site survey | Part exempt | Ann Other, Property Manager Tel: 01632 960001
        """, Context(), {"plan_reference": "FP/23/1/04", "first_published_date": "2023-03-03", "decision_date": "2023-05-01", "is_not_before": True,
            "decision_makers": ["Cabinet Member for Waste", "Leader of the Council"], "issue": "New depot", "decision": "To buy the site",
            "documents_text": "Site survey", "exemption": "part", "contact_name": "Ann Other", "contact_role": "Property Manager",
            "contact_phone": "01632 960001"}),
    "asked whether in public": ("""
        Decision title | Decision maker | Decision due | Will it be in public?
        Leisure contract | Cabinet | 12 Dec 2023 | Yes
        """, Context(), {"issue": "Leisure contract", "exemption": "none", "exemption_text": "Yes"}),
    "asked whether in public, label by label": ("""
        Decision title | Depot
        Decision maker | Cabinet
        Decision due | 14 January 2025
        Will it be considered in public? | No: paragraph 3
        Lead officer | Ann Other
        """, Context(), {"issue": "Depot", "exemption": "full", "exemption_text": "No: paragraph 3"}),
    "papers under the matter": ("""
        Matter for decision and documents | Date | Decision maker | Contact officer | Private?
        Leisure contract | 12 Dec 2023 | Cabinet | Ann Other | Open
        """, PLAN, {"issue": "Leisure contract", "decision_date": "2023-12-12", "decision_makers": ["Cabinet"], "exemption": "none"}),
    "the day over the table": ("""
        Item | Cabinet Member | Contact | Part 2?
        Leisure contract | Cllr A Oak | Ann Other | No
        """, Context(document_title="Forward Plan", heading="Cabinet, 14 January 2025"), {"issue": "Leisure contract",
            "decision_date": "2025-01-14", "decision_makers": ["Cabinet"], "exemption": "none"}),
    "title, maker, date, officer": ("""
        Title | Decision Maker | Decision due date | Lead Officer | Open or exempt
        Leisure contract | Cabinet | 12 Dec 2023 | Director of Place | Open
        """, Context(), {"issue": "Leisure contract", "decision_makers": ["Cabinet"], "decision_date": "2023-12-12", "exemption": "none"}),
    "subject and date at the end": ("""
        Matter for decision | Decision making individual or body | Responsible cabinet member | Date on which or period within which decision is to be made | Documents to be submitted to the decision maker for consideration | Contact details of the responsible officer
        Tree strategy | Executive | Councillor A Oak | Between 1 Mar 2024 and 31 May 2024 | Report of the Head of Parks | B Ash, Head of Parks, 01632 960002
        """, Context(), {"issue": "Tree strategy", "decision_makers": ["Executive"], "decision_date": None,
            "decision_date_text": "Between 1 Mar 2024 and 31 May 2024", "documents_text": "Report of the Head of Parks",
            "contact_name": "B Ash", "contact_role": "Head of Parks", "contact_phone": "01632 960002"}),
    "month only": ("""
        Item for consideration | Contact Officer / Cabinet Member | Date of Cabinet | Key Decision | Confidential Item | Reasons for Confidentiality
        Housing plan | Head of Homes / Homes Portfolio Leader | March 2024 | Yes | No | -
        """, PLAN, {"issue": "Housing plan", "decision_date": None, "decision_date_text": "March 2024", "exemption": "none"}),
    "description and purpose apart": ("""
        Ref | Subject | Purpose of report | Decision maker and date | Background documents | Private?
        I12345 | Parking charges | To agree new charges | Cabinet 12 Dec 2023 | None | No
        """, Context(), {"plan_reference": "I12345", "issue": "Parking charges", "decision": "To agree new charges",
            "decision_date": "2023-12-12", "decision_makers": ["Cabinet"], "exemption": "none"}),
    "header in two rows": ("""
        Decision | Date | Who will | Exempt
        to be taken | of decision | make the decision | information?
        Sale of the mill | 4/9/2024 | Leader of the Council | Yes - paragraph 3
        """, Context(), {"issue": "Sale of the mill", "decision_date": "2024-09-04", "decision_makers": ["Leader of the Council"], "exemption": "full"}),
    "no header counted, title row on top": ("""
        Notice of key decisions 1 June 2022 to 30 September 2022 | < | < | <
        Issue | Date of decision | Decision taker | Supporting papers
        Bus subsidy | 5 July 2022 | Portfolio Holder for Transport | Bus plan
        """, Context(), {"issue": "Bus subsidy", "decision_date": "2022-07-05", "decision_makers": ["Portfolio Holder for Transport"]}),
    "grouped under date rows": ("""
        Subject | Decision maker | Key decision? | Contact officer
        Cabinet 14 November 2023 | < | < | <
        Budget outlook | Cabinet | Yes | C Penny
        """, PLAN, {"issue": "Budget outlook", "decision_date": "2023-11-14", "decision_makers": ["Cabinet"]}),
    "portfolio holder decides": ("""
        Decision | Portfolio Holder | Expected date of decision | Consultees | Report author
        Cycle hire pilot | Cllr Dee Spoke | 01/02/2023 | Ward members | E Wheel
        """, PLAN, {"issue": "Cycle hire pilot", "decision_makers": ["Cllr Dee Spoke"], "decision_date": "2023-02-01", "contact_name": "E Wheel"}),
    "wards and reason key": ("""
        Plan item | What is being decided | When the decision will be taken | Who will make the decision | Wards affected | Reason key
        24/00108 | Flood wall | 21 January 2025 | Cabinet Member for Environment | All | Expenditure
        """, Context(), {"plan_reference": "24/00108", "issue": "Flood wall", "decision_date": "2025-01-21",
            "decision_makers": ["Cabinet Member for Environment"], "note_text": "Key decision: Expenditure; Wards: All"}),
    "unknown column kept": ("""
        Issue | Decision maker | Date of decision | Moon phase
        Car parks | Cabinet | 3 May 2023 | Full
        """, Context(), {"issue": "Car parks", "note_text": "Moon phase: Full"}),
    "ordinal and time": ("""
        Title or subject matter | Decision taker | Not before | Documents | Part 1 or Part 2
        Cemetery fees | Cabinet | 9th May 2023 at 6.30 pm | Fees report | Part 2
        """, Context(), {"decision_date": "2023-05-09", "exemption": "full"}),
    "labels and values in two columns": ("""
        Title: | School crossing
        Decision maker: | Cabinet
        Decision due date: | 6 June 2023
        Lead officer: | F Walker, Road Safety Manager
        Exempt information: | No
        """, Context(), {"issue": "School crossing", "decision_makers": ["Cabinet"], "decision_date": "2023-06-06", "contact_name": "F Walker",
            "exemption": "none"}),
    "labels and values twice across": ("""
        Title | Library roof | Decision maker | Executive
        Date of decision | 7 July 2023 | Is the decision private? | Open
        Purpose | To award the contract | Contact officer | G Page
        """, Context(), {"issue": "Library roof", "decision": "To award the contract", "decision_makers": ["Executive"],
            "decision_date": "2023-07-07", "exemption": "none", "contact_name": "G Page"}),
    "row cut by a page": ("""
        Ref | Issue | Decision maker | Date of decision | Documents
        K1 | Review of the | Cabinet | 8 Aug 2023 | Report and
        --- 2
        | winter service | | | two appendices
        """, Context(), {"plan_reference": "K1", "issue": "Review of the winter service", "documents_text": "Report and two appendices"}),
    "a bold subject over its description": ("""
        Decision taker | Decision | Key? | Date of decision | Contact officer | Private?
        Cabinet | *School buses//The Cabinet is asked to agree new routes. | Yes | 2 July 2024 | June//Fern | Part 2 annex
        """, Context(), {"issue": "School buses", "decision": "The Cabinet is asked to agree new routes.", "exemption": "part",
            "contact_name": "June Fern", "contact_role": None}),
    "a bold number over the subject": ("""
        Details of the decision to be taken | Decision to be taken by | Earliest date | Method(s) of consultation | Representations may be made to the following officer | Public or private
        *Key Decision 871//New vans | Deputy//Leader | 5 Mar 2024 | Meetings | Ida Reed Tel: 01632 960003 | Public
        """, Context(), {"plan_reference": "Key Decision 871", "issue": "New vans", "decision": None, "decision_makers": ["Deputy Leader"],
            "contact_name": "Ida Reed", "contact_phone": "01632 960003"}),
    "topic and decision in two columns, under a portfolio": ("""
        TOPIC | DECISION | DECISION TAKER | KEY | DATE OF DECISION | CONTACT OFFICER
        HOMES - Cllr Ivy Moss | | | | |
        Door design | To approve the guide | Executive | Yes | Every Executive meeting | A Latch
        """, PLAN, {"issue": "Door design", "decision": "To approve the guide", "decision_date_text": "Every Executive meeting",
            "decision_makers": ["Executive"]}),
    "title apart from what is decided, day in a heading": ("""
        Decision title | What is the decision? | Date added to the Forward Plan | Cabinet Portfolio | Who is to be consulted | Wards affected | Open or exempt?
        KEY DECISIONS TO BE TAKEN ON 29 JULY 2024 | < | < | < | < | < | <
        Dog control | To agree the order | 3 April 2024 | Clean Streets | Officers and public bodies | All | Open
        """, PLAN, {"issue": "Dog control", "decision": "To agree the order", "decision_date": "2024-07-29",
            "first_published_date": "2024-04-03", "decision_makers": ["Clean Streets"]}),
    "one who decides alone, and the day, over the rows": ("""
        Topic/Decision | Portfolio/Ref
        Cabinet Member for Roads, 18 July 2024 | <
        *Mill Lane: speed limit//To decide on the order. | Cabinet Member for Roads, 2024/12
        """, PLAN, {"issue": "Mill Lane: speed limit", "decision_date": "2024-07-18", "decision_makers": ["Cabinet Member for Roads"]}),
    "reference and date in one column": ("""
        Ref//Date | Decision Maker/s | Title | Report Author//Contact
        E77//Not before 1st Jul 2024 | Cabinet | Ferry fares | Paul Tarn//Tel: 01632 960004
        """, PLAN, {"plan_reference": "E77", "decision_date": "2024-07-01", "is_not_before": True, "contact_name": "Paul Tarn"}),
    "questions as headers": ("""
        WHAT IS BEING DECIDED? | WHO IS THE DECISION MAKER? | WHO WILL BE CONSULTED BEFOREHAND? | WHEN WILL THE DECISION BE MADE? | HOW CAN I MAKE COMMENTS? | PUBLIC OR PRIVATE?
        Quit smoking service | Executive | Health Panel | 18 September 2024 | Contact Officer: Una Vale Tel: 01632 960005 | Public meeting
        """, PLAN, {"issue": "Quit smoking service", "decision_makers": ["Executive"], "contact_name": "Una Vale", "note_text": "Consulted: Health Panel"}),
    "councillor and officer in one cell, a date that moved": ("""
        Unique Ref No: | Decision Maker & Decision Date | Subject | Contacts: Cabinet Member(s)/Officer(s) | Confidential?
        C4 | Cabinet//9th July 2024//This item was deferred from June 2024 | Pool repairs | Councillor Rex Hill//Fay Dunn//01632 960006 | No
        """, PLAN, {"plan_reference": "C4", "decision_date": "2024-07-09", "decision_makers": ["Cabinet"], "contact_name": "Fay Dunn"}),
    "labels over their values at the end of a line": ("""
        Title of Report | Home care | Key Decision?//Yes | <
        Summary of Decision | To award contracts | < | <
        Decision maker | Cabinet | Date of decision//17/07/24 | <
        Contact details for comments or additional information | Dee Rad (Corporate Director) | < | <
        Is there an intention to consider this report in private session? | No | < | <
        """, PLAN, {"issue": "Home care", "decision": "To award contracts", "decision_date": "2024-07-17", "contact_name": "Dee Rad"}),
    "a subject cut by a page, upper case": ("""
        Subject | Decision maker | Date of decision | Contact officer
        Grants for Home | Cabinet | 1 May 2024 | A Poe
        --- 2
        Repairs | | |
        Next | Cabinet | 2 May 2024 | B Poe
        """, PLAN, {"issue": "Grants for Home Repairs"}),
    "merged date over two decisions": ("""
        Date of decision | Decision maker | Subject | Documents
        9 Sept 2023 | Cabinet | Gritting | Plan
        ^ | ^ | Drainage | Plan
        """, Context(), {"issue": "Gritting", "decision_date": "2023-09-09"}),
}  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout(name):
    sketch, around, expected = LAYOUTS[name]
    found = rows_of(grid(sketch), around)
    assert found.family == "forward_plan"
    first = found.rows["forward_plan"][0]
    assert {key: first[key] for key in expected} == expected


def test_merged_date_serves_both_decisions():
    found = rows_of(grid(LAYOUTS["merged date over two decisions"][0]), Context())
    assert [(r["issue"], r["decision_date"]) for r in found.rows["forward_plan"]] == [
        ("Gritting", "2023-09-09"), ("Drainage", "2023-09-09")]  # fmt: skip


def test_two_blocks_in_one_grid_are_two_decisions():
    text = LAYOUTS["labels and values in two columns"][0]
    found = rows_of(grid(text.rstrip() + "\n" + text.replace("School crossing", "Skate park").strip()), Context())
    assert [row["issue"] for row in found.rows["forward_plan"]] == ["School crossing", "Skate park"]


def test_references_used_twice_stay_two_rows():
    found = rows_of(grid("""
        Ref | Issue | Decision maker | Date of decision
        A1 | Ice rink | Cabinet | 1 May 2023
        A1 | Ice cream | Cabinet | 1 May 2023
        """), Context())  # fmt: skip
    assert [row["plan_reference"] for row in found.rows["forward_plan"]] == ["A1", "A1"]


def test_blocks_under_bold_titles():
    rows, _ = rows_of_blocks([BlockLine(text, 1, is_heading=is_heading) for text, is_heading in (
        ("Executive plan: May 2024", True), ("1. Tenants charter", True), ("To consider the charter.", False), ("Decision maker: Executive", False),
        ("Decision due: 2 Sep 2024", False), ("Lead officer: N Riley", False), ("Anticipated restriction: Open", False),
        ("2. Sale of land", True), ("Decision maker: Executive", False), ("Decision due: 7 Oct 2024", False),
        ("Notice of proposed decision first published: 1/7/2024", False), ("Anticipated restriction: Fully exempt", False),
    )])  # fmt: skip
    assert [(r["issue"], r["decision"], r["decision_date"], r["exemption"], r["first_published_date"]) for r in rows] == [
        ("Tenants charter", "To consider the charter.", "2024-09-02", "none", None),
        ("Sale of land", None, "2024-10-07", "full", "2024-07-01")]  # fmt: skip


def test_blocks_of_lines():
    rows, findings = rows_of_blocks([BlockLine(*line) for line in (
        ("Reference number: KD7", 3), ("Title: Play area", 3), ("renewal", 3), ("Decision maker: Cabinet", 3),
        ("Decision due: 5 May 2024", 3), ("Exempt: No", 3),
        ("Reference number: KD8", 4), ("Title: Pond", 4), ("Decision maker: Leader of the Council", 4), ("Decision due: May 2024", 4),
    )])  # fmt: skip
    assert [(r["plan_reference"], r["issue"], r["decision_date"], r["page_number"]) for r in rows] == [
        ("KD7", "Play area renewal", "2024-05-05", 3), ("KD8", "Pond", None, 4)]  # fmt: skip
    assert findings == ()


def test_labels_that_wrap_beside_their_values_under_a_day():
    rows, _ = rows_of_blocks([
        BlockLine("CABINET: 8 MAY 2024", 1, 50, is_heading=True), BlockLine("ITEM 1:", 1, 50, is_heading=True),
        BlockLine("Ferry subsidy", 1, 50, is_heading=True), BlockLine("ID: F31", 1, 50), BlockLine("Pay for boats.", 1, 50),
        BlockLine("Is this item open to the Part exempt", 1, 50, 200, label="Is this item open to the"), BlockLine("public?", 1, 50),
        BlockLine("Will there be any form of Yes", 1, 50, 200, label="Will there be any form of"), BlockLine("consultation?", 1, 50),
        BlockLine("Report of: N Riley", 1, 50, 200, label="Report of:"), BlockLine("Contact: Bo Tern", 1, 50, 200, label="Contact:"),
    ])  # fmt: skip
    told = {"plan_reference": "F31", "issue": "Ferry subsidy", "decision": "Pay for boats.", "decision_date": "2024-05-08",
            "decision_makers": ["CABINET"], "exemption_text": "Part exempt", "contact_name": "Bo Tern"}  # fmt: skip
    assert [{name: row[name] for name in told} for row in rows] == [told]


def test_a_day_entered_in_brackets_and_no_key_decision_in_the_maker():
    found = rows_of(grid("""
        Reference No./ Date first entered in Plan | Decision to be considered | Decision maker | Date item to be considered
        7/25 // (6.1.25) | Boat hire | Cabinet // Non-key Decision | 12 March 2025
        """), PLAN)  # fmt: skip
    row = found.rows["forward_plan"][0]
    assert (row["plan_reference"], row["first_published_date"], row["decision_makers"]) == ("7/25", "2025-01-06", ["Cabinet"])


def test_a_work_plan_of_the_cabinet_with_key_decisions_is_a_forward_plan():
    found = rows_of(grid("""
        Report title | Description | Lead Member | Lead Officer | Key decision | Public or Private
        Cabinet - 11 June 2024 | < | < | < | < | <
        Charge points | Adopt it | Cllr A Roe | Head of Place | Yes | Public
        Items to be programmed | < | < | < | < | <
        Cemetery | Buy land | Cllr A Roe | Head of Place | Yes | Part private
        """), Context(table_title="Cabinet Forward Work Plan"))  # fmt: skip
    assert [(r["decision_date"], r["decision_date_text"], r["exemption"]) for r in found.rows["forward_plan"]] == [
        ("2024-06-11", "11 June 2024", "none"), (None, "Items to be programmed", "part")]  # fmt: skip


def test_a_row_that_the_page_cuts_within_a_date():
    found = rows_of(grid("""
        Ref | Matter | Decision maker | Date of decision | Contact officer
        Key | Boat hire | Cabinet | 13 Dec | Ann Other
        --- 2
        Decision 48 | To hire boats | Leader | 2024 | Tel: 01632 960001
        Key Decision 49 | Pier | Cabinet | 14 Dec 2024 | Bo Tern
        """), PLAN)  # fmt: skip
    rows = found.rows["forward_plan"]
    assert [(r["plan_reference"], r["decision_date"], r["contact_name"], r["contact_phone"]) for r in rows] == [
        ("Key Decision 48", "2024-12-13", "Ann Other", "01632 960001"), ("Key Decision 49", "2024-12-14", "Bo Tern", None)]  # fmt: skip


def test_a_table_for_each_decision_under_its_title():
    table = grid("""
        Decision maker | Date of decision | Contact officer
        Executive | 4 March 2025 | Ann Other
        """)  # fmt: skip
    found = rows_of(table, Context(table_title="Boat hire", document_title="Key Decisions Plan"))
    assert [(row["issue"], row["decision_date"]) for row in found.rows["forward_plan"]] == [("Boat hire", "2025-03-04")]
    assert rows_of(table, Context(table_title="Boat hire")).family != "forward_plan"


def test_decisions_taken_at_the_end_of_a_plan_are_no_plan():
    taken = grid("""
        Subject | Decision | Taken by | Date
        Grit bins | Agreed | Leader | 3 January 2025
        """)  # fmt: skip
    around = Context(table_title="Part 3 - Decisions taken since the last schedule", document_title="Schedule of Decisions")
    assert rows_of(taken, around).family != "forward_plan"


def test_a_decision_column_that_only_says_whether_it_is_key_and_a_board_above():
    found = rows_of(grid("""
        Title of report | Lead officer | Decision date | Decision | Report from
        Transport Board - 22 January 2025 | < | < | < | <
        Trams | Rail Director | 22 January 2025 | Key Decision KD1 | Bo Tern
        Buses | Rail Director | 22 January 2025 | Decision | Bo Tern
        """), PLAN)  # fmt: skip
    assert [(r["issue"], r["decision"], r["decision_makers"]) for r in found.rows["forward_plan"]] == [
        ("Trams", None, ["Transport Board"]), ("Buses", None, ["Transport Board"])]  # fmt: skip


def test_meetings_and_their_reports_are_a_plan_by_its_title():
    found = rows_of(grid("""
        Meeting | Report | Key? | Portfolio | Contact
        Cabinet // 8 July 2025 | Outturn | No | Finance | Ann Other, Director of Finance
        ^ | Market policy | Yes | Economy | Bo Tern
        """), PLAN)  # fmt: skip
    assert [(r["issue"], r["decision_date"], r["decision_makers"], r["contact_name"]) for r in found.rows["forward_plan"]] == [
        ("Outturn", "2025-07-08", ["Cabinet"], "Ann Other"), ("Market policy", "2025-07-08", ["Cabinet"], "Bo Tern")]  # fmt: skip


def test_a_short_notice_of_key_decisions():
    found = rows_of(grid("""
        Earliest date | Key decision | Contact
        Between 3 and 28 March 2025 | Lease of the old pier | Officer: Ann Other Member: Cllr B Tern
        """), Context(table_title="Key decisions to come"))  # fmt: skip
    row = found.rows["forward_plan"][0]
    assert (row["issue"], row["decision_date"], row["decision_date_text"], row["contact_name"]) == (
        "Lease of the old pier", None, "Between 3 and 28 March 2025", "Ann Other")  # fmt: skip


def test_prose_with_colons_is_no_plan():
    assert rows_of_blocks([BlockLine("Note: this is prose.", 1), BlockLine("Source: a survey", 1)]) == ((), ())


def test_a_line_left_of_the_values_belongs_to_no_block():
    rows, _ = rows_of_blocks([
        BlockLine("Reference: A1", 1, 50, 200), BlockLine("Subject: Quay", 1, 50, 200), BlockLine("wall", 1, 200),
        BlockLine("Decision maker: Cabinet", 1, 50, 200), BlockLine("Decision date: 1 May 2024", 1, 50, 200),
        BlockLine("Published by the Town Clerk", 1, 50),
    ])  # fmt: skip
    assert (rows[0]["issue"], rows[0]["decision_date_text"]) == ("Quay wall", "1 May 2024")


def test_what_cannot_be_typed_is_a_finding():
    found = rows_of(grid("""
        Issue | Decision maker | Date of decision | Exempt?
        Quay | Cabinet | Summer | Perhaps
        """), Context())  # fmt: skip
    row = found.rows["forward_plan"][0]
    assert (row["decision_date"], row["exemption"], row["exemption_text"]) == (None, None, "Perhaps")
    assert {finding.actual_text for finding in found.findings} >= {"Summer", "Perhaps"}


def test_makers_on_lines_of_their_own():
    found = rows_of(grid("""
        Issue | Date of decision | Decision maker
        Quay | 1 May 2024 | Cabinet Member for // Harbours // Director of Place
        Mole | 1 May 2024 | Commercial & Business // Director
        """), Context())  # fmt: skip
    assert [row["decision_makers"] for row in found.rows["forward_plan"]] == [
        ["Cabinet Member for Harbours", "Director of Place"], ["Commercial & Business Director"]]  # fmt: skip


def test_every_rule_matches_its_example():
    for rule in (*HEADER_RULES, *LABEL_RULES, *EXEMPTIONS):
        assert rule.pattern.search(rule.example), rule
