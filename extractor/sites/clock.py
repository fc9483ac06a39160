"""Time as the fetch layer sees it, in one object, so that a test can let a night pass in a second.

There is no setting for the pause between requests: it is `web.MINIMUM_DELAY_SECONDS` of this clock, or what
robots.txt asks for if that is more. A test's clock runs faster; nothing else can shorten the pause.
"""

import threading
import time
from datetime import UTC, date, datetime

from extractor.sites.problems import Stopped


class Clock:
    """`stop` ends every wait at once, with Stopped."""

    def __init__(self, stop: threading.Event | None = None) -> None:
        self.stop = stop or threading.Event()

    def monotonic(self) -> float:
        return time.monotonic()

    def now(self) -> datetime:
        return datetime.now(UTC)

    def today(self) -> date:
        return self.now().date()

    def stamp(self) -> str:
        """Now, UTC, ISO 8601 to the second."""
        return self.now().replace(microsecond=0).isoformat()

    def sleep(self, seconds: float) -> None:
        if self.stop.wait(max(seconds, 0.0)):
            raise Stopped()

    def check(self) -> None:
        if self.stop.is_set():
            raise Stopped()
