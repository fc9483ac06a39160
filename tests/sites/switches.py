"""The pitfalls of a simulated site as switches, and the log of what was asked of it."""

import threading
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from tests.sites.world import World


@dataclass
class Switches:
    """Pitfalls. A name in `page_faults` is the page's, in lower case; its list is played in turn, then all is well."""

    service_off: bool = False
    pages_off: bool = False
    news_off: bool = False
    refuses_libraries: bool = True
    needs_t: bool = True
    all_committees: str = "-1"
    dumps: int = 0
    wide_fails: bool = False
    has_ranges: bool = True
    has_head: bool = True
    has_etags: bool = False
    odd_hrefs: bool = True
    robots: str = "User-agent: *\nDisallow: /private/\n"
    robots_status: int = 200
    page_faults: dict[str, list[str]] = field(default_factory=dict)
    empty: bool = False
    xml: str = "plain"
    """How the service wraps its answers: "plain", "namespace", "string" (XML escaped into one element), "soap"."""
    day: str = "%d/%m/%Y"
    """How the service prints a day."""
    redirect_to: str = ""
    folder: str = ""
    """Folder that the system lies in, "mgov/"; the address given to the reader is the host alone."""
    front_page: str = ""
    """What the host's own front page does about the folder: "redirect", "links", or nothing."""


@dataclass
class Seen:
    """One request as the server saw it; times are the server's own monotonic clock."""

    method: str
    path: str
    status: int
    began: float
    ended: float
    headers: dict[str, str]

    @property
    def is_file(self) -> bool:
        return "/documents/" in self.path.lower() or "document.ashx" in self.path.lower()


class Simulator:
    def __init__(self, world: World, switches: Switches | None = None) -> None:
        self.world, self.switches = world, switches or Switches()
        self.log: list[Seen] = []
        self.base = ""
        self.strips_t = False
        self.lock = threading.Lock()

    @property
    def host(self) -> str:
        return urlsplit(self.base).netloc

    def clear(self) -> None:
        self.log = []

    def fetched(self) -> list[str]:
        """Files that were sent in whole (GET, 200), by their address."""
        return [unquote(s.path) for s in self.log if s.is_file and s.method == "GET" and s.status == 200]
