"""One night: scrape every council, ingest what is new, tell a monitor, leave a summary that `status` can read.

In:  a config. Out: the store and the output folder as of tonight, and `Night`.
Either half can fail without the other: a store that was filled tonight is ingested tomorrow if it must be.
"""

import dataclasses
import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor import bulk
from extractor.archive.journal import PackEntry
from extractor.archive.layout import Layout
from extractor.errors import EXIT_NOTHING, EXIT_OK, EXIT_PARTIAL, AgendapackError, OutputError
from extractor.history import publish_history
from extractor.plan import Plan, stored_candidates
from extractor.scrape import CouncilReport, Options
from extractor.scrape.config import Council, NightlyConfig
from extractor.scrape.many import locked_store, logged_web, scrape_many
from extractor.scrape.outcome import run_exit_code
from extractor.sites.clock import Clock
from extractor.sites.ping import ping
from extractor.sites.problems import Stopped
from extractor.sites.web import Manners, Web
from extractor.store import Store, write_atomically

LAST_RUN = "last_run.json"
log = logging.getLogger(__name__)
_USUAL_INGEST = bulk.Options()


@dataclass(frozen=True, slots=True)
class Night:
    """What a night came to. `ingested` is None where nothing was ingested, `ingest_error` says why it could not be."""

    reports: tuple[CouncilReport, ...]
    ingested: bulk.Summary | None
    ingest_error: str | None
    was_stopped: bool

    @property
    def exit_code(self) -> int:
        """0 all well, 3 something is missing that ought not to be, 1 nothing could be done."""
        scraped = run_exit_code(list(self.reports))
        if scraped == EXIT_NOTHING and not self.was_stopped:
            return EXIT_NOTHING
        has_failures = self.ingested is not None and self.ingested.exit_code != EXIT_OK and bool(self.ingested.packs)
        is_partial = scraped or has_failures or self.ingest_error or self.was_stopped
        return EXIT_PARTIAL if is_partial else EXIT_OK

    @property
    def troubles(self) -> tuple[str, ...]:
        """What somebody ought to look at, though the night was not in vain: a monitor is told."""
        alarms = [f"{r.council}: {alarm}" for r in self.reports for alarm in r.alarms]
        stopped = ["it was stopped before it was done"] if self.was_stopped else []
        failed = [r.line for r in self.reports if r.error is not None and not self.was_stopped]
        return (*stopped, *([f"ingest failed: {self.ingest_error}"] if self.ingest_error else []), *alarms, *failed)

    @property
    def line(self) -> str:
        """The whole night in one line."""
        totals = {n: sum(getattr(r, n) for r in self.reports) for n in ("new", "changed", "unchanged", "requests")}
        failed = sum(r.error is not None for r in self.reports)
        alarms = sum(len(r.alarms) for r in self.reports)
        count = len(self.reports)
        parts = [f"{count} council{'s' if count != 1 else ''}: {totals['new']} new, {totals['changed']} changed, "
                 f"{totals['unchanged']} unchanged, {totals['requests']} requests"]
        parts += [f"{failed} council{'s' if failed != 1 else ''} failed"] if failed else []
        parts += ["stopped; the next run goes on"] if self.was_stopped else []
        parts += [f"{alarms} alarm{'s' if alarms != 1 else ''}"] if alarms else []
        if self.ingested is not None:
            bad = sum(p.state != "ok" for p in self.ingested.finished)
            count = len(self.ingested.finished)
            told = f"{count} pack{'s' if count != 1 else ''} ingested"
            parts.append(told + (f", {bad} of them not ok" if bad else ""))
        parts += [f"ingest failed: {self.ingest_error}"] if self.ingest_error else []
        return "; ".join(parts)


