"""Agendas of invented councils in many house styles: numbers, titles, descriptions and ranges come apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.layout.agenda import listed_items
from extractor.layout.numbering import follows
from tests.unit.kit import lines_of

WIDTH = 595.0


def told(printed):
    return [(i.number, i.title, i.description, i.first, i.last) for i in listed_items(lines_of(printed), WIDTH)]


def test_bold_titles_with_ranges_and_descriptions():
    assert told([
        ("AGENDA", 270, 60, "bold"),
        ("1 |100 Apologies for absence", 60, 100, "bold"), ("to hear who cannot come", 100, 118),
        ("2 |100 Minutes of the last meeting (Pages 7 - 16)", 60, 140, "bold"),
        ("3 |100 The bridge at Wend and what it would", 60, 170, "bold"), ("cost to mend", 100, 184, "bold"),
        ("(Pages 17 - 20)", 100, 198), ("The Committee is asked to look at it.", 100, 216),
    ]) == [
        ("1", "Apologies for absence", "to hear who cannot come", None, None),
        ("2", "Minutes of the last meeting", None, "7", "16"),
        ("3", "The bridge at Wend and what it would cost to mend", "The Committee is asked to look at it.", "17", "20"),
    ]


def test_range_in_a_right_hand_column_beside_the_first_line():
    items = told([
        ("A G E N D A", 260, 60, "bold"), ("1. |86 Apologies", 56, 100),
        ("2. |86 Minutes of the meeting held in May and, if in order, |506 5 - 12", 56, 128),
        ("to be approved", 86, 142), ("3. |86 Questions |506 13", 56, 170),
    ])
    assert [i[1] for i in items] == ["Apologies", "Minutes of the meeting held in May and, if in order, to be approved",
                                     "Questions"]
    assert [i[3:] for i in items] == [(None, None), ("5", "12"), ("13", None)]


@pytest.mark.parametrize("numbers", [
    ("Item 1", "Item 2", "Item 3"), ("1)", "2)", "3)"), ("01", "02", "03"), ("A1", "A2", "A3"), ("7", "8a", "8b"),
    ("A3", "B4", "B5a"), ("23/041", "23/042", "23/043"), ("4.", "5.", "7."),
])
def test_numbering_styles(numbers):
    printed = [("AGENDA", 270, 60, "bold")]
    for n, (number, title) in enumerate(zip(numbers, ("Apologies", "Bridges", "Other business"), strict=True)):
        printed.append((f"{number} |130 {title}", 60, 100 + 30 * n, "bold"))
    assert [i[1] for i in told(printed)] == ["Apologies", "Bridges", "Other business"]
    assert [i[0] for i in told(printed)] == [n.removeprefix("Item ").strip(".)") for n in numbers]


def test_sub_heads_and_members_are_no_items():
    items = told([
        ("Membership", 60, 60, "bold"), ("Cllr A Orme |250 Cllr B Lacy", 60, 80), ("AGENDA", 270, 110, "bold"),
        ("UNRESTRICTED ITEMS", 230, 130, "bold"), ("1. |90 Apologies", 60, 150, "bold"),
        ("EXEMPT ITEMS", 250, 180, "bold"), ("2. |90 Sale of the mill", 60, 200, "bold"),
        ("PART II", 270, 230, "bold"), ("3. |90 Lease of the ford", 60, 250, "bold"),
    ])
    assert [(i[0], i[1], i[2]) for i in items] == [
        ("1", "Apologies", None), ("2", "Sale of the mill", None), ("3", "Lease of the ford", None)]


def test_lettered_points_belong_to_the_description():
    items = told([
        ("AGENDA", 270, 60, "bold"), ("1 |100 Work programme", 60, 100, "bold"),
        ("These papers are attached:", 100, 118),
        ("a) |120 the plan", 100, 136), ("b) |120 the log", 100, 150), ("2 |100 Close", 60, 180, "bold"),
    ])
    assert items[0][2] == "These papers are attached: a) the plan b) the log"


def test_numbered_guidance_after_the_list_is_left_out():
    printed = [("AGENDA", 270, 60, "bold")]
    printed += [(f"{n} |100 Matter {n}", 60, 80 + 20 * n, "bold") for n in range(1, 4)]
    printed += [("Guidance notes for the meeting", 60, 300, "bold")]
    printed += [(f"{n}. |100 Note {n}", 60, 300 + 20 * n, "bold") for n in range(1, 8)]
    assert [i[1] for i in told(printed)] == ["Matter 1", "Matter 2", "Matter 3"]


def test_purpose_after_a_dash_is_no_title():
    items = told([("AGENDA", 270, 60, "bold"), ("1. |90 Interests - to receive any declarations", 60, 100),
                  ("2. |90 Finance", 60, 130)])
    assert items[0][1:3] == ("Interests", "to receive any declarations")


def test_paper_to_follow_is_not_in_the_title():
    items = told([("AGENDA", 270, 60, "bold"), ("1. |90 Budget (To Follow)", 60, 100), ("2. |90 Close", 60, 130)])
    assert items[0][1] == "Budget"


def test_signature_far_below_the_last_item_is_left_out():
    items = told([("AGENDA", 270, 60, "bold"), ("1. |90 Apologies", 60, 100), ("2. |90 Close", 60, 130),
                  ("Ann Orme", 400, 260)])
    assert items[-1][1:3] == ("Close", None)


def test_supplement_of_one_item():
    items = told([("Agenda Item No", 57, 400, "bold"), ("9 |110 Schools plan (Pages 1 - 4)", 57, 416, "bold")])
    assert items == [("9", "Schools plan", None, "1", "4")]


def test_prose_has_no_items():
    assert told([("The bridge is shut.", 60, 100), ("It will stay so.", 60, 120)]) == []


@given(st.integers(1, 90), st.integers(1, 3))
def test_a_number_follows_its_predecessor_and_never_itself(n, step):
    assert follows((n,), (n + step,)) == step
    assert follows((n,), (n,)) is None
    assert follows((n + step,), (n,)) is None


def test_lettered_parts_and_notes_inside_an_item_do_not_end_the_list():
    items = told([
        ("Agenda for a meeting of the Executive", 60, 40, "bold"),
        ("A. PROCEDURAL ITEMS", 60, 80, "bold"), ("1. |100 DISCLOSURES", 60, 110, "bold"),
        ("To hear what members disclose.", 100, 126), ("Notes:", 100, 146, "bold"),
        ("(1) Members may stay in the room.", 100, 162), ("2. |100 MINUTES", 60, 190, "bold"),
        ("B. STRATEGIC ITEMS", 100, 220, "bold"), ("3. |100 THE BRIDGE |506 5 - 12", 60, 250, "bold"),
    ])
    assert [(i[0], i[1], i[3]) for i in items] == [
        ("1", "DISCLOSURES", None), ("2", "MINUTES", None), ("3", "THE BRIDGE", "5")]


def test_numbers_typed_against_their_titles():
    assert [i[:2] for i in told([
        ("AGENDA", 270, 60, "bold"), ("1.Apologies", 60, 100), ("2.Declarations of interest", 60, 120),
        ("3.Minutes: to sign those of 4.5.2017", 60, 140), ("4.The ford", 60, 160),
    ])] == [("1", "Apologies"), ("2", "Declarations of interest"), ("3", "Minutes"),
            ("4", "The ford")]


def test_several_page_ranges_of_one_item():
    printed = [
        ("AGENDA", 270, 60, "bold"), ("1. |86 Apologies", 56, 100),
        ("2. |86 The bridge and its costs (Pages 3 - 8, 11 - 14)", 56, 128), ("3. |86 Lamps (Pages 9 and 10)", 56, 156),
    ]
    assert [i[1:] for i in told(printed)][1:] == [
        ("The bridge and its costs", None, "3", "14"), ("Lamps", None, "9", "10")]
    assert [i.further for i in listed_items(lines_of(printed), WIDTH)] == [(), ("11",), ()]
    column = [(text.replace("(Pages ", "|506 ").replace(")", ""), *at) for text, *at in printed]
    assert [i[3:] for i in told(column)][1:] == [("3", "14"), ("9", "10")]


def test_the_annual_meeting_and_the_one_that_follows_it():
    first = ["Election of Chairman", "Election of Vice-Chairman", "Working groups", "Auditor"]
    second = ["Apologies: To receive apologies", "Declarations of interest", "Minutes", "Lamps", "Date of next meeting"]
    printed = [("AGENDA", 270, 60, "bold")]
    printed += [(f"{n}. {text}", 60, 80 + 20 * n) for n, text in enumerate(first, 1)]
    printed += [("Then the meeting of the council begins.", 60, 190)]
    printed += [(f"{n}. {text}", 60, 200 + 20 * n) for n, text in enumerate(second, 1)]
    items = told([*printed, ("A Hale", 60, 330), ("Clerk to the Council", 60, 350)])
    assert [i[0] for i in items] == ["1", "2", "3", "4", "1", "2", "3", "4", "5"]
    assert items[4][1:3] == ("Apologies", "To receive apologies")
    assert items[-1][1:3] == ("Date of next meeting", None)


def test_points_counted_from_one_within_an_item_are_no_list():
    printed = [("AGENDA", 270, 60, "bold"), ("1. Apologies", 60, 80, "bold"), ("2. The bridge", 60, 100, "bold"),
               ("1. Declarations of load", 60, 120), ("2. Rails", 60, 140), ("3. The lamps", 60, 160, "bold"),
               ("4. The ford", 60, 180, "bold"), ("5. The mill", 60, 200, "bold")]
    assert [i[1] for i in told(printed)] == ["Apologies", "The bridge", "The lamps", "The ford", "The mill"]


@pytest.mark.parametrize(("first", "second"), [("P22/31", "P22/32"), ("48/2023", "49/2023"), ("PC/7/24", "PC/8/24")])
def test_numbers_with_a_year(first, second):
    printed = [("AGENDA", 270, 60, "bold"), (f"{first} |120 APOLOGIES", 60, 100), (f"{second} |120 LAMPS", 60, 120)]
    assert [i[:2] for i in told(printed)] == [(first, "APOLOGIES"), (second, "LAMPS")]


def test_unnumbered_items_end_where_someone_signs_on_the_right():
    items = told([("Agenda", 270, 60, "bold"), ("Apologies for absence", 60, 90), ("Election of the Mayor", 60, 114),
                  ("Mayor's announcements", 60, 138), ("Civic functions", 60, 162),
                  ("Secretary to the Trustees", 400, 190), ("14th May, 2013", 60, 214)])
    assert [i[1:3] for i in items][-1] == ("Civic functions", None)


def test_rows_of_a_table_that_count_years_are_no_agenda():
    assert told([
        ("Year |120 Grant |200 % |260 Council tax |340 % |400 Total", 60, 100, "bold"),
        ("2011/12 |120 232,790 |200 72% |260 90,231 |340 28% |400 323,021 |500 100", 60, 114),
        ("2012/13 |120 217,078 |200 70% |260 91,119 |340 30% |400 308,197 |500 100", 60, 128),
    ]) == []


def test_items_numbered_with_a_nought_and_a_clerk_below():
    items = told([("AGENDA", 270, 60, "bold"), ("1.0 Election of Chair", 60, 90), ("1.1 To elect a Chair", 60, 110),
                  ("2.0 Apologies", 60, 130), ("2.1 To receive them", 60, 150), ("3.0 Lamps", 60, 170),
                  ("J Rudd, Town Clerk, 26th February 2019", 60, 190)])
    assert [i[0] for i in items] == ["1.0", "1.1", "2.0", "2.1", "3.0"]
    assert items[-1][1:3] == ("Lamps", None)
