"""Asking a site for something, politely: the only door to the network.

One request at a time per origin, at least a second between the end of one and the start of the next, more where
robots.txt says so; robots.txt read first; a budget per origin and night; Retry-After honoured; redirects followed
here one by one, each a request like any other, and only to the site's own places.
Refuses: private addresses, foreign hosts, what robots.txt disallows, anything after a block or past the budget.

What surprised us: ModernGov redirects to mgError.aspx with 302 for whatever it lacks, so the error page need never
be fetched; and ASP.NET loops through `AspxAutoDetectCookieSupport` for readers that keep no cookies.
"""

import logging
import re
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx2
from protego import Protego

from extractor import __version__
from extractor.sites.challenge import challenge_name, notice_of
from extractor.sites.clock import Clock
from extractor.sites.gate import Gate
from extractor.sites.guard import AllowedHosts, GuardedTransport, Reach, RefusedAddress, check_url, origin_of
from extractor.sites.problems import FetchProblem, RangeRefused, Reason, TryAgain
from extractor.sites.retry import asked_again, retry_after_seconds

MINIMUM_DELAY_SECONDS = 1.0
ROBOT_NAME = "agendapack"
_MAX_HOPS = 6
_MAX_ROBOTS_BYTES = 512_000
_LOGIN = re.compile(r"/(?:mg)?(?:login|signin|logon|account/login)|[?&]returnurl=", re.IGNORECASE)
_ERROR_PAGE = re.compile(
    r"/mgerror\.aspx|/(?:error|404|notfound|pagenotfound)(?:\.aspx|\.html?)?(?:[?;]|$)", re.IGNORECASE
)
_PASSING = frozenset({408, 425, 500, 502, 503, 504, 520, 521, 522, 523, 524})

log = logging.getLogger(__name__)


