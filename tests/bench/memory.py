"""How much memory a worker needs at most for one pack, and how that grows with pages.

    python -m tests.bench.memory PACK.pdf      MB at the highest point of a fresh worker's life
"""

import hashlib
import io
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

import pikepdf

ROOT = Path(__file__).parents[2]


def joined(paths: list[Path], pages: int) -> bytes:
    """A PDF of so many pages, made of the given ones over and over."""
    target = pikepdf.new()
    sources = [pikepdf.open(p) for p in paths]
    while len(target.pages) < pages:
        for source in sources:
            target.pages.extend(source.pages)
    del target.pages[pages:]
    out = io.BytesIO()
    target.save(out)
    return out.getvalue()


def peak_megabytes(path: Path) -> float:
    """Of a worker in a process of its own that makes and stages the rows of this one pack."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.memory", str(path)], capture_output=True, text=True, check=False, cwd=ROOT
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return float(done.stdout)


def main(path: str) -> None:
    from extractor import pipeline
    from extractor.document import Provenance
    from extractor.engines.task import Task
    from extractor.engines.worker import run_task, spare_memory, spare_searches

    spare_memory()
    spare_searches()
    pack_id = hashlib.sha256(Path(path).read_bytes()).hexdigest()
    with tempfile.TemporaryDirectory() as folder:
        done = run_task(Task(pack_id, path, folder, asdict(Provenance(Path(path).as_uri()))), pipeline)
    if done.status != "ok":
        raise RuntimeError(f"{done.status}: {done.reason}")
    # not ru_maxrss: that begins with what the process that started this one had
    [peak] = [line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in line]
    print(int(peak) / 1024)


if __name__ == "__main__":
    main(sys.argv[1])
