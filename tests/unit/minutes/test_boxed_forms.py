# ruff: noqa: E501 (sketches are as wide as the pages they draw)
"""Minutes in boxes and narrow columns: broken numbers, rolls with parts, applications in tables, columns of actions."""

from dataclasses import replace

from extractor.document import Area, Cell, Grid
from extractor.geometry import Box
from extractor.minutes import is_layout
from extractor.minutes.actions import actions_of
from extractor.minutes.record_tables import records_decisions
from extractor.minutes.roll_table import entries_of
from tests.unit.minutes.one_minute import found, minutes
from tests.unit.minutes.sketch import leaves_of, names, people, read, texts, titles


def grid(*rows: tuple[str, ...], title: str | None = None) -> Grid:
    cells = tuple(Cell(r, c, text, 1, Box(60 + 90 * c, 10 * r, 140 + 90 * c, 10 * r + 10))
                  for r, row in enumerate(rows) for c, text in enumerate(row))
    return Grid(0, cells, len(rows), max(map(len, rows)), 0, (Area(1, Box(0, 0, 1, 1)),), title=title)


def test_numbers_that_a_narrow_column_breaks():
    record = read("""
        ^**Orme Quay Panel**
        Present: Cllr A Oak (Chairman), Cllr B Elm
        Apologies: were submitted on behalf of Cllr C Ash, Cllr D Yew.
        OQP     **Appointment of Chairman**
        1/12
                Members considered the appointment of a Chairman for the year that began in May.

        OQP     **Declarations of Interest**
        2/12
                There were no declarations of interest from anybody who was there on the day.
    """)
    assert titles(record) == [("OQP 1/12", "Appointment of Chairman"), ("OQP 2/12", "Declarations of Interest")]
    assert len(texts(record, "OQP 2/12")) == 1
    assert names(record, "apologies") == ["C Ash", "D Yew"]


def test_one_broken_number_is_none():
    record = read("""
        **Present:** Cllr A Oak, Cllr B Elm
        **1.     Quay**
        OQP     said that the quay was wet and that the lamps of the quay had not been lit
        12      times in the winter, which the harbour master regretted and would mend.
        **2.     Lamps**
        The lamps were lit.
    """)
    assert titles(record) == [("1", "Quay"), ("2", "Lamps")]


def test_a_roll_in_parts():
    roll = grid(("Schools members", "", ""), ("Name", "Representing", "Attendance"), ("Primary", "", ""),
                ("Ann Oak (Chair)", "Head, Quay Primary", "Present"), ("Vacancy", "", ""),
                ("Officers", "", ""), ("Bob Elm", "Head of Finance", "Present"), ("Cy Ash", "Clerk", "Apologies"))
    entries = entries_of(roll)[1]
    assert [(e.person_text, e.status, e.label and e.label.rule.name) for e in entries] == [
        ("Ann Oak (Chair)", "present", None), ("Bob Elm", "present", "officers"), ("Cy Ash", "apologies", "officers")]
    assert not is_layout(roll)


def test_items_that_people_came_for_are_no_posts():
    label, entries = entries_of(grid(("Representing objectors", "Item Number", "Role"), ("Ann Oak", "4.1", "(Resident)"),
                                     ("Bob Elm", "4.2", "(Surveyor)")))
    assert label is not None and label.rule.name == "parties"
    assert [e.beside for e in entries] == [("(Resident)",), ("(Surveyor)",)]


def test_columns_of_items_in_a_roll_of_lines():
    record = read("""
        **Members Present:**
        Councillor Ann Oak (Chair)
        **Officers Present:**
        Bob Elm                – (Legal Services)
        **Representing objectors       Item Number        Role**
        Cy Ash                         4.1                (Harbour Watch)

        **1. DECLARATIONS OF INTEREST**
        There were no declarations of interest.
        **2. MINUTES**
        The minutes of the meeting held in May were agreed as a correct record.
    """)
    assert people(record) == [("Ann Oak", "Councillor", "member"), ("Bob Elm", None, "officer"), ("Cy Ash", None, "other")]
    assert [row["role_text"] for row in record.attendance] == ["Chair", "Legal Services", "Harbour Watch"]