@lru_cache(maxsize=1)
def default_contact() -> str:
    """The mailbox that every mail domain must read (RFC 5321), where the operator named none. Asks the resolver once:
    where that is broken it takes seconds."""
    return f"postmaster@{socket.getfqdn()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """Caps and patience. There is no pause here: see `clock`. Times in seconds."""

    contact: str = ""
    requests_per_host: int = 1_000
    max_document_bytes: int = 300_000_000
    max_listing_bytes: int = 32_000_000
    connect_seconds: float = 15.0
    read_seconds: float = 30.0
    listing_seconds: float = 90.0
    document_seconds: float = 900.0
    slow_after_seconds: float = 20.0
    slow_bytes_per_second: float = 2_000.0
    attempts: int = 4
    longest_wait_seconds: float = 120.0

    @property
    def user_agent(self) -> str:
        contact = self.contact or default_contact()
        return f"{ROBOT_NAME}/{__version__} (reader of published council papers; contact: {contact})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One thing to ask for. `reach` says where redirects may lead; `attempts` 1 asks once."""

    url: str
    reach: Reach
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    attempts: int | None = None
    accept: str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5"


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer, small enough to hold. `status` is 2xx or 304."""

    url: str
    final_url: str
    status: int
    headers: Mapping[str, str]
    body: bytes


Observer = Callable[[Mapping[str, Any]], None]


class Web:
    """The network, shared by all councils of a run; thread-safe, each origin serialised by its gate."""

    def __init__(
        self, manners: Manners, *, allow_hosts: tuple[str, ...] = (), clock: Clock | None = None,
        observe: Observer | None = None,
    ) -> None:
        self.manners = manners
        self.clock = clock or Clock()
        self.allowed = AllowedHosts(allow_hosts)
        self.observe: Observer = observe or (lambda event: None)
        self._ssl = httpx2.create_ssl_context()
        self._gates: dict[str, Gate] = {}
        self._clients: dict[str, httpx2.Client] = {}
        self._lock = threading.Lock()

    def close(self) -> None:
        for client in self._clients.values():
            client.close()

    def gate(self, url: str) -> Gate:
        """The gate of a URL's origin; made, and the origin's robots.txt read, when it is first needed."""
        origin = origin_of(url)
        with self._lock:
            gate = self._gates.get(origin)
            if gate is None:
                gate = self._gates[origin] = Gate(origin, self.clock, MINIMUM_DELAY_SECONDS, self.manners)
                self._clients[origin] = self._client()
        return gate

    def _client(self) -> httpx2.Client:
        return httpx2.Client(
            transport=GuardedTransport(self.allowed, self._ssl), follow_redirects=False, trust_env=False,
            headers={"User-Agent": self.manners.user_agent, "Accept-Language": "en-GB,en"},
            timeout=httpx2.Timeout(self.manners.read_seconds, connect=self.manners.connect_seconds),
        )

    def get(self, ask: Ask) -> Reply:
        """The whole answer to a listing or page. Raises FetchProblem for everything but 2xx and 304."""
        return asked_again(lambda: self._get_once(ask), ask.attempts or self.manners.attempts, self.clock)

    def _get_once(self, ask: Ask) -> Reply:
        with self.exchange(ask) as response:
            body = self._body(response)
            self.gate(ask.url).note_success()
            return Reply(ask.url, str(response.url), response.status_code, dict(response.headers), body)

    def _body(self, response: httpx2.Response) -> bytes:
        url, cap = str(response.url), self.manners.max_listing_bytes
        started, parts, size = self.clock.monotonic(), [], 0
        with told_as_problems(url):
            for chunk in response.iter_bytes():
                size += len(chunk)
                if size > cap:
                    raise FetchProblem("too_big", url, f"a page of more than {cap:,} bytes")
                if self.clock.monotonic() - started > self.manners.listing_seconds:
                    raise FetchProblem("too_slow", url, f"page not complete after {self.manners.listing_seconds:.0f} s")
                parts.append(chunk)
        body = b"".join(parts)
        self.observe({"event": "answer", "url": url, "status": response.status_code, "bytes": size})
        if (name := challenge_name(body)) is not None:
            self.gate(url).note_block()
            raise FetchProblem("blocked", url, f"challenge page ({name}) with status {response.status_code}")
        if (found := notice_of(body)) is not None:
            notice, heading = found
            raise FetchProblem(notice.reason, url, f"{notice.name} with status {response.status_code}: {heading!r}")
        return body

    @contextmanager
    def exchange(self, ask: Ask) -> Iterator[httpx2.Response]:
        """One open answer with status 2xx, 206 or 304, after redirects; the origin is held until it is closed."""
        url, seen = ask.url, set[str]()
        for _ in range(_MAX_HOPS):
            if url in seen and not _sets_cookie_support(url):
                raise FetchProblem("redirect", url, "redirected in a circle")
            seen.add(url)
            self._permit(url, ask.reach)
            with self._sent(url, ask) as response:
                if response.status_code not in (301, 302, 303, 307, 308):
                    self._check_status(response)
                    yield response
                    return
                url = self._next_url(response)
        raise FetchProblem("redirect", url, f"more than {_MAX_HOPS} redirects")

    @contextmanager
    def _sent(self, url: str, ask: Ask) -> Iterator[httpx2.Response]:
        gate = self.gate(url)
        with gate.turn(url):
            client = self._clients[gate.origin]
            request = client.build_request(ask.method, url, headers={"Accept": ask.accept, **ask.headers})
            with told_as_problems(url, gate):
                response = client.send(request, stream=True)
            self.observe({"event": "request", "method": ask.method, "url": url, "status": response.status_code})
            try:
                yield response
            finally:
                response.close()

    def _permit(self, url: str, reach: Reach) -> None:
        check_url(url, reach=reach, allowed=self.allowed)
        gate = self.gate(url)
        with gate.robots_lock:
            if gate.robots is None:
                gate.robots = self._robots_or_shut(gate, reach)
                gate.slow_down(_robots_delay(gate.robots))
        if not gate.robots.can_fetch(url, ROBOT_NAME):
            raise FetchProblem("robots", url, "disallowed by robots.txt")

    def _robots_or_shut(self, gate: Gate, reach: Reach) -> Protego:
        try:
            return self._robots(gate, reach)
        except TryAgain as problem:
            told = f"robots.txt could not be read ({problem.detail}): the site is left alone"
            reason: Reason = "server_error" if problem.reason == "server_error" else "unreachable"
            gate.shut(reason, told)
            raise FetchProblem(reason, problem.url, told) from problem

    def _robots(self, gate: Gate, reach: Reach) -> Protego:
        """robots.txt as RFC 9309 has it: no file (4xx) allows everything, no answer (5xx) allows nothing tonight."""
        ask = Ask(url=f"{gate.origin}/robots.txt", reach=reach, accept="text/plain,*/*;q=0.1")

        def once() -> Protego:
            with self._sent(ask.url, ask) as response:
                if response.status_code in _PASSING or response.status_code == 429:
                    wait = retry_after_seconds(response.headers, self.clock.now())
                    raise TryAgain("server_error", ask.url, f"HTTP {response.status_code}", wait)
                body = b""
                if response.status_code == 200:
                    with told_as_problems(ask.url):
                        for chunk in response.iter_bytes():
                            body += chunk
                            if len(body) > _MAX_ROBOTS_BYTES:
                                break
                return Protego.parse(body[:_MAX_ROBOTS_BYTES].decode("utf-8-sig", "replace"))

        return asked_again(once, min(self.manners.attempts, 3), self.clock)

    def _check_status(self, response: httpx2.Response) -> None:
        status, url = response.status_code, str(response.url)
        if 200 <= status < 300 or status == 304:
            return
        gate = self.gate(url)
        wait = retry_after_seconds(response.headers, self.clock.now())
        if status in (404, 410):
            raise FetchProblem("gone", url, f"HTTP {status}")
        if status == 416:
            raise RangeRefused("truncated", url, "HTTP 416")
        if status == 401 or status == 407:
            raise FetchProblem("private", url, f"HTTP {status}")
        if status == 429 or (status == 503 and wait is not None):
            gate.close_if_longer(wait, self.manners.longest_wait_seconds)
            raise TryAgain("blocked" if status == 429 else "server_error", url, f"HTTP {status}", wait)
        if status == 403 or status == 451:
            gate.note_block()
            raise FetchProblem("blocked", url, f"HTTP {status}")
        if status in _PASSING:
            self._raise_fault(response, gate, url)
        raise FetchProblem("server_error", url, f"HTTP {status}")

    def _raise_fault(self, response: httpx2.Response, gate: Gate, url: str) -> None:
        with told_as_problems(url):
            head = next(response.iter_bytes(40_000), b"")
        if (name := challenge_name(head)) is not None:
            gate.note_block()
            raise FetchProblem("blocked", url, f"challenge page ({name}) with status {response.status_code}")
        raise TryAgain("server_error", url, f"HTTP {response.status_code}")

    def _next_url(self, response: httpx2.Response) -> str:
        here, target = str(response.url), response.headers.get("location", "").strip()
        if not target:
            raise FetchProblem("redirect", here, f"HTTP {response.status_code} without an address")
        target = urljoin(here, target.replace(" ", "%20"))
        if _ERROR_PAGE.search(target):
            raise FetchProblem("error_page", here, "redirected to the site's error page")
        if _LOGIN.search(target):
            raise FetchProblem("private", here, "redirected to a login")
        if urlsplit(here).scheme == "https" and urlsplit(target).scheme == "http":
            raise FetchProblem("redirect", here, f"redirected from https to {target[:200]}")
        return target


def _robots_delay(robots: Protego) -> float:
    delay = float(robots.crawl_delay(ROBOT_NAME) or 0.0)
    rate = robots.request_rate(ROBOT_NAME)
    return max(delay, rate.seconds / rate.requests if rate and rate.requests else 0.0)


def _sets_cookie_support(url: str) -> bool:
    return "AspxAutoDetectCookieSupport" in url or "/(S(" in url


def _certificate_fault(error: BaseException | None) -> str | None:
    """What is wrong with the certificate behind a failed connection, in OpenSSL's words; None where that is not it."""
    while error is not None and not isinstance(error, ssl.SSLCertVerificationError):
        error = error.__cause__ or error.__context__
    return None if error is None else f"the site's certificate is refused: {error.verify_message}"


