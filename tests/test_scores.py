"""Scores on real packs, as floors: `../shared/packs` against `../shared/gold`, and the ICDAR 2013 tables.

Skipped where `../shared` is not there (AGENDAPACK_SHARED says another place). Both folders are ingested once a run,
also when pytest runs in several processes.
"""

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Collection
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.dataset as ds
import pytest
from filelock import FileLock

from extractor.bulk import Options, ingest
from extractor.stages.ocr import engine_path
from tests.reprint import WAYS
from tests.strip import stripped

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("AGENDAPACK_SHARED", HERE.parent.parent / "shared"))
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (SHARED / "packs").is_dir(), reason=f"no {SHARED}/packs here: scores are not measured"),
]


def ingested(folder: Path, tmp: pytest.TempPathFactory, worker: str) -> Path:
    """The folder's datasets, made by the first process that asks."""
    base = tmp.getbasetemp() if worker == "master" else tmp.getbasetemp().parent
    out = base / f"scores-{folder.name}"
    with FileLock(f"{out}.lock"):
        if not out.exists():
            ingest([str(folder)], out, Options(workers=1))
    return out


@pytest.fixture(scope="session")
def worker(request: pytest.FixtureRequest) -> str:
    return str(getattr(request.config, "workerinput", {"workerid": "master"})["workerid"])


@pytest.fixture(scope="session")
def packs_out(tmp_path_factory: pytest.TempPathFactory, worker: str) -> Path:
    return ingested(SHARED / "packs", tmp_path_factory, worker)


def packs_of(out: Path) -> list[dict[str, object]]:
    return ds.dataset(str(out / "packs"), format="parquet", partitioning="hive").to_table().to_pylist()


def scored(out: Path, folder: Path, only: Collection[str] | None = None) -> dict[str, dict[str, float]]:
    """F1 by gold pack and dataset, of those packs alone where they are named.

    Scans are left out where no tesseract is installed: nobody could read them.
    """
    unread = {p["file_name"] for p in packs_of(out) if p["text_layer"] == "none"} if not engine_path() else set()
    gold = folder / "gold"
    gold.mkdir(parents=True)
    for pack in sorted((SHARED / "gold").iterdir()):
        if only is not None and pack.name not in only:
            continue
        if json.loads((pack / "pack.json").read_text(encoding="utf-8"))["file_name"] not in unread:
            (gold / pack.name).symlink_to(pack)
    told = folder / "score.json"
    subprocess.run([sys.executable, str(SHARED / "score" / "score.py"), str(out), str(gold), "--json", str(told)],
                   check=True, capture_output=True, text=True)
    return json.loads(told.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def scores(packs_out: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, float]]:
    return scored(packs_out, tmp_path_factory.mktemp("score"))


@pytest.mark.parametrize("dataset", FLOORS["gold"])
def test_gold(scores: dict[str, dict[str, float]], dataset: str) -> None:
    got, least = scores[f"ALL/{dataset}"]["f1"], FLOORS["gold"][dataset]
    packs = {k: round(v["f1"], 3) for k, v in scores.items() if k.endswith(f"/{dataset}") and v["f1"] < least}
    assert got >= least, f"{dataset}: F1 {got:.3f}, floor {least}; below it: {packs}"


def test_outline_info_and_tags_are_not_needed(
    scores: dict[str, dict[str, float]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("bare")
    for path in (SHARED / "packs").glob("*.pdf"):
        (folder / path.name).write_bytes(stripped(path))
    out = folder / "out"
    ingest([str(folder)], out, Options(workers=1))
    bare = scored(out, folder)
    for dataset in ("agenda_items", "documents"):
        whole, without = scores[f"ALL/{dataset}"]["f1"], bare[f"ALL/{dataset}"]["f1"]
        assert without >= whole - FLOORS["stripped"]["loss"], f"{dataset}: {whole:.3f} whole, {without:.3f} stripped"


@pytest.mark.parametrize("way", [
    "turned", pytest.param("scanned", marks=pytest.mark.skipif(not engine_path(), reason="tesseract is not installed")),
])
def test_pages_made_another_way_score_alike(tmp_path: Path, way: str) -> None:
    floors = FLOORS[way]
    for name in floors["packs"]:
        (tmp_path / f"{name}.pdf").write_bytes(WAYS[way](SHARED / "packs" / f"{name}.pdf"))
    out = tmp_path / "out"
    ingest([str(tmp_path)], out, Options(workers=1))
    told = scored(out, tmp_path, only=floors["packs"])
    got = {dataset: told[f"ALL/{dataset}"]["f1"] for dataset in floors["f1"]}
    assert all(got[dataset] >= least for dataset, least in floors["f1"].items()), got


def test_icdar_tables(tmp_path_factory: pytest.TempPathFactory, worker: str) -> None:
    folder = SHARED / "icdar2013-eu"
    out = ingested(folder, tmp_path_factory, worker)
    told = subprocess.run([sys.executable, str(SHARED / "score" / "icdar.py"), str(out), str(folder)], check=True,
                          capture_output=True, text=True).stdout
    found = re.search(r"F1 ([\d.]+)\s*$", told)
    assert found, told
    assert float(found[1]) >= FLOORS["icdar2013_eu"]["f1"], told


def test_every_word_has_its_place(packs_out: Path) -> None:
    ledger = ds.dataset(str(packs_out / "ledger"), format="parquet", partitioning="hive").to_table()
    words, lost = (pc.sum(ledger[c]).as_py() for c in ("word_count", "unplaced_count"))
    assert 1 - lost / words >= FLOORS["ledger"]["placed"], f"{lost} of {words} words have no place"


def test_every_pack_is_read(packs_out: Path) -> None:
    packs = packs_of(packs_out)
    assert len(packs) == len(list((SHARED / "packs").glob("*.pdf")))
    assert [(p["file_name"], p["status_reason"]) for p in packs if p["status"] == "failed"] == []
