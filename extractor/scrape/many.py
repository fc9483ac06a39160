"""Many councils in one run: side by side, each host still one request at a time; one lock; one log of JSON lines."""

import json
import logging
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from filelock import FileLock, Timeout

from extractor.errors import AgendapackError, OutputBusy, OutputError
from extractor.scrape.config import Council
from extractor.scrape.outcome import CouncilReport
from extractor.scrape.round import Options, scrape_council
from extractor.sites import open_site
from extractor.sites.clock import Clock
from extractor.sites.probe import Place, settled
from extractor.sites.problems import Stopped
from extractor.sites.web import Manners, Web
from extractor.store import Store

USUAL_SYSTEM = "moderngov"
"""Where nothing says otherwise: five councils in six publish through it."""

_NOT_WHAT_WAS_EXPECTED = ("gone", "failed to parse", "failed: redirect", "private")
log = logging.getLogger(__name__)


class EventLog:
    """Appends events to a file, one JSON object a line, each with its time; safe for many threads."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path, self._clock, self._lock = path, clock, threading.Lock()
        path.parent.mkdir(parents=True, exist_ok=True)

    def __call__(self, event: Mapping[str, Any]) -> None:
        line = json.dumps({"at": self._clock.now().isoformat(timespec="milliseconds"), **event}, ensure_ascii=False)
        with self._lock, self._path.open("a", encoding="utf-8") as file:
            file.write(line + "\n")


def logged_web(manners: Manners, allow_hosts: Iterable[str], clock: Clock, root: Path) -> Web:
    """The network of one run, its events logged beside the store, a file a day."""
    events = EventLog(root / "logs" / f"{clock.today().isoformat()}.jsonl", clock)
    return Web(manners, allow_hosts=tuple(allow_hosts), clock=clock, observe=events)


@contextmanager
def locked_store(root: Path) -> Iterator[Store]:
    """The store, held by this process alone. Raises OutputBusy where another run holds it."""
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{root}: cannot be made ({error.strerror}); name a folder that may be written") from error
    try:
        with FileLock(root / ".lock", timeout=0):
            yield Store.open(root)
    except Timeout as error:
        raise OutputBusy(f"{root}: another run is writing to this store; wait for it to end") from error


def scrape_many(
    councils: Iterable[Council], web: Web, store: Store, options: Callable[[Council], Options], *, parallel: int,
    on_report: Callable[[CouncilReport], None],
) -> list[CouncilReport]:
    """A round of each council, in the order in which they end. One council's trouble, whatever it is, costs only it."""
    reports: list[CouncilReport] = []
    with ThreadPoolExecutor(max_workers=parallel, thread_name_prefix="council") as pool:
        running = {pool.submit(_one, council, web, store, options(council)): council for council in councils}
        while running:
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                report = _result(future, running.pop(future))
                web.observe({"event": "council", **report.to_json()})
                reports.append(report)
                on_report(report)
    return reports


def _one(council: Council, web: Web, store: Store, options: Options) -> CouncilReport:
    state = store.state(council.name)
    memory = state.setdefault("memory", {})
    gate = web.gate(council.site)
    before = gate.spent
    place = Place("links", council.site) if council.links else settled(web, council.site, memory, hosts=council.hosts)
    looked = gate.spent - before
    system = (place.system or USUAL_SYSTEM) if council.system == "auto" else council.system
    site = open_site(
        system, web, place.base if place.system in (None, system) else council.site,
        hosts=(*council.hosts, urlsplit(council.site).netloc), memory=memory, route=council.route,
        links=council.links.model_dump() if council.links else None,
    )
    report = scrape_council(council.name, site, web, store, options, state, spent=looked)
    if report.error is not None and memory.pop("place", None) is not None:
        store.put_state(council.name, state)
    if report.error is not None and place.system is None and report.error.startswith(_NOT_WHAT_WAS_EXPECTED):
        report.error += f"; no known system was recognised there: `agendapack probe {council.site}` says what was tried"
    return report


def _result(future: Future[CouncilReport], council: Council) -> CouncilReport:
    error = future.exception()
    if error is None:
        return future.result()
    report = CouncilReport(council.name, council.site)
    if isinstance(error, Stopped):
        report.error = "stopped; the next run goes on where this one was"
    elif isinstance(error, AgendapackError | OSError):
        report.error = str(error)
    else:
        log.error("%s", council.name, exc_info=error)
        report.error = f"a fault of this program: {type(error).__name__}: {error}"
    return report
