"""Heads, feet and page numbers by recurrence and form; table heads and questions are none."""

from dataclasses import replace

from extractor.document import Rule
from extractor.layout.furniture import furniture_of
from extractor.layout.lines import words_to_lines
from tests.unit.kit import page_of


def roles(pages):
    lines = [words_to_lines(p) for p in pages]
    return [{page_lines[i].text: role for i, role in found.roles.items()} for page_lines, found in
            zip(lines, furniture_of(pages, lines), strict=True)]


def body(n):
    return [(f"The bridge is shut {n}", 60, 300)]


def test_running_head_and_foot_with_a_number():
    pages = [page_of([("Orme Council", 60, 40), *body(n), (f"Draft 3 |400 Page {n} of 3", 60, 800)], number=n)
             for n in (1, 2, 3)]
    found = roles(pages)
    assert found[1]["Orme Council"] == "running_head"
    assert found[1]["Draft 3 Page 2 of 3"] == "running_foot"


def test_own_numbers_must_run_on():
    pages = [page_of([*body(n), (str(n + 459), 290, 800)], number=n) for n in (1, 2, 3)]
    assert [r.get(str(n + 459)) for n, r in zip((1, 2, 3), roles(pages), strict=True)] == ["page_number"] * 3
    odd = [page_of([*body(n), (text, 400, 800)], number=n) for n, text in ((1, "1204"), (2, "88"), (3, "951"))]
    assert all("page_number" not in r.values() for r in roles(odd))


def test_the_head_of_a_table_that_goes_on_is_no_furniture():
    rules = tuple(Rule(x, 30, x, 400, False, 0.5, 0) for x in (55.0, 200.0, 500.0))
    pages = [page_of([("Action |210 Owner", 60, 40), *body(n)], number=n) for n in (1, 2, 3)]
    assert all(not r for r in roles([replace(p, rules=rules) for p in pages]))


def test_numbered_heads_are_text():
    pages = [page_of([(f"Question {n}", 60, 40), *body(n)], number=n) for n in (1, 2, 3)]
    assert all(not r for r in roles(pages))


def test_blank_notice():
    assert roles([page_of([("This page is intentionally left blank", 200, 400)])]) == [
        {"This page is intentionally left blank": "blank_notice"}]


def test_files_and_versions_at_the_foot_of_a_single_page():
    foot = "G:\\Reports\\Quay final.docx"
    assert roles([page_of([*body(1), (foot, 60, 800)])]) == [{foot: "running_foot"}]
    assert roles([page_of([(foot, 60, 300), ("The lamps of the quay", 60, 800)])]) == [{}]


def test_the_header_of_a_table_without_rules_that_goes_on_is_no_furniture():
    wide = "Scheme |160 Owner |260 Budget |360 Spent"
    pages = [page_of([(wide, 60, 40), *body(n)], number=n) for n in (1, 2, 3)]
    assert all(not r for r in roles(pages))
    first = page_of([("Orme Council", 60, 40), ("Scheme |300 Owner", 60, 400), *body(1)], number=1)
    later = [page_of([("Scheme |300 Owner", 60, 40), *body(n)], number=n) for n in (2, 3)]
    assert all(not r for r in roles([first, *later]))
