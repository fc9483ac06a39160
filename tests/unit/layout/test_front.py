"""Front sheets as labelled fields, as titles, as one sentence; and whose pack it is."""

import pytest

from extractor.layout.authority import authority_of, council_names
from extractor.layout.front import front_facts
from tests.unit.kit import lines_of


def facts(printed, info=None):
    return front_facts(lines_of(printed), info or {})


def test_title_over_several_lines():
    found = facts([
        ("Bridges and Fords Committee", 60, 60, "bold"), ("Friday 15 September 2017", 60, 80, "bold"),
        ("10.00 am Orme Room - County Hall, Wendle", 60, 100, "bold"),
        ("Issued by Ann Lacy - 7 September 2017", 60, 160),
        ("For further information please contact Bo Pym on 01632 960001 or bo.pym@wendle.example", 60, 190),
    ])
    assert (found.committee, found.meeting_date, found.meeting_time) == (
        "Bridges and Fords Committee", "2017-09-15", "10:00")
    assert found.venue == "Orme Room - County Hall, Wendle"
    assert found.issued_date == "2017-09-07"
    assert (found.contact_name, found.contact_phone, found.contact_email) == (
        "Bo Pym", "01632 960001", "bo.pym@wendle.example")


def test_labels_in_columns():
    found = facts([
        ("CABINET", 260, 60, "bold"),
        ("Tuesday, 4th March, 2025, at 10.00 am |330 Ask for: |410 Ada Hale", 60, 90, "bold"),
        ("Council Chamber, Wend House |330 Telephone: |410 01632 960002", 60, 104, "bold"),
    ])
    assert (found.meeting_date, found.meeting_time, found.contact_name) == ("2025-03-04", "10:00", "Ada Hale")
    assert found.contact_phone == "01632 960002"
    assert found.venue == "Council Chamber, Wend House"


def test_one_sentence():
    found = facts([
        ("A meeting of the Housing Committee will be held in the Long Room, Town Hall, Orme", 60, 60),
        ("on Monday, 3 March 2025 at 7.00 pm to deal with the following business.", 60, 74),
        ("AGENDA", 260, 100, "bold"),
    ])
    assert (found.committee, found.venue) == ("Housing Committee", "Long Room, Town Hall, Orme")
    assert (found.meeting_date, found.meeting_time) == ("2025-03-03", "19:00")


def test_fields_of_a_block():
    found = facts([("Date: |140 Monday 3 March 2025", 60, 60), ("Time: |140 2.00 pm", 60, 76),
                   ("Venue: |140 Green Room, Town Hall", 60, 92)])
    assert (found.meeting_date, found.meeting_time, found.venue, found.issued_date) == (
        "2025-03-03", "14:00", "Green Room, Town Hall", None)


def test_info_fills_what_the_page_leaves_out():
    found = facts([("Papers", 60, 60)], {"Subject": "Scrutiny for Roads, Mills Committee, 13/03/2025 10:00"})
    assert (found.committee, found.meeting_date, found.meeting_time) == (
        "Scrutiny for Roads, Mills Committee", "2025-03-13", "10:00")


@pytest.mark.parametrize(("text", "name"), [
    ("WENDLE VALLEY DISTRICT COUNCIL", "Wendle Valley District Council"),
    ("All Orme County Council Members are invited", "Orme County Council"),
    ("London Borough of Lacy and Pym", "London Borough of Lacy and Pym"),
    ("the Stoke-on-Wend City Council agreed", "Stoke-on-Wend City Council"),
    ("Report of Isle of Orme Council", "Isle of Orme Council"),
    ("Planning Committee of Lacy and Pym Borough Council", "Lacy and Pym Borough Council"),
])
def test_council_names(text, name):
    assert council_names(text) == [name]


@pytest.mark.parametrize("text", ["Leader of the Council", "the County Council", "Full Council", "Parish Council",
                                  "Report To Council", "Annual Council", "Transport Authority",
                                  "Held in the Council Chamber"])
def test_bodies_without_a_name(text):
    assert council_names(text) == []


