"""Asking again after a fault that may pass: exponential waits with jitter, or what Retry-After says if that is more."""

import random
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

from tenacity import RetryCallState, Retrying, retry_if_exception

from extractor.sites.clock import Clock
from extractor.sites.problems import TryAgain

_FIRST_WAIT_SECONDS, _LONGEST_BACKOFF_SECONDS = 2.0, 60.0
_MOST_PATIENT_SECONDS = 120.0
T = TypeVar("T")


def retry_after_seconds(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds that a Retry-After header asks for, in either of its forms; None without one that can be read.

    >>> retry_after_seconds({"retry-after": "7"}, datetime.now(UTC)), retry_after_seconds({}, datetime.now(UTC))
    (7.0, None)
    """
    text = headers.get("retry-after", "").strip()
    if not text:
        return None
    if text.isdigit():
        return float(text)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max((until - now).total_seconds(), 0.0)


def _wait_seconds(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    backoff = min(_FIRST_WAIT_SECONDS * 2 ** (state.attempt_number - 1), _LONGEST_BACKOFF_SECONDS)
    jittered = backoff * random.uniform(0.5, 1.0)
    asked = error.wait_seconds if isinstance(error, TryAgain) else None
    return float(max(jittered, asked + random.uniform(0.0, 0.5)) if asked is not None else jittered)


def _is_worth_it(error: BaseException) -> bool:
    return isinstance(error, TryAgain) and (error.wait_seconds or 0.0) <= _MOST_PATIENT_SECONDS


def _stop_after(attempts: int) -> Callable[[RetryCallState], bool]:
    """Attempts are used up. Silence is waited out twice only, it has cost a minute by then; "too many requests" is
    a matter of waiting, so even what is asked once is asked again then."""

    def is_enough(state: RetryCallState) -> bool:
        error = state.outcome.exception() if state.outcome else None
        reason = error.reason if isinstance(error, TryAgain) else None
        allowed = min(attempts, 2) if reason == "too_slow" else max(attempts, 3) if reason == "blocked" else attempts
        return state.attempt_number >= allowed

    return is_enough


def asked_again(ask: Callable[[], T], attempts: int, clock: Clock) -> T:
    """What `ask` returns, asked up to `attempts` times while it raises TryAgain; the last one is raised."""
    retrying = Retrying(
        stop=_stop_after(attempts), wait=_wait_seconds, sleep=clock.sleep, reraise=True,
        retry=retry_if_exception(_is_worth_it),
    )
    return retrying(ask)
