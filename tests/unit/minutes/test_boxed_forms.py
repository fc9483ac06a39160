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
