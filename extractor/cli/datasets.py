"""`agendapack datasets`: what there is, what each column means, an example of each."""

from typing import Any

import click
from rich.table import Table
from rich.text import Text

from extractor.archive.bucket import shown
from extractor.archive.place import Out, place_of
from extractor.cli.places import OUTPUT
from extractor.cli.terminal import console, counted, shortened
from extractor.errors import OutputError
from extractor.query import connect, views_sql
from extractor.schema import DATASETS, Dataset


@click.command()
@click.argument("name", required=False, type=click.Choice(list(DATASETS)), metavar="[NAME]")
@click.option("--out", default="output", show_default=True, type=OUTPUT, help="Output folder, or URL (s3://…).")
@click.option("--format", "style", type=click.Choice(["table", "frictionless"]), default="table", show_default=True,
              help="frictionless writes datapackage.json and views.sql into the folder.")
def datasets(name: str | None, out: Out, style: str) -> None:
    """List the datasets; with a NAME its columns: type, unit, meaning, an example.

    \b
    Examples:
      agendapack datasets
      agendapack datasets forward_plan
      agendapack datasets --format frictionless
    """
    if style == "frictionless":
        _write_package(out)
    elif name is None:
        _print_all(out)
    else:
        _print_one(DATASETS[name], out)


def _write_package(out: Out) -> None:
    from extractor.archive.datapackage import write_datapackage

    place = place_of(out)
    if not place.exists():
        raise OutputError(f"{place.shown}: nothing there; run: agendapack ingest PATH --out {place.shown}")
    written = write_datapackage(out)
    views = place.write("views.sql", views_sql(out))
    for path in (written, views):
        click.echo(path)


def _print_all(out: Out) -> None:
    counts = _counts(out)
    table = Table(show_edge=False)
    table.add_column("dataset", style="bold")
    table.add_column("rows", justify="right", style="cyan")
    table.add_column("columns", justify="right")
    table.add_column("what a row is", overflow="fold")
    for declared in DATASETS.values():
        rows = counts.get(declared.name)
        table.add_row(
            declared.name, "-" if rows is None else f"{rows:,}", str(len(declared.columns)), declared.description
        )
    show = console(is_wrapped=False)
    show.print(table)
    if not counts:
        click.echo(f"no output in {shown(out)}/ yet; run: agendapack ingest PATH --out {shown(out)}")


def _counts(out: Out) -> dict[str, int]:
    """Rows of each dataset; none of them where nothing has been made yet."""
    if not place_of(out).exists():
        return {}
    connection = connect(out)
    try:
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchall()[0][0] for name in DATASETS}
    finally:
        connection.close()


def _print_one(declared: Dataset, out: Out) -> None:
    example = _example(declared, out)
    show = console(is_wrapped=False)
    rows = _counts(out).get(declared.name)
    show.print(f"{declared.name}: {declared.description}" + ("" if rows is None else f" {counted(rows, 'row')}."))
    if declared.key:
        show.print(f"key: {', '.join(declared.key)}")
    for foreign in declared.foreign_keys:
        show.print(f"refers to {foreign.dataset} by {', '.join(foreign.columns)}")
    table = Table(show_edge=False)
    for heading in ("column", "type", "unit", "meaning", "example"):
        table.add_column(heading, overflow="fold", style="bold" if heading == "column" else None)
    for column in declared.columns:
        allowed = f" One of {', '.join(column.allowed)}." if column.allowed else ""
        kind = column.type + ("" if column.required else "?")
        value = example.get(column.name)
        shown = "" if value is None else shortened(value, 40)
        table.add_row(column.name, kind, column.unit, column.description + allowed, Text(shown))
    show.print(table)


def _example(declared: Dataset, out: Out) -> dict[str, Any]:
    """Of each column a value that is not null."""
    if not place_of(out).exists():
        return {}
    connection = connect(out)
    try:
        picks = ", ".join(f'any_value("{c}") AS "{c}"' for c in declared.column_names)
        rows = connection.execute(f'SELECT {picks} FROM "{declared.name}"').fetchall()
        return dict(zip(declared.column_names, rows[0], strict=True))
    finally:
        connection.close()
