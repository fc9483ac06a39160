"""A table of minutes as rows of texts: what reading votes, rolls, actions and decisions out of tables begins with."""

from extractor.document import Grid


def rows_of(grid: Grid) -> list[dict[int, str]]:
    """The texts of the table's cells by column, a dict a row from top to bottom; columns without a cell are absent."""
    rows: dict[int, dict[int, str]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, {})[cell.column] = cell.text.strip()
    return [rows[row] for row in sorted(rows)]