def test_the_address_tells_whose_pack_it_is():
    assert authority_of(["Orme Borough Council and Wendle County Council", "mail ask@wendle.gov.uk"], []) == (
        "Wendle County Council")


def test_committee_is_above_the_items_and_ends_before_held():
    found = facts([
        ("ORME PARISH COUNCIL", 200, 60, "bold"),
        ("You are summoned to a meeting of Orme Parish Council, to be held at 7.30pm on "
         "Wednesday 16 January 2019", 60, 90),
        ("1. To receive apologies", 60, 140), ("2. To hear the Roads Committee", 60, 160, "bold"),
    ])
    assert (found.committee, found.meeting_date) == (None, "2019-01-16")


def test_notes_under_the_title_give_no_venue():
    found = facts([
        ("Agenda for a meeting of the Executive to be held on Tuesday 7 July 2020 at 10.30 am in "
         "the Oak Room, Orme", 60, 60),
        ("This agenda can be made available in Braille, large print or tape format on request.", 60, 120),
    ])
    assert (found.committee, found.venue) == ("Executive", "Oak Room, Orme")


def test_council_before_its_committee_is_left_out():
    found = facts([("London Borough of Wendle Cabinet Municipal Year 2023/24", 60, 60, "bold"),
                   ("Monday 27 November 2023", 60, 90, "bold")])
    assert found.committee == "Cabinet"


@pytest.mark.parametrize(("text", "names"), [
    ("Location Council Chamber", []), ("Wend Borough Council Offices", ["Wend Borough Council"]),
    ("Sam Lacy Council and democracy", []),
])
def test_rooms_and_web_pages_are_no_councils(text, names):
    assert council_names(text) == names


def test_a_label_is_no_value_and_what_follows_a_name_is_no_name():
    facts = front_facts(lines_of([
        ("RIVERS COMMITTEE", 60, 60, "bold"), ("Date and time |200 Place |330 Contact", 60, 100, "bold"),
        ("Please ask for Sam Lacy Democratic Officer", 60, 160),
        ("To All Members of the Wend Parish Council", 60, 200, "bold"),
    ]), {})
    assert (facts.committee, facts.venue, facts.contact_name) == ("RIVERS COMMITTEE", None, "Sam Lacy")


@pytest.mark.parametrize(("printed", "committee", "venue"), [
    ("There will be a meeting of the Trails Panel in the Long Room, Mill House on 20 July 2011 at 10 am.",
     "Trails Panel", "Long Room, Mill House"),
    ("A MEETING of the BRIDGES COMMITTEE will take place on 21 May 2018, and will be held in the Hall, to start at 7",
     "BRIDGES COMMITTEE", "Hall"),
    ("Meeting to be held in The Green Room, Town Hall on Monday, 3 March 2025 at 6.30 p.m.", None,
     "Green Room, Town Hall"),
])
def test_sentences_that_call_a_meeting(printed, committee, venue):
    cut = printed.rindex(" ", 0, 70)
    found = facts([(printed[:cut], 60, 60), (printed[cut + 1:], 60, 74)])
    assert (found.committee, found.venue) == (committee, venue)


def test_the_next_meeting_is_another():
    found = facts([
        ("Trails Panel", 60, 40, "bold"), ("Monday 3 March 2025 at 2 pm, Mill House", 60, 56, "bold"),
        ("1 Apologies", 60, 100), ("2 Date of next meeting", 60, 120),
        ("The next meeting of the Bridges Committee will be held on 5 May 2025 in the Long Room.", 60, 134),
    ])
    assert (found.committee, found.meeting_date, found.venue) == ("Trails Panel", "2025-03-03", "Mill House")


def test_body_named_by_the_running_head():
    heads = lines_of([("FORDS COMMITTEE", 60, 20, "bold")])
    assert front_facts(lines_of([("Monday 3 March 2025", 60, 60)]), {}, heads).committee == "FORDS COMMITTEE"


