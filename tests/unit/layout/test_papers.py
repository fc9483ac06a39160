"""Report heads, openings, sections: what the first page of a paper says of it."""

import pytest

from extractor.document import Document
from extractor.layout.boundaries import Start
from extractor.layout.header_block import author_in, contact_in, header_block, value_under_head
from extractor.layout.openings import opening_of
from extractor.layout.papers import documents_of
from extractor.layout.sections import sections_of
from extractor.prose import lines_to_passages, usual_size
from tests.unit.kit import leaf_of, lines_of


def test_labels_before_colons():
    block = header_block(lines_of([
        ("The bridge at Wend", 60, 60, "bold"), ("Lead Officer: Ann Orme, Director of Roads", 60, 90),
        ("Author: Bo Lacy", 60, 104), ("Contact Details: 01632 960001", 60, 118),
        ("Cabinet Member: Cllr Pym", 60, 132), ("Division and Local Member: ALL", 60, 146), ("1. |90 Summary", 60, 180),
    ]))
    assert block.values == {
        "lead_officer": "Ann Orme, Director of Roads", "author": "Bo Lacy", "contact_text": "01632 960001",
        "cabinet_member": "Cllr Pym", "division": "ALL"}
    assert block.lines == {1, 2, 3, 4, 5}


def test_from_to_subject_in_a_column():
    block = header_block(lines_of([
        ("From: |140 Ann Orme, Cabinet Member for Roads", 60, 60), ("and Mills", 140, 74),
        ("To: |140 County Council", 60, 100), ("Subject: |140 The bridge at Wend", 60, 126),
        ("Text begins here.", 60, 200),
    ]))
    assert block.values == {"from": "Ann Orme, Cabinet Member for Roads and Mills", "to": "County Council",
                            "subject": "The bridge at Wend"}


def test_author_of_a_contact_section():
    assert author_in(lines_of([("Report Author", 60, 60), ("Bo Lacy (Head of Fords)", 60, 74)])) == (
        "Bo Lacy (Head of Fords)")


@pytest.mark.parametrize(("lines", "kind"), [
    ([("MINUTES of a meeting of the Committee held in the Hall", 60, 60)], "minutes"),
    ([("Appendix 2 - Survey", 60, 60, "bold")], "appendix"),
    ([("Forward Plan of Key Decisions", 60, 60, "bold")], "forward_plan"),
    ([("Scrutiny Work Programme", 60, 60, "bold")], "work_programme"),
    ([("Action Log", 60, 60, "bold")], "outcome_tracker"),
    ([("Guidance notes for the meeting", 60, 60, "bold")], "guidance"),
    ([("The bridge is shut.", 60, 60)], None),
    ([("AGENDA", 60, 60, "bold"), ("3 |90 Minutes of the meeting held in May", 60, 90)], None),
])
def test_openers(lines, kind):
    body = [("Plain words of a long paragraph that is not set apart at all", 60, 200 + 14 * n) for n in range(6)]
    assert opening_of(leaf_of([*lines, *body])).kind == kind


def test_title_is_neither_council_nor_date_nor_report_of():
    opening = opening_of(leaf_of([
        ("Orme County Council", 60, 60, "bold"), ("Roads Committee - 15 September 2017", 60, 80, "bold"),
        ("REPORT OF THE HEAD OF ROADS", 60, 100, "bold"), ("The bridge at Wend", 60, 130, "bold"),
        *(("Plain words of a long paragraph that is not set apart at all", 60, 200 + 14 * n) for n in range(6)),
    ]))
    assert opening.title == "The bridge at Wend"


def test_sections_numbers_and_run_in_heads():
    lines = lines_of([
        ("Summary: This paper tells of the bridge.", 60, 60),
        ("1. |90 Background", 60, 100, "bold"), ("1.1 |90 It was built of oak.", 60, 130),
        ("• |108 The deck is rotten.", 90, 160), ("2. |90 Costs", 60, 190, "bold"), ("It would cost a lot.", 90, 220),
    ])
    document = Document("d", "report", 1, 1)
    paragraphs, headings = sections_of(document, lines_to_passages(lines), usual_size(lines))
    assert [(p.section_number, p.section_title, p.number, p.text) for p in paragraphs] == [
        (None, "Summary", None, "This paper tells of the bridge."),
        ("1.", "Background", "1.1", "It was built of oak."), ("1.", "Background", None, "The deck is rotten."),
        ("2.", "Costs", None, "It would cost a lot."),
    ]
    assert [h.text for h in headings] == ["Background", "Costs"]
    placed = [w for p in paragraphs for w in p.word_ids] + [w for h in headings for w in h.word_ids]
    assert len(placed) == len(set(placed)) == sum(len(line.words) for line in lines)


