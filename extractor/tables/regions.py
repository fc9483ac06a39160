"""Where on a page a table may be that rules do not close: stacks of rules, and runs of lines with aligned chunks.

In:  the text lines of what is left of a page, and its horizontal strokes. Out: `Region`s from top to bottom, none
overlapping. It is generous: what is no table is refused later, with its structure known.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extractor.geometry import Box
from extractor.tables.headerlines import stands_on_rule, stands_over_units
from extractor.tables.openrows import open_row
from extractor.tables.strokes import Stroke
from extractor.tables.textlines import TextLine, is_caption, is_enumerator, share_edge

_SAME_END = 12.0          # points: rules of one table end together
_SHORTEST_RULE = 60.0
_MOST_RULES = 250         # on a page: more is a drawing
_GAP_EMS = 3.2            # white between two lines of one table, top to top less one line
WIDE_PROSE = 0.8          # of the run's width
_MOST_BETWEEN = 3         # one-chunk lines between two lines of a run
_MOST_LABEL_LINES = 6     # the same in the column of labels
_NARROW = 0.45            # of the rule over it: a line of one cell
_ALIGNED = 4.0            # points
_SAME_START = 1.0         # the same: cells set left begin right under each other
_DOUBLE_RULE = 6.0
_SUM_EMS = 1.8            # the same above a line of figures: the sums under a table
_HEADER_EMS = 2.0         # white between a header's line, or the rule over it, and what is below
_MOST_HEADER_LINES = 8
_FEWEST_SUMS = 4
ROW_RULES = 4             # in a region whose rows are parted by rules
TOUCH_EMS = 0.8           # white between a table and the lines that belong to it


_YEAR = re.compile(r"(?:19|20)\d\d")


class Region(NamedTuple):
    """A stretch of lines; `rule_count`: how many rules in a stack bound and part it, 0 for none."""

    box: Box
    lines: tuple[TextLine, ...]
    rule_count: int

    @property
    def is_ruled(self) -> bool:
        return self.rule_count > 0


def regions(lines: Sequence[TextLine], strokes: Sequence[Stroke]) -> list[Region]:
    """Candidate regions; where a run of lines meets a stack of rules, what touches the stack is added to it."""
    found = [_with_open_row(region, lines) for region in _ruled_regions(lines, strokes)]
    owner = {id(line): i for i, region in enumerate(found) for line in region.lines}
    for run in _runs(lines):
        pieces = _pieces(run, owner)
        for k, (home, piece) in enumerate(pieces):
            if home is not None:
                continue
            before = pieces[k - 1][0] if k else None
            after = pieces[k + 1][0] if k + 1 < len(pieces) else None
            if after is not None and stands_on_rule(piece[-1], found[after].box, found[after].lines[0]):
                found[after] = _grown(found[after], piece[-1:])
                piece = piece[:-1]
                if not piece:
                    continue
            if before is not None and _touch_above(found[before], piece[0]):
                found[before] = _grown(found[before], piece)
            elif after is not None and _touch_below(piece[-1], found[after]):
                found[after] = _grown(found[after], piece)
            elif sum(map(is_tabular, piece)) >= 2:
                found.append(_region(_with_header(piece, lines, strokes, owner), rule_count=0))
    return sorted(found, key=lambda r: (r.box.top, r.box.x0))


def _with_open_row(region: Region, lines: Sequence[TextLine]) -> Region:
    if region.rule_count < ROW_RULES:
        return region
    row = open_row(lines, region.box)
    return _grown(region, row) if row else region


def _with_header(
    run: list[TextLine], lines: Sequence[TextLine], strokes: Sequence[Stroke], owner: Mapping[int, int]
) -> list[TextLine]:
    """The run and what stands between it and the rules above it: a header that is aligned with nothing below."""
    x0, x1 = min(line.x0 for line in run), max(line.x1 for line in run)
    top, size = run[0].top, run[0].size
    above = [s for s in strokes if s.at < top and s.start < x0 + _SAME_END and s.end > x1 - _SAME_END]
    for stroke in reversed(above):
        between = _between(lines, stroke.at, top, stroke)
        edge = between[-1].bottom if between else stroke.at
        if top - edge > _HEADER_EMS * size or len(between) > _MOST_HEADER_LINES \
                or any(id(line) in owner or not _may_head(line, stroke) for line in between):
            break
        run, top = [*between, *run], stroke.at
    return run


def _may_head(line: TextLine, rule: Stroke) -> bool:
    """A line under the rule, no caption and no sentence."""
    return not is_caption(line.text) and not line.text.endswith((".", ":")) \
        and line.x0 > rule.start - _SAME_END and line.x1 < rule.end + _SAME_END \
        and (len(line.chunks) > 1 or line.x1 - line.x0 < WIDE_PROSE * rule.length)


def _pieces(run: Sequence[TextLine], owner: dict[int, int]) -> list[tuple[int | None, list[TextLine]]]:
    """The run cut where the ruled region that its lines belong to changes; None: to none."""
    pieces: list[tuple[int | None, list[TextLine]]] = []
    for line in run:
        home = owner.get(id(line))
        if pieces and pieces[-1][0] == home:
            pieces[-1][1].append(line)
        else:
            pieces.append((home, [line]))
    return pieces


def _touch(above: TextLine, below: TextLine) -> bool:
    white = (below.top - above.bottom) / max(above.size, below.size)
    if len(below.chunks) > 2 and all(c.is_figure for c in below.chunks[1:]):
        return white < _SUM_EMS
    return white < TOUCH_EMS


def _touch_above(region: Region, line: TextLine) -> bool:
    """The line touches the region's last, or the region is a header between two rules and the line stands under it."""
    above = region.lines[-1]
    is_header = region.rule_count == 2 and above.bottom < region.box.bottom \
        and not any(c.is_figure and any(map(str.isdigit, c.text)) and len(c.text) != 4
                    for x in region.lines for c in x.chunks)
    return _touch(above, line) or (is_header and line.top - region.box.bottom < _HEADER_EMS * line.size)


