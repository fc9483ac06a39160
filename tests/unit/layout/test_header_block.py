"""Heads of reports in the house styles of invented councils."""

import pytest

from extractor.layout.header_block import header_block, label_of
from tests.unit.kit import line_of, lines_of, words_at

SPELLINGS = {
    "lead_officer": "Lead officer(s)|Director Lead|Report Sponsor|Officer|Assistant Director|Lead Strategic Director|"
                    "Reporting Director|Corporate Director of Works|Responsible Chief Officer|Accountable Director",
    "author": "Report Author(s)|Author of report|Authors of the report|Report prepared by|Originator|Name of Author|"
              "Report Writer|Reporting Officer|Report compiled by",
    "contact_text": "Contact Officer(s)|Officer Contact|Contact for further information|Enquiries to|Direct Dial|"
                    "For more information contact|E-mail address|Tel No|Contact Person",
    "cabinet_member": "Portfolio Holder(s)|Relevant Cabinet Member|Executive Councillor|Portfolio area|Lead Member|"
                      "Cabinet Member for Harbours|Portfolio Holder for Lamps and Lights|Executive Portfolio Holder",
    "division": "Ward(s)|Electoral Division(s) affected|Ward/Division|Local Member(s)|Ward Councillor(s)|"
                "Wards/Parishes affected|Specific wards affected|Divisional Members|Ward(s) Affected/ Involved",
    "from": "Report of|Joint report of|Report authorised by|Submitted by", "date": "Date of Committee|Report Date",
    "to": "Report to|Decision to be taken by|Name of Committee|Committee/Meeting|Decision-maker",
    "subject": "Report Title|Title of the report|Agenda Item Title|Report heading|Subject matter",
    "classification": "Document classification|Exemption applied|Status (public or exempt)|Public/Exempt",
    "pathway": "Report No|Key Decision Ref|Is this a Key Decision?|Enclosures|Review date for release|Item Number",
}


@pytest.mark.parametrize(("field", "label"), [(f, s) for f, texts in SPELLINGS.items() for s in texts.split("|")])
def test_spellings_of_labels(field, label):
    assert label_of(f"{label}: something") == (field, "something")


@pytest.mark.parametrize("text", ["Summary: the ford is dry.", "Legal: none.", "The lamps: where they are", "1: first"])
def test_heads_of_the_text_are_no_labels(text):
    assert label_of(text) is None


def test_two_columns_of_labels_in_one_box():
    block = header_block(lines_of([
        ("TO: Cabinet |330 REPORT NUMBER: WC/25/3", 60, 100),
        ("FROM: Councillor Jo Orme, Member for |330 DATE: 4 May 2026", 60, 116),
        ("Fords", 60, 128), ("OFFICER: Sam Lacy, Head of |330 KEY DECISION REF NO. W40", 60, 144), ("Rivers", 60, 156),
        ("THE FORD AT WEND", 60, 190, "bold"),
    ], size=10.0))
    assert block.values == {"to": "Cabinet", "pathway": "WC/25/3", "from": "Councillor Jo Orme, Member for Fords",
                            "date": "4 May 2026", "lead_officer": "Sam Lacy, Head of Rivers"}
    assert max(block.lines) == 4


def test_labels_of_a_table_without_colons():
    block = header_block(lines_of([
        ("Subject |260 The ford", 60, 100, "bold"), ("Report of |260 Head of Rivers", 60, 116, "bold"),
        ("Summary |260 The paper asks for a bridge.", 60, 132), ("Wards Affected |260 Wend", 60, 148),
        ("Status (public or exempt) |260 Public", 60, 164),
        ("Contact for further information |260 Sam Lacy 01632 960000", 60, 180),
    ], size=10.0))
    assert block.values["division"] == "Wend"
    assert block.values["contact_text"] == "Sam Lacy 01632 960000"


def test_a_label_broken_over_two_lines():
    block = header_block(lines_of([
        ("Title: |200 The ford", 60, 100, "bold"), ("Report", 60, 116, "bold"),
        ("authorised by: |200 Head of Rivers", 60, 128, "bold"),
        ("Lead Officer: |200 Sam Lacy", 60, 144, "bold"),
    ], size=10.0))
    assert block.values == {"subject": "The ford", "from": "Head of Rivers", "lead_officer": "Sam Lacy"}
    assert block.lines == {0, 1, 2, 3}


