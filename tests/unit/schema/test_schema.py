"""The schemas hold together, reach Arrow whole, and rows are held against them."""

import datetime as dt
import re
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.schema import (
    DATASETS,
    DERIVED,
    PARTITION_KEYS,
    SCHEMA_VERSION,
    check,
    checked_rows,
    dataset,
    dictionary,
    validate,
)

ROOT = Path(__file__).parents[3]
PACK = {"pack_id": "ab", "file_name": "a.pdf", "status": "ok", "extractor_version": "1"}


def with_rows(**rows):
    return {"packs": [PACK], **rows}


@pytest.mark.parametrize("name", DATASETS)
def test_every_column_is_described_once_and_no_partition_key_is_a_column(name):
    names = DATASETS[name].column_names
    assert len(set(names)) == len(names)
    assert not set(names) & set(PARTITION_KEYS)
    for column in DATASETS[name].columns:
        assert column.description.endswith("."), column
        assert re.fullmatch(r"[a-z][a-z0-9_]*", column.name)


@pytest.mark.parametrize("name", DATASETS)
def test_keys_are_required_columns_and_foreign_keys_lead_to_keys(name):
    here = DATASETS[name]
    assert all(here.column(k).required for k in here.key)
    for foreign in here.foreign_keys:
        assert foreign.columns == DATASETS[foreign.dataset].key


@pytest.mark.parametrize("name", DATASETS)
def test_arrow_schema_carries_description_unit_and_version(name):
    schema = DATASETS[name].to_arrow()
    assert schema.metadata[b"agendapack.schema_version"] == SCHEMA_VERSION.encode()
    for column in DATASETS[name].columns:
        field = schema.field(column.name)
        assert field.metadata[b"description"].decode() == column.description
        assert field.metadata.get(b"unit", b"").decode() == column.unit
        assert field.nullable is not column.required


def test_types_reach_arrow_as_promised():
    cells, packs = DATASETS["table_cells"].to_arrow(), DATASETS["packs"].to_arrow()
    assert cells.field("page_number").type == pa.int32()
    assert cells.field("lines").type == pa.list_(pa.string())
    assert packs.field("meeting_date").type == pa.date32()
    assert packs.field("meeting_time").type == pa.string()
    assert DATASETS["send"].to_arrow().field("value").type == pa.float64()


def test_unknown_dataset_is_named_with_what_there_is():
    with pytest.raises(KeyError, match="agenda_items"):
        dataset("agenda_item")
    with pytest.raises(KeyError, match="agenda_item"):
        checked_rows({"agenda_item": []})


def test_iso_texts_become_dates_and_left_out_columns_null():
    rows, problems = checked_rows({"packs": [{**PACK, "meeting_date": "2024-02-29"}]})
    assert not problems
    assert rows["packs"][0]["meeting_date"] == dt.date(2024, 2, 29)
    assert rows["packs"][0]["venue"] is None
    assert set(rows) == set(DATASETS) - DERIVED


BAD_VALUES = [
    ("packs", {"meeting_date": "2024-02-30"}, "meeting_date", "no ISO date"),
    ("packs", {"meeting_date": dt.datetime(2024, 1, 1)}, "meeting_date", "time of day"),
    ("packs", {"meeting_time": "7pm"}, "meeting_time", "no time"),
    ("packs", {"meeting_time": "24:00"}, "meeting_time", "no time"),
    ("packs", {"page_count": "12"}, "page_count", "no whole number"),
    ("packs", {"page_count": 2**40}, "page_count", "32 bits"),
    ("packs", {"page_count": True}, "page_count", "no whole number"),
    ("packs", {"kind": "poster"}, "kind", "not one of"),
    ("packs", {"source_uris": "a.pdf"}, "source_uris", "no list"),
    ("packs", {"title": "\ud800"}, "title", "Unicode"),
    ("packs", {"titel": "x"}, "titel", "no column"),
]


