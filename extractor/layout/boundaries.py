"""Where papers begin, as each kind of evidence tells it, and one function that weighs them.

In:  the pack, its leaves, the items as listed, the openings of its pages.
Out: `Boundary` values from independent signals; `weigh` makes `Start`s of them.

Every signal may be missing and every one may lie: outlines hold Word's own bookmarks, stamps are misread, ranges are
typed by hand, headings look like titles, blank pages stand inside papers. So each boundary carries a weight, a page
begins a paper when its weights together pass `_ENOUGH`, and what speaks against it (a sentence that runs on
from the page before, a paper's own numbering that goes on) is subtracted.
"""

import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extractor.document import Leaf, Outline, Pack
from extractor.layout.agenda import Listed
from extractor.layout.glances import Glance
from extractor.layout.openings import Opening

_ENOUGH = 1.5
_ENOUGH_WITHOUT_FONTS = 1.2 # where joining has merged the papers' font objects, the other signals have to do
_ENOUGH_ALONE = 2.2         # in a file without agenda, stamps or outline: one paper, unless much speaks for two

WEIGHTS: Mapping[str, float] = {
    # what the publishing system leaves
    "stamp": 3.0, "outline": 2.6, "page_range": 2.6, "link": 1.6, "other_fonts": 1.6, "blank_before": 1.5,
    "closed_before": 1.0,
    # what the top of the page says
    "minutes": 1.7, "report_head": 1.7, "heading_match": 1.6, "plan": 1.5, "guidance": 1.5, "appendix": 1.5,
    "own_numbering": 1.3, "cover": 1.0, "letterhead": 0.7, "heading": 0.5,
    # what changes from the page before
    "page_size": 0.7, "running_head": 0.5, "page_maker": 0.4, "face": 0.4, "tag": 0.3, "short_page_before": 0.3,
    # what speaks against it
    "even_page": -0.6, "same_running_head": -1.0, "section_runs_on": -1.6, "cover_before": -2.0,
    "own_numbering_runs_on": -2.2, "sentence_runs_on": -2.5, "blank": -9.0,
}
"""Weight of each source; the negative ones speak against a boundary."""

_ON_MINUTES = r"(?:approve|confirm|agree|sign|receive|consider|adopt|accept|note)\w*"
_OF_MINUTES = re.compile(
    rf"(?:(?:to )?{_ON_MINUTES} (?:(?:and|&|or) {_ON_MINUTES} )?(?:as a (?:correct|true) record,? )?)?"
    r"(?:the )?(?:draft |previous )?(?:minutes|notes)\b", re.IGNORECASE)
_APPENDIX_NAME = re.compile(r"\W*(?:appendix|annex\w*)\W+([\dA-Z]{1,3})\b", re.IGNORECASE)
_WHOLE_ITEM = re.compile(r"\d+(?=\s?\(?[a-z]\)?|\.\d)")         # of "7(a)", "7a", "7.1"
_DATED = re.compile(r" (?:for |to )?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
                    r"[a-z]* (?:19|20)\d\d$")
_MAX_APART_SHARE = 0.4
_SHORT_SHARE = 0.6           # of the page's height: text that ends above it leaves the page short


class Boundary(NamedTuple):
    """One signal's word that a paper begins (or, with a negative weight, does not) on a page."""

    page_number: int
    item: str | None
    title: str | None
    source: str


class Start(NamedTuple):
    """A page on which a paper begins: whose item it is (None: as before), and what said so."""

    page_number: int
    item: str | None
    title: str | None
    sources: tuple[str, ...]
    weight: float


def weigh(boundaries: Sequence[Boundary], page_count: int, *, is_pack: bool) -> list[Start]:
    """Starts of papers in page order; page 1 always is one.

    A page begins a paper when the weights of the sources that name it reach the threshold. Its item is the one that
    the heaviest sources agree on; its title is the outline's, if that named it.
    """
    by_page: dict[int, list[Boundary]] = {}
    appendices = {b.page_number for b in boundaries if b.source == "appendix"}
    for boundary in boundaries:
        if boundary.source == "even_page" and boundary.page_number in appendices:
            continue                          # bound behind its report in one file, it begins on whatever page comes
        if 1 <= boundary.page_number <= page_count:
            by_page.setdefault(boundary.page_number, []).append(boundary)
    tells_fonts = any(b.source == "other_fonts" for b in boundaries)
    threshold = _ENOUGH_ALONE if not is_pack else _ENOUGH if tells_fonts else _ENOUGH_WITHOUT_FONTS
    starts = []
    for page_number in sorted({1, *by_page}):
        found = by_page.get(page_number, [])
        weights = {b.source: WEIGHTS[b.source] for b in found}
        total = sum(weights.values())
        if page_number > 1 and total < threshold:
            continue
        votes: dict[str, float] = {}
        for boundary in found:
            if boundary.item:
                votes[boundary.item] = votes.get(boundary.item, 0.0) + WEIGHTS[boundary.source]
        item = max(votes, key=lambda k: votes[k]) if votes else None
        title = next((b.title for b in found if b.title), None)
        starts.append(Start(page_number, item, title, tuple(s for s in weights if weights[s] > 0), total))
    return starts


