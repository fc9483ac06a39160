"""Every row of the rule tables reads the print that it was written for, and names are all of known things."""

import pytest

from extractor import layouts
from extractor.layouts import TextRule

TABLES = {name: value for name, value in vars(layouts).items()
          if isinstance(value, tuple) and value and isinstance(value[0], TextRule)}
ROWS = [(table, rule) for table, rules in TABLES.items() for rule in rules]


@pytest.mark.parametrize(("table", "rule"), ROWS, ids=[f"{t}-{r.name}-{i}" for i, (t, r) in enumerate(ROWS)])
def test_row_reads_its_example(table, rule):
    assert rule.pattern.fullmatch(rule.example), f"{table} {rule.name} does not read {rule.example!r}"


@pytest.mark.parametrize("text", ["Bridges", "The Committee heard the officer.", "Planning application at Mill Lane"])
def test_plain_text_is_no_furniture_or_head(text):
    for table in ("ITEM_STAMPS", "PAGE_NUMBERS", "BLANK_NOTICES", "PACK_BANNERS", "AGENDA_HEADS", "GUIDANCE_HEADS"):
        assert not any(rule.pattern.fullmatch(text) for rule in TABLES[table])
