"""`make bench`: how fast the whole pipeline is, against what, and how it grows.

    python -m tests.bench [FOLDER] [--pages N]

Times, on one core and in one run, every stage over the PDFs of FOLDER (default ../shared/packs, else samples/) against
pdfplumber's `extract_words` + `find_tables` on the same pages; the growth with pages (10, 100, 1,000 made by joining
samples); the peak memory of a worker. Ratios are what to quote: these machines are noisy.
"""

import argparse
import gc
import io
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf

from extractor import pipeline
from extractor.minutes import read_minutes
from extractor.stages.arrange import arrange
from extractor.stages.classify import classify
from extractor.stages.read import read
from extractor.stages.segment import segment
from extractor.stages.tabulate import tabulate
from extractor.tables.finding import drafts_of
from extractor.tables.opinions import Opinions

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


def tabulate_by_page(paths: list[Path]) -> tuple[list[float], list[float]]:
    """Milliseconds that the search for tables takes on each page with one, and on each page without."""
    with_table: list[float] = []
    without: list[float] = []
    for path in paths:
        pack = read(str(path))
        opinions = Opinions(str(path))
        for page, leaf in zip(pack.pages, arrange(pack), strict=True):
            words = page.words           # unpacked before the clock starts, as the stages before leave them
            start = time.perf_counter()
            drafts = drafts_of(page, leaf, opinions) if words else ()
            spent = 1000 * (time.perf_counter() - start)
            (with_table if drafts else without).append(spent)
        gc.collect()
    return with_table, without


def plumber_seconds(paths: list[Path]) -> float:
    """pdfplumber's words and tables on every page, pages closed after use."""
    start = time.perf_counter()
    for path in paths:
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                page.extract_words()
                page.find_tables()
                page.close()
    return time.perf_counter() - start


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


def growth(paths: list[Path], folder: Path) -> None:
    """Pages a second and peak memory of a fresh process at 10, 100 and 1,000 pages."""
    code = (
        "import sys,time,resource; from extractor.pipeline import extract_pack; extract_pack(sys.argv[2]);"
        "t=time.perf_counter(); extract_pack(sys.argv[1]); d=time.perf_counter()-t;"
        "print(d, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss/1024)"
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
        seconds, peak = map(float, done.stdout.split())
        print(f"  {pages:5} pages  {1000 * seconds / pages:6.1f} ms/page  peak memory {peak:6.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED if SHARED.exists() else ROOT / "samples")
    parser.add_argument("--quick", action="store_true", help="leave out growth with pages")
    arguments = parser.parse_args()
    paths = sorted(arguments.folder.glob("**/*.pdf"))
    staged_seconds(paths[:1])                       # imports and models are loaded before the clock starts
    seconds, pages, tabled = staged_seconds(paths)
    ours = sum(seconds.values())
    theirs = plumber_seconds(paths)
    print(f"{len(paths)} packs, {pages} pages, {tabled} of them with a table, one core")
    for stage, spent in seconds.items():
        print(f"  {stage:16} {1000 * spent / pages:7.2f} ms/page  {spent / ours:5.1%}")
    print(f"  {'all':16} {1000 * ours / pages:7.2f} ms/page  {pages / ours:.0f} pages/s")
    for kind, times in zip(("with a table", "without one"), tabulate_by_page(paths), strict=True):
        if times:
            mean, most = sum(times) / len(times), max(times)
            print(f"  tabulate on {len(times)} pages {kind}: {mean:.2f} ms/page, {most:.0f} at most")
    print(f"  pdfplumber words + find_tables {1000 * theirs / pages:.1f} ms/page")
    print(f"  ratio: {theirs / ours:.1f} times as fast as pdfplumber")
    print(f"  peak memory of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    if not arguments.quick:
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            print("growth with pages, samples joined, a fresh process each")
            growth(sorted((ROOT / "samples").glob("**/*.pdf")), Path(folder))


if __name__ == "__main__":
    main()