def test_tables_that_record_a_decision_are_minutes():
    told = grid(("Proposal", "A slip of forty metres at the quay"), ("Speakers", "Mr Oak (objector)"),
                ("Resolution", "RESOLVED that permission be refused (Vote: 5 for, 1 against)"))
    log = grid(("Minute", "Action"), ("12", "The clerk to write to the harbour master"), ("13", "The lamps to be lit"))
    assert records_decisions(told) and is_layout(told)
    assert not records_decisions(log)


def test_labels_of_recorded_decisions_stand_aside():
    sketch = """
        **Present:** Cllr A Oak, Cllr B Elm
        **1. Quay**
        The applications of the quay were considered in turn by those who were there.

        Speakers        Mr Oak and Mr Elm spoke against the slip and for the lamps.

        Resolution      RESOLVED that permission be refused for want of light.
        **2. Lamps**
        The lamps were lit.
    """
    rows = [line for line in leaves_of(sketch)[0].lines if line.text.startswith(("Speakers", "Resolution"))]
    cells = tuple(
        Cell(r, c, line.segment_text(c), 1, line.box, word_ids=tuple((1, i) for i in line.word_ids[slice(*line.segments[c])]))
        for r, line in enumerate(rows) for c in (0, 1))
    table = Grid(0, cells, 2, 2, 0, (Area(1, Box(0, 0, 1, 1)),))
    record = read(sketch, grids=(table,))
    assert texts(record, "1")[1:] == ["Mr Oak and Mr Elm spoke against the slip and for the lamps.",
                                      "RESOLVED that permission be refused for want of light."]
    assert "Resolution" in [heading.text for heading in record.headings]


def test_decision_is_only_the_head_over_the_resolution():
    assert found("Decision", "Accordingly, the Panel unanimously –", "RESOLVED", "That the lamps be lit.") == [
        ("resolved", "RESOLVED That the lamps be lit.")]
    assert found("Decision", "That the lamps be lit.") == [("other", "Decision That the lamps be lit.")]


def test_a_column_of_actions_may_tell_the_deed():
    told = [replace(p, action_owner="AB to write to the harbour by 30 January 2026")
            for p in minutes("The lamps were talked of at length.")]
    assert [(a["text"], a["owner"], a["due_date"]) for a in actions_of(told)] == [
        ("AB to write to the harbour by 30 January 2026", "AB", "2026-01-30")]


def test_posts_on_the_left_and_people_on_the_right():
    record = read("""
        ^**MINUTES OF THE MEETING OF THE QUAY PANEL HELD ON 3 MAY 2023**
        **PRESENT**
        Harbour Mayor                 Ann Oak (in the Chair)
        Elmford                       Councillor Bob Elm
        Ashby                         Councillor Cy Ash
        **OFFICERS IN ATTENDANCE**
        Quay Treasurer                Dot Yew
        Quay Monitoring Officer       Ed Fir

        **QP 1/23   APOLOGIES**
        **RESOLVED /-**
        That apologies be received from Councillor Flo Lime.
        **QP 2/23   LAMPS**
        **RESOLVED /-**
        That the lamps be lit.
    """)
    assert people(record) == [("Ann Oak", None, "member"), ("Bob Elm", "Councillor", "member"),
                              ("Cy Ash", "Councillor", "member"), ("Dot Yew", None, "officer"), ("Ed Fir", None, "officer")]
    assert [row["role_text"] for row in record.attendance][:3] == ["in the Chair, Harbour Mayor", "Elmford", "Ashby"]
    assert titles(record) == [("QP 1/23", "APOLOGIES"), ("QP 2/23", "LAMPS")]


def test_bodies_beside_the_members_of_a_board():
    record = read("""
        **Orme Health Board**

        **Board Members in attendance**
        Cllr Ann Oak (Chair)                 Orme County Council
        Dr Bob Elm (Vice Chair) Orme Hospital Trust
        Cy Ash                               Director of Public Health
        CFO D Yew

        **1. Lamps**
        The lamps were lit.
        **2. Quay**
        The quay was wet.
    """)
    assert [(r["person_name"], r["role_text"], r["capacity"]) for r in record.attendance] == [
        ("Ann Oak", "Chair, Orme County Council", "member"), ("Bob Elm", "Vice Chair, Orme Hospital Trust", "member"),
        ("Cy Ash", "Director of Public Health", "member"), ("D Yew", "CFO", "member")]


