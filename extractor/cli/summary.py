"""The end of an ingest, for a person: what came out, what did not, where it is, and what to ask it first."""

import shlex
from collections import Counter

from rich.table import Table
from rich.text import Text

from extractor.bulk import Summary
from extractor.cli.terminal import console, counted, listed

_FAMILIES = {
    "forward_plan": "forward plan", "work_programme": "work programme", "outcome_tracker": "outcome tracker",
    "complaints": "complaints", "send": "SEND", "statistics": "statistics", "payments": "payments", "other": "other",
}
_ROWS = (
    # heading, dataset, further datasets told beside it
    ("agenda items", "agenda_items", ()),
    ("minutes", "minutes", (("decisions", "decision"), ("actions", "action"), ("attendance", "attendance"))),
    ("paragraphs", "report_paragraphs", (("minutes_paragraphs", "of minutes"),)),
)


def print_summary(result: Summary, out: str, seconds: float) -> None:
    """Print what a run did to stdout."""
    show = console()
    grid = Table.grid(padding=(0, 2))
    grid.add_column(justify="left", style="bold")
    grid.add_column(justify="right", style="cyan")
    grid.add_column(overflow="fold")
    for heading, number, rest in summary_lines(result):
        grid.add_row(heading, number, Text(rest))
    show.print()
    show.print(Text(_headline(result, seconds), style="bold"))
    show.print()
    show.print(grid)
    if any(p.state != "failed" for p in result.packs):
        show.print()
        show.print(f"datasets are in {out}/; try:")
        show.print(f"  {first_query(result, out)}")


def _headline(result: Summary, seconds: float) -> str:
    pages = sum(p.page_count or 0 for p in result.finished)
    speed = f", {pages / seconds:,.0f} pages a second" if result.finished and pages > seconds else ""
    return f"{counted(len(result.finished), 'pack')}, {counted(pages, 'page')} in {_duration(seconds)}{speed}"


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.1f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60:02d} min"


def summary_lines(result: Summary) -> list[tuple[str, str, str]]:
    """Heading, number, remark: one line each of the summary."""
    states = Counter(p.state for p in result.packs)
    current = [p for p in result.packs if p.superseded_by is None]
    replaced = len(result.packs) - len(current)
    families = Counter(dict.fromkeys(_FAMILIES, 0))
    for pack in current:
        families.update(pack.facts.get("tables_by_family", {}))
    lines = [
        ("packs", f"{len(result.packs):,}", listed([
            *(f"{states[s]} {s}" for s in ("ok", "partial", "failed") if states[s]),
            f"{len(result.before)} done before" if result.before else "", f"{replaced} superseded" if replaced else "",
        ])),
        ("pages", f"{result.count('rows', 'pages'):,}", _unplaced(result)),
    ]
    for heading, name, beside in _ROWS:
        rest = [f"{result.count('rows', other):,} {noun}" for other, noun in beside if result.count("rows", other)]
        lines.append((heading, f"{result.count('rows', name):,}", listed(_plural(rest))))
    lines.append(("tables", f"{result.count('rows', 'tables'):,}", listed([
        f"{families[key]} {name}" for key, name in _FAMILIES.items() if families[key]
    ])))
    findings = [f"{result.count('findings', s):,} {s}" for s in ("error", "warning", "info")]
    total = sum(result.count("findings", s) for s in ("error", "warning", "info"))
    lines.append(("findings", f"{total:,}", listed([f for f in findings if not f.startswith("0 ")])))
    return lines


def _plural(parts: list[str]) -> list[str]:
    """ "3 decision" -> "3 decisions"; "1 decision" and uncountables stay."""
    return [
        p + "s" if p.endswith(("decision", "action")) and not p.startswith("1 ") else p for p in parts
    ]


def _unplaced(result: Summary) -> str:
    words = sum(int(p.facts.get("words", 0)) for p in result.packs if p.superseded_by is None)
    unplaced = sum(int(p.facts.get("unplaced", 0)) for p in result.packs if p.superseded_by is None)
    return f"{words:,} words, {unplaced / words:.1%} of them unplaced" if words else ""


def first_query(result: Summary, out: str) -> str:
    """A command worth running on what there is."""
    where = "" if str(out) == "output" else f" --out {shlex.quote(out)}"
    if result.count("rows", "decisions"):
        sql = "SELECT committee, meeting_date, verb, text FROM decisions JOIN packs USING (pack_id) LIMIT 10"
    elif result.count("rows", "agenda_items"):
        sql = "SELECT file_name, item_number, a.title FROM agenda_items a JOIN packs USING (pack_id) LIMIT 10"
    else:
        sql = "SELECT file_name, kind, page_count, status FROM packs"
    return f'agendapack query "{sql}"{where}'
