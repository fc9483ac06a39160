"""Lines into passages: the paragraphs, list points and heads of running text, whole over page breaks.

In:  body `Line`s in reading order (of one document, over any number of pages), and the words that tables have
     used already.
Out: `Passage`s in the same order; each names the words it was made of, so that a ledger can account for them.
Not here: meaning. Whether a passage is a section head of a report, a minute or an attendance line is decided
by who asks (`layout`, `minutes`).

Where a line ends a paragraph is read from several facts, since none holds everywhere: a printed number or
bullet, more space than between the lines around, an indent that is neither that of the number nor of the text,
another size or weight, and the last word of all: would the next word have fitted on the line? If so the writer
broke the line on purpose.

What surprised us: numbers stand against their text without a space ("19.As"); wrapped lines begin with
what looks like a number ("2.1 and ..."); list points go on after a page break under a footnote; papers in
double space have paragraphs no further apart than their lines; "o" is a bullet.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from extractor.document import Line
from extractor.document.wordset import WordId, WordIds
from extractor.geometry import Box, union
from extractor.prose.joining import count_letters, join_lines
from extractor.prose.markers import GAP_EMS, Marker, marker_of, text_of
from extractor.prose.measures import MAX_PITCH_SIZES, Measures, footnote_lines, is_note_start, usual_size

UsedWords = Mapping[int, Set[int]]
"""page_number -> indexes of that page's words which something else has already"""

_LABEL = re.compile(r"[A-Z][\w&/()'’ -]{1,45}:(?:\s|$)")     # "Contact Officer: ..." at a line's start
_REFERS = re.compile(r"\b(?:sections?|paragraphs?|regulations?|clauses?|articles?|part|see|under|and|or|to|of|"
                     r"in)$", re.I)
_REFERENCE = re.compile(r"(?=.*\d)[A-Za-z]{0,6}[./-]?\(?\d[\w./()-]{0,12}")
_ADDRESS = re.compile(r"https?:|www\.|@")       # underlined because it is a link
_TERMINAL = (".", ":", ";", "!", "?")
_CLOSERS = "”\"'’)]"
_LOOSE = 1.28              # of the usual distance between lines: anything more parts paragraphs
_FULL_STOP_SPARE_EMS = 1.0
_SHORT_SPARE_EMS = 6.0
_BOLD_SHARE = 0.8


_NONE: UsedWords = {}


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, list point or head, without its printed number or bullet.

    `indent` is where its text starts, `outdent` where its number or bullet does (the same without one), points
    from the left of the page. `lead_bold` counts the characters of `text` that are set bold from its start.
    `space_before` is the white space above in em of its own size, None at the top of a page or column.
    """

    text: str
    page_number: int
    last_page_number: int
    box: Box                               # of its part on `page_number`
    lines: tuple[Line, ...]
    word_ids: Sequence[WordId]
    marker: Marker | None
    indent: float
    outdent: float
    size: float
    bold_share: float
    is_italic: bool
    lead_bold: int
    space_before: float | None
    is_centred: bool = False
    is_footnote: bool = False

    @property
    def number(self) -> str | None:
        """The printed number; None for bullets."""
        return self.marker.text if self.marker and not self.marker.is_bullet else None

    @property
    def is_bold(self) -> bool:
        return self.bold_share >= _BOLD_SHARE


def ids_of(line: Line) -> Iterator[WordId]:
    """The line's words by page and index."""
    return zip(itertools.repeat(line.page_number), line.word_ids, strict=False)


def by_page(ids: Iterable[WordId]) -> dict[int, set[int]]:
    """Words by the pages that they stand on."""
    pages: dict[int, set[int]] = {}
    for page_number, index in ids:
        pages.setdefault(page_number, set()).add(index)
    return pages


def is_free(line: Line, used: UsedWords) -> bool:
    """True where nothing else has any word of the line."""
    taken = used.get(line.page_number)
    return taken is None or taken.isdisjoint(line.word_ids)


def without_words(line: Line, used: UsedWords) -> Line | None:
    """The line less the words already used elsewhere; None where nothing is left."""
    if is_free(line, used):
        return line
    taken = used[line.page_number]
    return with_words(line, [i for i, word_id in enumerate(line.word_ids) if word_id not in taken])


