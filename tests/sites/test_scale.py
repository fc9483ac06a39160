"""Two hundred councils with forty meetings each in one run, within a stated number of requests and memory.

The small version runs with the tests; the whole one with AGENDAPACK_SCALE=200 (about ten minutes on one core).
"""

import multiprocessing
import os
import resource
import threading
from contextlib import ExitStack
from multiprocessing.connection import Connection
from pathlib import Path
from urllib.parse import urlsplit

from extractor.scrape import Options
from extractor.scrape.config import Council
from extractor.scrape.many import locked_store, scrape_many
from extractor.sites.web import Web
from extractor.store import Store
from tests.sites.kit import MANNERS, FastClock
from tests.sites.simulator import serving
from tests.sites.world import World

COUNCILS = int(os.environ.get("AGENDAPACK_SCALE", "6"))
MEETINGS = 40
FIRST_NIGHT, QUIET_NIGHT = 5 * MEETINGS, 12
"""Most requests to one council: on its first night with 40 meetings, and on a night without news."""
MEMORY_MB = 300


def world(number: int) -> World:
    made = World()
    for meeting in range(MEETINGS):
        made.add(number * 1_000 + meeting, 101 + meeting % 3, meeting - 30)
        if meeting < 20:
            made.minutes(number * 1_000 + meeting)
    return made


def serve(connection: Connection, count: int) -> None:
    with ExitStack() as stack:
        simulators = [stack.enter_context(serving(world(n))) for n in range(1, count + 1)]
        connection.send([s.base for s in simulators])
        connection.recv()


def test_many_councils_in_one_run(tmp_path: Path) -> None:
    fork = multiprocessing.get_context("fork")
    ours, theirs = fork.Pipe()
    server = fork.Process(target=serve, args=(theirs, COUNCILS), daemon=True)
    server.start()
    bases = ours.recv()
    councils = [Council(name=f"Council {n}", site=base) for n, base in enumerate(bases, 1)]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        for night, most in ((0, FIRST_NIGHT), (1, QUIET_NIGHT)):
            web = Web(MANNERS, allow_hosts=tuple(urlsplit(b).netloc for b in bases), clock=FastClock(days=night))
            with locked_store(tmp_path) as store:
                reports = scrape_many(councils, web, store, lambda c: Options(), parallel=16, on_report=lambda r: None)
            web.close()
            assert [r.line for r in reports if r.exit_code] == []
            assert max(r.requests for r in reports) <= most
            assert all(r.new == (MEETINGS + 20 if night == 0 else 0) for r in reports)
        assert len(list(Store(tmp_path).objects())) == COUNCILS * (MEETINGS + 20)
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        print(f"{COUNCILS} councils: {grown:.0f} MB more at most, {threading.active_count()} threads left")
        assert grown < MEMORY_MB
    finally:
        ours.send("done")
        server.join(10)
        server.kill()
