"""What is drawn comes out again, in shares that are pinned and may only rise.

The packs of seeds 0 to 14 of each kind, the same ones every time. `floors.toml` beside this file holds the shares;
AGENDAPACK_REGEN=1 writes better ones. `python -m tests.variants agenda` says what goes wrong, and where.
"""

import os
import tomllib
from pathlib import Path

import pytest

from tests.variants.measure import KINDS, Trial, run, shares

FLOORS_FILE = Path(__file__).parent / "floors.toml"
EXAMPLES = 15
REGEN = os.environ.get("AGENDAPACK_REGEN") == "1"


def floors() -> dict[str, dict[str, float]]:
    return tomllib.loads(FLOORS_FILE.read_text(encoding="utf-8")) if FLOORS_FILE.exists() else {}


FLOORS = floors()
PAIRS = [(kind, part) for kind in KINDS for part in KINDS[kind].parts]


@pytest.fixture(scope="session")
def trials() -> dict[str, list[Trial]]:
    return {kind: run(kind, EXAMPLES) for kind in KINDS}


@pytest.fixture(scope="session", autouse=True)
def raised_floors(trials: dict[str, list[Trial]]) -> None:
    if not REGEN:
        return
    lines = ["# Written by AGENDAPACK_REGEN=1 pytest tests/variants; share of drawn things that come out right.", ""]
    for kind in KINDS:
        lines.append(f"[{kind}]")
        for part, share in shares(trials[kind]).items():
            lines.append(f'"{part}" = {max(int(share * 1000) / 1000, FLOORS.get(kind, {}).get(part, 0.0)):.3f}')
        lines.append("")
    FLOORS_FILE.write_text("\n".join(lines), encoding="utf-8")


@pytest.mark.parametrize(("kind", "part"), PAIRS)
def test_what_goes_in_comes_out(trials: dict[str, list[Trial]], kind: str, part: str) -> None:
    share, least = shares(trials[kind])[part], FLOORS.get(kind, {}).get(part, 0.0)
    worst = [w for t in trials[kind] for w in t.why if w.startswith(part)][:8]
    assert share >= least - 5e-4, f"{share:.3f} of {part} right, floor {least}\n" + "\n".join(worst)


def test_every_part_has_a_floor() -> None:
    held = floors()
    assert [p for p in PAIRS if p[1] not in held.get(p[0], {})] == []
