"""Lists with columns beside the titles, ranges broken over lines, points that are no items, and no numbers at all."""

from extractor.layout.agenda import listed_items, printed_number
from tests.unit.kit import lines_of

WIDTH = 595.0
Told = list[tuple[str | None, str, str | None, str | None, str | None]]


def told(printed) -> Told:
    items = listed_items(lines_of(printed, size=10.0), WIDTH)
    return [(printed_number(i.number), i.title, i.description, i.first, i.last) for i in items]


def test_columns_with_a_head_are_no_part_of_titles():
    assert told([
        ("AGENDA", 270, 60, "bold"), ("Item |100 Subject |330 Lead |460 Page numbers", 60, 90, "bold"),
        ("1. |100 Apologies |330 Jo Orme |460 -", 60, 110),
        ("2. |100 Repairs to the mill at |330 Head of Works |460 3 - 6", 60, 130), ("Long Wend", 100, 142),
        ("3. |100 Work plan |330 Jo Orme |460 7 - 8", 60, 160),
    ]) == [
        ("1", "Apologies", "Jo Orme", None, None),
        ("2", "Repairs to the mill at Long Wend", "Head of Works", "3", "6"),
        ("3", "Work plan", "Jo Orme", "7", "8"),
    ]


def test_a_range_broken_in_its_narrow_column_beside_a_title_that_goes_on():
    items = told([
        ("AGENDA", 270, 60, "bold"), ("1 |100 MINUTES |480 (Pages", 60, 90, "bold"), ("1 - 20)", 480, 102, "bold"),
        ("To agree the minutes.", 100, 116),
        ("2 |100 REPORTS OF GROUPS THAT MET IN THE SPRING |480 (Pages", 60, 140, "bold"),
        ("AND OF THE HARBOUR BOARD |480 21 - 26)", 100, 152, "bold"), ("To hear them.", 100, 166),
    ])
    assert items == [
        ("1", "MINUTES", "To agree the minutes.", "1", "20"),
        ("2", "REPORTS OF GROUPS THAT MET IN THE SPRING AND OF THE HARBOUR BOARD", "To hear them.", "21", "26"),
    ]


def test_a_range_broken_at_the_end_of_a_full_line():
    title = "Progress of the audit of the harbour accounts and the lamps of the pier and of the quay"
    items = told([
        ("AGENDA", 270, 60, "bold"), ("1. |90 Apologies", 60, 90),
        (f"2. |90 {title} (Pages 9", 60, 110),
        ("- 12)", 60, 122), ("3. |90 Other business", 60, 142),
    ])
    assert items[1][1:] == (title, None, "9", "12")


def test_a_title_that_goes_on_below_its_number():
    items = told([
        ("AGENDA", 270, 60, "bold"), ("1. |90 Apologies", 60, 90),
        ("2. |90 Progress of the audit of the harbour accounts and of the lamps along the pier, report of the Auditor",
         60, 110),
        ("and the Harbour Master (Pages 13 - 16)", 60, 122), ("3. |90 Other business", 60, 142),
    ])
    assert items[1][1].endswith("report of the Auditor and the Harbour Master")
    assert items[1][3:] == ("13", "16")


def test_numbers_in_brackets_within_a_sentence_are_no_range():
    items = told([
        ("AGENDA", 270, 60, "bold"), ("1 |100 CALL OVER", 60, 90, "bold"),
        ("(a) Items (24 - 31) will be read out.", 100, 104), ("2 |100 MINUTES", 60, 130, "bold"),
    ])
    assert items[0][3:] == (None, None)


def test_plain_points_below_bold_items_are_no_items():
    items = told([
        ("AGENDA", 270, 60, "bold"), ("1. |100 MINUTES", 60, 90, "bold"), ("1.1 |100 To sign them.", 60, 104),
        ("2. |100 LAMPS", 60, 130, "bold"), ("2.1 |100 To hear of them.", 60, 144), ("2.2 |100 To buy more.", 60, 158),
        ("3. |100 BRIDGES", 60, 180, "bold"), ("3.1 |100 To mend them.", 60, 194),
    ])
    assert [i[0] for i in items] == ["1", "2", "3"]
    assert items[1][2] == "2.1 To hear of them. 2.2 To buy more."