def test_a_table_of_voters_takes_the_place_of_the_counts():
    record = read("""
        **Present:** Cllr A Oak, Cllr B Elm
        **1. Lamps**
        RESOLVED: That the lamps be lit.

        Voting Record

        1 For, 1 Against, 0 Abstentions
        **2. Quay**
        The quay was wet.
    """, grids=(grid(("For", "A Oak", "1"), ("Against", "B Elm", "1"), ("Abstain", "None", "0")),))
    assert len(record.votes) == 3
    told = replace(grid(("For", "A Oak", "1"), ("Against", "B Elm", "1"), ("Abstain", "None", "0")),
                   areas=(Area(1, Box(60, 166, 500, 180)),))
    record = read("""
        **Present:** Cllr A Oak, Cllr B Elm
        **1. Lamps**
        RESOLVED: That the lamps be lit.

        Voting Record

        1 For, 1 Against, 0 Abstentions
        **2. Quay**
        The quay was wet.
    """, grids=(told,))
    assert [(v["person_name"], v["vote"], v["motion_text"]) for v in record.votes] == [
        ("A Oak", "for", "RESOLVED: That the lamps be lit."), ("B Elm", "against", "RESOLVED: That the lamps be lit.")]


def test_lists_of_actions_and_owners_with_a_day():
    told = minutes("Action Required", ("1.", "Light the lamps of the quay AB"), ("2.", "Mend the quay"), "The lamps were new.")
    assert [(a["text"], a["owner"]) for a in actions_of(told)] == [("Light the lamps of the quay", "AB"), ("Mend the quay", None)]
    assert [(a["text"], a["owner"], a["due_date"]) for a in actions_of(
        minutes("The lamps of the quay are to be lit.", "ACTION: Ann Oak by 30 June 2019"))][-1] == (
        "The lamps of the quay are to be lit.", "Ann Oak", "2019-06-30")


def test_a_title_whose_second_line_begins_below_its_number():
    record = read("""
        **Present:** Cllr A Oak, Cllr B Elm
        **OQP/1     LAMPS OF THE QUAY AND OF THE HARBOUR AND OF EVERY OTHER PLACE THAT HAD OR HAS**
        **LAMPS**
        The lamps of the quay and of the harbour were lit and those of other places were to be lit soon after.
        **OQP/2     QUAY**
        The quay was wet.
    """)
    assert titles(record)[0] == ("OQP/1", "LAMPS OF THE QUAY AND OF THE HARBOUR AND OF EVERY OTHER PLACE THAT HAD OR HAS LAMPS")


def test_a_body_resolved_to_without_a_colon():
    assert found("16.3 The Board resolved to", ("a)", "Note the return; and"), ("b)", "Light the lamps.")) == [
        ("resolved", "16.3 The Board resolved to a) Note the return; and b) Light the lamps.")]


def test_the_column_of_a_decision_stays_open_over_its_text():
    assert found("RECOMMENDED TO CABINET", "That the quay be looked at again.") == [
        ("recommended", "RECOMMENDED TO CABINET That the quay be looked at again.")]


def test_members_who_attend_under_a_rule_are_others():
    record = read("""
        **Present:-**
        Councillors A Oak (Chair), B Elm
        Members attending in accordance with Standing Order 25
        Councillors C Ash and D Yew
        **1. Lamps**
        The lamps were lit.
        **2. Closure of the quay**

        **Q: Who had been asked?**
        A: Everybody.
    """)
    assert [r["capacity"] for r in record.attendance] == ["member", "member", "other_member", "other_member"]
    assert texts(record, "2") == ["Q: Who had been asked?", "A: Everybody."]


