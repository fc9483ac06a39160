"""`agendapack history`: make the derived datasets again, from what the output folder holds."""

from pathlib import Path

import click

from extractor.cli.places import FOLDER
from extractor.cli.terminal import counted
from extractor.history import publish_history


@click.command()
@click.option("--out", default="output", show_default=True, type=FOLDER, help="Output folder.")
@click.option("--store", type=click.Path(path_type=Path, exists=True), help="Compare with what the sites say, too.")
def history(out: Path, store: Path | None) -> None:
    """Follow decisions through editions of the forward plan, and single papers through packs.

    Writes the datasets plan_history and papers anew, and site_comparison where a store is given; `nightly` does so
    by itself.

    \b
    Example:
      agendapack history --out output
    """
    made = publish_history(out, store)
    click.echo(f"{counted(made.plan_history, 'decision')} followed, {counted(made.papers, 'paper')} compared with "
               f"packs, {counted(made.site_comparison, 'statement')} of sites with the print")
