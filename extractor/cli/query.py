"""`agendapack query`: SQL over every dataset as a view."""

import io
import sys
from pathlib import Path
from typing import IO

import click
import pyarrow as pa
import pyarrow.parquet as pq
from rich.table import Table
from rich.text import Text

from extractor import query as reading
from extractor.archive.place import Out
from extractor.cli.places import OUTPUT
from extractor.cli.terminal import console, counted, is_terminal, safe, shortened

_MAX_SHOWN = 200


@click.command()
@click.argument("sql")
@click.option("--out", default="output", show_default=True, type=OUTPUT, help="Output folder, or URL (s3://…).")
@click.option("--format", "style", type=click.Choice(["table", "csv", "json", "parquet"]), default="table",
              show_default=True, help="How to print the answer.")
@click.option("--to", type=click.Path(path_type=Path, dir_okay=False), help="Write to a file instead of the terminal.")
def query(sql: str, out: Out, style: str, to: Path | None) -> None:
    """Ask the datasets with SQL (DuckDB's); every dataset is a view, `authority` and `year` are columns of each.

    \b
    Examples:
      agendapack query "SELECT * FROM agenda_items LIMIT 5"
      agendapack query "SELECT verb, count(*) AS n FROM decisions GROUP BY ALL ORDER BY n DESC"
      agendapack query "FROM send WHERE unit = 'percent'" --format csv > send.csv
      agendapack query "FROM pages" --format parquet --to pages.parquet
    """
    table = reading.run(sql, out)
    if style == "parquet":
        _write_parquet(table, to)
    elif to is not None:
        with to.open("w", encoding="utf-8", newline="") as file:
            _TEXT_STYLES[style](table, file)
    elif style != "table" and is_terminal():
        shown = io.StringIO(newline="")
        _TEXT_STYLES[style](table, shown)
        for line in shown.getvalue().split("\n"):
            click.echo(safe(line.rstrip("\r")))
    else:
        _TEXT_STYLES[style](table, sys.stdout)


def _write_parquet(table: pa.Table, to: Path | None) -> None:
    if to is not None:
        pq.write_table(table, to, compression="zstd")
    elif is_terminal():
        raise click.UsageError("Parquet is no text: name a file with --to, or send stdout somewhere")
    else:
        pq.write_table(table, pa.PythonFile(sys.stdout.buffer, mode="w"), compression="zstd")


def _print_table(table: pa.Table, file: IO[str]) -> None:
    show = console(file=file, is_wrapped=False)
    drawn = Table(show_lines=False, row_styles=["", "dim"])
    for field in table.schema:
        is_number = pa.types.is_integer(field.type) or pa.types.is_floating(field.type)
        drawn.add_column(safe(field.name), justify="right" if is_number else "left", overflow="fold")
    shown = table.slice(0, _MAX_SHOWN).to_pylist()
    most = max(20, 3 * show.width // max(1, table.num_columns))
    for row in shown:
        drawn.add_row(*(Text("" if v is None else shortened(_value(v), most)) for v in row.values()))
    show.print(drawn)
    rest = f", the first {_MAX_SHOWN} shown; --format csv gives all" if table.num_rows > _MAX_SHOWN else ""
    show.print(counted(table.num_rows, "row") + rest)


def _value(value: object) -> object:
    return "; ".join(map(str, value)) if isinstance(value, list) else value


_TEXT_STYLES = {"table": _print_table, "csv": reading.to_csv, "json": reading.to_json}
