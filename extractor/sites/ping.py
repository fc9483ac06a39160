"""Telling a monitor that a run began, ended, or failed: one GET, ten seconds, its answer of no interest.

A monitor that does not answer must not spoil a night, so its troubles are logged, never raised.
"""

import logging
from collections.abc import Iterable

import httpx2

from extractor.sites.guard import AllowedHosts, GuardedTransport, Reach, check_url
from extractor.sites.problems import FetchProblem

_PATIENCE_SECONDS = 10.0
log = logging.getLogger(__name__)


def ping(url: str | None, user_agent: str, allow_hosts: Iterable[str] = ()) -> bool:
    """Call `url` as `user_agent`; True where something answered 2xx or 3xx. None calls nothing."""
    if not url:
        return False
    allowed = AllowedHosts(allow_hosts)
    try:
        check_url(url, reach=Reach(url), allowed=allowed)
        with httpx2.Client(
            transport=GuardedTransport(allowed, httpx2.create_ssl_context()), timeout=_PATIENCE_SECONDS,
            trust_env=False, headers={"User-Agent": user_agent},
        ) as client:
            answer = client.get(url)
    except (FetchProblem, httpx2.HTTPError, httpx2.InvalidURL, OSError) as error:
        log.warning("ping %s: %s", url, error)
        return False
    if answer.status_code >= 400:
        log.warning("ping %s: HTTP %s", url, answer.status_code)
    return answer.status_code < 400
