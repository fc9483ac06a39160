"""Minutes of one meeting: who was there, what the items were, what was said, declared and voted.

In:  a document of kind minutes, the leaves of its pages, the tables found on them.
Out: a `MinutesRecord`. Words of tables are left to the tables, except where a table is only the layout of the
minutes themselves (numbers in one column, text in the next; a roll in columns).
Decisions and actions are read later, from paragraphs whose kind is known (`decisions`, `actions`).
"""

import re
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from extractor.document import Document, Finding, Grid, Heading, Leaf, Line, MinutesRecord, Paragraph, Row
from extractor.minutes.action_table import actions_of_table, number_at
from extractor.minutes.attendance import attendance_rows
from extractor.minutes.broken_numbers import with_whole_numbers
from extractor.minutes.decision_table import decisions_of_table
from extractor.minutes.declaration_table import declarations_of_table
from extractor.minutes.declarations import declarations_of
from extractor.minutes.facts import facts_of, title_texts
from extractor.minutes.headings import split_sections
from extractor.minutes.item_heads import Section
from extractor.minutes.margins import Note, with_owners, without_action_cells, without_margin, without_repeated
from extractor.minutes.names import people_in
from extractor.minutes.numbering import leading_number
from extractor.minutes.paragraphs import Placed, numbering_findings, place, refined
from extractor.minutes.record_tables import records_decisions, without_labels
from extractor.minutes.roll_labels import opens_with_mayor, read_label
from extractor.minutes.roll_table import entries_of, is_above
from extractor.minutes.side_titles import with_side_titles
from extractor.minutes.title_words import SECTION_HEADS
from extractor.minutes.vote_columns import Columns, without_vote_columns
from extractor.minutes.vote_table import place_below, place_of, sides_of_table
from extractor.minutes.votes import rows_of_sides, votes_of, with_sides_of_table
from extractor.prose import Passage, UsedWords, by_page, lines_to_passages, without_words
from extractor.values import find_dates

__all__ = ["read_minutes"]

_SENTENCE = re.compile(r"[a-z]\.(?:\s+[A-Z]|$)")
_TOLD_SHARE = 0.3           # words in sentences: a list of numbered things has next to none
_SAYS_WHEN = re.compile(
    r"(?:meeting\s+)?(?:date|time|venue|location|place|chair(?:ed\s+by)?|minutes(?:\s+taken\s+by)?)\s*:", re.I)
_LEAST_SAID = 2
_FEW_CELLS = 16
_TIMED = re.compile(r"(?:start\W+end|start|end|finish)\s+times?\b|times?\s*:", re.I)
_ROLL_LABELS = frozenset({"present", "in attendance", "also present", "apologies", "absent"})


class _Text(NamedTuple):
    """The text of the minutes, and what stands around it."""

    head: Sequence[Passage]
    sections: Sequence[Section]
    owners: Sequence[Note]            # entries of a column of actions, beside the text
    votes: Sequence[Columns]
    aside: Sequence[Note]             # lines that pages repeat, labels of boxes, words of the columns of votes


def read_minutes(document: Document, leaves: Sequence[Leaf], grids: Sequence[Grid]) -> MinutesRecord:
    """Everything that a set of minutes says; `leaves` are those of the document's pages, in order."""
    name = document.document_id
    body = [line for leaf in leaves for line in leaf.lines if line.is_body]
    lines = [line for line in body if line.angle == 0]
    tables, layouts = _parted(grids, {leaf.page_number for leaf in leaves})
    used = by_page(
        word for grid in tables
        for ids in (*(cell.word_ids for cell in grid.cells), grid.dropped_word_ids) for word in ids
    )
    text = _text_of([rest for line in lines if (rest := without_words(line, used)) is not None], layouts)
    placed = place(name, text.head, text.sections)
    attendance, facts = _meeting(text, placed, tables, lines)
    votes, vote_findings = _votes(placed.paragraphs, tables, text.votes)
    sideways = [line for line in body if line.angle]
    aside = _aside(name, [*text.aside, *text.owners], sideways, used)
    items = tuple(
        {"minute_number": s.number, "title": s.title, "agenda_item_number": s.item_number, "page_number": s.page_number}
        for s in text.sections if s.heads
    )
    return MinutesRecord(
        document_id=name, facts=facts, attendance=tuple(attendance), items=items,
        paragraphs=with_owners(placed.paragraphs, text.owners),
        declarations=(*declarations_of(placed.paragraphs, [row["person_name"] for row in attendance]),
                      *(row for grid in tables for row in declarations_of_table(grid))),
        votes=tuple(votes),
        decisions=tuple(row for grid in tables for row in decisions_of_table(grid, name)),
        actions=tuple(_actions(name, tables, placed.paragraphs, text.sections)),
        headings=(*placed.headings, *aside),
        findings=(*numbering_findings(text.sections, placed.paragraphs), *vote_findings),
    )


def _text_of(lines: Sequence[Line], layouts: Sequence[Grid]) -> _Text:
    """The lines as head and items; `layouts` are tables that only lay out the minutes."""
    free, repeated = without_repeated(lines)
    free, labels = without_labels(free, layouts)
    free, cells = without_action_cells(free, layouts)
    free, votes, voted = without_vote_columns(free)
    free = with_side_titles(with_whole_numbers(free))
    head, sections = split_sections(refined(lines_to_passages(free)))
    in_head = {id(line) for passage in head for line in passage.lines}
    over = [line for line in free if id(line) in in_head]
    flow, beside = without_margin([line for line in free if id(line) not in in_head], over)
    if beside:
        head, sections = split_sections(refined(lines_to_passages([*over, *flow])))
    return _Text(head, sections, [*cells, *beside], votes, [*repeated, *labels, *voted])