def sections(printed):
    lines = lines_of(printed)
    paragraphs, _ = sections_of(Document("d", "report", 1, 1), lines_to_passages(lines), usual_size(lines))
    return [(p.section_number, p.section_title, p.number, p.text) for p in paragraphs]


def test_sections_numbered_with_a_nought():
    assert sections([
        ("1.0 |90 Purpose of the paper", 60, 60, "bold"), ("1.1 |90 To tell of the bridge.", 60, 90),
        ("2.0 |90 The oak", 60, 120, "bold"), ("It is old.", 60, 150),
    ]) == [("1.0", "Purpose of the paper", "1.1", "To tell of the bridge."), ("2.0", "The oak", None, "It is old.")]


def test_a_usual_head_above_a_paragraph_of_the_same_section():
    assert sections([
        ("4. |90 Implications", 60, 60, "bold"), ("Legal implications", 90, 100, "bold"), ("4.1 |90 None.", 60, 140),
        ("Background papers", 60, 180, "bold"), ("A letter.", 60, 220),
    ]) == [("4.", "Implications", "4.1", "None."), (None, "Background papers", None, "A letter.")]


@pytest.mark.parametrize(("printed", "title"), [
    ([("RIVERS COMMITTEE", 60, 60, "bold"), ("THE FORD AT WEND", 60, 100, "bold")], "THE FORD AT WEND"),
    ([("The ford at Wend", 60, 60, "bold"), ("Purpose of the report", 60, 100, "bold")], "The ford at Wend"),
    ([("Sam Lacy, Head of Rivers", 60, 60, "bold"), ("1. Introduction", 60, 100, "bold")], None),
    ([("Thursday 7 May 2026 at 10.00 am", 60, 60, "bold"), ("Present", 60, 100, "bold")], None),
    ([("Table 1: boats", 60, 60, "bold")], None),
])
def test_heads_that_are_no_titles(printed, title):
    text = ("The river is low this year and the boats lie dry.", 60, 140)
    assert opening_of(leaf_of([*printed, text])).title == title


def test_minutes_that_begin_at_a_meeting():
    page = leaf_of([("At a Meeting of Rivers Committee held in the Hall on Thursday 7 May 2026", 60, 60)])
    assert opening_of(page).kind == "minutes"


def test_held_on_is_no_title_but_of_minutes():
    body = [("Plain words of a long paragraph that is not set apart at all", 60, 200 + 14 * n) for n in range(6)]
    report = leaf_of([("Committee to be held on 24 February 2022", 60, 60, "bold"),
                      ("The old mill at Canal Road", 60, 90, "bold"), *body])
    minutes = leaf_of([("Minutes of a meeting held on 24 February 2022", 60, 60, "bold"),
                       ("73. Apologies", 60, 120, "bold"), *body])
    assert opening_of(report).title == "The old mill at Canal Road"
    assert opening_of(minutes).title == "Minutes of a meeting held on 24 February 2022"


def test_author_beside_another_label():
    assert author_in(lines_of([("Author: |300 Chief Officer Responsible:", 60, 60, "bold"),
                               ("Bo Lacy |300 Ann Orme", 60, 74)])) == "Bo Lacy"
    assert author_in(lines_of([("Report Author and Contact Details:", 60, 60, "bold"),
                               ("Name: Bo Lacy", 60, 74)])) == "Bo Lacy"


def test_wards_under_a_head_of_their_own():
    lines = lines_of([("Wards affected", 60, 60, "bold"), ("(All Wards);", 60, 76), ("Purpose", 60, 92, "bold")])
    assert value_under_head(lines, "division") == "All Wards"
    assert value_under_head(lines[:1], "division") is None


def paragraphs_of(printed):
    document = Document(document_id="d", kind="report", page_number=1, last_page_number=1)
    lines = lines_of(printed)
    return [(p.section_title, p.number, p.text) for p in sections_of(document, lines_to_passages(lines),
                                                                     usual_size(lines))[0]]


