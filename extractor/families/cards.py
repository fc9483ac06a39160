"""KPI cards: a box with a measure's name, its rating, and cells such as "Latest: 34%" and "Target: 60%, Floor: 55%".

In:  a Matrix. Out: `CardValue`s, each under the nearest cell above that names a measure. Charts inside the box leave
nothing, or bits of an axis, in the grid: only labelled figures are read.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from extractor.errors import ValueText
from extractor.families.matrix import Matrix
from extractor.families.rag import colour_name
from extractor.values import Figure, parse_figure, squash

LABELLED = re.compile(
    r"(?P<label>latest|current|previous|last|actual|result|outturn|target|floor(?: standard)?|ceiling|upper|lower|"
    r"national|"
    r"england|benchmark|baseline|performance)\b[\w ]{0,24}?\s*:\s*(?P<figure>[^,;:()]+?)\s*(?=,|;|\(|$|\b(?:floor|"
    r"target|previous|latest)\b)",
    re.I)
RATING = re.compile(r"^\W*(?:red|amber|green)\b\W*\S*$", re.I)


class CardValue(NamedTuple):
    """One labelled figure of a card; `rating` is the card's, in words or by its colour."""

    measure: str
    label: str
    figure: Figure
    text: str
    rating: str | None
    page_number: int


def _figure(text: str) -> Figure | None:
    try:
        return parse_figure(text)
    except ValueText:
        return None


@lru_cache(maxsize=4)
def card_values(matrix: Matrix) -> tuple[CardValue, ...]:
    """Labelled figures of every card in a grid, in reading order; () for a grid that holds none."""
    if not any(":" in text for texts in matrix.texts for text in texts):
        return ()
    values: list[CardValue] = []
    measure: str | None = None
    rating: str | None = None
    for row in range(matrix.row_count):
        cells = [cell for _, cell in matrix.filled(row)]
        found = [match for cell in cells if ":" in cell.text for match in LABELLED.finditer(squash(cell.text))]
        if found and measure:
            made = [(m, _figure(m["figure"])) for m in found]
            values += [
                CardValue(measure, m["label"].capitalize(), figure, squash(m["figure"]), rating, matrix.page_of(row))
                for m, figure in made
                if figure
            ]
            continue
        names = [squash(cell.text) for cell in cells if _is_measure(squash(cell.text))]
        if names:
            measure = names[0]
            rated = [cell for cell in cells if squash(cell.text) != measure]
            rating = next((squash(c.text).split()[0].lower() for c in rated if RATING.match(squash(c.text))), None)
            rating = rating or next((name for c in rated if (name := colour_name(c.fill))), None)
    return tuple(values)


def _is_measure(text: str) -> bool:
    return len(text) >= 20 and not RATING.match(text) and len(re.findall(r"[^\W\d_]{2,}", text)) >= 3