def _touch_below(line: TextLine, region: Region) -> bool:
    """The line touches the region's first, or stands close above the rule over it."""
    below = region.lines[0]
    has_rule_between = line.bottom < region.box.top < below.top
    reach = TOUCH_EMS * max(line.size, below.size)
    if has_rule_between and region.box.top - line.bottom < reach and below.top - region.box.top < reach \
            and len(below.chunks) > 2:
        return True
    return _touch(line, below) or stands_over_units(line, below) or (
        has_rule_between and len(line.chunks) > 2 and not any(c.is_figure for c in line.chunks)
        and below.top - line.bottom < _GAP_EMS * line.size
    )


def _grown(region: Region, piece: Sequence[TextLine]) -> Region:
    lines = sorted((*region.lines, *piece), key=lambda line: line.top)
    return _region(lines, rule_count=region.rule_count, rule_box=region.box)


def _region(lines: Sequence[TextLine], *, rule_count: int, rule_box: Box | None = None) -> Region:
    x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
    top, bottom = lines[0].top, max(line.bottom for line in lines)
    if rule_box is not None:
        x0, x1 = min(x0, rule_box.x0), max(x1, rule_box.x1)
        top, bottom = min(top, rule_box.top), max(bottom, rule_box.bottom)
    return Region(Box(x0, top, x1, bottom), tuple(lines), rule_count)


def is_tabular(line: TextLine) -> bool:
    """Two chunks or more, and not just a list mark or paragraph number before its text."""
    chunks = line.chunks
    if len(chunks) < 2:
        return False
    return len(chunks) > 2 or not is_enumerator(chunks[0].text)


def _ruled_regions(lines: Sequence[TextLine], strokes: Sequence[Stroke]) -> list[Region]:
    """Stacks of rules that end together with lines of chunks between them."""
    found: list[Region] = []
    used: set[Stroke] = set()
    levels = [s for s in strokes if s.length >= _SHORTEST_RULE]
    if len(levels) > _MOST_RULES:
        return []
    for i, first in enumerate(levels):
        if first in used:
            continue
        stack = [first]
        inside: list[TextLine] = []
        for stroke in levels[i + 1:]:
            if stroke in used or not _end_together(first, stroke):
                continue
            between = _between(lines, stack[-1].at, stroke.at, first)
            if not between and inside and stroke.at - stack[-1].at > _DOUBLE_RULE and not _sets_off_sums(lines, stroke):
                break                     # the last rule of one table, then the first of the next
            if not _is_tabular_zone(between, stroke):
                if stack[-1] is first and not between:
                    stack = [stroke]
                    continue
                break
            stack.append(stroke)
            inside += between
        if len(stack) > 1 and sum(map(is_tabular, inside)) >= 2:
            used.update(stack)
            box = Box(min(s.start for s in stack), stack[0].at, max(s.end for s in stack), stack[-1].at)
            found.append(_region(sorted(inside, key=lambda line: line.top), rule_count=len(stack), rule_box=box))
    return _apart(found)