def with_words(line: Line, kept: Sequence[int]) -> Line | None:
    """The line of those of its words alone (indexes into `line.words`, in order); None where there are none."""
    if not kept:
        return None
    words = tuple(line.words[i] for i in kept)
    cuts = {a for a, _ in line.segments}
    starts = [new for new, old in enumerate(kept) if new == 0 or any(kept[new - 1] < c <= old for c in cuts)]
    bold = sum(len(w.text) for w in words if w.font.is_bold)
    return replace(
        line, words=words, word_ids=tuple(line.word_ids[i] for i in kept), text=text_of(words),
        segments=tuple(zip(starts, [*starts[1:], len(words)], strict=True)),
        box=union((w.x0, w.top, w.x1, w.bottom) for w in words), is_bold=bold * 2 > sum(len(w.text) for w in words),
    )


def lines_to_passages(lines: Iterable[Line], *, used: UsedWords = _NONE) -> tuple[Passage, ...]:
    """Passages of body lines, in order; lines of other roles and words in `used` are left out.

    Footnotes come after the last passage of their page and never break one that runs on to the next page.
    """
    body = [kept for line in lines if line.is_body and (kept := without_words(line, used)) is not None]
    if not body:
        return ()
    body_size = usual_size(body)
    notes = footnote_lines(body, body_size)
    flow = [line for line in body if id(line) not in notes]
    measures = Measures.of(flow)
    drafts = _drafts(flow, measures)
    footnotes = _drafts([line for line in body if id(line) in notes], measures, are_footnotes=True)
    is_hyphenated = any(line.text.endswith(("-", "‐")) for line in body)
    printed = {w.text for line in body for w in line.words} if is_hyphenated else set[str]()
    known = frozenset(text.strip(".,;:()").lower() for text in printed)
    built = [draft.passage(known) for draft in drafts]
    if not footnotes:
        return tuple(built)
    return tuple(_merged(built, [draft.passage(known) for draft in footnotes]))


def is_heading_like(passage: Passage, body_size: float) -> bool:
    """True for a short passage set apart by weight, size, capitals or a line below, that does not end as a sentence."""
    text = passage.text
    if not text or len(text) > 160 or len(passage.lines) > 4 or passage.is_footnote:
        return False
    if passage.marker and passage.marker.is_bullet:
        return False
    if text.endswith((".", ";", ",")) and not re.search(r"\b(?:etc|plc|Ltd)\.$", text):
        return False
    letter_count, capital_count = count_letters(text)
    if not letter_count:
        return False
    is_capitals = letter_count > 3 and capital_count == letter_count
    is_underlined = all(line.is_underlined for line in passage.lines) and not _ADDRESS.search(text)
    return passage.is_bold or passage.size >= 1.12 * body_size or is_capitals or is_underlined


# ---------------------------------------------------------------- lines to drafts


class _Draft:
    """A passage while its lines are being collected."""

    __slots__ = ("are_notes", "indent", "lines", "marker", "outdent", "space_before", "wrap")

    def __init__(self, line: Line, marker: Marker | None, space_before: float | None, *, are_notes: bool) -> None:
        self.lines = [line]
        self.marker = marker
        self.space_before = space_before
        self.are_notes = are_notes
        self.outdent = line.box.x0
        self.wrap: float | None = None         # where its second line begins, if that is neither edge of the first
        count = marker.word_count if marker else 0
        self.indent = line.words[count].x0 if 0 < count < len(line.words) else line.box.x0
        if marker and count == 0:                                 # "19.As": the text begins inside the word
            first = line.words[0]
            self.indent += (first.x1 - first.x0) * len(marker.text) / len(first.text)
        if not marker and len(line.segments) > 1 and line.words[line.segments[1][0] - 1].text.endswith(":"):
            self.indent = line.words[line.segments[1][0]].x0      # "Summary:" beside its text
        elif not marker and len(line.segments) > 1:
            self.indent = line.words[_first_of_text(line)].x0     # "C48/23   1.   Apologies" over two lines

    @property
    def last(self) -> Line:
        return self.lines[-1]

    def passage(self, known: frozenset[str]) -> Passage:
        first = self.lines[0]
        parts = [text_of(first.words[self.marker.word_count:]) if self.marker else first.text]
        if self.marker and self.marker.word_count == 0:
            parts[0] = parts[0][len(self.marker.text):]
        parts += [line.text for line in self.lines[1:]]
        text = join_lines(parts, known)
        on_first = [line.box for line in self.lines if line.page_number == first.page_number]
        bold, total, lead = _bold_counts(self.lines, max(1, self.marker.word_count) if self.marker else 0)
        return Passage(
            text=text, page_number=first.page_number, last_page_number=self.last.page_number, box=union(on_first),
            lines=tuple(self.lines), marker=self.marker, indent=self.indent, outdent=self.outdent, size=first.size,
            word_ids=WordIds([(line.page_number, line.word_ids) for line in self.lines]),
            bold_share=bold / total if total else 0.0, is_italic=all(line.is_italic for line in self.lines),
            lead_bold=min(lead, len(text)), space_before=self.space_before, is_centred=_is_centred(self.lines),
            is_footnote=self.are_notes,
        )


