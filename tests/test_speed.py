"""Segment and classify take no more than three milliseconds a page.

On a machine that others use, milliseconds say little; so where they are over, the same pages read by pdfplumber in the
same run decide: who is slow at everything is not slow at this. Where the samples take 3 ms, pdfplumber takes 55.
"""

import time
from pathlib import Path

from extractor.minutes import read_minutes
from extractor.stages.arrange import arrange
from extractor.stages.classify import classify
from extractor.stages.read import read
from extractor.stages.segment import segment
from extractor.stages.tabulate import tabulate
from tests.bench.peers import plumber_seconds

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*.pdf"))
MOST_MS_A_PAGE = 3.0
LEAST_RATIO = 12.0          # to pdfplumber's words and tables on the same pages; a busy machine sways it by a third
ROUNDS = 3


def _seconds(paths):
    """Least CPU seconds of the rounds for all papers, and their pages."""
    papers = []
    for path in paths:
        pack = read(str(path))
        leaves = arrange(pack)
        papers.append((pack, leaves, tabulate(pack, leaves)))
    spent = []
    for _ in range(ROUNDS):
        total = 0.0
        for pack, leaves, grids in papers:
            start = time.process_time()
            found = segment(pack, leaves, grids)
            total += time.process_time() - start
            spoken = [
                paragraph for document in found.documents if document.kind == "minutes"
                for paragraph in read_minutes(
                    document, leaves[document.page_number - 1 : document.last_page_number], ()
                ).paragraphs
            ]
            start = time.process_time()
            classify([*found.paragraphs, *spoken])
            total += time.process_time() - start
        spent.append(total)
    return min(spent), sum(len(pack.pages) for pack, _, _ in papers)


def test_segment_and_classify_are_quick():
    seconds, pages = _seconds(SAMPLES)
    if 1000 * seconds / pages > MOST_MS_A_PAGE:
        assert plumber_seconds(SAMPLES) / seconds > LEAST_RATIO