# ---------------------------------------------------------------- signals of the publishing system


def outline_boundaries(pack: Pack, items: Sequence[Listed]) -> list[Boundary]:
    """Entries of an outline that the publishing system made: "9 Budget report", papers nested below it.

    Word's own bookmarks are mixed in below; they are left out where several share a page, or stand deeper than
    the papers do.
    """
    entries = [e for e in pack.outline if e.page_number]
    if not entries:
        return []
    numbers = {i.number.lower(): i for i in items}
    titles = {plain(i.title): i for i in items if len(i.title) > 8}
    top = min(e.level for e in entries)
    roots = [e for e in entries if e.level == top]
    named = [e for e in roots if _item_of(e, numbers, titles)]
    is_system = any(e.title.strip().lower() in ("agenda", "front sheet", "agenda frontsheet") for e in roots) or (
        len(named) >= 2 and len(named) >= 0.5 * len(roots))
    if not is_system:
        return []
    found = []
    current: str | None = None
    crowded = _crowded(entries, top + 1)
    for entry in entries:
        page = entry.page_number or 0
        if entry.level == top:
            current = _item_of(entry, numbers, titles)
            found.append(Boundary(page, current, None if current else entry.title, "outline"))
        elif entry.level == top + 1 and page not in crowded and not re.match(r"\d+(?:\.\d+)+|\d+\.\s|\W", entry.title):
            found.append(Boundary(page, current, entry.title, "outline"))
    return found


def _item_of(entry: Outline, numbers: Mapping[str, Listed], titles: Mapping[str, Listed]) -> str | None:
    match = re.match(r"(?:item\s+)?(\d{1,3}[a-z]?(?:\.\d{1,2})?|"
                     r"[A-Z]\d{1,2}|[IVX]{1,5})[.:)]?\s", entry.title + " ", re.IGNORECASE)
    if match and match[1].lower() in numbers:
        return numbers[match[1].lower()].number
    listed = titles.get(plain(entry.title))
    return listed.number if listed else None


def _crowded(entries: Sequence[Outline], level: int) -> set[int]:
    """Pages with several bookmarks of one level: sections of a text, not papers."""
    counts: dict[int, int] = {}
    for entry in entries:
        if entry.level == level and entry.page_number:
            counts[entry.page_number] = counts.get(entry.page_number, 0) + 1
    return {page for page, n in counts.items() if n > 1}


def plain(text: str) -> str:
    """Letters and figures in lower case, one space between words."""
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


def stamp_boundaries(leaves: Sequence[Leaf]) -> list[Boundary]:
    """Pages stamped "Agenda Item 5"."""
    return [Boundary(leaf.page_number, stamp, None, "stamp") for leaf in leaves for stamp in leaf.item_stamps]


def of_listed_items(boundaries: Sequence[Boundary], items: Sequence[Listed]) -> list[Boundary]:
    """The same, those stamped "7(a)" given to item 7 where the agenda lists no 7(a)."""
    numbers = {i.number for i in items}
    found = []
    for boundary in boundaries:
        whole = _WHOLE_ITEM.match(boundary.item or "")
        is_point = whole is not None and boundary.item not in numbers and whole[0] in numbers
        found.append(boundary._replace(item=whole[0]) if whole and is_point else boundary)
    return found


def range_boundaries(items: Sequence[Listed], pages_by_label: Mapping[str, int]) -> list[Boundary]:
    """First pages of the printed ranges that are in this PDF."""
    return [
        Boundary(pages_by_label[label], i.number, None, "page_range")
        for i in items for label in (i.first, *i.further) if label and label in pages_by_label
    ]