def test_an_authority_with_one_business_is_its_own_body():
    found = facts([("Wendle Hills National Park Authority", 60, 40, "bold"), ("3 March 2025", 60, 60)])
    assert found.committee == "Wendle Hills National Park Authority"


@pytest.mark.parametrize(("text", "names"), [
    ("Orme, Wendle and Hale Council", ["Orme, Wendle and Hale Council"]),
    ("Chief Executive, Wendle and Hale Council", ["Wendle and Hale Council"]),
    ("Councillor A Bray (Wendle County Council)", ["Wendle County Council"]),
    ("Cllr A Bray Wendle County Council", []),
    ("Ada Bray Council Leader", []),
    ("Council of the Isles of Orme", ["Council of the Isles of Orme"]),
    ("Orme, City of", ["City of Orme"]),
    ("Tree order at City of Orme Number 558", ["City of Orme"]),
    ("Wendle and Isle of Orme Fire and Rescue Authority", ["Wendle and Isle of Orme Fire and Rescue Authority"]),
])
def test_names_of_councils_in_longer_texts(text, names):
    assert council_names(text) == names


def test_dates_among_the_items_are_of_other_meetings():
    found = facts([("FORDS COMMITTEE - 21 MARCH 2024", 60, 40, "bold"), ("AGENDA", 260, 60, "bold"),
                   ("1. MINUTES OF THE MEETING HELD ON THURSDAY 25 JANUARY 2024", 60, 90, "bold")])
    assert found.meeting_date == "2024-03-21"


def test_headings_of_unnumbered_items_are_no_bodies():
    found = facts([("Orme Parish Council", 60, 40, "bold"), ("3 March 2025", 60, 56), ("AGENDA", 260, 76, "bold"),
                   ("Apologies", 60, 100, "bold"), ("To hear them.", 60, 114), ("Minutes", 60, 130, "bold"),
                   ("To sign them.", 60, 144), ("Open Forum", 60, 160, "bold")])
    assert found.committee is None


@pytest.mark.parametrize(("printed", "name"), [
    ([("J. R. Holt", 60, 60), ("Town Clerk", 60, 74)], "J. R. Holt"),
    ([("N Holt", 60, 60), ("Clerk to the Board", 60, 74)], "N Holt"),
    ([("Ada Brook, Democratic Services Officer, Tel 01632 960001", 60, 60)], "Ada Brook"),
    ([("For further information please contact:", 60, 60, "bold"), ("Emma Lund, Committee Officer", 60, 74)],
     "Emma Lund"),
])
def test_who_to_ask(printed, name):
    assert facts(printed).contact_name == name


def test_a_board_keeps_the_name_before_it():
    assert facts([("Orme Combined Authority Board", 60, 40, "bold")]).committee == "Orme Combined Authority Board"


def test_the_date_of_a_paper_is_its_meetings():
    found = facts([("Report to: |200 Quays Committee", 60, 60), ("Date: |200 14 March 2024", 60, 76)])
    assert (found.meeting_date, found.issued_date) == ("2024-03-14", None)


def test_who_calls_the_meeting_is_no_place():
    found = facts([("Orme Board", 60, 30, "bold"), ("Wednesday 20 March 2024 Jo Orme, Monitoring Officer", 60, 60),
                   ("Civic Suite, Mill House", 60, 90)])
    assert found.venue == "Civic Suite, Mill House"


def test_contacts_of_items_come_after_who_is_to_be_asked():
    printed = [("Quays Committee", 60, 40, "bold"), ("AGENDA", 260, 60, "bold"), ("1 |100 Lamps", 60, 80),
               ("Contact Officer: Ada Hale", 100, 94), ("2 |100 Fords", 60, 110)]
    asked = ("Please contact Bo Pym, Committee Officer, for anything else.", 60, 160)
    assert facts(printed).contact_name == "Ada Hale"
    assert facts([*printed, asked]).contact_name == "Bo Pym"


