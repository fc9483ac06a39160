"""Files of one pack: the same bytes for the same rows, one row group a part, and nothing of another pack."""

import hashlib

import pyarrow.parquet as pq
import pytest

from extractor.document.shelf import Shelf
from extractor.schema import check
from extractor.stages.write import write

PACK = {"pack_id": "ab", "file_name": "a.pdf", "page_count": 5, "status": "ok", "extractor_version": "1"}


def rows(count=5, **more):
    pages = [{"pack_id": "ab", "page_number": n, "text": f"page {n}"} for n in range(1, count + 1)]
    return {"packs": [PACK], "pages": pages, **more}


def test_rows_on_a_shelf_make_the_same_file_as_rows_in_memory(tmp_path):
    made = []
    for name, part in (("list", rows()["pages"]), ("shelf", Shelf(rows()["pages"], block=1, live=1))):
        (tmp_path / name).mkdir()
        made.append([(f.dataset, f.row_count, f.sha256) for f in write(rows(pages=part), tmp_path / name)])
    assert made[0] == made[1]
    assert {dataset: count for dataset, count, _ in made[0]}["pages"] == 5


def test_a_long_dataset_is_written_a_part_at_a_time(tmp_path, monkeypatch):
    monkeypatch.setattr(check, "_PART_ROWS_OF", {"pages": 2})
    [file] = [f for f in write(rows(), tmp_path) if f.dataset == "pages"]
    written = pq.ParquetFile(file.path)
    assert [written.metadata.row_group(i).num_rows for i in range(written.num_row_groups)] == [2, 2, 1]
    assert written.read()["text"].to_pylist() == [f"page {n}" for n in range(1, 6)]
    assert file.sha256 == hashlib.sha256((tmp_path / "pages.parquet").read_bytes()).hexdigest()


def test_what_is_taken_out_anywhere_is_a_finding(tmp_path):
    bad = [{"pack_id": "ab", "page_number": 1, "width": "wide"}]
    files = {f.dataset: f for f in write(rows(pages=bad), tmp_path)}
    found = pq.read_table(files["findings"].path).to_pylist()
    assert [(f["check"], f["subject"]) for f in found] == [("schema", "pages.width")]


def test_rows_of_another_pack_are_left_out_and_two_packs_refused(tmp_path):
    files = {f.dataset: f for f in write(rows(ledger=[{"pack_id": "cd", "page_number": 1}]), tmp_path)}
    assert "ledger" not in files
    assert "findings" in files
    with pytest.raises(ValueError, match="one pack expected, got 2"):
        write(rows(packs=[PACK, {**PACK, "pack_id": "cd"}]), tmp_path)
