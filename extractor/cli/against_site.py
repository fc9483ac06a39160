"""`agendapack report --against-site`: a free accuracy report, from what the councils' own sites say."""

from pathlib import Path

import click
from rich.table import Table

from extractor.cli.terminal import console, safe, shortened
from extractor.history import publish_history
from extractor.query import run

_SHOWN = 20
_SHARES = """
    SELECT authority, "check", count(*) AS compared, count(*) FILTER (is_equal) AS equal,
      round(100.0 * count(*) FILTER (is_equal) / count(*), 1) AS pct
    FROM site_comparison GROUP BY 1, 2 ORDER BY 1, 2"""
_DIFFERENCES = """
    SELECT p.file_name, c."check", c.subject, c.site_text, c.printed_text
    FROM site_comparison c JOIN packs p USING (pack_id) WHERE NOT c.is_equal ORDER BY 1, 2, 3"""


def print_comparison(out: Path, store: Path | None) -> None:
    """The shares that agree, by council and check, then the first differences."""
    if store is not None:
        publish_history(out, store)
    shares = run(_SHARES, out).to_pylist()
    if not shares:
        click.echo("nothing to compare: name the store with --store, or run agendapack nightly")
        return
    table = Table(show_edge=False)
    for heading in ("council", "check", "compared", "equal", "%"):
        table.add_column(heading, justify="left" if heading in ("council", "check") else "right")
    for row in shares:
        table.add_row(*(safe(row[name]) for name in ("authority", "check", "compared", "equal", "pct")))
    console(is_wrapped=False).print(table)
    differences = run(_DIFFERENCES, out).to_pylist()
    for row in differences[:_SHOWN]:
        told = f"{row['check']} {row['subject'] or ''}: site {row['site_text']!r}, print {row['printed_text']!r}"
        console().print(shortened(f"{row['file_name'][:16]} {told}", 300))
    if len(differences) > _SHOWN:
        click.echo(f"and {len(differences) - _SHOWN} more: agendapack query "
                   '"SELECT * FROM site_comparison WHERE NOT is_equal"')
