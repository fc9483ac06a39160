"""What an archive of thousands of packs costs to make, to look over again, and to ask.

The packs are small text files that `tests.faults.quick_extractor` takes for PDFs, so that the time is the archive's
own: planning, committing, compacting, reading. Councils and years are spread as in a real one.
"""

import tempfile
import time
from pathlib import Path

import psutil

from extractor import bulk, query
from extractor.archive.compact import compact
from tests.faults.kit import inline, options

COUNCILS, YEARS, PAGES = 30, 20, 8
READ_RUNS = 5
SQL = """
    SELECT p.committee, count(DISTINCT p.pack_id) AS packs, count(i.item_index) AS items, count(DISTINCT g.page_number)
    FROM packs p LEFT JOIN agenda_items i USING (pack_id) LEFT JOIN pages g USING (pack_id)
    WHERE p.authority = 'council-7' AND p.year BETWEEN 2012 AND 2014
      AND i.authority = 'council-7' AND i.year BETWEEN 2012 AND 2014
      AND g.authority = 'council-7' AND g.year BETWEEN 2012 AND 2014
    GROUP BY ALL"""


def make_packs(folder: Path, count: int) -> None:
    """So many packs of 30 councils and 20 years, each other than the rest."""
    for n in range(count):
        council, year = n % COUNCILS, 2005 + n // COUNCILS % YEARS
        lines = [f"%PDF-Council {council}|Committee {n % 7}|{year}-{n % 12 + 1:02}-{n % 28 + 1:02}|other"]
        lines += [f"item {page} of pack {n} on a matter of some weight" for page in range(PAGES)]
        (folder / f"pack-{n:05}.pdf").write_text("\n".join(lines))


class _Watch(bulk.Observer):
    """Memory of the supervisor after each pack, in bytes."""

    def __init__(self) -> None:
        self.seen: list[int] = []
        self.process = psutil.Process()

    def finished(self, entry: object) -> None:
        self.seen.append(self.process.memory_info().rss)


def growth_with_archive(count: int) -> None:
    """Print what making, re-running and reading an archive of `count` packs takes."""
    with tempfile.TemporaryDirectory() as name:
        packs, out = Path(name, "packs"), Path(name, "out")
        packs.mkdir()
        make_packs(packs, count)
        watch = _Watch()
        start, cpu = time.perf_counter(), time.process_time()
        bulk.ingest([str(packs)], out, options(), engine=inline, observer=watch, after=compact)
        spent, cpu = time.perf_counter() - start, time.process_time() - cpu
        print(f"  {count:,} packs published and compacted: {1000 * spent / count:.0f} ms a pack, "
              f"{1000 * cpu / count:.0f} ms of CPU (workers' part included: it is small here)")
        early, late = watch.seen[count // 4], watch.seen[-1]
        print(f"  supervisor's memory {early >> 20} MB after {count // 4:,} packs, {late >> 20} MB after {count:,}: "
              f"{(late - early) / (count - count // 4):,.0f} bytes a pack")
        start = time.perf_counter()
        again = bulk.ingest([str(packs)], out, options(), engine=inline, after=compact)
        print(f"  run again with nothing to do: {time.perf_counter() - start:.1f} s, {len(again.before):,} packs known")
        best = min(_read_seconds(out) for _ in range(READ_RUNS))
        print(f"  three datasets, one council, three years, in duckdb: {best:.2f} s "
              f"({len(list(out.rglob('*.parquet'))):,} files)")


def _read_seconds(out: Path) -> float:
    start = time.perf_counter()
    if query.run(SQL, out).num_rows == 0:
        raise RuntimeError("the query found nothing")
    return time.perf_counter() - start