@contextmanager
def told_as_problems(url: str, gate: Gate | None = None) -> Iterator[None]:
    """The HTTP library's errors as FetchProblem: what may pass as TryAgain, the rest for good."""
    try:
        yield
    except RefusedAddress as error:
        raise FetchProblem("refused_address", url, str(error)) from error
    except httpx2.ConnectError as error:
        if isinstance(error.__cause__, RefusedAddress):
            raise FetchProblem("refused_address", url, str(error)) from error
        if (fault := _certificate_fault(error)) is not None:
            if gate is not None:
                gate.shut("certificate", fault)        # asking again within the night would show the same one
            raise FetchProblem("certificate", url, fault) from error
        if gate is not None:
            gate.note_failure()
        raise TryAgain("unreachable", url, str(error) or "no connection") from error
    except httpx2.TimeoutException as error:
        raise TryAgain("too_slow", url, f"no answer in time ({type(error).__name__})") from error
    except (httpx2.ReadError, httpx2.WriteError, httpx2.RemoteProtocolError, httpx2.CloseError) as error:
        raise TryAgain("truncated", url, f"connection cut off: {error}") from error
    except (httpx2.DecodingError, httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError) as error:
        raise FetchProblem("server_error", url, f"{type(error).__name__}: {error}") from error