def test_apologies_told_within_the_list_of_those_present():
    record = read("""
        PRESENT: Councillor A Oak (chairman), Councillors B Elm, C Ash and the clerk D Yew. There were apologies from Councillors E Fir and F Lime. There were 8 members of the public present.
        **1 LAMPS**
        The lamps were lit.
        **2 QUAY**
        The quay was wet.
    """)
    assert names(record) == ["A Oak", "B Elm", "C Ash", "D Yew"]
    assert names(record, "apologies") == ["E Fir", "F Lime"]


def test_elected_and_appointed_members_with_stars():
    record = read("""
        ^**ORME QUAY DRAINAGE BOARD**

        **Elected Members             Appointed Members**
        * A Oak                       * Mrs B Elm
        C Ash                         D Yew

        * Present

        **01/20    APOLOGIES**
        01/20/01   Apologies were received from D Yew.
        **02/20    LAMPS**
        02/20/01   The lamps were lit.
    """)
    assert names(record) == ["A Oak", "B Elm"]
    assert names(record, "absent") == ["C Ash"]
    assert [(p.number, p.text) for p in record.paragraphs][1] == ("02/20/01", "The lamps were lit.")


def test_how_many_over_what_was_resolved():
    record = read("""
        **Present:** Cllr A Oak, Cllr B Elm
        **1. Quay**

        **RESOLVED by 8 votes to 2 with 1 abstention**

        **That the Harbour Master be told.**
        **2. Lamps**
        The lamps were lit.
    """)
    assert [(v["for_count"], v["against_count"], v["motion_text"]) for v in record.votes] == [
        (8, 2, "That the Harbour Master be told.")]


def laid_out(sketch: str, *rows: tuple[str, ...]) -> Grid:
    """A table whose cells hold the words of the sketch's lines, row by row; "" holds none."""
    lines = [line for leaf in leaves_of(sketch) for line in leaf.lines]
    cells = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            ids = [(line.page_number, i) for line in lines for w, i in zip(line.words, line.word_ids, strict=True)
                   if text and any(line.segment_text(k) in text for k, (a, z) in enumerate(line.segments)
                                   if i in line.word_ids[a:z])]
            cells.append(Cell(r, c, text, 1, Box(60, 0, 100, 10), word_ids=tuple(ids)))
    return Grid(0, tuple(cells), len(rows), len(rows[0]), 0, (Area(1, Box(0, 0, 1, 1)),))


def test_an_owner_over_several_lines_of_its_cell():
    sketch = """
        **Present:** Cllr A Oak, Cllr B Elm
        Minute     Text                                                        Action by
        1          **Lamps of the quay**                                       Chief Lamp
        1.1        The lamps of the quay were lit and it was said that the     Officer
                   oil was dear.
        2          **Quay**
        2.1        The quay was wet, and the harbour master was told so.
        3          **Ford**
        3.1        The ford was deep, and the harbour master was told so.
    """
    rows = (("Minute", "Text", "Action by"), ("1", "Lamps of the quay", "Chief Lamp Officer"),
            ("1.1", "The lamps of the quay were lit and it was said that the oil was dear.", ""),
            ("2", "Quay", ""), ("2.1", "The quay was wet, and the harbour master was told so.", ""),
            ("3", "Ford", ""), ("3.1", "The ford was deep, and the harbour master was told so.", ""))
    record = read(sketch, grids=(laid_out(sketch, *rows),))
    assert [p.action_owner for p in record.paragraphs if p.action_owner] == ["Chief Lamp Officer"]


def test_who_sent_apologies_after_the_label_says_so_again():
    record = read("""
        **Present:** Cllr A Oak, Cllr B Elm
        Apologies: Apologies for absence were received from Cy Ash and Dot Yew.
        Host Authority officers: Ed Fir (Clerk)
        **1. Lamps**
        The lamps were lit (6 votes to 1, Mr Elm asking that his vote against be recorded).
        **2. Quay**
        The quay was wet.
    """)
    assert names(record, "apologies") == ["Cy Ash", "Dot Yew"]
    assert ("Ed Fir", None, "officer") in people(record)
    assert [(v["for_count"], v["against_count"], v["person_name"]) for v in record.votes] == [
        (6, 1, None), (None, None, "Elm")]
