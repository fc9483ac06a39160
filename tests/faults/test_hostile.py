"""The real pipeline among hostile and broken files: each costs itself at most, and says what it was."""

from pathlib import Path

import pytest

from extractor import bulk, query
from extractor.engines.task import Bounds
from extractor.errors import EXIT_PARTIAL
from tests.faults import hostile
from tests.faults.kit import faults

GOOD = Path(__file__).parents[2] / "samples" / "nether-coombe-minutes-2022-11-21.pdf"
BOUNDS = Bounds(wall_seconds=300, page_seconds=30, cpu_seconds=60, memory_bytes=1500 << 20)


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    packs, out = tmp_path_factory.mktemp("hostile"), tmp_path_factory.mktemp("hostile-out")
    hostile.write_all(packs, GOOD.read_bytes())
    (packs / "good.pdf").write_bytes(GOOD.read_bytes() + b"\n")
    result = bulk.ingest([str(packs)], out, bulk.Options(workers=2, bounds=BOUNDS, keep_superseded=True))
    assert result.exit_code == EXIT_PARTIAL
    assert faults(out) == []
    return out


@pytest.fixture(scope="module")
def found(out):
    table = query.run("SELECT file_name, pack_id, status, status_reason, page_count FROM packs", out)
    return {row["file_name"].removesuffix(".pdf"): row for row in table.to_pylist()}


def test_every_file_has_its_row_and_every_row_that_is_not_ok_its_reason(found):
    assert set(found) == {*hostile.ATTACKS, *hostile.broken(GOOD.read_bytes()), "good"}
    assert all(row["status_reason"] for row in found.values() if row["status"] != "ok")


@pytest.mark.parametrize("name", ["good", "garbage-before", "garbage-after", "no-password"])
def test_what_can_be_read_is_read_whole(found, out, name):
    assert found[name]["status"] == "ok"
    sql = "SELECT count(*) AS n FROM minutes_paragraphs WHERE pack_id = '{}'"
    expected = query.run(sql.format(found["good"]["pack_id"]), out).to_pylist()
    assert expected[0]["n"] > 3
    assert query.run(sql.format(found[name]["pack_id"]), out).to_pylist() == expected


@pytest.mark.parametrize(("name", "reason"), [
    ("password", "needs a password"), ("zero", "is empty"), ("web-page", "not a PDF"), ("random", "not a PDF"),
    ("header-only", "damaged"), ("page-tree-loop", "damaged"), ("deep-page-tree", "damaged"),
])
def test_what_cannot_be_read_says_why(found, name, reason):
    assert found[name]["status"] == "failed" and reason in found[name]["status_reason"]


@pytest.mark.parametrize("name", ["flate-bomb", "text-operators", "rectangles", "billion-laughs", "self-calling-form",
                                  "vast-box", "lying-count"])
def test_an_attack_on_one_page_leaves_the_other_page_whole(found, out, name):
    assert found[name]["status"] in ("ok", "partial") and found[name]["page_count"] == 2
    sql = f"SELECT text FROM pages WHERE page_number = 1 AND pack_id = '{found[name]['pack_id']}'"
    assert query.run(sql, out).to_pylist() == [{"text": "A page like any other"}]
    if found[name]["status"] == "partial":
        assert "page 2" in found[name]["status_reason"]
