"""The records of the store: a source with its versions, a meeting as its site tells it. JSON and back.

Times are UTC, ISO 8601 to the second. Unknown keys in a record from a later version are refused, not dropped:
an older program must not write back a record with less in it.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Self

Kind = str
"""pack, frontsheet, minutes, decisions, supplement, paper, plan or other: what sort of publication a source is."""


def _known(cls: type, data: Mapping[str, Any]) -> dict[str, Any]:
    names = {f.name for f in fields(cls)}
    unknown = sorted(set(data) - names)
    if unknown:
        raise ValueError(f"{cls.__name__} record has unknown keys {', '.join(unknown)}: written by a later version?")
    return dict(data)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The bytes that one source gave at one time. `headers` holds the few that say something about identity."""

    sha256: str
    byte_count: int
    retrieved_at: str
    final_url: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)


_OF_VERSIONS = frozenset(f.name for f in fields(Version))


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One publication of one council, whatever URLs it has had; `versions` from the oldest to the newest.

    `key` names it at its council: "g7115:T10" is the public pack of meeting 7115. `gone_at` is set while the site
    answers that it is no longer there; its versions stay.
    """

    council: str
    key: str
    url: str
    kind: Kind
    title: str = ""
    meeting_id: str | None = None
    committee: str | None = None
    meeting_date: str | None = None
    listed_size: str | None = None
    published: str | None = None
    first_seen: str = ""
    last_seen: str = ""
    checked_at: str = ""
    gone_at: str | None = None
    versions: tuple[Version, ...] = ()

    @property
    def newest(self) -> Version | None:
        return self.versions[-1] if self.versions else None

    def to_json(self) -> dict[str, Any]:
        """With the newest version's facts beside the source's own, for whoever reads the file by eye or with jq."""
        return {**asdict(self), **(asdict(self.newest) if self.newest else {})}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        known = _known(cls, {k: v for k, v in data.items() if k not in _OF_VERSIONS})
        known["versions"] = tuple(Version(**_known(Version, v)) for v in known.get("versions", ()))
        return cls(**known)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRecord:
    """What a site says of one meeting. Never copied over the print; compared with it.

    `items`: rows of number, title, is_restricted; `attendees`: name, role, attendance ("Expected" proves nothing);
    `documents`: key, url, title, kind, published, size; `missing`: kind -> reason; `changes`: at, field, before, after;
    `kinds`: what the last visit was for, as the command line calls them.
    """

    council: str
    meeting_id: str
    committees: tuple[str, ...] = ()
    committee_ids: tuple[str, ...] = ()
    date: str | None = None
    time: str | None = None
    status: str = ""
    venue: str | None = None
    url: str | None = None
    items: tuple[Mapping[str, Any], ...] = ()
    attendees: tuple[Mapping[str, Any], ...] = ()
    documents: tuple[Mapping[str, Any], ...] = ()
    missing: Mapping[str, str] = field(default_factory=dict)
    changes: tuple[Mapping[str, Any], ...] = ()
    listed: str = ""
    fingerprint: str = ""
    is_withdrawn: bool = False
    is_complete: bool = False
    stored_count: int = 0
    kinds: tuple[str, ...] = ()
    visited_round: int = 0
    first_seen: str = ""
    last_seen: str = ""
    visited_at: str = ""

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        known = _known(cls, data)
        for name in ("committees", "committee_ids", "items", "attendees", "documents", "changes", "kinds"):
            known[name] = tuple(known.get(name, ()))
        return cls(**known)