def _sets_off_sums(lines: Sequence[TextLine], rule: Stroke) -> bool:
    """Close under the rule stands one line of figures and their label: what all rows of the table above come to."""
    below = next((line for line in lines if line.top > rule.at - 1), None)
    if below is None or below.top - rule.at > _HEADER_EMS * below.size or len(below.chunks) < _FEWEST_SUMS:
        return False
    figures = [c.text for c in below.chunks if c.is_figure and not _YEAR.fullmatch(c.text)]
    return len(figures) == len(below.chunks) - 1


def _apart(found: Sequence[Region]) -> list[Region]:
    """Regions without those that share a line with an earlier, larger one."""
    out: list[Region] = []
    taken: set[int] = set()
    for region in sorted(found, key=lambda r: -len(r.lines)):
        if not any(id(line) in taken for line in region.lines):
            out.append(region)
            taken.update(id(line) for line in region.lines)
    return out


def _end_together(a: Stroke, b: Stroke) -> bool:
    """Both ends near, or the one inside the other and the right ends near (a total's rule spares the labels)."""
    if abs(a.end - b.end) > _SAME_END:
        return False
    return abs(a.start - b.start) <= _SAME_END or min(a.length, b.length) >= 0.5 * max(a.length, b.length)


def _between(lines: Sequence[TextLine], top: float, bottom: float, rule: Stroke) -> list[TextLine]:
    return [
        line for line in lines
        if top < line.middle < bottom and line.x0 < rule.end and line.x1 > rule.start
    ]


def _is_tabular_zone(between: Sequence[TextLine], rule: Stroke) -> bool:
    """Lines between two rules of a table: chunks, or a short heading, but not prose."""
    if not between:
        return True
    if any(is_caption(line.text) for line in between):
        return False
    tabular = sum(1 for line in between if is_tabular(line))
    prose = sum(1 for line in between if len(line.chunks) == 1 and line.x1 - line.x0 > WIDE_PROSE * rule.length)
    return 2 * prose <= tabular + 1 and (tabular > 0 or len(between) <= 2 or _is_rest_of_cell(between, rule))


def _is_rest_of_cell(between: Sequence[TextLine], rule: Stroke) -> bool:
    """Narrow lines under each other, right of the rule's start: the end of one cell of a row cut by the page break."""
    x0 = between[0].x0
    return x0 > rule.start + _SAME_END and all(
        abs(line.x0 - x0) < _ALIGNED and line.x1 - line.x0 < _NARROW * rule.length for line in between)


