"""`agendapack status | retry | forget | verify | compact | release`: looking after an output folder."""

import datetime as dt
import time
from collections import Counter
from pathlib import Path

import click
from rich.table import Table

from extractor import bulk, query
from extractor.archive import compact as compacting
from extractor.archive import release as releasing
from extractor.archive import verify as verifying
from extractor.archive.bucket import shown
from extractor.archive.journal import PackEntry, State
from extractor.archive.layout import Layout
from extractor.archive.opened import opened
from extractor.archive.place import Out, place_of
from extractor.archive.publish import forgetting
from extractor.cli.freshness import AGE, freshness
from extractor.cli.ingest import engine_of, engine_options, packs_at_a_time, problem_line
from extractor.cli.places import OUTPUT
from extractor.cli.summary import print_summary
from extractor.cli.terminal import console, counted, safe
from extractor.errors import EXIT_NOTHING, EXIT_OK

_OUT = click.option(
    "--out", default="output", show_default=True, type=OUTPUT, help="Output folder, or URL (s3://…).",
)


@click.command()
@_OUT
@click.option("--failures", is_flag=True, help="Only what failed and why.")
@click.option("--max-age", type=AGE, metavar="26h",
              help="For monitors: how the last nightly run ended; 1 too old or failed, 3 needs a look.")
def status(out: Out, failures: bool, max_age: float | None) -> int:
    """Say what is done, running, partial and failed, by council and year, and why.

    \b
    Examples:
      agendapack status --out output
      agendapack status --max-age 26h
    """
    if max_age is not None:
        if isinstance(out, str):
            raise click.UsageError("--max-age is about nightly runs, which write to a folder")
        return freshness(Layout(Path(out)).state, max_age)
    journal = place_of(out).journal()
    try:
        packs = journal.packs()
    finally:
        journal.close()
    show = console()
    if not failures:
        _print_states(packs)
    bad = [p for p in packs if p.state in ("partial", "failed")]
    for pack in bad:
        show.print(problem_line(pack))
    left = sum(p.state in ("planned", "running") for p in packs)
    if left:
        show.print(f"{counted(left, 'pack')} begun or planned, not finished; where no run is at work: agendapack retry")
    return EXIT_OK


def _print_states(packs: list[PackEntry]) -> None:
    states: tuple[State, ...] = ("ok", "partial", "failed", "running", "planned")
    table = Table(show_edge=False)
    for heading in ("council", "year", *states, "superseded", "pages", "seconds"):
        table.add_column(heading, justify="left" if heading == "council" else "right")
    groups: dict[tuple[str, str], list[PackEntry]] = {}
    for pack in packs:
        year = str(pack.year) if pack.year else "-"
        groups.setdefault((pack.slug or "-", year), []).append(pack)
    rows = [(*key, members) for key, members in sorted(groups.items())]
    for council, year, members in [*rows, ("all", "", packs)]:
        counts = Counter(p.state for p in members)
        replaced = sum(p.superseded_by is not None for p in members)
        table.add_row(
            safe(council), year, *(str(counts[s] or "") for s in states), str(replaced or ""),
            f"{sum(p.page_count or 0 for p in members):,}", f"{sum(p.seconds or 0.0 for p in members):,.1f}",
        )
    show = console(is_wrapped=False)
    show.print(table)


@click.command()
@_OUT
@click.option("--workers", "-w", default=0, type=click.IntRange(0), help="Packs side by side.  [default: one a core]")
@click.option("--all", "everything", is_flag=True, help="Partial packs as well.")
@engine_options
def retry(out: Out, workers: int, everything: bool, engine: str, ray_address: str | None) -> int:
    """Do failed and unfinished packs again.

    \b
    Example:
      agendapack retry --all --out output
    """
    states: tuple[State, ...] = ("planned", "running", "failed", *(("partial",) if everything else ()))
    began = time.monotonic()
    result = bulk.retry(
        out, states, bulk.Options(workers=packs_at_a_time(workers, engine)), engine=engine_of(engine, ray_address),
        after=compacting.compact_when_due,
    )
    if not result.packs:
        click.echo("nothing to do again")
        return EXIT_OK
    for entry in result.packs:
        if entry.state != "ok":
            console(err=True).print(problem_line(entry))
    print_summary(result, shown(out), time.monotonic() - began)
    return result.exit_code


@click.command()
@click.argument("pack")
@_OUT
def forget(pack: str, out: Out) -> int:
    """Take a PACK (its file name, or the beginning of its pack_id) out of every dataset.

    \b
    Example:
      agendapack forget 3f9a1c --out output
    """
    with opened(out) as archive:
        found = archive.journal.packs_like(pack)
        if len(found) != 1:
            for entry in found:
                click.echo(f"  {entry.pack_id[:16]}  {safe(entry.file_name)}  {entry.meeting_date or ''}", err=True)
            what = "no pack is" if not found else f"{len(found)} packs are"
            raise click.UsageError(f"{what} called {safe(pack)}; give the beginning of one pack_id")
        commit = forgetting(archive.layout, archive.journal, found[0], archive.staging_folder("forget"))
        archive.carry_out(commit)
        click.echo(f"forgot {safe(found[0].file_name)} ({found[0].pack_id[:16]})")
        again = [p for p in commit.packs if p.state == "planned"]
        if again:
            click.echo(f"{counted(len(again), 'pack')} that it had replaced can be done again: agendapack retry")
    return EXIT_OK


@click.command()
@_OUT
def verify(out: Out) -> int:
    """Check every file's bytes, columns, rows and keys against the journal. Changes nothing.

    \b
    Example:
      agendapack verify --out output
    """
    faults = [str(f) for f in verifying.file_faults(out)] or query.row_faults(out)
    for fault in faults:
        click.echo(safe(fault), err=True)
    click.echo(f"{shown(out)}: {counted(len(faults), 'fault') if faults else 'all is well'}")
    return EXIT_NOTHING if faults else EXIT_OK


@click.command()
@_OUT
def compact(out: Out) -> int:
    """Join many small files into few: one for each dataset, council and year.

    ingest does this by itself where there are many; reading goes on meanwhile.

    \b
    Example:
      agendapack compact --out output
    """
    with opened(out) as archive:
        gone = compacting.compact(archive)
        click.echo(f"{counted(gone, 'file')} fewer, {counted(len(archive.journal.files()), 'file')} now")
    return EXIT_OK


@click.command()
@_OUT
@click.option("--to", default="releases", show_default=True, type=click.Path(path_type=Path), help="Where to put it.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Date in its name.  [default: today]")
def release(out: Out, to: Path, day: dt.datetime | None) -> int:
    """Copy the datasets to a dated folder with dictionary and checksums.

    \b
    Example:
      agendapack release --to releases
    """
    date = day.date() if day else dt.datetime.now(dt.UTC).date()
    click.echo(releasing.release(out, to, date))
    return EXIT_OK
