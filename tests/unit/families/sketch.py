"""Tables sketched in text for the tests of the families: one line a row, cells parted by "|".

`<` is the cell to its left going on (a span over columns), `^` the cell above going on (a span over rows). A cell that
ends in `#rrggbb` has that ground; of lines parted by `//` the first is bold where it begins with `*`, and a line that
begins with `/` stands below white. A line `--- 4` puts the rows below it on page 4.
"""

import re

from extractor.document import Area, Cell, Grid
from extractor.geometry import Box

BOX = Box(0, 0, 100, 10)


def grid(text: str, *, title: str | None = None, header_rows: int = 0, page: int = 1) -> Grid:
    """The grid of a sketch; spans, grounds and pages as above."""
    rows: list[list[str]] = []
    pages: list[int] = []
    for line in text.strip().splitlines():
        line = line.strip()
        if re.match(r"^---\s*\d+$", line):
            page = int(line.split()[1])
            continue
        rows.append([part.strip() for part in line.split("|")] if "|" in line else [line])
        pages.append(page)
    width = max(len(row) for row in rows)
    cells = []
    for r, row in enumerate(rows):
        for c, part in enumerate(row):
            if part in ("<", "^"):
                continue
            right, below = 1, 1
            while c + right < len(row) and row[c + right] == "<":
                right += 1
            while r + below < len(rows) and c < len(rows[r + below]) and rows[r + below][c] == "^":
                below += 1
            colour = re.search(r"\s*#([0-9a-f]{6})$", part)
            words = part[: colour.start()] if colour else part
            bold = words.startswith("*") and "//" in words
            bits = [bit.strip() for bit in words.removeprefix("*" if bold else "").split("//")]
            lines = tuple(bit.removeprefix("/").strip() if n else bit for n, bit in enumerate(bits))
            breaks = tuple(n for n, bit in enumerate(bits) if n and bit.startswith("/"))
            cells.append(
                Cell(r, c, " ".join(lines), pages[r], BOX, below, right, r < header_rows, lines,
                     int(colour[1], 16) if colour else None, bold_lines=int(bold), breaks=breaks)
            )
    areas = tuple(Area(number, BOX) for number in sorted(set(pages)))
    return Grid(0, tuple(cells), len(rows), width, header_rows, areas, title)
