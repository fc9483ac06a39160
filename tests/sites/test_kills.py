"""kill -9 at random points, then one run to the end: the store is the same as if nothing had happened."""

import multiprocessing
import os
import random
import signal
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from extractor.store import Store
from tests.sites.kit import night
from tests.sites.simulator import Simulator, Switches, serving
from tests.sites.world import pdf, usual

KILLS, KILLS_A_STORE = 60, 6


def big() -> Any:
    world = usual()
    for meeting in world.meetings.values():
        for file in meeting.files:
            file.content = pdf(file.path, size=600_000)
    return world


def serve(connection: Connection) -> None:
    with serving(big(), Switches(has_etags=True)) as simulator:
        connection.send(simulator.base)
        time.sleep(600)


def run(base: str, store: Path) -> None:
    simulator = Simulator(big())
    simulator.base = base
    night(simulator, store)


def picture(store: Path) -> dict[str, object]:
    """The store without its times and rounds."""
    opened = Store(store)
    return {
        "objects": sorted(p.name for p in opened.objects()),
        "sources": sorted((s.key, s.url, s.kind, s.committee, tuple(v.sha256 for v in s.versions))
                          for s in opened.sources()),
        "meetings": sorted((m.meeting_id, m.date, m.status, m.is_complete, m.fingerprint, m.stored_count,
                            tuple(sorted(m.missing.items()))) for m in opened.meetings()),
        "parts": sorted(p.name for p in (store / "parts").glob("*")),
        "leftovers": sorted(p.name for p in store.rglob("*.tmp")),
    }


@pytest.mark.slow
def test_sixty_kills(tmp_path: Path) -> None:
    fork = multiprocessing.get_context("fork")
    ours, theirs = fork.Pipe()
    server = fork.Process(target=serve, args=(theirs,), daemon=True)
    server.start()
    base = ours.recv()
    try:
        began = time.monotonic()
        run(base, tmp_path / "calm")
        whole_run = time.monotonic() - began
        wanted = picture(tmp_path / "calm")
        chance = random.Random(6)
        for number in range(KILLS // KILLS_A_STORE):
            store = tmp_path / str(number)
            for _ in range(KILLS_A_STORE):
                child = fork.Process(target=run, args=(base, store))
                child.start()
                time.sleep(chance.uniform(0.0, whole_run * 0.9))
                if child.pid is not None and child.is_alive():
                    os.kill(child.pid, signal.SIGKILL)
                child.join()
                for content in Store(store).objects():
                    assert content.read_bytes().endswith(b"%%EOF\n"), "half a file posed as a pack"
            run(base, store)
            assert picture(store) == wanted
    finally:
        server.kill()
        server.join()
