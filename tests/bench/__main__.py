"""`make bench`: how fast the whole pipeline is, against what, and how it grows.

    python -m tests.bench [FOLDER] [--only stages|pages|workers|archive] [--packs N]

Times, on one core and in one run, every stage over the PDFs of FOLDER (default ../shared/packs, else samples/) against
pdfplumber's `extract_words` + `find_tables` and against opendataloader-pdf on the same pages; the growth with pages
(10, 100, 1,000 made by joining samples) with the peak memory of a worker; two workers against one; what an archive of
N packs (5,000) costs to make, to run again and to read. Ratios are what to quote: these machines are noisy.
"""

import argparse
import gc
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from extractor import pipeline
from extractor.engines.worker import spare_searches
from extractor.minutes import read_minutes
from extractor.stages.arrange import arrange
from extractor.stages.classify import classify
from extractor.stages.read import read
from extractor.stages.segment import segment
from extractor.stages.tabulate import tabulate
from tests.bench.archives import growth_with_archive
from tests.bench.memory import joined, peak_megabytes
from tests.bench.peers import on_one_core, opendataloader_lacks, opendataloader_seconds, plumber_seconds
from tests.bench.tables import told_apart
from tests.bench.workers import ratio

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "packs"


def staged_seconds(paths: list[Path]) -> tuple[dict[str, float], int, int]:
    """Seconds by stage, pages, pages that hold a table."""
    seconds: dict[str, float] = {}

    def timed(stage: str, call: Callable[[], Any]) -> Any:
        start = time.perf_counter()
        value = call()
        seconds[stage] = seconds.get(stage, 0.0) + time.perf_counter() - start
        return value

    pages = tabled = 0
    for path in paths:
        pack = timed("read", lambda path=path: read(str(path)))
        leaves = timed("arrange", lambda pack=pack: arrange(pack))
        grids = timed("tabulate", lambda pack=pack, leaves=leaves: tabulate(pack, leaves))
        found = timed("segment", lambda p=pack, s=leaves, g=grids: segment(p, s, g))
        records = timed("minutes", lambda f=found, s=leaves, g=grids: tuple(
            read_minutes(d, s[d.page_number - 1 : d.last_page_number], g) for d in f.documents if d.kind == "minutes"
        ))
        spoken = [p for r in records for p in r.paragraphs]
        paragraphs, mentions = timed("classify", lambda f=found, q=spoken: classify([*f.paragraphs, *q]))
        extraction = pipeline.Extraction(pack, leaves, grids, found, records, paragraphs, mentions)
        timed("normalise+check", lambda e=extraction: pipeline.rows_of_extraction(e))
        pages += len(pack.pages)
        tabled += len({a.page_number for g in grids for a in g.areas})
        gc.collect()
    return seconds, pages, tabled




def growth(paths: list[Path], folder: Path) -> None:
    """Pages a second and peak memory of a fresh process at 10, 100 and 1,000 pages."""
    code = (
        "import sys,time; from extractor.pipeline import extract_pack; extract_pack(sys.argv[2]);"
        "t=time.perf_counter(); extract_pack(sys.argv[1]); print(time.perf_counter()-t)"
    )
    small = folder / "warm.pdf"
    small.write_bytes(joined(paths, 3))
    for pages in (10, 100, 1000):
        path = folder / f"{pages}.pdf"
        path.write_bytes(joined(paths, pages))
        done = subprocess.run(
            [sys.executable, "-c", code, str(path), str(small)], capture_output=True, text=True, cwd=ROOT, check=False
        )
        if done.returncode:
            print(f"  {pages:5} pages: failed\n{done.stderr[-600:]}")
            continue
        print(f"  {pages:5} pages  {1000 * float(done.stdout) / pages:6.1f} ms/page")


def memory(paths: list[Path], folder: Path) -> None:
    """Peak memory of a fresh worker by pages."""
    for pages in (10, 250, 1000, 4000):
        path = folder / f"memory-{pages}.pdf"
        path.write_bytes(joined(paths, pages))
        print(f"  {pages:5} pages  {peak_megabytes(path):6.0f} MB")


def stages(paths: list[Path]) -> None:
    """Every stage, and others on the same pages."""
    staged_seconds(paths[:1])                       # imports and models are loaded before the clock starts
    spare_searches()                                # as a worker does
    seconds, pages, tabled = staged_seconds(paths)
    ours = sum(seconds.values())
    print(f"{len(paths)} packs, {pages} pages, {tabled} of them with a table, one core")
    for stage, spent in seconds.items():
        print(f"  {stage:16} {1000 * spent / pages:7.2f} ms/page  {spent / ours:5.1%}")
    words = seconds["segment"] + seconds["classify"]
    print(f"  {'segment+classify':16} {1000 * words / pages:7.2f} ms/page  (at most 3: tests/test_speed.py)")
    print(f"  {'all':16} {1000 * ours / pages:7.2f} ms/page  {pages / ours:.0f} pages/s")
    for line in told_apart(paths):
        print(f"  {line}")
    theirs = plumber_seconds(paths)
    print(f"  pdfplumber words + find_tables {1000 * theirs / pages:.1f} ms/page")
    print(f"  ratio: {theirs / ours:.1f} times as fast as pdfplumber")
    lacks = opendataloader_lacks()
    if lacks:
        print(f"  opendataloader-pdf: left out, {lacks}")
    else:
        with on_one_core():
            theirs = opendataloader_seconds(paths)
        print(f"  opendataloader-pdf {1000 * theirs / pages:.1f} ms/page (one core, Java's start included)")
        print(f"  ratio: {theirs / ours:.1f} times as fast as opendataloader-pdf")
        print(f"  opendataloader-pdf on all cores {1000 * opendataloader_seconds(paths) / pages:.1f} ms/page")
    print(f"  peak memory of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED if SHARED.exists() else ROOT / "samples")
    parser.add_argument("--only", choices=["stages", "pages", "workers", "archive"])
    parser.add_argument("--packs", type=int, default=5_000, help="size of the archive")
    arguments = parser.parse_args()
    paths = sorted(arguments.folder.glob("**/*.pdf"))
    samples = sorted((ROOT / "samples").glob("**/*.pdf"))

    def wanted(part: str) -> bool:
        return arguments.only in (None, part)
    if wanted("stages"):
        stages(paths)
    if wanted("pages"):
        with tempfile.TemporaryDirectory() as folder:
            print("growth with pages, samples joined, a fresh process each")
            growth(samples, Path(folder))
            print(f"memory by pages, the PDFs of {arguments.folder} joined, a worker each")
            memory(paths, Path(folder))
    if wanted("workers"):
        print("two workers against one")
        ratio(paths, copies=4)
    if wanted("archive"):
        print("growth with the archive, made-up packs")
        growth_with_archive(arguments.packs)


if __name__ == "__main__":
    main()