def test_points_with_papers_of_their_own_are_items():
    items = told([
        ("AGENDA", 270, 60, "bold"), ("1. |100 MINUTES", 60, 90, "bold"), ("2. |100 APPLICATIONS", 60, 130, "bold"),
        ("2.1 |100 The old brewery (Pages 3 - 4)", 60, 144), ("2.2 |100 The new brewery (Pages 5 - 6)", 60, 158),
    ])
    assert [i[0] for i in items] == ["1", "2", "2.1", "2.2"]


def test_the_list_below_the_second_of_two_heads():
    fire = lines_of([
        ("Agenda", 60, 60, "bold"), ("Tuesday 3 March 2026", 60, 90), ("If you discover a fire", 60, 130, "bold"),
        ("1 |90 Break the glass.", 60, 150), ("2 |90 Leave the building.", 60, 170), ("3 |90 Wait outside.", 60, 190),
    ])
    listing = lines_of([
        ("Agenda", 60, 60, "bold"), ("No. |90 Item |480 Pages", 60, 90, "bold"), ("1 |90 Apologies", 60, 110, "bold"),
        ("2 |90 Minutes |480 1 - 8", 60, 130, "bold"), ("3 |90 Budget |480 9 - 12", 60, 150, "bold"),
    ], page=2)
    assert [i.title for i in listed_items([*fire, *listing], WIDTH)] == ["Apologies", "Minutes", "Budget"]


def test_bold_heads_without_numbers():
    assert told([
        ("AGENDA", 270, 60, "bold"), ("Apologies", 60, 90, "bold"), ("To hear who cannot come.", 60, 104),
        ("Reports from the County", 60, 130, "bold"), ("Planning", 60, 150, "bold"), ("To consider:", 60, 164),
        ("• |80 a barn at Wend", 70, 178), ("• |80 a porch", 70, 192), ("Date of next meeting", 60, 220, "bold"),
        ("Tuesday 5 May", 60, 234),
    ]) == [
        (None, "Apologies", "To hear who cannot come.", None, None),
        (None, "Reports from the County", None, None, None),
        (None, "Planning", "To consider: • a barn at Wend • a porch", None, None),
        (None, "Date of next meeting", "Tuesday 5 May", None, None),
    ]


def test_bullets_and_bare_lines_without_numbers():
    titles = ["Apologies", "Minutes", "The state of the ford", "Any other business"]
    for mark in ("• |80 ", ""):
        printed = [("AGENDA", 270, 60, "bold"), *((mark + t, 60, 90 + 20 * n) for n, t in enumerate(titles))]
        assert [i[1] for i in told(printed)] == titles


def test_prose_below_the_word_agenda_is_no_list():
    words = "the paper sets out what the harbour board means to do about the lamps and who is to pay for them"
    printed = [("AGENDA", 270, 60, "bold"), *((words, 60, 90 + 12 * n) for n in range(8))]
    assert told(printed) == []


def test_narrow_columns_with_heads_a_word_apart():
    items = told([
        ("AGENDA", 270, 60, "bold"), ("No Item |330 Lead |447 Time |475 Paper", 60, 90, "bold"),
        ("1 |90 Welcome |330 Chair |447 2.00 |475 Verbal", 60, 110),
        ("2 |90 Minutes and actions |330 Chair |447 2.05 |475 Pages", 60, 130), ("3-10", 475, 142),
        ("3 |90 Mill wheel |330 Head of |447 2.10 |475 Pages", 60, 160), ("Works |475 11-32", 330, 172),
        ("Next meeting: 7 March 2024, in the hall, at the usual time of two", 58, 186),
    ])
    assert items == [("1", "Welcome", "Chair 2.00", None, None), ("2", "Minutes and actions", "Chair 2.05", "3", "10"),
                     ("3", "Mill wheel", "Head of Works 2.10", "11", "32")]


def test_times_before_the_numbers():
    assert told([
        ("AGENDA", 270, 60, "bold"), ("5.00pm |110 1. |140 Election of Chairman", 60, 90, "bold"),
        ("To elect one.", 140, 104), ("2. |140 Interests", 110, 124, "bold"),
        ("5.15pm |110 3. |140 The mill at Wend |480 1 - 12", 60, 144, "bold"), ("(5 mins)", 60, 158),
        ("5.35pm", 60, 172), ("4. |140 Next meeting", 110, 186, "bold"),
    ])[1:] == [("2", "Interests", None, None, None), ("3", "The mill at Wend", "(5 mins)", "1", "12"),
               ("4", "Next meeting", None, None, None)]


