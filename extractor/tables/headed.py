"""Tables of words whose lines hardly stand beside each other: found from the header down.

In:  the regions of a page and its text lines. Out: the regions, those that lie under a header of known labels which
none of them holds made one with it. Cells set in the middle of their row's height, as browsers print them, begin no
two lines on one baseline, so that runs of aligned lines break off again and again.
"""

from collections.abc import Sequence

from extractor.geometry import Box
from extractor.tables.knownheads import are_known_labels
from extractor.tables.regions import Region, is_tabular
from extractor.tables.textlines import Chunk, TextLine, is_caption

_FEWEST_LABELS = 3
_FEWEST_LINES = 4        # below the header
_GAP_EMS = 3.2
_TOUCH_EMS = 0.3         # white between the lines of a header
_MOST_CROSSING = 0.12    # of the word groups below: those that run over the start of a column
_OVER = 6.0              # points


def with_headed(found: Sequence[Region], lines: Sequence[TextLine]) -> list[Region]:
    """Regions from top to bottom."""
    out = list(found)
    held = {id(line) for region in found for line in region.lines}
    ruled = {id(line) for region in found if region.is_ruled for line in region.lines}
    for at, line in enumerate(lines):
        if id(line) in held or not _may_head(line):
            continue
        run = _run_under(lines, at, ruled)
        if run is None:
            continue
        ids = {id(x) for x in run}
        if any(id(x) not in ids for region in out if _meets(region, ids) for x in region.lines):
            continue
        out = [region for region in out if not _meets(region, ids)]
        out.append(Region(
            Box(min(x.x0 for x in run), run[0].top, max(x.x1 for x in run), max(x.bottom for x in run)), tuple(run), 0
        ))
        held |= ids
    return sorted(out, key=lambda r: (r.box.top, r.box.x0))


def _meets(region: Region, ids: set[int]) -> bool:
    return any(id(line) in ids for line in region.lines)


def _may_head(line: TextLine) -> bool:
    return len(line.chunks) >= _FEWEST_LABELS and not any(ch.isdigit() for ch in line.text) \
        and are_known_labels([c.text for c in line.chunks], fewest=_FEWEST_LABELS)


def _run_under(lines: Sequence[TextLine], at: int, ruled: set[int]) -> list[TextLine] | None:
    """The header and the lines under it down to prose, a caption, a ruled table or wide white; None where those are
    few or do not keep to its columns."""
    head = lines[at]
    starts = [c.x0 for c in head.chunks[1:]]
    run, bottom = [*_first_lines(lines, at, ruled), head], head.bottom
    for line in lines[at + 1:]:
        is_prose = len(line.chunks) == 1 and _crosses(line.chunks[0], starts)
        if is_prose or id(line) in ruled or is_caption(line.text) or line.top - bottom > _GAP_EMS * line.size:
            break
        run.append(line)
        bottom = max(bottom, line.bottom)
    chunks = [c for line in run for c in line.chunks if line is not head]
    crossing = sum(_crosses(c, starts) for c in chunks)
    if len(run) <= _FEWEST_LINES or sum(map(is_tabular, run[1:])) < _FEWEST_LABELS \
            or crossing > _MOST_CROSSING * len(chunks):
        return None
    return run


def _first_lines(lines: Sequence[TextLine], at: int, ruled: set[int]) -> list[TextLine]:
    """Lines of the header above the one that names most columns: "Decision | Date of" over "Ref | Item | Lead"."""
    first = at
    while first > 0 and lines[first].top - lines[first - 1].bottom < _TOUCH_EMS * lines[first].size \
            and len(lines[first - 1].chunks) > 1 and not any(ch.isdigit() for ch in lines[first - 1].text) \
            and id(lines[first - 1]) not in ruled:
        first -= 1
    return list(lines[first:at])


def _crosses(chunk: Chunk, starts: Sequence[float]) -> bool:
    return any(chunk.x0 < x - _OVER and chunk.x1 > x + _OVER for x in starts)