def test_a_deadline_is_neither_issue_nor_the_meetings_time():
    found = facts([("CABINET - 12 MARCH 2024", 60, 40, "bold"),
                   ("Published 14 March 2024. Deadline for call-in: 5pm on 21 March 2024", 60, 60)])
    assert (found.issued_date, found.meeting_time) == (None, None)


def test_labels_and_rolls_are_no_part_of_a_place():
    found = facts([("Quays Committee", 60, 30, "bold"), ("Monday 3 March 2025, 2.00pm, Mill House, Orme", 60, 50),
                   ("Attending: Jo Orme", 60, 64)])
    assert found.venue == "Mill House, Orme"


def test_a_parish_names_its_county_more_often_than_itself():
    front = ["NETHER WEND PARISH COUNCIL", "You are summoned to a meeting", "1. Report of Orme County Council",
             "2. Orme County Council and the ford", "3. Letters: Orme County Council", "4. Orme County Council grants",
             "5. What Orme County Council owes", "6. Orme County Council lamps", "7. Orme County Council maps"]
    assert authority_of(front, []) == "Nether Wend Parish Council"


def test_a_day_labelled_as_the_meetings_is_not_the_day_of_issue():
    found = facts([("Date of meeting: |200 14 February 2019", 60, 60, "bold"),
                   ("Title: |200 The leisure centre and", 60, 76, "bold"), ("Author: |200 Sam Lacy, the Hall", 60, 92),
                   ("Officer contact: |200 Sam Lacy", 60, 108)])
    assert (found.meeting_date, found.issued_date, found.venue) == ("2019-02-14", None, None)


def test_a_sentence_all_in_capitals():
    found = facts([("WENDLE FIRE AUTHORITY", 60, 60, "bold"),
                   ("Monday, 29 April 2024 in the Long Room, Hale House, commencing at 10.00 am.", 60, 80, "bold"),
                   ("IF YOU HAVE ANY QUERIES PLEASE CONTACT ADA HALE ON TELEPHONE NUMBER 01632 960008", 60, 120)])
    assert (found.venue, found.meeting_time) == ("Long Room, Hale House", "10:00")
    assert (found.contact_name, found.contact_phone) == ("ADA HALE", "01632 960008")


def test_the_day_an_application_expires_is_no_meetings():
    assert facts([("SITE: |200 Mill Lane", 60, 60, "bold"),
                  ("EXPIRY DATE: |200 12.01.2023", 60, 80, "bold")]).meeting_date is None
    found = facts([("CABINET – 9 NOVEMBER 2022", 60, 60, "bold"),
                   ("They will come into force at 5pm on 18 November 2022 unless called in.", 60, 100)])
    assert (found.meeting_date, found.meeting_time) == ("2022-11-09", None)


def test_whom_a_report_is_to_and_a_bare_extension():
    found = facts([("Report to: |200 Roads and Rivers Select Committee", 60, 60, "bold"),
                   ("Date: |200 12 September 2024", 60, 80, "bold"), ("Extension No: |200 2214", 60, 100, "bold")])
    assert (found.committee, found.contact_phone) == ("Roads and Rivers Select Committee", "2214")


def test_a_letters_day_above_the_meetings():
    found = facts([("Our Ref: A.1142", 60, 60), ("Date: 2 May 2024", 60, 76), ("NOTICE OF MEETING", 60, 100, "bold"),
                   ("Meeting: |140 Wend National Park Authority", 60, 130), ("Date: |140 Friday 10 May 2024", 60, 146),
                   ("Time: |140 10.00 am", 60, 162), ("Venue: |140 Board Room, Alder House", 60, 178),
                   ("Please telephone Jean Holt (01632 960655)", 60, 210)])
    assert (found.meeting_date, found.issued_date) == ("2024-05-10", "2024-05-02")
    assert (found.contact_name, found.contact_phone) == ("Jean Holt", "01632 960655")


@pytest.mark.parametrize(("text", "name"), [
    ("National Park Authority", []), ("Wend Fells National Park Authority", ["Wend Fells National Park Authority"]),
])
def test_a_park_without_a_name_is_no_authority(text, name):
    assert council_names(text) == name


