"""Which machines may be spoken to: the hosts of the site, and only where they are public.

A council's page, or whoever got into it, may point or redirect a reader at 127.0.0.1, at 169.254.169.254 or at a
machine in the reader's own network. So each connection is made to an address that was looked at here, after the
name was resolved: a name that resolves differently a moment later changes nothing.
"""

import ipaddress
import socket
import ssl
from collections.abc import Iterable
from urllib.parse import urlsplit

import httpcore2
import httpx2

from extractor.sites.problems import FetchProblem

SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]
_WEB_PORTS = frozenset({80, 443})


def is_public(address: str) -> bool:
    """Whether an IP address is one that anyone on the internet could mean by it; IPv4 inside IPv6 is unwrapped.

    >>> [is_public(a) for a in ("8.8.8.8", "127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "::ffff:10.0.0.1")]
    [True, False, False, False, False, False]
    """
    parsed = ipaddress.ip_address(address.split("%")[0])
    inner = getattr(parsed, "ipv4_mapped", None) or getattr(parsed, "sixtofour", None)
    if inner is not None:
        parsed = inner
    return parsed.is_global and not parsed.is_multicast


def host_of(url: str) -> str:
    """Host of a URL in lower case, without port; empty where there is none."""
    try:
        return (urlsplit(url).hostname or "").lower().rstrip(".")
    except ValueError:
        return ""


def origin_of(url: str) -> str:
    """Scheme, host and port: the unit of politeness, of robots.txt and of the request budget."""
    return f"{urlsplit(url).scheme}://{host_of(url)}:{port_of(url)}"


def port_of(url: str) -> int:
    """Port of an http or https URL, its scheme's own where none is written. ValueError for a port that is none."""
    parts = urlsplit(url)
    return parts.port or (443 if parts.scheme == "https" else 80)


class AllowedHosts:
    """Hosts named by the operator, "name" or "name:port"; they may be private or loopback."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.names = frozenset(_bare(name) for name in names)

    def __contains__(self, host_and_port: tuple[str, int]) -> bool:
        host, port = host_and_port
        return bool({host, f"{host}:{port}", f"[{host}]", f"[{host}]:{port}"} & self.names)


def _bare(name: str) -> str:
    return name.strip().lower().removeprefix("http://").removeprefix("https://").rstrip("/")


class Reach:
    """The places one site may be read at: its own, and those named for it.

    A name without a port means the usual two and the port of the site itself, so that on one machine with several
    servers, the one beside the site is as foreign as another host.
    """

    def __init__(self, base_url: str, names: Iterable[str] = ()) -> None:
        own = port_of(base_url)
        usual = _WEB_PORTS | {own} if own in _WEB_PORTS else frozenset({own})
        self._places = {(host_of(base_url), port) for port in usual}
        for name in map(_bare, names):
            host, port = host_of(f"http://{name}"), urlsplit(f"http://{name}").port
            self._places |= {(host, p) for p in ({port} if port else _WEB_PORTS | {own})}

    def permits(self, url: str) -> bool:
        return (host_of(url), port_of(url)) in self._places


class RefusedAddress(httpcore2.ConnectError):
    """Raised inside the connection; `Web` turns it into a FetchProblem."""


class GuardedBackend(httpcore2.SyncBackend):
    """Resolves a name, refuses it if any of its addresses is private, and connects to the first address it saw."""

    def __init__(self, allowed: AllowedHosts) -> None:
        self._allowed = allowed

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore2.NetworkStream:
        if (host.lower().strip("[]"), port) in self._allowed:
            return super().connect_tcp(host, port, timeout, local_address, socket_options)
        addresses = self._addresses(host, port)
        for address in addresses:
            if not is_public(address) and (address, port) not in self._allowed:
                raise RefusedAddress(f"{host} is {address}, a private address")
        return self._connect_first(addresses, port, timeout, local_address, socket_options)

    def _connect_first(
        self, addresses: list[str], port: int, timeout: float | None, local_address: str | None,
        socket_options: Iterable[SocketOption] | None,
    ) -> httpcore2.NetworkStream:
        for address in addresses[:-1]:
            try:
                return super().connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        return super().connect_tcp(addresses[-1], port, timeout, local_address, socket_options)

    @staticmethod
    def _addresses(host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore2.ConnectError(f"{host}: {error}") from error
        return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class GuardedTransport(httpx2.HTTPTransport):
    """httpx2's transport over a pool of one connection that asks `GuardedBackend` whom it may connect to.

    httpx2 has no argument for a network backend, so the pool that its own constructor would make is made here.
    """

    def __init__(self, allowed: AllowedHosts, ssl_context: ssl.SSLContext) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=ssl_context, max_connections=1, max_keepalive_connections=1, keepalive_expiry=15.0,
            network_backend=GuardedBackend(allowed),
        )


def check_url(url: str, *, reach: Reach, allowed: AllowedHosts) -> None:
    """Raise FetchProblem unless `url` is http(s) at one of the site's places, without a user name in it."""
    try:
        parts = urlsplit(url)
        port = port_of(url)
    except ValueError as error:
        raise FetchProblem("redirect", url[:200], f"no usable address ({error})") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FetchProblem("redirect", url[:200], "not an http address")
    if parts.username is not None or parts.password is not None:
        raise FetchProblem("redirect", f"{parts.scheme}://{parts.hostname}", "address with a user name in it")
    host = host_of(url)
    if not reach.permits(url):
        raise FetchProblem("redirect", url[:200], f"{host}:{port} is not one of this site's hosts")
    if _is_private_literal(host) and (host, port) not in allowed:
        raise FetchProblem("refused_address", url[:200], f"{host} is a private address")


def _is_private_literal(host: str) -> bool:
    try:
        return not is_public(host)
    except ValueError:
        return False
