"""`agendapack history`: make the derived datasets again, from what the output folder holds."""

from pathlib import Path

import click

from extractor.cli.terminal import counted
from extractor.history import publish_history


@click.command()
@click.option("--out", default="output", show_default=True, type=click.Path(path_type=Path), help="Output folder.")
def history(out: Path) -> None:
    """Follow decisions through editions of the forward plan, and single papers through packs.

    Writes the datasets plan_history and papers anew; `nightly` does so by itself.

    \b
    Example:
      agendapack history --out output
    """
    made = publish_history(out)
    click.echo(f"{counted(made.plan_history, 'decision')} followed, {counted(made.papers, 'paper')} compared")