def _runs(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Runs of lines with aligned chunks, short one-chunk lines between them taken along."""
    runs: list[list[TextLine]] = []
    current: list[TextLine] = []
    waiting: list[TextLine] = []
    for line in lines:
        if current and (_is_far(current, waiting, line) or is_caption(line.text) or _heads_again(current[0], line)):
            runs.append(current)
            current, waiting = [], []
        if is_tabular(line):
            follows = _is_aligned(current, line) or _heads(current, waiting, line)
            if current and (not follows or _many_between(current, waiting)):
                runs.append(current)
                current, waiting = [], []
            current += [*waiting, line] if current else [line]
            waiting = []
        elif current:
            # the line may be a label, and what is above it heads that stand right of all labels
            width = max(x.x1 for x in current) - min(line.x0, *(x.x0 for x in current))
            if line.x1 - line.x0 > WIDE_PROSE * width:
                runs.append(current)
                current, waiting = [], []
            else:
                waiting.append(line)
    if current:
        runs.append(current)
    return [_with_edges(run, lines) for run in runs if sum(map(is_tabular, run)) >= 2]


def _heads_again(first: TextLine, line: TextLine) -> bool:
    """The run's first line once more: the next table has the same header; a row that recurs is none."""
    return line.text == first.text and not any(c.is_figure and not _YEAR.fullmatch(c.text) for c in line.chunks[1:])


def _many_between(current: Sequence[TextLine], waiting: Sequence[TextLine]) -> bool:
    """More lines of one chunk than a table has between its rows; those of a long label may be some more."""
    left = min(c.x0 for line in current for c in line.chunks[1:])
    beyond = sum(line.x1 > left for line in waiting)
    return beyond > _MOST_BETWEEN or len(waiting) > _MOST_LABEL_LINES


def _is_far(current: Sequence[TextLine], waiting: Sequence[TextLine], line: TextLine) -> bool:
    last = waiting[-1] if waiting else current[-1]
    return line.top - last.bottom > _GAP_EMS * max(line.size, last.size)


def _is_aligned(current: Sequence[TextLine], line: TextLine) -> bool:
    """A chunk beyond the first shares an end or its middle with a chunk of the run."""
    for other in reversed([x for x in current if len(x.chunks) > 1][-6:]):
        for a in line.chunks[1:]:
            for b in other.chunks[1:]:
                if abs(a.x0 - b.x0) < _ALIGNED or abs(a.x1 - b.x1) < _ALIGNED \
                        or abs(a.x0 + a.x1 - b.x0 - b.x1) < 2 * _ALIGNED:
                    return True
                if min(a.x1, b.x1) - max(a.x0, b.x0) > 0.6 * min(a.x1 - a.x0, b.x1 - b.x0) \
                        and a.is_figure and not b.is_figure:
                    return True
    return False


def _heads(current: Sequence[TextLine], waiting: Sequence[TextLine], line: TextLine) -> bool:
    """A line of words or years close above a line of figures, one word group for each column: left over right-aligned
    ones. Their unit and a sub-heading may stand between."""
    if not current:
        return False
    above, last = current[-1], (waiting or current)[-1]
    return is_tabular(above) and not any(c.is_figure and not _YEAR.fullmatch(c.text) for c in above.chunks) \
        and line.top - last.bottom < _HEADER_EMS * line.size and len(line.chunks) > 2 \
        and all(c.is_figure for c in line.chunks[1:]) and 0 <= len(line.chunks) - len(above.chunks) <= 1


def _with_edges(run: list[TextLine], lines: Sequence[TextLine]) -> list[TextLine]:
    """The run and the lines that belong to it: header lines above, the first line of a label's own header between
    them or not, a wrapped label below."""
    start = lines.index(run[0])
    cuts = [c.x0 for x in run for c in x.chunks[1:]]
    left = min(cuts)
    while start > 0:
        more = next((
            lines[start - count:start] for count in (1, 2)
            if start >= count and _heads_run(lines[start - count], lines[start], run, left)
            and all(len(line.chunks) == 1 and line.x1 < left for line in lines[start - count + 1:start])
        ), [])
        if not more:
            break
        run = [*more, *run]
        start -= len(more)
    end = lines.index(run[-1])
    while end + 1 < len(lines) and _is_wrapped_rest(lines[end], lines[end + 1], run[-1], cuts):
        end += 1
        run = [*run, lines[end]]
    return run


def _heads_run(above: TextLine, below: TextLine, run: Sequence[TextLine], left: float) -> bool:
    """The line stands close over the run's columns, right of its labels, and introduces no list; `left` is where the
    second column begins."""
    edge, width = min(x.x0 for x in run), max(x.x1 for x in run) - min(x.x0 for x in run)
    reach = 1.2 if len(above.chunks) > 1 and all(c.is_bold for c in above.chunks) else 0.6
    first = above.chunks[1] if len(above.chunks) > 1 and above.x0 > edge - 2 * above.size else above.chunks[0]
    reaches = first.x0 >= left - 40 or (len(above.chunks) > 1 and first.x1 > left)
    return below.top - above.bottom < reach * below.size and reaches and first.x0 > edge + 0.15 * width \
        and above.x1 <= edge + width + 20 and not above.text.endswith(":")          # "Payments since the last meeting:"


def _is_wrapped_rest(above: TextLine, line: TextLine, last: TextLine, cuts: Sequence[float]) -> bool:
    """Close below, and each chunk goes on with a chunk of the last full line: under its start, not in its label.
    `cuts`: where the run's cells begin, but for the labels."""
    if line.top - above.bottom >= 0.45 * line.size:
        return False
    if all(any(share_edge(c, above) for above in last.chunks[1:]) or any(abs(c.x0 - x) < _SAME_START for x in cuts)
           for c in line.chunks):
        return True
    label = last.chunks[0]
    return above is last and len(line.chunks) == 1 and line.x1 < min(cuts) \
        and abs(line.x0 - label.x0) < 2 * line.size and not label.is_figure
