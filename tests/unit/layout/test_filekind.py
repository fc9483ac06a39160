"""Reports and minutes alone: prose about what was agreed last year makes no minutes."""

import pytest

from extractor.document import Pack, Provenance
from extractor.layout.agenda import listed_items
from extractor.layout.filekind import file_kind
from extractor.layout.openings import opening_of
from tests.unit.kit import leaf_of, page_of

ROLL = [("Present: Cllrs A Oak, B Elm", 60, 120)]
TALKED = [("1. |90 The lamps were approved in 2023 and the quay was agreed.", 60, 160),
          ("2. |90 It was said that the ford was noted by many.", 60, 180)]
SECTIONS = [("Purpose of report", 60, 140, "bold"), ("Background", 60, 170, "bold")]
ITEMS = [(f"{n}. |90 The lamps of ward {n}", 60, 140 + 20 * n) for n in range(4, 8)]


def kind_of(printed):
    leaf = leaf_of(printed)
    pack = Pack("0" * 64, "a.pdf", "a.pdf", Provenance("made"), (page_of(printed),))
    return file_kind(pack, leaf.lines, opening_of(leaf), ())


@pytest.mark.parametrize(("printed", "kind"), [
    ([("Report of the Head of Quays", 60, 60), *SECTIONS[:1], *TALKED], "report"),
    ([("The lamps of the quay", 60, 60, "bold"), *SECTIONS, *TALKED], "report"),
    ([("REPORT OF THE TREASURER", 60, 60), ("RECOMMENDATION", 60, 140), *TALKED], "report"),
    ([("Orme Harbour Trust", 60, 60, "bold"), *ROLL, *TALKED], "minutes"),
    ([("The lamps of the quay", 60, 60, "bold"), *TALKED], "other"),
    ([("RECORD OF DECISIONS", 60, 60, "bold"), *ROLL, *TALKED], "minutes"),
    ([("RECORD OF DECISIONS", 60, 60, "bold"), *TALKED], "other"),
    ([("Notice of decisions", 60, 60, "bold"), ("They come into force on Monday unless called in.", 60, 100), *ITEMS],
     "other"),
    ([("Presentation of prizes", 60, 60, "bold"), *TALKED], "other"),
])
def test_kinds_of_single_papers(printed, kind):
    assert kind_of(printed) == kind


def test_a_list_that_opens_as_agendas_do():
    titles = ("Apologies for absence", "Minutes", "Lamps", "Quay", "Other business")
    listed = [(f"{n}. |90 {title}", 60, 80 + 20 * n) for n, title in enumerate(titles, 1)]
    printed = [("Orme Harbour Trust", 60, 60, "bold"), *listed]
    leaf = leaf_of(printed)
    pack = Pack("0" * 64, "a.pdf", "a.pdf", Provenance("made"), (page_of(printed),))
    items = listed_items(leaf.lines, 595.0)
    assert file_kind(pack, leaf.lines, opening_of(leaf), items) == "agenda"
    assert file_kind(pack, leaf.lines, opening_of(leaf), items[1:]) == "other"


def test_called_for_attendees_is_still_to_come():
    printed = [("You are hereby summoned to attend", 60, 60), ("Attendees: All Councillors", 60, 80),
               ("AGENDA", 270, 100, "bold"), ("1. Apologies", 60, 120), ("2. Lamps", 60, 140)]
    leaf = leaf_of(printed)
    pack = Pack("0" * 64, "a.pdf", "a.pdf", Provenance("made"), (page_of(printed),))
    assert file_kind(pack, leaf.lines, opening_of(leaf), listed_items(leaf.lines, 595.0)) == "agenda"


def test_a_plan_of_entries_is_no_report():
    entry = ["Title: Ford tolls", "Decision maker: Cabinet", "Date: 4 March 2025", "Wards affected: All",
             "Lead officer: Ada Hale", "Contact officer: Bo Lacy"]
    printed = [("NOTICE OF KEY DECISIONS", 60, 60, "bold")]
    printed += [(text, 60, 90 + 20 * n) for n, text in enumerate([*entry, *entry])]
    assert kind_of(printed) == "forward_plan"
    assert kind_of([("Forward Plan", 60, 60, "bold"), *printed[1:7], ("Report author: Cy Orme", 60, 210)]) == "report"