def test_name_phone_and_mail_beside_an_author():
    block = header_block(lines_of([
        ("SUBJECT: |170 THE FORD", 60, 100),
        ("AUTHOR: |170 Name: |240 Sam Lacy |420 Tel: |460 01632 960000", 60, 130, "bold"),
        ("E-mail: |240 sam@example.org", 170, 144, "bold"),
    ], size=10.0))
    assert block.values["author"] == "Sam Lacy"
    assert block.values["contact_text"] == "01632 960000, sam@example.org"


def test_words_of_two_labels_that_happen_to_stand_below_one_another():
    block = header_block(lines_of([
        ("Report to: |200 Cabinet", 60, 100), ("Portfolio Holder: |200 Councillor Jo Orme", 60, 116),
        ("Director Lead: |200 Sam Lacy", 60, 132),
    ], size=10.0))
    assert block.values == {"to": "Cabinet", "cabinet_member": "Councillor Jo Orme", "lead_officer": "Sam Lacy"}


def test_the_value_below_its_label():
    printed = [("Report of the Head of Rivers", 60, 100, "bold"), ("Electoral division(s) affected:", 60, 130, "bold"),
               ("All of the county", 60, 146), ("Purpose of the Report", 60, 180, "bold"),
               ("1 |90 The paper asks.", 60, 200)]
    block = header_block(lines_of(printed, size=10.0))
    assert block.values == {"division": "All of the county"}


def test_labels_broken_over_lines_beside_values_at_the_top():
    block = header_block(lines_of([
        ("Report for |260 Executive", 60, 100, "bold"), ("meeting of:", 60, 112, "bold"),
        ("Responsible |260 Councillor Jo Orme,", 60, 130, "bold"), ("Executive |260 Fords", 60, 142, "bold"),
        ("Member:", 60, 154, "bold"), ("Wards directly |260 Wend; Hale", 60, 172, "bold"),
        ("affected", 60, 184, "bold"), ("Report Author |260 Sam Lacy", 60, 202, "bold"),
        ("Contact: |260 01632 960000", 60, 214, "bold"),
    ], size=10.0))
    assert block.values == {"to": "Executive", "cabinet_member": "Councillor Jo Orme, Fords", "division": "Wend; Hale",
                            "author": "Sam Lacy", "contact_text": "01632 960000"}


def test_a_label_begun_on_a_line_of_its_own():
    block = header_block(lines_of([
        ("Title: The ford", 60, 100), ("Report", 60, 124), ("authorised by: Jo Orme", 60, 136),
        ("Report for Key/", 60, 160), ("Non Key Decision: Key Decision", 60, 172),
    ], size=10.0))
    assert block.values == {"subject": "The ford", "from": "Jo Orme", "pathway": "Key Decision"}
    assert block.lines == frozenset(range(5))


def boxed(rows):
    """Lines of (bold label, label's x, plain value, value's x, top)."""
    lines = []
    for label, x, value, value_x, top in rows:
        bold = words_at(label, x, top, size=10.0, bold=True)
        lines.append(line_of([*bold, *(words_at(value, value_x, top, size=10.0) if value else [])]))
    return lines


def test_bold_labels_without_colons_one_as_wide_as_its_column():
    block = header_block(boxed([
        ("MEETING", 60, "Audit and Fords Panel", 172, 100), ("DATE OF MEETING", 60, "26 September 2018", 172, 116),
        ("SUBJECT OF THE REPORT", 60, "Audits of fords", 172, 132), ("PRESENTING", 60, "Jo Orme, Auditor", 172, 148),
        ("OFFICER", 60, "", 172, 159), ("STATUS OF REPORT", 60, "For open publication", 172, 175),
    ]))
    assert {k: v for k, v in block.values.items() if k != "pathway"} == {
        "to": "Audit and Fords Panel", "date": "26 September 2018", "subject": "Audits of fords",
        "author": "Jo Orme, Auditor"}
    assert block.lines == frozenset(range(6))


def test_an_office_with_a_colon_is_a_value():
    assert header_block(lines_of([
        ("To: |160 Cabinet", 60, 60), ("From: |160 Executive Director: Roads", 60, 80),
        ("Wards affected: |160 All", 60, 100),
    ])).values == {"to": "Cabinet", "from": "Executive Director: Roads", "division": "All"}
