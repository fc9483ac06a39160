"""Publishing systems on the web: one file each, behind one interface. The only room with a network.

In:  an address and the little that a config says of a council. Out: `model.Site`: committees, meetings, documents.
Refuses: working around a block, asking faster than `web` allows, private addresses, foreign hosts.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from extractor.sites.cmis import Cmis
from extractor.sites.links import LinkRules, LinkSite
from extractor.sites.model import Site
from extractor.sites.moderngov import ModernGov
from extractor.sites.web import Web

SYSTEMS = ("moderngov", "cmis", "links")


def open_site(
    system: str, web: Web, url: str, *, hosts: Iterable[str] = (), memory: dict[str, Any] | None = None,
    route: str = "auto", links: Mapping[str, Any] | None = None,
) -> Site:
    """The site at `url` as one of SYSTEMS. ValueError for another name, or link rules that are none."""
    openers: dict[str, Callable[[], Site]] = {
        "moderngov": lambda: ModernGov(web, url, hosts=hosts, memory=memory, route=route),
        "cmis": lambda: Cmis(web, url, hosts=hosts, memory=memory),
        "links": lambda: LinkSite(web, url, LinkRules(**(links or {})), hosts=hosts),
    }
    if system not in openers:
        raise ValueError(f"no publishing system {system!r}; there are {', '.join(SYSTEMS)}")
    return openers[system]()
