"""One origin's gate: one request at a time, spaced, counted; shut for the night where the site asks for it.

The first request of a run waits as well: the run before it may have been killed a moment ago, and the site counts
seconds, not processes.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from protego import Protego

from extractor.sites.clock import Clock
from extractor.sites.problems import FetchProblem, Reason

_MARGIN_SECONDS = 0.05     # the site may have sent its last byte a little after it was read here
_BLOCKS_IN_A_ROW, _FAILURES_IN_A_ROW = 6, 8


class Patience(Protocol):
    @property
    def requests_per_host(self) -> int: ...


class Gate:
    """`spent` counts requests of this run. After six refusals or eight failed connections in a row it shuts."""

    def __init__(self, origin: str, clock: Clock, delay_seconds: float, patience: Patience) -> None:
        self.origin = origin
        self.delay_seconds = delay_seconds
        self.spent = 0
        self.robots: Protego | None = None
        self.robots_lock = threading.RLock()
        self._clock = clock
        self._patience = patience
        self._turn = threading.RLock()
        self._open_at = clock.monotonic() + delay_seconds
        self._shut_because: FetchProblem | None = None
        self._blocks = self._failures = 0

    @contextmanager
    def turn(self, url: str) -> Iterator[None]:
        """Wait for this origin's turn and hold it; the pause begins when the answer has been read or dropped."""
        with self._turn:
            if self._shut_because is not None:
                raise FetchProblem(self._shut_because.reason, url, self._shut_because.detail)
            if self.spent >= self._patience.requests_per_host:
                raise FetchProblem("budget", url, f"{self.spent} requests made to this host")
            self._clock.check()
            self._clock.sleep(self._open_at - self._clock.monotonic())
            self.spent += 1
            try:
                yield
            finally:
                self._open_at = max(self._open_at, self._clock.monotonic() + self.delay_seconds + _MARGIN_SECONDS)

    def slow_down(self, delay_seconds: float) -> None:
        """Widen the pause, never narrow it."""
        self._open_at += max(delay_seconds - self.delay_seconds, 0.0)
        self.delay_seconds = max(self.delay_seconds, delay_seconds)

    def shut(self, reason: Reason, detail: str) -> None:
        """Nothing more is asked of this origin in this run; whoever asks is told this reason."""
        self._shut_because = self._shut_because or FetchProblem(reason, self.origin, detail)

    def close_if_longer(self, wait_seconds: float | None, longest_seconds: float) -> None:
        """Shut for the night where the site asks for a longer wait than a run can take; else keep to the wait."""
        if wait_seconds is not None and wait_seconds > longest_seconds:
            self.shut("blocked", f"asked to come back in {wait_seconds:.0f} s")
        elif wait_seconds is not None:
            self._open_at = max(self._open_at, self._clock.monotonic() + wait_seconds)

    def note_success(self) -> None:
        self._blocks = self._failures = 0

    def note_block(self) -> None:
        self._blocks += 1
        if self._blocks >= _BLOCKS_IN_A_ROW:
            self.shut("blocked", f"{self._blocks} refusals in a row: the host is left alone tonight")

    def note_failure(self) -> None:
        self._failures += 1
        if self._failures >= _FAILURES_IN_A_ROW:
            self.shut("unreachable", f"{self._failures} failed connections in a row: the host is left alone tonight")