def test_a_part_of_the_agenda_heads_the_next_page():
    first = lines_of([("AGENDA", 270, 60, "bold"), ("A. Procedural items", 60, 90, "bold"),
                      ("1. |100 Apologies", 60, 120, "bold"), ("2. |100 Minutes", 60, 140, "bold")])
    second = lines_of([("B. Business items", 60, 60, "bold"), ("3. |100 The mill at Wend", 60, 90, "bold")], page=2)
    assert [i.number for i in listed_items([*first, *second], WIDTH)][-3:] == ["1", "2", "3"]


def test_sub_items_lettered_in_brackets():
    items = told([("AGENDA", 270, 60, "bold"), ("5 |100 Planning applications", 60, 90, "bold"),
                  ("5(a) |100 Application 20/00407 |490 13 - 24", 60, 120, "bold"),
                  ("5(b) |100 Application 20/00598 |490 25 - 40", 60, 140, "bold"), ("6 |100 Trees", 60, 160, "bold")])
    assert [i[0] for i in items] == ["5", "5(a)", "5(b)", "6"]


def test_what_is_said_in_a_title_stays():
    items = told([("AGENDA", 270, 60, "bold"), ("1. |100 Pensions (standing item - verbal report)", 60, 90, "bold"),
                  ("2. |100 Lamps (verbal report)", 60, 110, "bold"),
                  ("Press contact: Ada Hale 01632 960001", 60, 130)])
    assert [i[1:3] for i in items] == [("Pensions (standing item - verbal report)", None), ("Lamps", None)]


def test_numbers_of_a_supplement_jump():
    assert [i[0] for i in told([("SUPPLEMENTARY AGENDA", 200, 60, "bold"), ("6 |100 Fords (Pages 1 - 2)", 60, 90),
                                ("10 |100 Bridges (Pages 3 - 4)", 60, 110)])] == ["6", "10"]


def test_roman_numbers():
    names = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI")
    printed = [(f"{name}. |110 Matter of the mill", 60, 90 + 20 * n) for n, name in enumerate(names)]
    assert [i[0] for i in told([("AGENDA", 270, 60, "bold"), *printed])] == list(names)


def test_the_last_item_ends_at_a_signature():
    items = told([("AGENDA", 270, 60, "bold"), ("1 |100 Apologies", 60, 90, "bold"), ("Chief Executive", 100, 104),
                  ("2 |100 Bridges", 60, 124, "bold"), ("To hear of them.", 100, 138), ("Chief Executive", 270, 150)])
    assert [i[2] for i in items] == ["Chief Executive", "To hear of them."]


def test_the_last_description_stands_where_the_others_do():
    items = told([("AGENDA", 270, 60, "bold"), ("1. Apologies", 60, 90, "bold"), ("To receive any.", 60, 110),
                  ("2. Lamps", 60, 130, "bold"), ("To light them.", 60, 150), ("3. Fords", 60, 170, "bold"),
                  ("To wade.", 60, 190), ("4. Bridges", 60, 210, "bold"), ("To mend them.", 60, 230)])
    assert [i[2] for i in items] == ["To receive any.", "To light them.", "To wade.", "To mend them."]


def test_heads_of_parts_are_no_items_and_end_the_item_above():
    items = told([
        ("AGENDA", 270, 60, "bold"), ("A. |100 BUSINESS MATTERS", 60, 90, "bold"),
        ("A1. |100 Apologies for absence", 60, 110), ("A2. |100 Minutes of the last meeting |470 Report", 60, 130),
        ("attached", 470, 142), ("B. |100 OPEN SESSION", 60, 160, "bold"),
        ("B1. |100 Questions of residents |470 Report", 60, 180), ("attached", 470, 192),
    ])
    assert [i[:3] for i in items] == [("A1", "Apologies for absence", None),
                                      ("A2", "Minutes of the last meeting", None),
                                      ("B1", "Questions of residents", None)]