@pytest.mark.parametrize("title", ["Council Plan", "Council Tax", "Authority Handbook", "Partnership Strategy"])
def test_the_name_of_a_document_names_no_committee(title):
    assert facts([("Orme Borough Council", 60, 60, "bold"), (title, 60, 120, "bold"), ("Text of it.", 60, 160)]
                 ).committee is None


@pytest.mark.parametrize(("text", "name"), [
    ("the New Orme Forest District Council", ["New Orme Forest District Council"]),
    ("LOWER WEND PARISH COUNCIL", ["Lower Wend Parish Council"]), ("the new Orme Council", ["Orme Council"]),
    ("an Upper Tier Council", []), ("a New Unitary Council", []),
])
def test_new_and_lower_begin_the_names_of_places(text, name):
    assert council_names(text) == name


def test_questions_are_put_to_a_council_and_no_part_of_its_name():
    found = facts([("FULL COUNCIL – WRITTEN QUESTIONS AND ANSWERS – 20 NOVEMBER 2019", 60, 60, "bold")])
    assert (found.committee, found.meeting_date) == ("FULL COUNCIL", "2019-11-20")


def test_a_committee_beside_the_letterhead_is_no_part_of_the_name():
    assert council_names("Members of the Licensing Sub-Committee Northmarsh District Council") == [
        "Northmarsh District Council"]


def test_a_committee_labelled_as_title_and_the_word_alone():
    found = facts([
        ("Committee", 60, 60, "bold"), ("Title: |140 Fords & Ferries Committee", 60, 100, "bold"),
        ("Date: |140 16 January 2025", 60, 120, "bold"), ("Time: |140 4.00pm", 60, 140, "bold"),
    ])
    assert (found.committee, found.meeting_date, found.meeting_time) == (
        "Fords & Ferries Committee", "2025-01-16", "16:00")
    assert facts([("Committee", 60, 60, "bold")]).committee is None


def test_the_word_meeting_is_no_part_of_a_committees_name():
    assert facts([("FORDS AND FERRIES COMMITTEE MEETING", 60, 60, "bold")]).committee == "FORDS AND FERRIES COMMITTEE"


def test_a_summons_to_attend_and_who_signed_it():
    found = facts([
        ("Wend Parish Council", 200, 60, "bold"), ("Notice of Ordinary Parish Council Meeting", 180, 80, "bold"),
        ("All members are summoned to attend the meeting on Wednesday 8th January 2025 at", 60, 110),
        ("19:00 hrs at Wend Chapel Schoolroom for the purpose of transacting business.", 60, 124),
        ("Signed: A Hale, Clerk and RFO, 2nd January 2025", 60, 160), ("1. |90 Apologies", 60, 200),
    ])
    assert (found.committee, found.meeting_date, found.meeting_time, found.venue, found.issued_date) == (
        None, "2025-01-08", "19:00", "Wend Chapel Schoolroom", "2025-01-02")


def test_who_to_ask_without_a_colon():
    assert facts([("Contact Bo Lacy on 01632 960001 or email: bo.lacy@wend.example", 60, 60)]).contact_name == "Bo Lacy"


def test_plain_labels_in_a_column():
    found = facts([
        ("Notice of Meeting", 60, 60, "bold"), ("Date and Time |200 Friday, 31st January, 2025 at 10.30 am", 60, 100),
        ("Place |200 Orme Suite, County Hall, Wend", 60, 116), ("Enquiries to |200 Ada Hale", 60, 132),
    ])
    assert (found.meeting_date, found.meeting_time, found.venue, found.contact_name) == (
        "2025-01-31", "10:30", "Orme Suite, County Hall, Wend", "Ada Hale")


def test_a_member_is_from_another_council():
    assert authority_of(["Fords Panel"], ["Cllr Bo Lacy (Isle of Wend Council)"]) is None


def test_an_initial_t_is_no_telephone():
    assert facts([("Clerk: Mr T Rowan", 60, 60)]).contact_name == "Mr T Rowan"
