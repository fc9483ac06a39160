"""What one night at one council came to, counted as it happens, in words that a person can act on.

A missing document is no failure where the council has not published it; it is one where it is listed and could not
be had. Only the latter, and alarms, make a run partial.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from extractor.errors import EXIT_NOTHING, EXIT_OK, EXIT_PARTIAL
from extractor.sites.problems import FetchProblem

EXPLAINED = frozenset({"not published yet", "cancelled", "no pack", "private", "gone", "withdrawn", "postponed"})
"""Reasons for which nothing can be done from here: the council's doing."""

_REASONS = {
    "blocked": "blocked", "robots": "blocked", "private": "private", "gone": "gone", "error_page": "gone",
    "unparsable": "failed to parse", "budget": "budget used up", "stopped": "stopped",
}


def missing_reason(problem: FetchProblem) -> str:
    """The summary's word for a problem; what is not the council's decision is "failed"."""
    return _REASONS.get(problem.reason, f"failed: {problem.reason.replace('_', ' ')}")


class Missing(NamedTuple):
    """One document that should be there. `where` is its address, or its meeting's; `is_listed`: the site still names
    it as one that is there."""

    kind: str
    reason: str
    where: str
    detail: str
    is_listed: bool = False


@dataclass(slots=True)
class CouncilReport:
    """Counts of documents. `error` is set where the council could not be read at all."""

    council: str
    site: str
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    meetings: int = 0
    visited: int = 0
    requests: int = 0
    missing: list[Missing] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    error: str | None = None

    def lack(self, kind: str, reason: str, where: str, detail: str = "", *, is_listed: bool = False) -> None:
        self.missing.append(Missing(kind, reason, where, detail, is_listed))

    @property
    def faults(self) -> list[Missing]:
        """What is missing and ought not to be."""
        return [m for m in self.missing if m.reason not in EXPLAINED or m.is_listed]

    @property
    def exit_code(self) -> int:
        if self.error is not None:
            return EXIT_NOTHING
        return EXIT_PARTIAL if self.alarms or self.faults else EXIT_OK

    @property
    def line(self) -> str:
        """One line for a person: counts, what is missing and why, alarms."""
        if self.error is not None:
            return f"{self.council}: FAILED: {self.error.removeprefix('failed: ')}"
        counts = f"{self.new} new, {self.changed} changed, {self.unchanged} unchanged"
        reasons = Counter(m.reason if m.kind in m.reason.split() else f"{m.kind} {m.reason}" for m in self.missing)
        missing = ", ".join(f"{count} {what}" for what, count in sorted(reasons.items()))
        parts = [f"{self.council}: {counts}", f"missing: {missing}" if missing else "", *self.changes[:3]]
        parts += [f"{len(self.changes) - 3} more changes"] if len(self.changes) > 3 else []
        parts += [f"ALARM: {alarm}" for alarm in self.alarms]
        return "; ".join(p for p in parts if p) + f" ({self.meetings} meetings, {self.requests} requests)"

    def to_json(self) -> dict[str, Any]:
        return {
            "council": self.council, "site": self.site, "new": self.new, "changed": self.changed,
            "unchanged": self.unchanged, "meetings": self.meetings, "visited": self.visited,
            "requests": self.requests, "missing": [m._asdict() for m in self.missing], "changes": self.changes,
            "alarms": self.alarms, "problems": self.problems, "error": self.error, "exit_code": self.exit_code,
        }


def run_exit_code(reports: list[CouncilReport]) -> int:
    """0 all well, 1 no council could be read, 3 something is missing that ought not to be."""
    codes = [r.exit_code for r in reports]
    if codes and all(code == EXIT_NOTHING for code in codes):
        return EXIT_NOTHING
    return EXIT_PARTIAL if any(codes) else EXIT_OK