def test_names_above_the_first_section_are_no_paragraphs():
    assert paragraphs_of([
        ("Quays Committee", 60, 60), ("Report of the Head of Quays", 60, 80), ("Purpose of report", 60, 120, "bold"),
        ("To say how the lamps of the quay are mended, and by whom.", 60, 140), ("Background", 60, 170, "bold"),
        ("The lamps are old and have been so for years on end.", 60, 190),
    ]) == [("Purpose of report", None, "To say how the lamps of the quay are mended, and by whom."),
           ("Background", None, "The lamps are old and have been so for years on end.")]


def test_words_that_lead_in_are_no_section():
    found = paragraphs_of([
        ("Recommendations", 60, 60, "bold"), ("That:", 60, 80, "bold"), ("a) |90 the lamps be lit.", 60, 100),
        ("Reason: It is dark on the quay, and the tide is high.", 60, 130), ("Background", 60, 160, "bold"),
        ("The lamps are old and have been so for years on end.", 60, 180),
    ])
    assert {title for title, _, _ in found[:-1]} == {"Recommendations"}


def test_bold_points_of_a_recommendation_are_no_sections():
    found = paragraphs_of([
        ("Recommendations", 60, 60, "bold"), ("The Committee is RECOMMENDED to:", 60, 80, "bold"),
        ("(a) |90 note the report; and", 60, 100, "bold"), ("(b) |90 light the lamps of the quay.", 60, 120, "bold"),
        ("Background", 60, 160, "bold"), ("The lamps are old and have been so for years on end.", 60, 180),
    ])
    assert {title for title, _, _ in found[:-1]} == {"Recommendations"}
    assert [number for _, number, _ in found] == [None, "(a)", "(b)", None]


def test_contact_at_the_end():
    tail = lines_of([("Background papers: Nil", 60, 60), ("Contact Officer: Bo Lacy, Manager", 60, 74)])
    assert contact_in(tail) == "Bo Lacy, Manager"
    beside = lines_of([("Contact Officer: |200 Bo Lacy", 60, 60), ("Telephone: |200 01632", 60, 74)])
    assert contact_in(beside) == "Bo Lacy"
    assert contact_in(lines_of([("Contact with the tenants: none was made", 60, 60)])) is None


def test_a_telephone_above_a_bold_head():
    block = header_block(lines_of([("Subject: |140 The lamps", 60, 60), ("From: |140 Head of Quays", 60, 76),
                                   ("Tel: 01632 960001", 60, 92), ("PART B", 60, 104, "bold")]))
    assert block.values["contact_text"] == "01632 960001"


def test_a_plain_appendix_names_itself_and_a_list_of_appendices_is_none():
    body = [("Plain words of a long paragraph that is not set apart at all", 60, 200 + 14 * n) for n in range(6)]
    alone = opening_of(leaf_of([("Appendix B – Ford by ford", 60, 60), *body]))
    assert (alone.kind, alone.title) == ("appendix", "Appendix B – Ford by ford")
    several = opening_of(leaf_of([("Appendix 1: Fords", 60, 60), ("Appendix 2: Bridges", 60, 80), *body]))
    assert several.kind is None


@pytest.mark.parametrize(("title", "printed", "kind"), [
    ("Minutes of the previous meeting", [("Present: Cllr A Oak", 60, 100), ("RESOLVED that the lamps be lit.", 60, 130),
                                         ("The Panel noted the report.", 60, 150)], "minutes"),
    ("Lamps", [("Present: Cllr A Oak", 60, 100), ("RESOLVED that the lamps be lit.", 60, 130),
               ("The Panel noted the report.", 60, 150)], "report"),
    ("Minutes of the previous meeting", [("The lamps of the quay are old.", 60, 100)], "report"),
])
def test_minutes_that_only_their_item_names(title, printed, kind):
    leaves = [leaf_of([("AGENDA", 60, 60, "bold")]), leaf_of([("LAMPS PANEL", 60, 60, "bold"), *printed], page=2)]
    openings = [opening_of(leaf) for leaf in leaves]
    starts = [Start(1, None, None, (), 1.0), Start(2, "3", None, ("stamp",), 2.0)]
    documents = documents_of(starts, openings, leaves, pack_id="0" * 64, is_agenda=True, file_kind="agenda",
                             titles={"3": title})
    assert [d.kind for d in documents] == ["agenda", kind]


def test_unnumbered_heads_where_paragraphs_count_on_from_the_sections():
    found = sections([
        ("1. |90 Purpose of the report", 60, 60, "bold"), ("The ford is to be mended this year.", 90, 84),
        ("2. |90 Recommendations", 60, 110, "bold"), ("That the ford be mended.", 90, 134),
        ("How does this serve the plan?", 60, 160, "bold"), ("3. |90 The plan names the ford.", 60, 184),
        ("Staffing", 60, 210, "bold"), ("4. |90 One post is needed for it.", 60, 234),
    ])
    assert [(s[0], s[1]) for s in found] == [("1.", "Purpose of the report"), ("2.", "Recommendations"),
                                             (None, "How does this serve the plan?"), (None, "Staffing")]


