"""Pages drawn from text, so that tests show minutes as a reader sees them.

A line of the sketch is a paragraph: it is wrapped greedily at the page's width, its second line hanging under
the word after its number. Spaces at the start set it in; three spaces or more between words are a gap (columns).
`**bold**`, `_italic_`, `^` at the start centres, `>` at the start sets right. An empty line is space, `~` half
of it, `=====` a new page.
"""

import re
import textwrap

from extractor.document import Document, Font, Grid, Leaf, Line, MinutesRecord, Page, Word
from extractor.geometry import union
from extractor.layout.lines import make_line
from extractor.minutes import read_minutes

LEFT, TOP, EM, CHAR, PITCH = 60.0, 60.0, 11.0, 5.0, 13.5
COLUMNS = 92
_PLAIN, _BOLD, _ITALIC = Font("Face", False, False), Font("Face-Bold", True, False), Font("Face-Italic", False, True)


def leaves_of(sketch: str, *, columns: int = COLUMNS) -> tuple[Leaf, ...]:
    """The sketch's pages as arranged leaves; every line is body."""
    return tuple(_leaf(number, text, columns) for number, text in enumerate(sketch.strip("\n").split("====="), start=1))


def read(sketch: str, *, grids: tuple[Grid, ...] = (), columns: int = COLUMNS) -> MinutesRecord:
    """What `read_minutes` makes of a sketch."""
    leaves = leaves_of(sketch, columns=columns)
    return read_minutes(Document("d1", "minutes", 1, len(leaves)), leaves, grids)


def _leaf(number: int, text: str, columns: int) -> Leaf:
    words: list[Word] = []
    rows: list[list[int]] = []
    top = TOP
    for raw in textwrap.dedent(text.strip("\n")).splitlines():
        if raw.strip() in ("", "~"):
            top += PITCH * (0.5 if raw.strip() else 1.0)
            continue
        for row in _wrapped(raw, columns):
            ids = []
            for column, token, font in row:
                x0 = LEFT + column * CHAR
                ids.append(len(words))
                words.append(Word(token, x0, top, x0 + len(token) * CHAR, top + EM, EM, font))
            rows.append(ids)
            top += PITCH
    page = Page(number, 595.0, 842.0, words=tuple(words))
    lines = tuple(make_line(page, ids) for ids in rows)
    return Leaf(number, lines, body_box=union(line.box for line in lines) if lines else None)


def _tokens(raw: str) -> list[tuple[int, str, Font]]:
    """(column, word, font) with the marks taken out of the columns."""
    found = []
    font, taken = _PLAIN, 0
    for match in re.finditer(r"\S+", raw):
        token = match[0]
        column = match.start() - taken
        if token.startswith("**"):
            font, token, taken = _BOLD, token[2:], taken + 2
        elif token.startswith("_") and not token.startswith("__"):
            font, token, taken = _ITALIC, token[1:], taken + 1
        this = font
        if token.endswith("**"):
            font, token, taken = _PLAIN, token[:-2], taken + 2
        elif token.endswith("_") and not token.endswith("__") and font is _ITALIC:
            font, token, taken = _PLAIN, token[:-1], taken + 1
        if token:
            found.append((column, token, this))
    return found


def _wrapped(raw: str, columns: int) -> list[list[tuple[int, str, Font]]]:
    side = raw[0] if raw[0] in "^>" else ""
    tokens = _tokens(raw[1:].strip() if side else raw)
    if side:
        width = tokens[-1][0] + len(tokens[-1][1])
        shift = (columns - width) // 2 if side == "^" else columns - width
        return [[(c + shift, t, f) for c, t, f in tokens]]
    hang = _hang(tokens)
    rows: list[list[tuple[int, str, Font]]] = [[]]
    shift = 0
    for column, token, font in tokens:
        at = column + shift
        if rows[-1] and at + len(token) > columns:
            shift = hang - column
            at = hang
            rows.append([])
        rows[-1].append((at, token, font))
    return rows


def _hang(tokens: list[tuple[int, str, Font]]) -> int:
    """Where wrapped lines begin: under the word after a number that stands apart, else under the first."""
    if len(tokens) > 1 and re.fullmatch(r"[(\[]?[\w./-]{1,12}[.):\]]?|•|-|o", tokens[0][1]):
        gap = tokens[1][0] - tokens[0][0] - len(tokens[0][1])
        if gap >= 2:
            return tokens[1][0]
    return tokens[0][0]


def titles(record: MinutesRecord) -> list[tuple[str | None, str | None]]:
    """Printed number and title of each item."""
    return [(i["minute_number"], i["title"]) for i in record.items]


def people(record: MinutesRecord, status: str = "present") -> list[tuple[str, str | None, str]]:
    """Name, honorific and capacity of those of the status."""
    return [(a["person_name"], a["honorific"], a["capacity"]) for a in record.attendance if a["status"] == status]


def names(record: MinutesRecord, status: str = "present") -> list[str]:
    """Names of those of the status."""
    return [a["person_name"] for a in record.attendance if a["status"] == status]


def texts(record: MinutesRecord, number: str | None) -> list[str]:
    """The paragraphs under the item of that printed number."""
    return [p.text for p in record.paragraphs if p.section_number == number]


__all__ = ["Line", "leaves_of", "names", "people", "read", "texts", "titles"]