@pytest.mark.parametrize(("name", "change", "column", "message"), BAD_VALUES)
def test_a_bad_value_in_an_optional_column_becomes_null_and_a_problem(name, change, column, message):
    rows, problems = checked_rows({name: [{**PACK, **change}]})
    assert [(p.dataset, p.column, p.row) for p in problems] == [(name, column, 0)]
    assert message in str(problems[0])
    assert rows[name][0].get(column) is None


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "3", True, 10**400])
def test_a_value_that_is_no_finite_number_is_a_problem(value):
    table = {"pack_id": "ab", "table_id": "t1", "page_number": 1, "row_count": 1, "column_count": 2}
    problems = validate(with_rows(tables=[table], send=[{"pack_id": "ab", "table_id": "t1", "value": value}]))
    assert [(p.dataset, p.column) for p in problems] == [("send", "value")]


def test_a_row_without_a_required_value_goes():
    rows, problems = checked_rows(with_rows(pages=[{"pack_id": "ab"}, {"pack_id": "ab", "page_number": 2}]))
    assert [r["page_number"] for r in rows["pages"]] == [2]
    assert [(p.column, p.row) for p in problems] == [("page_number", 0)]


def test_the_first_of_a_key_stays():
    pages = [{"pack_id": "ab", "page_number": 1, "text": t} for t in ("first", "second")]
    rows, problems = checked_rows(with_rows(pages=pages))
    assert [r["text"] for r in rows["pages"]] == ["first"]
    assert "repeats the key page_number=1" in str(problems[0])


def test_a_dangling_reference_becomes_null_where_it_may_and_takes_the_row_where_not():
    page = {"pack_id": "ab", "page_number": 1, "document_id": "d9"}
    minutes = {"pack_id": "ab", "document_id": "d9"}
    rows, problems = checked_rows(with_rows(pages=[page], minutes=[minutes]))
    assert rows["pages"][0]["document_id"] is None
    assert rows["minutes"] == []
    assert {p.dataset for p in problems} == {"pages", "minutes"}


def test_a_dropped_table_takes_its_cells_along():
    cell = {"pack_id": "ab", "table_id": "t1", "row_index": 0, "column_index": 0, "row_span": 1, "column_span": 1,
            "is_header": False, "page_number": 1}
    broken = {"pack_id": "ab", "table_id": "t1", "page_number": 1, "row_count": None, "column_count": 1}
    rows, problems = checked_rows(with_rows(tables=[broken], table_cells=[cell]))
    assert rows["tables"] == rows["table_cells"] == []
    assert len(problems) == 2


@settings(deadline=None)   # the first example pays for the Arrow schema
@given(st.dictionaries(st.sampled_from(DATASETS["packs"].column_names),
                       st.none() | st.text() | st.integers() | st.floats() | st.booleans() | st.lists(st.text())))
def test_whatever_comes_in_what_comes_out_fits_arrow(row):
    rows, _ = checked_rows({"packs": [row]})
    schema = DATASETS["packs"].to_arrow()
    table = pa.Table.from_pylist(rows["packs"], schema=schema)
    table.validate(full=True)
    assert validate(rows) == []


def test_dictionary_names_every_column():
    text = dictionary()
    for name, here in DATASETS.items():
        section = text.split(f"### `{name}`\n")[1].split("###")[0]
        assert all(f"| `{c}` |" in section for c in here.column_names)


def test_readme_carries_the_dictionary_as_it_is_now():
    readme = (ROOT / "README.md").read_text()
    begin, end = "<!-- dictionary -->\n", "<!-- /dictionary -->"
    assert readme.split(begin)[1].split(end)[0].strip() == dictionary().strip(), "run: make dictionary"


def test_long_packs_are_examined_in_parts_that_know_each_other(monkeypatch):
    monkeypatch.setattr(check, "PART_ROWS", 3)
    monkeypatch.setattr(check, "_PART_ROWS_OF", {"pages": 2})
    pages = [{"pack_id": "ab", "page_number": n} for n in (1, 2, 3, 1, 5, "six")]
    problems = []
    parts = list(check.examined(with_rows(pages=pages), problems))
    assert [c["page_number"] for d, c in parts if d.name == "pages"] == [[1, 2], [3], [5]]
    assert [(p.row, p.message.split()[0]) for p in problems] == [(3, "repeats"), (5, "'six'")]
    assert checked_rows(with_rows(pages=pages))[1] == problems
