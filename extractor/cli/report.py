"""`agendapack report`: findings and the ledger, rolled up for a person, as text or as one HTML file."""

from pathlib import Path

import click

from extractor import report as reporting
from extractor.archive.place import Out
from extractor.cli.places import OUTPUT
from extractor.cli.terminal import console, safe


@click.command()
@click.option("--out", default="output", show_default=True, type=OUTPUT, help="Output folder, or URL (s3://…).")
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write a page instead.")
@click.option("--against-site", is_flag=True, help="How far the reading agrees with what the councils' sites say.")
@click.option("--store", type=click.Path(path_type=Path, exists=True), help="Compare anew with what this store knows.")
def report(out: Out, html: Path | None, against_site: bool, store: Path | None) -> None:
    """Roll findings and the ledger up: per council and year, failures, slow packs, where confidence is low.

    \b
    Examples:
      agendapack report
      agendapack report --html report.html
      agendapack report --against-site --store store
    """
    if against_site:
        from extractor.cli.against_site import print_comparison

        if isinstance(out, str):
            raise click.UsageError("--against-site works on a folder")
        print_comparison(Path(out), store)
        return
    found = reporting.rolled_up(out)
    if html is not None:
        html.write_text(reporting.to_html(found), encoding="utf-8")
        click.echo(html)
        return
    show = console()
    for line in reporting.to_text(found):
        show.print(safe(line))
