"""Two workers against one, on the same packs: the command itself, start and commits included."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 2


def prepared(paths: list[Path], folder: Path, copies: int) -> list[Path]:
    """Copies of the packs, each with bytes of its own so that it counts as a pack."""
    made = []
    for copy in range(copies):
        for path in paths:
            made.append(folder / f"{copy:02}-{path.name}")
            made[-1].write_bytes(path.read_bytes() + b"\n%% copy " + str(copy).encode() + b"\n")
    return made


def seconds_of(packs: Path, out: Path, workers: int) -> float:
    """Wall-clock seconds of one `agendapack ingest`."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "extractor", "ingest", str(packs), "--out", str(out), "--workers", str(workers),
         "--quiet", "--keep-superseded"],
        capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2],
    )
    if done.returncode not in (0, 3):
        raise RuntimeError(done.stderr[-2000:])
    return time.perf_counter() - start


def ratio(paths: list[Path], copies: int) -> None:
    """Print how much faster two workers are: the best of some rounds, one and two by turns."""
    spent: dict[int, list[float]] = {1: [], 2: []}
    with tempfile.TemporaryDirectory() as name:
        packs = Path(name, "packs")
        packs.mkdir()
        count = len(prepared(paths, packs, copies))
        for turn in range(ROUNDS):
            for workers in spent:
                spent[workers].append(seconds_of(packs, Path(name, f"out-{turn}-{workers}"), workers))
    one, two = min(spent[1]), min(spent[2])
    print(f"  {count} packs: one worker {one:.1f} s, two {two:.1f} s: {one / two:.2f} times as fast (on idle cores)")