class _Stoppable(bulk.Observer):
    """Passes on what it hears, and ends the ingest when the run is told to stop; every finished pack stays."""

    def __init__(self, inner: bulk.Observer, clock: Clock) -> None:
        self._inner, self._clock = inner, clock

    def planned(self, plan: Plan) -> None:
        self._inner.planned(plan)

    def page(self, pack_id: str, page: int) -> None:
        self._clock.check()
        self._inner.page(pack_id, page)

    def finished(self, entry: PackEntry) -> None:
        self._inner.finished(entry)
        self._clock.check()


def run_night(
    config: NightlyConfig, *, clock: Clock | None = None, on_report: Callable[[CouncilReport], None],
    observer: bulk.Observer | None = None, ingest: bulk.Options = _USUAL_INGEST, only: Sequence[str] = (),
    has_ingest: bool = True, manners: Manners | None = None,
) -> Night:
    """Scrape, ingest, report. Raises OutputBusy where another run holds the store; councils' troubles do not raise."""
    clock = clock or Clock()
    with locked_store(config.store) as store:
        began = clock.stamp()
        manners = dataclasses.replace(
            manners or Manners(), contact=config.contact, requests_per_host=config.budget,
            max_document_bytes=config.max_mb * 1_000_000,
        )
        web = logged_web(manners, config.allow_hosts, clock, store.root)
        who = (web.manners.user_agent, web.allowed.names)
        try:
            ping(config.ping.start, *who)
            night = _night(config, web, store, on_report, observer, ingest if has_ingest else None, only)
            lines = [*(r.line for r in night.reports), night.line]
            for place in (store.root, Layout(config.output).state if has_ingest else store.root):
                record_run(place, began, clock.stamp(), night.exit_code, lines, troubles=night.troubles)
            is_done = night.exit_code != EXIT_NOTHING and not night.was_stopped
            ping(config.ping.success if is_done else config.ping.failure, *who)
            return night
        except BaseException:
            ping(config.ping.failure, *who)
            raise
        finally:
            web.close()


def _night(
    config: NightlyConfig, web: Web, store: Store, on_report: Callable[[CouncilReport], None],
    observer: bulk.Observer | None, ingest: bulk.Options | None, only: Sequence[str],
) -> Night:
    def options(council: Council) -> Options:
        return Options(kinds=council.kinds, committees=council.committees, backfill_years=config.backfill_years)

    councils = [c for c in config.council if not only or c.name in only]
    reports = tuple(scrape_many(councils, web, store, options, parallel=config.parallel, on_report=on_report))
    ingested, error = None, None
    was_stopped = web.clock.stop.is_set()
    if ingest is not None and not was_stopped:
        try:
            watched = _Stoppable(observer or bulk.Observer(), web.clock)
            ingested = ingest_store(store.root, config.output, options=ingest, observer=watched)
            if ingested is not None and ingested.finished:
                publish_history(config.output, store.root)
        except Stopped:
            was_stopped = True
        except OutputError as problem:
            error = str(problem)
    return Night(reports, ingested, error, was_stopped)


def ingest_store(
    root: Path, out: Path, *, options: bulk.Options | None = None, observer: bulk.Observer | None = None
) -> bulk.Summary | None:
    """Ingest what is new in a store; None where it holds nothing yet."""
    found = stored_candidates(root)
    return bulk.ingest(found, out, options, observer=observer) if found else None


def record_run(
    folder: Path, began: str, ended: str, exit_code: int, lines: list[str], *, troubles: Sequence[str] = ()
) -> None:
    """Leave word of this run for `agendapack status --max-age`."""
    said = {"began_at": began, "ended_at": ended, "exit_code": exit_code, "lines": lines, "troubles": list(troubles)}
    write_atomically(folder / LAST_RUN, json.dumps(said, ensure_ascii=False, indent=1).encode())


def last_run(folder: Path) -> dict[str, Any] | None:
    """What the last run left; None where there was none. Raises AgendapackError where it cannot be read."""
    path = folder / LAST_RUN
    if not path.exists():
        return None
    try:
        found: dict[str, Any] = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise AgendapackError(f"{path}: cannot be read ({error}); the next run writes it again") from error
    return found
