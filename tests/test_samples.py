"""The committed samples are what their scripts print: same bytes, or with another reportlab the same text."""

import hashlib
import json
import tomllib
from pathlib import Path

import pypdfium2
import pytest
import reportlab

from samples.kit.book import Sample
from samples.packs import SAMPLES as PACKS
from tests.golden_files import GOLDEN

SAMPLES = Path(__file__).parent.parent / "samples"
MANIFEST = tomllib.loads((SAMPLES / "manifest.toml").read_text(encoding="utf-8"))
MAX_BYTES = 3_000_000


def text_of(data: bytes) -> list[str]:
    pdf = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_range() for page in pdf]


@pytest.fixture(scope="module")
def printed() -> dict[str, tuple[bytes, dict[str, list[dict[str, object]]]]]:
    return {sample.name: sample.print() for sample in PACKS}


@pytest.mark.parametrize("sample", PACKS, ids=lambda s: s.name)
def test_printing_again_gives_the_committed_pack(
    printed: dict[str, tuple[bytes, dict[str, list[dict[str, object]]]]], sample: Sample
) -> None:
    data, committed = printed[sample.name][0], (SAMPLES / sample.pdf_name).read_bytes()
    if MANIFEST["made_with_reportlab"] == reportlab.Version and data == committed:
        return
    assert text_of(data) == text_of(committed)


@pytest.mark.parametrize("sample", PACKS, ids=lambda s: s.name)
def test_printing_again_gives_the_golden_rows(
    printed: dict[str, tuple[bytes, dict[str, list[dict[str, object]]]]], sample: Sample
) -> None:
    truth = printed[sample.name][1]
    folder = GOLDEN / sample.name
    assert sorted(truth) == sorted(p.stem for p in folder.glob("*.jsonl"))
    for dataset, rows in truth.items():
        lines = (folder / f"{dataset}.jsonl").read_text(encoding="utf-8").splitlines()
        assert [json.loads(line) for line in lines] == json.loads(json.dumps(rows))


def test_the_manifest_names_every_pack_and_its_bytes() -> None:
    assert [p["name"] for p in MANIFEST["pack"]] == [s.name for s in PACKS]
    assert {p["file"] for p in MANIFEST["pack"]} == {p.name for p in SAMPLES.glob("*.pdf")}
    for entry in MANIFEST["pack"]:
        assert hashlib.sha256((SAMPLES / entry["file"]).read_bytes()).hexdigest() == entry["sha256"], entry["name"]


def test_samples_stay_small() -> None:
    assert sum(p.stat().st_size for p in SAMPLES.glob("*.pdf")) < MAX_BYTES
