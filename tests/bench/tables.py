"""What tabulate costs on a page with a table and on a page without one, told apart."""

import gc
import time
from pathlib import Path

from extractor.stages.arrange import arrange
from extractor.stages.read import read
from extractor.tables.finding import drafts_of
from extractor.tables.opinions import Opinions


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


def told_apart(paths: list[Path]) -> list[str]:
    """A line for the bench's print for each kind of page that there is."""
    kinds = zip(("with a table", "without one"), tabulate_by_page(paths), strict=True)
    return [
        f"tabulate on {len(times)} pages {kind}: {sum(times) / len(times):.2f} ms/page, {max(times):.0f} at most"
        for kind, times in kinds if times
    ]