def _meeting(text: _Text, placed: Placed, tables: Sequence[Grid], lines: Sequence[Line]) -> tuple[list[Row], Row]:
    """(rows of attendance, what is known of the meeting); `lines` are all of the minutes', tables and margins too."""
    title, roll = _split_head(text.head)
    listed = [line for p in roll for line in p.lines if not SECTION_HEADS.match(p.text)]
    right = max((line.box.x1 for line in lines if len(line.words) > 4), default=0.0)
    attendance = attendance_rows(
        listed, text.sections, " ".join(p.text for p in text.head), _above_items(tables, text.sections), right=right)
    first_texts = [p.text for section in text.sections[:3] for p in section.body[:4]]
    told = [p.text for p in roll if p.text.endswith(".") and not read_label(p.text)]
    timed = [p.text for p in roll if _TIMED.match(p.text)]
    facts = facts_of([*title_texts(title), *timed], placed.closing, attendance, [*told, *first_texts])
    return [{**row, "meeting_date": facts["meeting_date"]} for row in attendance], facts


def _votes(
    paragraphs: Sequence[Paragraph], tables: Sequence[Grid], columns: Sequence[Columns]
) -> tuple[list[Row], list[Finding]]:
    """Votes told in the text, in tables and in columns."""
    votes, findings = votes_of(paragraphs)
    for grid in tables:
        if sides := sides_of_table(grid):
            votes = with_sides_of_table(votes, rows_of_sides(paragraphs, place_of(grid, paragraphs), sides))
    for vote in columns:
        at = place_below(vote.page_number, vote.top, paragraphs)
        votes = with_sides_of_table(votes, rows_of_sides(paragraphs, at, vote.sides))
    return votes, findings


def _actions(
    document_id: str, tables: Sequence[Grid], paragraphs: Sequence[Paragraph], sections: Sequence[Section]
) -> Iterator[Row]:
    """Actions that stand in tables."""
    heads = [(p.page_number, p.box.top, s.number) for s in sections for p in s.heads[:1]]
    for grid in tables:
        yield from actions_of_table(grid, document_id, number_at(grid, paragraphs, heads))


def _parted(grids: Sequence[Grid], pages: Set[int]) -> tuple[list[Grid], list[Grid]]:
    """The tables on these pages, and those there that only lay out the minutes."""
    tables: list[Grid] = []
    layouts: list[Grid] = []
    for grid in grids:
        if any(area.page_number in pages for area in grid.areas):
            (layouts if is_layout(grid) else tables).append(grid)
    return tables, layouts


def _above_items(tables: Sequence[Grid], sections: Sequence[Section]) -> list[Grid]:
    """The tables above the first item's title."""
    first = next((s.heads[0] for s in sections if s.heads), None)
    return [t for t in tables if first is None or is_above(t, first.page_number, first.box.top)]


def _aside(
    document_id: str, notes: Sequence[Note], sideways: Sequence[Line], used: UsedWords
) -> Iterator[Heading]:
    """What stands around the text: entries of a column of actions, lines on every page, and lines set sideways."""
    for note in notes:
        yield Heading(document_id, note.text, note.page_number, note.word_ids)
    for line in sideways:
        rest = without_words(line, used)
        if rest is not None:
            yield Heading(document_id, rest.text, rest.page_number, tuple((rest.page_number, i) for i in rest.word_ids))


def _split_head(head: Sequence[Passage]) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """(title block, roll): the roll begins with the first label, or without one with the first people."""
    for i, passage in enumerate(head):
        first = passage.lines[0]
        if read_label(first.text) or read_label(first.segment_text(0)):
            i -= bool(i and opens_with_mayor(head[i - 1].text))
            return tuple(head[:i]), tuple(head[i:])
    for i, passage in enumerate(head[1:], start=1):
        people = people_in(passage.text)
        if len(people) > 1 or (people and people[0].honorific and not find_dates(passage.text)):
            return tuple(head[:i]), tuple(head[i:])
    return tuple(head), ()


def is_layout(grid: Grid) -> bool:
    """True where the table holds running minutes or a roll rather than data: long cells beside minute numbers,
    or cells that are labels of a roll."""
    if entries_of(grid)[1] or sides_of_table(grid) or decisions_of_table(grid, ""):
        return False
    if grid.title and read_label(grid.title):
        return True                                    # under "Officers Present:" stands a roll, or a piece of one
    labels = [label for cell in grid.cells if cell.text and (label := read_label(cell.text))]
    if any(label.rule.name in _ROLL_LABELS for label in labels) and len(labels) * 12 >= len(grid.cells):
        return True
    said = sum(_SAYS_WHEN.match(cell.text) is not None for cell in grid.cells)
    if records_decisions(grid) or (said >= _LEAST_SAID and len(grid.cells) <= _FEW_CELLS):
        return True                                    # "Date", "Time" and "Venue" of the meeting in boxes
    words = [len(cell.text.split()) for cell in grid.cells]
    prose = sum(n for n in words if n >= 25)
    numbered = sum(1 for cell in grid.cells if cell.column == 0 and leading_number(cell.text))
    if prose > 0.5 * max(1, sum(words)) and numbered >= 2:
        return True
    last = grid.column_count - 1
    told = sum(len(cell.text.split()) for cell in grid.cells if cell.column and _SENTENCE.search(cell.text))
    beside = [cell for cell in grid.cells if cell.column == 0 and cell.text]
    return (1 <= last <= 2 and numbered >= 3 and numbered >= len(beside) - 1   # its head: "Item No"
            and told > _TOLD_SHARE * max(1, sum(words)))
