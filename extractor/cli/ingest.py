"""`agendapack ingest`: progress while it runs, one line a failure, a summary at the end."""

import functools
import os
import time
from typing import Any

import click
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from extractor import bulk
from extractor.archive.bucket import shown
from extractor.archive.compact import compact_when_due
from extractor.archive.journal import PackEntry
from extractor.archive.place import Out
from extractor.cli.places import OUTPUT
from extractor.cli.summary import print_summary
from extractor.cli.terminal import console, counted, safe, shortened
from extractor.engines import local
from extractor.engines.task import Bounds
from extractor.plan import Plan, matches


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def engine_options(command: Any) -> Any:
    """--engine and --ray-address, for every command that reads packs."""
    command = click.option(
        "--ray-address", metavar="HOST:PORT", help="The cluster.  [default: one on this machine, for this run]",
    )(command)
    return click.option(
        "--engine", type=click.Choice(["local", "ray"]), default="local", show_default=True,
        help="Where packs are read: here, or on a Ray cluster.",
    )(command)


def engine_of(engine: str, ray_address: str | None) -> bulk.Engine:
    """The engine that the options mean."""
    if engine == "ray":
        from extractor.engines import ray

        return functools.partial(ray.run, address=ray_address)
    if ray_address is not None:
        raise click.UsageError("--ray-address goes with --engine ray")
    return local.run


class _Display(bulk.Observer):
    """Draws progress on stderr; prints a line for each pack that is not ok."""

    def __init__(self, *, is_quiet: bool) -> None:
        self.console = console(err=True)
        self.bar = Progress(
            TextColumn("{task.description}"), BarColumn(bar_width=32), MofNCompleteColumn(), TextColumn("packs"),
            TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn(), console=self.console,
            disable=is_quiet or not self.console.is_terminal, transient=True,
        )
        self.is_quiet = is_quiet
        self.names: dict[str, str] = {}
        self.task: Any = None

    def planned(self, plan: Plan) -> None:
        self.names = {p.pack_id: p.file_name for p in plan.todo}
        self.task = self.bar.add_task("starting", total=len(plan.todo))
        if not self.is_quiet and plan.done_before:
            self.console.print(f"{counted(len(plan.done_before), 'pack')} done before, {len(plan.todo)} to do")

    def page(self, pack_id: str, page: int) -> None:
        name = shortened(self.names.get(pack_id, pack_id), 32)
        self.bar.update(self.task, description=f"{name} p.{page}")

    def finished(self, entry: PackEntry) -> None:
        self.bar.update(self.task, advance=1)
        if entry.state != "ok":
            self.console.print(problem_line(entry))


def problem_line(entry: PackEntry) -> str:
    """ "failed  x.pdf: why, and what to do"."""
    reason = entry.reason or "no reason given"
    text = reason if reason.startswith(entry.file_name) else f"{entry.file_name}: {reason}"
    return f"{entry.state:8}{shortened(text, 400)}"


@click.command(epilog="Exit codes: 0 all well, 1 nothing could be done, 3 some packs partial or failed, 75 locked.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--out", default="output", show_default=True, type=OUTPUT, help="Output folder, or URL (s3://…).")
@click.option("--workers", "-w", default=0, type=click.IntRange(0), help="Packs side by side.  [default: one a core]")
@click.option("--authority", metavar="NAME", help="The council, for packs that do not say.")
@click.option("--force", is_flag=True, help="Do packs again that are done.")
@click.option("--keep-superseded/--drop-superseded", default=None,
              help="Keep the rows of packs that a later issue replaced.  [default: as last told; at first: drop]")
@click.option("--no-compact", is_flag=True, help="Leave one file a pack, however many there are.")
@click.option("--quiet", "-q", is_flag=True, help="Only failures and the summary.")
@click.option("--pack-seconds", default=3600.0, show_default=True, help="Longest time for a pack.")
@click.option("--page-seconds", default=120.0, show_default=True, help="Longest silence on a page.")
@click.option("--cpu-seconds", default=3600, show_default=True, help="Most CPU time for a pack.")
@click.option("--memory", default=4096, show_default=True, metavar="MB", help="Most memory for a worker.")
@click.option("--max-pages", type=int, help="Refuse packs of more pages.")
@click.option("--max-bytes", type=int, help="Refuse files of more bytes.")
@click.option("--max-page-points", type=float, help="Leave out pages wider or higher than this.")
@engine_options
def ingest(
    paths: tuple[str, ...], out: Out, no_compact: bool, quiet: bool, engine: str, ray_address: str | None,
    **chosen: Any,
) -> int:
    """Read packs (files, folders, patterns) and write datasets.

    Running it again does only what is new or changed; stopping it loses nothing that is done.

    \b
    Examples:
      agendapack ingest pack.pdf
      agendapack ingest packs/ more/*.pdf --out output --workers 4
      agendapack ingest parish/ --authority "Little Snoring Parish Council"
      agendapack ingest packs/ --engine ray --ray-address 10.0.0.1:6379
    """
    nothing = [p for p in paths if not matches(p)]
    if nothing:
        raise click.BadParameter(f"nothing is called {safe(nothing[0])}", param_hint="PATH")
    runs = engine_of(engine, ray_address)
    began = time.monotonic()
    display = _Display(is_quiet=quiet)
    with display.bar:
        result = bulk.ingest(
            paths, out, _options(chosen, packs_at_a_time(chosen["workers"], engine)), observer=display, engine=runs,
            after=None if no_compact else compact_when_due,
        )
    for entry in result.before:
        if entry.state != "ok" and not quiet:
            display.console.print(problem_line(entry))
    print_summary(result, shown(out), time.monotonic() - began)
    return result.exit_code


def packs_at_a_time(wanted: int, engine: str) -> int:
    """Packs at a time; the cluster engine counts the cluster's cores itself."""
    return wanted or (cores() if engine == "local" else 0)


def _options(chosen: dict[str, Any], workers: int) -> bulk.Options:
    names = {"max_pages": "max_pages", "max_bytes": "max_bytes", "max_page_points": "max_page_points"}
    reading = {limit: chosen[name] for name, limit in names.items() if chosen[name] is not None}
    bounds = Bounds(
        wall_seconds=chosen["pack_seconds"], page_seconds=chosen["page_seconds"], cpu_seconds=chosen["cpu_seconds"],
        memory_bytes=chosen["memory"] << 20, reading=reading,
    )
    return bulk.Options(
        workers=workers, authority=chosen["authority"], force=chosen["force"],
        keep_superseded=chosen["keep_superseded"], bounds=bounds,
    )