def test_officer_and_author_in_one_label():
    block = header_block(lines_of([
        ("Lead Head of Service |300 Ada Hale", 60, 60, "bold"),
        ("Lead Officer and Report Author |300 Bo Lacy", 60, 80, "bold"),
        ("Classification |300 Public", 60, 100, "bold"), ("Wards affected |300 All", 60, 120, "bold"),
    ]))
    assert block.values == {
        "lead_officer": "Ada Hale", "author": "Bo Lacy", "classification": "Public", "division": "All"}
    assert author_in(lines_of([("Report Author", 60, 60, "bold"), ("Classification", 60, 74, "bold")])) is None


def test_minutes_that_say_so_nowhere():
    printed = [("LOW FENWICK TOWN COUNCIL", 60, 60, "bold"), ("FORDS COMMITTEE", 60, 80, "bold"),
               ("PRESENT |150 Cllr A Oak in the Chair", 60, 110),
               ("1. |90 Apologies were received from Cllr Elm.", 60, 140), ("RESOLVED that it be noted.", 90, 160),
               ("The meeting closed at 9 pm.", 60, 180)]
    assert opening_of(leaf_of(printed)).kind == "minutes"
    assert opening_of(leaf_of(printed[:3])).kind is None


def test_an_item_named_before_its_title():
    opening = opening_of(leaf_of([("Item 5(b) – The ford at Wend", 60, 60, "bold"), ("It is to be mended.", 60, 90)]))
    assert opening.title == "The ford at Wend"


@pytest.mark.parametrize(("head", "kind"), [("Recommendation", "report"), ("Conclusions", "appendix")])
def test_a_second_report_of_one_item(head, kind):
    page = leaf_of([("The ford at Wend", 60, 60, "bold"), ("Background", 60, 90, "bold"), ("It is old.", 60, 110),
                    (head, 60, 140, "bold"), ("To mend it.", 60, 160)], page=2)
    first = leaf_of([("The bridge at Wend", 60, 60, "bold"), ("It is shut.", 60, 90)])
    starts = [Start(1, "5", None, ("stamp",), 3.0), Start(2, None, None, ("other_fonts",), 2.0)]
    found = documents_of(starts, [opening_of(first), opening_of(page)], [first, page], pack_id="0" * 16, is_agenda=True,
                         file_kind="agenda", titles={"5": "Fords and bridges"})
    assert [d.kind for d in found] == ["report", kind]


def test_what_labels_a_picture_is_no_paragraph():
    lines = lines_of([("Tolls by ford", 60, 60, "bold"), ("40%", 60, 100), ("20% 10%", 60, 130),
                      (".............", 60, 160), ("Tel 01632 960001", 60, 190), ("Mill Lane", 60, 290),
                      ("and " * 18, 60, 400), ("and " * 18, 60, 414)])
    report = Document("d", "report", 1, 1)
    passages = lines_to_passages(lines)
    paragraphs, headings = sections_of(report, passages, usual_size(lines))
    assert [(p.text, p.section_title) for p in paragraphs] == [
        ("Tel 01632 960001", "Tolls by ford"), ("Mill Lane", "Tolls by ford"), ("and " * 35 + "and", "Tolls by ford")]
    assert len(headings) == 4
    assert sections_of(report, passages, usual_size(lines), figures={1})[0] == []


def test_minutes_below_a_bare_mark():
    printed = [("Appendix A", 60, 60, "bold"), ("Minutes of the Fords Committee held on 7 May 2024", 60, 90, "bold"),
               ("Present: Cllrs A Oak, B Elm", 60, 120)]
    assert opening_of(leaf_of(printed)).kind == "minutes"
    assert opening_of(leaf_of(printed[:2])).kind == "appendix"


def test_a_subject_and_whom_to_ask_make_a_reports_head():
    block = header_block(lines_of([
        ("Title: |160 Tolls", 60, 60), ("Contact name: |160 Bo Lacy", 60, 80), ("Date: |160 3 May", 60, 100)]))
    assert block.is_of_report
    assert not header_block(lines_of([("Contact name: |160 Bo Lacy", 60, 80)])).is_of_report