def test_a_dash_between_number_and_title_is_of_neither():
    items = told([("AGENDA", 270, 60, "bold"), ("Item 1 – Apologies", 60, 90, "bold"),
                  ("Item 2 – Lamps (Pages 1-4)", 60, 110, "bold")])
    assert [i[:2] for i in items] == [("1", "Apologies"), ("2", "Lamps")]


def test_a_supplement_whose_narrow_ranges_break_and_whose_numbers_jump():
    items = told([
        ("Supplementary agenda – urgent business", 60, 60, "bold"),
        ("9. |100 Budget quarter 2 |500 187 -", 60, 90, "bold"), ("Appendix D is now enclosed. |500 188", 100, 104),
        ("12a. |100 Urgent item: lease of the old |500 185 -", 60, 130, "bold"), ("mill |500 186", 100, 144, "bold"),
    ])
    assert [(i[0], i[1], *i[3:]) for i in items] == [
        ("9", "Budget quarter 2", "187", "188"), ("12a", "Urgent item: lease of the old mill", "185", "186")]


def test_times_in_place_of_numbers():
    items = told([
        ("Timing |120 Item |380 Lead |500 Pages", 60, 60, "bold"), ("11.50 |120 Welcome |380 Chair", 60, 90),
        ("12.00 |120 Minutes of the last meeting |380 Chair |500 3-8", 60, 110),
        ("12.10 |120 The bridge over the Wend and what |380 Jo Orme |500 9-14", 60, 130), ("it cost", 120, 144),
        ("1.10 |120 Lamps |380 Sam Lacy |500 15-40", 60, 164),
    ])
    assert [(i[1], *i[3:]) for i in items] == [
        ("Welcome", None, None), ("Minutes of the last meeting", "3", "8"),
        ("The bridge over the Wend and what it cost", "9", "14"), ("Lamps", "15", "40")]


def test_a_line_over_the_whole_width_is_no_measure_of_the_titles():
    items = told([
        ("Item No |120 Item |380 Ward |500 Page No", 60, 60, "bold"), ("1. |120 Apologies", 60, 90),
        ("2. |120 Application 19/AP/01: 12 Tide |380 Riverside |500 12 - 45", 60, 110), ("Street", 120, 124),
        ("3. |120 Application 18/AP/40: Old Mill |380 Old Town |500 46 - 90", 60, 144), ("Lane", 120, 158),
        *((f"{n}. |120 Application {n}: Mill |380 Old Town |500 {n}0 - {n}5", 60, 110 + 20 * n) for n in (4, 5, 6)),
        ("The motion to leave the public out should now be moved, seconded and approved.", 60, 250),
        ("7. |120 Closed business", 60, 270), ("Dated: 24 May 2019", 120, 290),
    ])
    assert [i[1] for i in items][:3] == ["Apologies", "Application 19/AP/01: 12 Tide Street",
                                         "Application 18/AP/40: Old Mill Lane"]
    assert items[-1][1:3] == ("Closed business", None)


def test_page_ranges_left_of_the_numbers():
    items = told([
        ("AGENDA", 270, 60, "bold"), ("1 |165 APOLOGIES", 129, 90, "bold"),
        ("5 - 12 |129 2 |165 MINUTES OF THE PREVIOUS MEETING", 60, 110, "bold"), ("To confirm them.", 165, 124),
        ("13 - 40 |129 3 |165 THE BRIDGE", 60, 144, "bold"), ("4 |165 URGENT BUSINESS", 129, 164, "bold"),
    ])
    assert [(i[0], i[1], *i[3:]) for i in items] == [
        ("1", "APOLOGIES", None, None), ("2", "MINUTES OF THE PREVIOUS MEETING", "5", "12"),
        ("3", "THE BRIDGE", "13", "40"), ("4", "URGENT BUSINESS", None, None)]


def test_minutes_of_time_are_no_page_ranges():
    items = told([
        ("AGENDA", 270, 60, "bold"), ("1. |90 Apologies |490 5", 60, 90, "bold"), ("mins", 490, 104),
        ("2. |90 The bridge (Pages 5 - 14) |490 20", 60, 124, "bold"), ("Appendix 1 |490 mins", 90, 138),
        ("3. |90 Lamps", 60, 158, "bold"),
    ])
    assert [(i[1], *i[3:]) for i in items] == [("Apologies", None, None), ("The bridge", "5", "14"),
                                               ("Lamps", None, None)]