def _first_of_text(line: Line) -> int:
    """Index of the first word after the references that stand in columns of their own; 0 where none does."""
    for start, end in line.segments[:-1]:
        if end - start > 1 or not _REFERENCE.fullmatch(line.words[start].text):
            return start if start else 0
    return line.segments[-1][0]


def _bold_counts(lines: Sequence[Line], skip: int) -> tuple[int, int, int]:
    """(bold characters, all characters, bold characters before the first that is not, spaces between counted)."""
    bold = total = lead = 0
    is_leading = True
    if True not in [word.font.is_bold for line in lines for word in line.words]:
        return 0, 1, 0                                            # most text is not bold anywhere
    for line in lines:
        for word in line.words[skip:]:
            total += len(word.text)
            if word.font.is_bold:
                bold += len(word.text)
                lead += len(word.text) + 1 if is_leading else 0
            else:
                is_leading = False
        skip = 0
    return bold, total, max(0, lead - 1)


def _is_centred(lines: Sequence[Line]) -> bool:
    """Two lines or more around one axis, with different starts."""
    if len(lines) < 2:
        return False
    starts = [line.box.x0 for line in lines]
    if max(starts) - min(starts) <= 6:                            # as in most paragraphs
        return False
    middles = [line.box.center[0] for line in lines]
    return max(middles) - min(middles) < 4


def _drafts(lines: Sequence[Line], measures: Measures, *, are_footnotes: bool = False) -> list[_Draft]:
    drafts: list[_Draft] = []
    before: Line | None = None
    for line in lines:
        marker = _note_marker(line) if are_footnotes else marker_of(line)
        if drafts and before is not None and _continues(drafts[-1], line, marker, measures):
            drafts[-1].lines.append(line)
            if len(drafts[-1].lines) == 2 and marker is None and drafts[-1].marker:
                drafts[-1].wrap = line.box.x0
            if len(drafts[-1].lines) == 2 and not drafts[-1].marker and line.page_number == before.page_number:
                drafts[-1].indent = min(drafts[-1].indent, line.box.x0) if line.box.x0 < before.box.x0 else (
                    line.box.x0 if line.box.x0 - drafts[-1].indent > 2 else drafts[-1].indent)
        else:
            is_near = before is not None and before.page_number == line.page_number and before.block == line.block
            space = (line.box.top - before.box.bottom) / (line.size or 1.0) if is_near and before else None
            drafts.append(_Draft(line, marker, space, are_notes=are_footnotes))
        before = line
    return drafts


def _note_marker(line: Line) -> Marker | None:
    return Marker("note", line.words[0].text, 1) if is_note_start(line) else None


def _continues(draft: _Draft, line: Line, marker: Marker | None, measures: Measures) -> bool:
    """Whether a line is the next line of the passage begun."""
    last = draft.last
    if line.angle != last.angle:
        return False
    is_same_column = line.page_number == last.page_number and line.block == last.block
    if not is_same_column and line.page_number > last.page_number + 2:
        return False
    spare = measures.right[id(last)] - last.box.x1 if id(last) in measures.right else 0.0
    need = line.words[0].x1 - line.words[0].x0 + 0.25 * line.size
    is_full = spare < need
    stops = _ends_sentence(last.text)
    starts_low = line.text[:1].islower()
    if marker and not (is_full and not stops and _is_wrapped_marker(draft, line, marker)):
        return False
    if abs(line.size - last.size) > 0.1 * max(line.size, last.size):
        return False
    if line.is_bold != last.is_bold and not (is_full and not stops and (starts_low or not last.is_bold)):
        return False
    if _LABEL.match(line.text) and (_LABEL.match(draft.lines[0].text) or not is_full or (
            stops and draft.marker is not None and line.box.x0 < draft.indent - 0.5 * line.size)):
        return False
    if not is_same_column:
        return _continues_over_break(draft, line, is_full=is_full, stops=stops, starts_low=starts_low)
    return _continues_below(draft, line, measures, spare=spare, need=need, stops=stops, starts_low=starts_low)