def link_boundaries(pack: Pack, items: Sequence[Listed]) -> list[Boundary]:
    """Links that stand on an item's lines of the agenda and lead to a later page of the same PDF."""
    found = []
    for item in items:
        page = pack.page(item.page_number)
        for link in page.links:
            if link.page_number and link.page_number > item.page_number and any(
                line.page_number == page.number and line.box.top - 2 <= (link.box.top + link.box.bottom) / 2
                <= line.box.bottom + 2 for line in item.lines
            ):
                found.append(Boundary(link.page_number, item.number, None, "link"))
                break
    return found


# ---------------------------------------------------------------- signals of the papers themselves


def opening_boundaries(openings: Sequence[Opening]) -> list[Boundary]:
    """Pages whose top reads like a paper's."""
    found = []
    for number, opening in enumerate(openings, 1):
        kind = opening.kind
        if kind in ("minutes", "guidance", "appendix"):
            found.append(Boundary(number, None, None, kind))
        elif kind:
            found.append(Boundary(number, None, None, "plan"))
        if opening.header.is_of_report:
            found.append(Boundary(number, None, None, "report_head"))
        if number > 1 and openings[number - 2].is_cover and not _is_next_appendix(openings[number - 2], opening):
            found.append(Boundary(number, None, None, "cover_before"))
        if opening.runs_on:
            found.append(Boundary(number, None, None, "section_runs_on"))
        if opening.is_cover:
            found.append(Boundary(number, None, None, "cover"))
        elif opening.has_heading and kind is None:
            found.append(Boundary(number, None, None, "heading"))
        if opening.is_letterhead:
            found.append(Boundary(number, None, None, "letterhead"))
    return found


def _is_next_appendix(before: Opening, opening: Opening) -> bool:
    """A short "Appendix 2" looks like a cover, but what is headed "Appendix 3" does not belong to it."""
    names = [{m[1].lower() for text in o.heads if (m := _APPENDIX_NAME.match(text))} for o in (before, opening)]
    return bool(names[0] and names[1]) and names[0].isdisjoint(names[1])


def heading_boundaries(openings: Sequence[Opening], items: Sequence[Listed]) -> list[Boundary]:
    """Pages headed with the title of an item, taken in the order of the agenda."""
    last_listed = max((line.page_number for i in items for line in i.lines[:1]), default=0)
    titles = [(n, i.number, plain(i.title)) for n, i in enumerate(items) if len(i.title) > 9]
    found: list[Boundary] = []
    due = 0
    for page_number, opening in enumerate(openings, 1):
        if page_number <= last_listed:
            continue
        heads = [plain(text) for text in opening.heads]
        match = next(((n, number) for n, number, title in titles if n >= due and any(
            is_same_title(title, head) for head in heads)), None)
        if match:
            due = match[0] + 1
            found.append(Boundary(page_number, match[1], None, "heading_match"))
    return [*found, *_only_minutes(openings, items, last_listed, found)]


def _only_minutes(
    openings: Sequence[Opening], items: Sequence[Listed], last_listed: int, found: Sequence[Boundary]
) -> list[Boundary]:
    """The one set of minutes in the pack and the one item that is about minutes, if no item stands between them."""
    sets = [n for n, opening in enumerate(openings, 1) if n > last_listed and opening.kind == "minutes"]
    about = [(at, i.number) for at, i in enumerate(items) if _OF_MINUTES.match(i.title)]
    if not len(sets) == len(about) == 1:
        return []
    order = {i.number: at for at, i in enumerate(items)}
    is_placed = any(b.page_number == sets[0] or b.item == about[0][1] or (
        (b.page_number < sets[0]) != (order[b.item or ""] < about[0][0])) for b in found)
    return [] if is_placed else [Boundary(sets[0], about[0][1], None, "heading_match")]


def is_same_title(title: str, head: str) -> bool:
    """The same words; one may go on a little after the other ends, or with a date ("clerk s report may 2019")."""
    if title == head or title == _DATED.sub("", head):
        return True
    short, long = sorted((title, head), key=len)
    return len(short) > 20 and long.startswith(short) and len(long) < 1.6 * len(short)


