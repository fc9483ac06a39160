"""Every record of every sample, as its own test: what the pack says is what the pipeline must say.

The golden files are written by the scripts that draw the packs, so they are truth and no recorded output.
`golden/floors.toml` holds, for each sample and dataset, the share of records that are exactly right, and how many
rows answer no record. Shares only rise and extras only fall: `AGENDAPACK_REGEN=1 pytest tests/test_golden.py`
writes better figures and refuses worse ones. A record that is wrong shows as an expected failure while its dataset
stands below 1.0 in that file, with the difference in words; at 1.0 it fails.
"""

import os
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

from extractor.pipeline import extract_pack
from tests.golden_files import GOLDEN, Answer, Row, answers, golden_datasets, golden_rows

SAMPLES = Path(__file__).parent.parent / "samples"
FLOORS_FILE = GOLDEN / "floors.toml"
REGEN = os.environ.get("AGENDAPACK_REGEN") == "1"
MANIFEST = {p["name"]: p for p in tomllib.loads((SAMPLES / "manifest.toml").read_text(encoding="utf-8"))["pack"]}
PAIRS = [(name, dataset) for name in MANIFEST for dataset in golden_datasets(name)]
RECORDS = [(name, dataset, n) for name, dataset in PAIRS for n in range(len(golden_rows(name, dataset)))]


class Verdict(NamedTuple):
    answers: list[Answer]
    extra: list[Row]

    @property
    def share(self) -> float:
        return sum(a.is_right for a in self.answers) / len(self.answers)


class Floor(NamedTuple):
    share: float
    extra: int


def floors() -> dict[str, dict[str, Floor]]:
    if not FLOORS_FILE.exists():
        return {}
    told = tomllib.loads(FLOORS_FILE.read_text(encoding="utf-8"))
    return {s: {d: Floor(v["share"], v["extra"]) for d, v in rows.items()} for s, rows in told.items()}


FLOORS = floors()


def floor(name: str, dataset: str) -> Floor:
    return FLOORS.get(name, {}).get(dataset, Floor(0.0, 1_000_000))


@pytest.fixture(scope="session")
def verdicts() -> dict[tuple[str, str], Verdict]:
    """All samples through the pipeline, once."""
    out = {}
    for name in MANIFEST:
        rows = extract_pack(str(SAMPLES / MANIFEST[name]["file"]), use_ocr=False).rows
        for dataset in golden_datasets(name):
            out[name, dataset] = Verdict(*answers(dataset, golden_rows(name, dataset), rows.get(dataset, [])))
    return out


@pytest.fixture(scope="session", autouse=True)
def raised_floors(verdicts: dict[tuple[str, str], Verdict]) -> None:
    if not REGEN:
        return
    lines = ["# Written by AGENDAPACK_REGEN=1 pytest tests/test_golden.py; shares only rise, extras only fall.",
             "# share: records exactly right; extra: rows that answer no record.", ""]
    for name in MANIFEST:
        lines.append(f"[{name}]")
        for dataset in golden_datasets(name):
            v, old = verdicts[name, dataset], floor(name, dataset)
            share = max(int(v.share * 1000) / 1000, old.share)
            lines.append(f"{dataset} = {{ share = {share:.3f}, extra = {min(len(v.extra), old.extra)} }}")
        lines.append("")
    FLOORS_FILE.write_text("\n".join(lines), encoding="utf-8")


@pytest.mark.parametrize(("name", "dataset", "n"), RECORDS, ids=[f"{s}/{d}[{n}]" for s, d, n in RECORDS])
def test_record(verdicts: dict[tuple[str, str], Verdict], name: str, dataset: str, n: int) -> None:
    answer = verdicts[name, dataset].answers[n]
    if not answer.is_right:
        if floor(name, dataset).share < 1.0:
            pytest.xfail(answer.why())
        pytest.fail(answer.why(), pytrace=False)


@pytest.mark.parametrize(("name", "dataset"), PAIRS, ids=[f"{s}/{d}" for s, d in PAIRS])
def test_share_holds(verdicts: dict[tuple[str, str], Verdict], name: str, dataset: str) -> None:
    verdict, least = verdicts[name, dataset], floor(name, dataset)
    lost = "\n".join(a.why() for a in verdict.answers if not a.is_right)
    assert verdict.share >= least.share - 5e-4, f"{verdict.share:.3f} of {dataset} right, floor {least.share}\n{lost}"
    assert len(verdict.extra) <= least.extra, f"{len(verdict.extra)} rows answer no record: {verdict.extra[:5]}"


def test_floors_cover_every_dataset() -> None:
    if not FLOORS_FILE.exists():
        pytest.fail("no floors: run AGENDAPACK_REGEN=1 pytest tests/test_golden.py")
    held = floors()
    assert [(s, d) for s, d in PAIRS if d not in held.get(s, {})] == []
