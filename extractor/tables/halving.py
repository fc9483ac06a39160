"""Regions that may be two tables, one right below the other: where to cut them.

In:  a `Region` and the page's horizontal strokes. Out: pairs of regions; which of them read better than the whole is
settled by who asks.
"""

import itertools
from collections.abc import Sequence

from extractor.geometry import Box
from extractor.tables.headerlines import stands_over_units
from extractor.tables.regions import ROW_RULES, TOUCH_EMS, WIDE_PROSE, Region, is_tabular
from extractor.tables.strokes import Stroke
from extractor.tables.textlines import TextLine

_CUT_EMS = 0.9            # white at which two stacked tables may be parted


def halves(region: Region, strokes: Sequence[Stroke]) -> list[tuple[Region, Region]]:
    """Ways to cut a region in two at its widest white gaps (at most three tried), widest first."""
    lines = region.lines
    gaps = []
    if _rows_are_ruled(region, strokes):
        return []
    for i in range(2, len(lines) - 1):
        bottom = max(line.bottom for line in lines[:i])
        white = lines[i].top - bottom
        if white > _CUT_EMS * lines[i].size and not stands_over_units(lines[i - 1], lines[i]):
            gaps.append((white, i))
    out = []
    for _, i in sorted(gaps, reverse=True)[:3]:
        above, below = lines[:i], lines[i:]
        if sum(map(is_tabular, above)) > 1 and sum(map(is_tabular, below)) > 1:
            out.append((_part(region, above, strokes), _part(region, below, strokes)))
    return out


def _rows_are_ruled(region: Region, strokes: Sequence[Stroke]) -> bool:
    """One rule, and no more, in each white gap of the region: the gaps part rows."""
    if region.rule_count < ROW_RULES:
        return False
    full = [s.at for s in strokes if s.length > WIDE_PROSE * region.box.width]
    counts = [sum(above.middle < at < below.middle for at in full) for above, below in itertools.pairwise(region.lines)
              if below.top - above.bottom > _CUT_EMS * below.size]
    return len(counts) >= max(ROW_RULES - 1, 0.3 * len(region.lines)) and all(count == 1 for count in counts)


def _part(region: Region, lines: Sequence[TextLine], strokes: Sequence[Stroke]) -> Region:
    """Some lines of a region with the rules that touch them."""
    top, bottom = lines[0].top, max(line.bottom for line in lines)
    reach = TOUCH_EMS * lines[0].size + 4
    near = [
        s for s in strokes
        if top - reach <= s.at <= bottom + reach and s.start < region.box.x1 and s.end > region.box.x0
    ]
    x0 = min([line.x0 for line in lines] + [s.start for s in near])
    x1 = max([line.x1 for line in lines] + [s.end for s in near])
    return Region(Box(x0, top, x1, bottom), tuple(lines), min(region.rule_count, len(near)))