def numbering_boundaries(leaves: Sequence[Leaf]) -> list[Boundary]:
    """Papers that number their own pages: they begin where the count begins again, and not where it goes on."""
    found = []
    for before, leaf in itertools.pairwise(leaves):
        own, last = _number(leaf), _number(before)
        if own is None:
            if last is not None and last > 2 and not leaf.is_blank:
                found.append(Boundary(leaf.page_number, None, None, "running_head"))
        elif last is not None and own == last + 1:
            found.append(Boundary(leaf.page_number, None, None, "own_numbering_runs_on"))
        elif own == 1 or (last is not None and own < last):
            found.append(Boundary(leaf.page_number, None, None, "own_numbering"))
        elif own == 2 and last is None and not before.is_blank:
            found.append(Boundary(leaf.page_number, None, None, "own_numbering_runs_on"))
    return found


def _number(leaf: Leaf) -> int | None:
    text = leaf.own_label
    return int(text) if text and text.isdigit() else None


def page_boundaries(pack: Pack, leaves: Sequence[Leaf], glances: Sequence[Glance]) -> list[Boundary]:
    """Changes from one page to the next: blank padding, paper size, type faces, running heads, broken sentences."""
    found = []
    common = _common_heads(glances)
    for i in range(1, len(leaves)):
        leaf, before = leaves[i], leaves[i - 1]
        number = leaf.page_number
        if leaf.is_blank:
            found.append(Boundary(number, None, None, "blank"))
            continue
        if before.is_blank:
            found.append(Boundary(number, None, None, "blank_before"))
        reference = before if not before.is_blank or i < 2 else leaves[i - 2]
        here, there = glances[i], glances[reference.page_number - 1]
        page, other = pack.page(number), pack.page(reference.page_number)
        if abs(page.width - other.width) > 8 or abs(page.height - other.height) > 8:
            found.append(Boundary(number, None, None, "page_size"))
        elif page.width != other.width or page.height != other.height:
            found.append(Boundary(number, None, None, "page_maker"))
        if here.faces and there.faces and not here.faces & there.faces:
            found.append(Boundary(number, None, None, "face"))
        found += _running_signals(number, here.heads - common, there.heads - common)
        if leaf.page_label and leaf.page_label.isdigit() and int(leaf.page_label) % 2 == 0:
            found.append(Boundary(number, None, None, "even_page"))
        if glances[i - 1].closes:
            found.append(Boundary(number, None, None, "closed_before"))
        if not before.is_blank and glances[i - 1].is_open and here.runs_on:
            found.append(Boundary(number, None, None, "sentence_runs_on"))
        elif not before.is_blank and before.body_box and before.body_box.bottom < _SHORT_SHARE * other.height:
            found.append(Boundary(number, None, None, "short_page_before"))
    return found


def font_boundaries(pack: Pack, leaves: Sequence[Leaf]) -> list[Boundary]:
    """Pages that share no font object with the page before: joined from another file.

    Software that writes fonts page by page makes every page look so, and then none is told apart.
    """
    texts = [leaf.page_number for leaf in leaves if not leaf.is_blank and pack.page(leaf.page_number).font_ids]
    apart = [
        b for a, b in itertools.pairwise(texts)
        if b - a <= 2 and not pack.page(a).font_ids & pack.page(b).font_ids
    ]
    if len(apart) > _MAX_APART_SHARE * len(texts) + 3:
        return []
    return [Boundary(number, None, None, "other_fonts") for number in apart]


def tag_boundaries(pack: Pack, leaves: Sequence[Leaf]) -> list[Boundary]:
    """Pages whose first line the tag tree calls a title or a head of the first rank."""
    found = []
    for leaf in leaves[1:]:
        blocks = [b for b in pack.page(leaf.page_number).tag_blocks if b.role in ("Title", "H1")]
        first = next((x for x in leaf.lines if x.is_body), None) if blocks else None
        if first is not None and any({w.mcid for w in first.words} & b.mcids for b in blocks):
            found.append(Boundary(leaf.page_number, None, None, "tag"))
    return found


def _common_heads(glances: Sequence[Glance]) -> frozenset[str]:
    """Heads and feet of most pages: the council's name tells no paper from another."""
    counts = Counter(text for glance in glances for text in glance.heads)
    return frozenset(text for text, n in counts.items() if n > 0.5 * len(glances))


def _running_signals(page_number: int, heads: frozenset[str], previous: frozenset[str]) -> list[Boundary]:
    if heads & previous:
        return [Boundary(page_number, None, None, "same_running_head")]
    if heads != previous:
        return [Boundary(page_number, None, None, "running_head")]
    return []
