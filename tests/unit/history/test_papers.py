"""Single papers found again in their pack."""

from extractor.history.papers import PackIndex, PageText, paper_rows
from extractor.schema import DATASETS

FIRST = "The committee is asked to note the contents of this report on the state of the bridges of the county"
SECOND = "Appendix one lists every bridge with its age and the date of its last inspection by a chartered engineer"
OTHER = "An unrelated paper about the opening hours of libraries in the coming financial year and their staffing"


def pack() -> PackIndex:
    return PackIndex([
        PageText(1, "d1", "Agenda for the meeting"), PageText(2, "d2", f"Page 7 {FIRST}"),
        PageText(3, "d2", f"{SECOND} Page 8"), PageText(4, "d3", SECOND),
    ])


def test_whole_part_and_lacking() -> None:
    rows = paper_rows("p", pack(), {
        "whole": [PageText(1, None, FIRST), PageText(2, None, SECOND)],
        "part": [PageText(1, None, FIRST), PageText(2, None, OTHER), PageText(3, None, "")],
        "lost": [PageText(1, None, OTHER)],
    }, {"whole": "Bridges"})
    found = {r["paper_pack_id"]: r for r in rows}
    assert all(set(r) == set(DATASETS["papers"].column_names) for r in rows)
    whole, part = found["whole"], found["part"]
    assert (whole["relation"], whole["page_number"], whole["last_page_number"]) == ("whole", 2, 3)
    assert whole["document_id"] == "d2"
    assert whole["repeated_page_count"] == 1
    assert (part["relation"], part["paper_page_count"], part["matched_page_count"]) == ("part", 2, 1)
    assert (found["lost"]["relation"], found["lost"]["page_number"]) == ("lacking", None)


def test_a_paper_without_text_is_not_called_whole() -> None:
    rows = paper_rows("p", pack(), {"scan": [PageText(1, None, " ")]}, {})
    assert rows[0]["relation"] == "lacking"