def _continues_below(
    draft: _Draft, line: Line, measures: Measures, *, spare: float, need: float, stops: bool, starts_low: bool
) -> bool:
    last = draft.last
    pitch = line.box.bottom - last.box.bottom
    is_full = spare < need
    if not 0.5 * line.size < pitch < MAX_PITCH_SIZES * line.size:
        return False
    runs_on = is_full and not stops and starts_low
    step = min(pitch, line.box.top - last.box.top) if is_full and not stops else pitch     # boxes hug their letters
    if step > _LOOSE * measures.usual_pitch(line) and not runs_on:
        return False
    if not runs_on and not _fits_indent(draft, line, is_full=is_full):
        return False                                       # a sentence goes on beside a picture, or below it
    if stops and spare > need + _FULL_STOP_SPARE_EMS * line.size:
        return starts_low and not last.text.endswith((":", ";"))
    if spare > need + _SHORT_SPARE_EMS * line.size and not starts_low and not draft.marker:
        is_stacked = _is_centred([last, line]) or last.text.endswith((",", "and", "-", "–", "&"))
        return is_stacked or (draft.last.is_bold and line.is_bold and len(draft.lines) < 3)
    return True


def _continues_over_break(draft: _Draft, line: Line, *, is_full: bool, stops: bool, starts_low: bool) -> bool:
    """Over a page or column: a sentence that has not ended goes on; heads do not."""
    if stops or (line.is_bold and not starts_low):
        return False
    return starts_low or is_full


def _turned(first: Line, last: Line) -> bool:
    return last.block != first.block or last.page_number != first.page_number


def _fits_indent(draft: _Draft, line: Line, *, is_full: bool) -> bool:
    em = max(line.size, 1.0)
    x0 = line.box.x0
    if abs(x0 - draft.indent) < 0.55 * em or (draft.wrap is not None and abs(x0 - draft.wrap) < 0.55 * em):
        return True
    if len(draft.lines) > 1 and _turned(draft.lines[0], draft.last) and abs(x0 - draft.last.box.x0) < 0.55 * em:
        return True                                # the next column, or a page with its margins the other way round
    if draft.marker:
        is_first = len(draft.lines) == 1
        return abs(x0 - draft.outdent) < 0.55 * em or (is_first and is_full and abs(x0 - draft.indent) < 2.2 * em)
    first = draft.lines[0]
    if len(draft.lines) == 1 and len(first.segments) == 2 and abs(x0 - first.words[first.segments[1][0]].x0) < 0.2 * em:
        return True                                # a name in a column of its own, what is said of it beside
    if len(draft.lines) == 1 and is_full and -4.5 * em < x0 - draft.indent < 6 * em:
        return True
    return _is_centred([*draft.lines, line])


def _is_wrapped_marker(draft: _Draft, line: Line, marker: Marker) -> bool:
    """A line in the middle of a sentence that only happens to begin with a number: it stands at the text's indent."""
    if marker.is_bullet and marker.text not in "-–—":
        return False
    gap = line.words[1].x0 - line.words[0].x1 if len(line.words) > 1 else 0.0
    if gap > GAP_EMS * line.size or abs(line.box.x0 - draft.indent) > 0.4 * line.size:
        return False
    if draft.marker and abs(line.box.x0 - draft.outdent) < 0.5 * line.size:
        return False
    return marker.text[0].isdigit() or marker.is_bullet or bool(_REFERS.search(draft.last.text))


def _ends_sentence(text: str) -> bool:
    return text.rstrip(_CLOSERS).endswith(_TERMINAL)


def _merged(flow: Sequence[Passage], notes: Sequence[Passage]) -> Iterator[Passage]:
    """Footnotes after the last passage that starts on their page."""
    waiting = list(notes)
    for passage in flow:
        while waiting and waiting[0].page_number < passage.page_number:
            yield waiting.pop(0)
        yield passage
    yield from waiting
