"""What the publishing system stamped on a page after the paper was made: "Page 17", "Agenda Item 5".

In:  a page's words in content order. Out: which words are a stamp, and the number in it.

Stamps are looked for among words, not lines: they are printed over whatever stands there, so that a line of the
paper may run through them ("TM half-year report Page 261 to County Council" is two things). On landscape pages
they stand sideways at the left edge. Papers number their own pages too, in the same words; which of two is the
pack's is told by the sequence: the pack's numbers go on where the paper's begin again.
"""

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractor.document import Page, Word
from extractor.layout.lines import frame
from extractor.layouts import ITEM_STAMPS

_EDGE_PT = 75.0            # stamps stand this near to the edge
_MAX_WORD_GAP_EMS = 0.8
_MIN_RUN = 2
_TYPED_SHARE = 0.2         # of the page's height: a paper's own "Agenda Item 5" stands above it
_PAGE_WORDS, _ITEM_WORDS = frozenset({"Page", "page", "PAGE"}), frozenset({"agenda", "item"})


class Stamp(NamedTuple):
    """Words of a page that say a number. `number` is as printed; `place` is the same on all pages of one system."""

    page_number: int
    word_ids: tuple[int, ...]
    number: str
    angle: int
    place: tuple[str, int, int]


def page_stamp_candidates(page: Page) -> list[Stamp]:
    """Every "Page 17" at a page's edge; not "Page 3 of 12", which is the paper's own."""
    found = []
    for i in [i for i, text in enumerate(page.texts[:-1]) if text in _PAGE_WORDS]:
        words = page.words
        word = words[i]
        after = words[i + 1]
        if not after.text.isdigit() or len(after.text) > 4 or not _are_neighbours(word, after):
            continue
        if i + 2 < len(words) and words[i + 2].text.lower() in ("of", "/") and _are_neighbours(after, words[i + 2]):
            continue
        distance = _distance_from_edge(page, word)
        if distance is not None:
            found.append(Stamp(page.number, (i, i + 1), after.text, word.angle,
                               (word.font.name, round(word.size), round(distance / 6))))
    return found


def item_stamp(page: Page) -> Stamp | None:
    """The "Agenda Item 5" in a page's upper outer corner."""
    for i in [i for i, text in enumerate(page.texts) if text.lower() in _ITEM_WORDS]:
        words = page.words
        word = words[i]
        for count in (5, 4, 3, 2):
            run = words[i:i + count]
            if len(run) < count or not all(_are_neighbours(a, b) for a, b in itertools.pairwise(run)):
                continue
            text = " ".join(w.text for w in run)
            match = next((m for rule in ITEM_STAMPS if (m := rule.pattern.fullmatch(text))), None)
            is_outer = word.text.lower() == "agenda" or word.x1 > 0.5 * page.width or word.angle != 0
            is_near = _is_at_top(page, word) or _is_typed_head(page, run)
            if match and is_outer and is_near and _stands_alone(page, i, count):
                return Stamp(page.number, tuple(range(i, i + count)), match["number"], word.angle, ("item", 0, 0))
    return None


def page_stamps(pages: Sequence[Page]) -> dict[int, Stamp]:
    """The pack's own stamp of each page that has one, by page number.

    The system that numbers most pages in sequence is the pack's; other candidates are stamps as well where they
    are printed in the same face at the same place (a supplement bound in, counted anew).
    """
    return chosen_stamps([c for page in pages for c in page_stamp_candidates(page)], len(pages))


def chosen_stamps(candidates: Sequence[Stamp], page_count: int) -> dict[int, Stamp]:
    """`page_stamps` of the candidates of all pages, for those who go through the pages once."""
    support = Counter(int(c.number) - c.page_number for c in candidates)
    if not support:
        return {}
    offset, count = max(support.items(), key=lambda kv: (kv[1], -abs(kv[0])))
    if count < _MIN_RUN and page_count > _MIN_RUN + 1 and len(candidates) > 1:
        return {}
    places = {c.place for c in candidates if int(c.number) - c.page_number == offset}
    chosen: dict[int, Stamp] = {}
    for candidate in sorted(candidates, key=lambda c: (int(c.number) - c.page_number != offset, c.place not in places)):
        if int(candidate.number) - candidate.page_number == offset or candidate.place in places:
            chosen.setdefault(candidate.page_number, candidate)
    return chosen


def _are_neighbours(a: Word, b: Word) -> bool:
    if a.angle != b.angle or abs(a.size - b.size) > 0.5:
        return False
    _, a_top, a1, a_bottom = frame(a, a.angle)
    b0, b_top, _, b_bottom = frame(b, b.angle)
    shared = min(a_bottom, b_bottom) - max(a_top, b_top)
    return shared > 0.5 * (a_bottom - a_top) and -0.3 * a.size < b0 - a1 < _MAX_WORD_GAP_EMS * a.size


def _distance_from_edge(page: Page, word: Word) -> float | None:
    """Points from the edge that lies at the foot of the stamp's own direction (or the head), if near one."""
    if word.angle == 0:
        distances: Iterable[float] = (page.height - word.bottom, word.top)
    elif word.angle == 90:
        distances = (word.x0, page.width - word.x1)
    elif word.angle == 270:
        distances = (page.width - word.x1, word.x0)
    else:
        distances = (word.top, page.height - word.bottom)
    return next((d for d in distances if d < _EDGE_PT), None)


def _is_at_top(page: Page, word: Word) -> bool:
    """Near the head of the page in the stamp's direction."""
    if word.angle == 0:
        return word.top < _EDGE_PT
    if word.angle == 90:
        return word.x1 > page.width - _EDGE_PT
    if word.angle == 270:
        return word.x0 < _EDGE_PT
    return False


def _is_typed_head(page: Page, run: Sequence[Word]) -> bool:
    """ "Agenda Item 26" in bold in the right half, below a letterhead: typed into the paper itself."""
    first, last = run[0], run[-1]
    return (first.angle == 0 and first.text.lower() == "agenda" and first.font.is_bold
            and first.x0 > 0.5 * page.width and last.bottom < _TYPED_SHARE * page.height)


def _stands_alone(page: Page, start: int, count: int) -> bool:
    """No other word touches the stamp along its line: it is not part of a sentence."""
    first, last = page.words[start], page.words[start + count - 1]
    before = page.words[start - 1] if start else None
    after = page.words[start + count] if start + count < len(page.words) else None
    return not (before and _are_neighbours(before, first)) and not (after and _are_neighbours(last, after))
