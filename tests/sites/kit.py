"""Running nights against a simulator: a clock that runs fast, and a night in one call."""

import threading
import time
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from datetime import time as dt_time
from itertools import pairwise
from pathlib import Path
from typing import Any

from extractor.scrape import CouncilReport, Options
from extractor.scrape.config import Council
from extractor.scrape.many import locked_store, scrape_many
from extractor.sites.clock import Clock
from extractor.sites.web import Manners, Web
from extractor.store import Store
from tests.sites.simulator import Simulator
from tests.sites.world import TODAY

SPEED = 200.0
"""The test clock's seconds in one real second; the pause of a second between requests becomes 5 ms."""

_NIGHT, _STARTED = datetime.combine(TODAY, dt_time(2), UTC), time.monotonic()


class FastClock(Clock):
    """Runs SPEED times as fast, and may be some days ahead. Its first night begins at two on the world's own day, so
    that no test sees a midnight pass."""

    def __init__(self, *, days: float = 0.0, stop: threading.Event | None = None, speed: float = SPEED) -> None:
        super().__init__(stop)
        self.days, self.speed = days, speed

    def monotonic(self) -> float:
        return time.monotonic() * self.speed

    def now(self) -> datetime:
        return _NIGHT + timedelta(days=self.days, seconds=time.monotonic() - _STARTED)

    def sleep(self, seconds: float) -> None:
        super().sleep(max(seconds, 0.0) / self.speed)


MANNERS = Manners(contact="tests@example.org", listing_seconds=1e9, document_seconds=1e9, slow_after_seconds=60.0,
                  slow_bytes_per_second=1.0, read_seconds=5.0)


def night(
    simulator: Simulator, store: Path, *, days: float = 0.0, name: str = "Testshire", manners: Manners = MANNERS,
    options: Options | None = None, events: list[Mapping[str, Any]] | None = None, allow: tuple[str, ...] | None = None,
    **facts: Any,
) -> CouncilReport:
    """One night at one council; `facts` go into its config."""
    council = Council(name=name, site=simulator.base, **facts)
    clock = FastClock(days=days)
    hosts = (simulator.host,) if allow is None else allow
    web = Web(manners, allow_hosts=hosts, clock=clock, observe=(events.append if events is not None else None))
    try:
        with locked_store(store) as opened:
            return scrape_many([council], web, opened, lambda c: options or Options(kinds=c.kinds), parallel=1,
                               on_report=lambda report: None)[0]
    finally:
        web.close()


def contents(store: Path) -> set[bytes]:
    """Every stored content, which must be whole."""
    return {p.read_bytes() for p in Store(store).objects()}


def fetched_twice(simulator: Simulator) -> list[str]:
    return [path for path, count in Counter(simulator.fetched()).items() if count > 1]


def gaps(simulator: Simulator) -> list[float]:
    """Seconds (real ones) between the end of each request and the beginning of the next, by the server's log."""
    seen = sorted(simulator.log, key=lambda s: s.began)
    return [later.began - earlier.ended for earlier, later in pairwise(seen)]
