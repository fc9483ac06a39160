"""What an archive holds and where it is weak, for people who did not make it.

In:  an output folder. Out: `Report`, and the same as lines of text or as one HTML file that needs nothing else.
Everything in the HTML comes from PDFs, so every text is escaped, and the page forbids itself scripts and network.
"""

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from extractor import __version__
from extractor.archive.place import Out, place_of
from extractor.query import run
from extractor.schema import DATASETS

_SLOWEST = 10
_LOW_CONFIDENCE = 0.7


@dataclass(frozen=True, slots=True)
class Section:
    """One table of the report. `chart` names the column to draw as bars beside its number."""

    title: str
    remark: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    chart: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All sections; one without rows says that there is nothing to say."""

    title: str
    sections: tuple[Section, ...]


_CURRENT = "superseded_by IS NULL"
_FAMILIES = next(c.allowed for c in DATASETS["tables"].columns if c.name == "family")
_COUNT_OF_EACH_FAMILY = ", ".join(f"count(*) FILTER (family = '{name}') AS \"{name}\"" for name in _FAMILIES)
_QUERIES: tuple[tuple[str, str, str, str | None], ...] = (
    (
        "Councils and years",
        "Packs that are current, their pages and agenda items, and the share of words that ended nowhere. Findings "
        "are warnings and errors.",
        f"""
        SELECT p.authority, nullif(p.year, 0) AS year, count(*) AS packs,
          count(*) FILTER (status = 'partial') AS partial, count(*) FILTER (status = 'failed') AS failed,
          coalesce(sum(p.page_count), 0)::BIGINT AS pages,
          coalesce(sum(i.items), 0)::BIGINT AS items, coalesce(sum(t.tables), 0)::BIGINT AS tables,
          round(100 * sum(l.unplaced) / nullif(sum(l.words), 0), 2) AS unplaced_pct,
          coalesce(sum(f.n), 0)::BIGINT AS findings
        FROM packs p
        LEFT JOIN (SELECT pack_id, count(*) AS items FROM agenda_items GROUP BY 1) i USING (pack_id)
        LEFT JOIN (SELECT pack_id, count(*) AS tables FROM tables GROUP BY 1) t USING (pack_id)
        LEFT JOIN (SELECT pack_id, sum(unplaced_count) AS unplaced, sum(word_count) AS words
                   FROM ledger GROUP BY 1) l USING (pack_id)
        LEFT JOIN (SELECT pack_id, count(*) AS n FROM findings WHERE severity <> 'info' GROUP BY 1) f USING (pack_id)
        WHERE p.{_CURRENT} GROUP BY 1, 2 ORDER BY 1, 2""",
        "pages",
    ),
    (
        "Tables by family", "What the tables are about.",
        "SELECT family, count(*) AS tables, sum(row_count)::BIGINT AS rows, round(avg(confidence), 3) AS confidence "
        "FROM tables GROUP BY 1 ORDER BY 2 DESC, 1",
        "tables",
    ),
    (
        "Tables by council and year", "How many of each family.",
        f"""
        SELECT authority, nullif(year, 0) AS year, {_COUNT_OF_EACH_FAMILY}
        FROM tables GROUP BY 1, 2 ORDER BY 1, 2""",
        None,
    ),
    (
        "Findings by kind", "What did not add up: the rule, how much it matters, how often, and an example.",
        'SELECT "check", severity, count(*) AS n, count(DISTINCT pack_id) AS packs, min(message) AS example '
        "FROM findings GROUP BY 1, 2 ORDER BY list_position(['error', 'warning', 'info'], severity), 3 DESC, 1",
        "n",
    ),
    (
        "Findings by council and year", "How many of each kind, those that matter most first.",
        """
        SELECT authority, nullif(year, 0) AS year, sum(n)::BIGINT AS findings,
          string_agg("check" || ' ' || n, ', ' ORDER BY list_position(['error', 'warning', 'info'], severity), n DESC,
                     "check") AS kinds
        FROM (SELECT authority, year, "check", severity, count(*) AS n FROM findings GROUP BY ALL)
        GROUP BY 1, 2 ORDER BY 1, 2""",
        "findings",
    ),
    (
        "Partial and failed packs", "Each with the reason, and what to do.",
        "SELECT authority, nullif(year, 0) AS year, file_name, status, status_reason FROM packs "
        f"WHERE status <> 'ok' AND {_CURRENT} ORDER BY 1, 2, status, file_name",
        None,
    ),
    (
        "Where words were lost", "Pages on which more than one word in twenty ended nowhere.",
        "SELECT file_name, page_number, l.word_count AS words, unplaced_count AS unplaced, "
        "round(100 * unplaced_count / l.word_count, 1) AS unplaced_pct FROM ledger l JOIN packs USING (pack_id) "
        "WHERE l.word_count > 20 AND unplaced_count * 20 > l.word_count ORDER BY 4 DESC, 1, 2 LIMIT 20",
        "unplaced_pct",
    ),
    (
        "Where confidence is low", f"Agenda items and tables whose signals agree to less than {_LOW_CONFIDENCE}.",
        f"""
        SELECT file_name, 'item' AS what, item_number AS name, a.title, round(confidence, 2) AS confidence
        FROM agenda_items a JOIN packs USING (pack_id) WHERE confidence < {_LOW_CONFIDENCE}
        UNION ALL
        SELECT file_name, 'table', 'p.' || t.page_number, t.title, round(confidence, 2)
        FROM tables t JOIN packs USING (pack_id) WHERE confidence < {_LOW_CONFIDENCE}
        ORDER BY confidence, file_name, name LIMIT 20""",
        None,
    ),
)


def rolled_up(out: Out) -> Report:
    """The report of an output folder. Raises OutputError where there is none."""
    sections = [_section(title, remark, run(sql, out), chart) for title, remark, sql, chart in _QUERIES]
    return Report(f"agendapack report on {place_of(out).shown}", (*sections, _slowest(out)))


def _section(title: str, remark: str, table: Any, chart: str | None) -> Section:
    rows = tuple(tuple(row.values()) for row in table.to_pylist())
    return Section(title, remark, tuple(table.column_names), rows, chart)


def _slowest(out: Out) -> Section:
    journal = place_of(out).journal()
    try:
        packs = [p for p in journal.packs() if p.seconds]
    finally:
        journal.close()
    slow = sorted(packs, key=lambda p: (-(p.seconds or 0.0), p.file_name))[:_SLOWEST]
    rows = tuple(
        (p.file_name, p.page_count or 0, round(p.seconds or 0.0, 2),
         round((p.page_count or 0) / (p.seconds or 1.0), 1), p.attempts) for p in slow
    )
    columns = ("file_name", "pages", "seconds", "pages_per_second", "attempts")
    return Section("Slowest packs", "Time of the last attempt, on one core.", columns, rows, "seconds")


# ---------------------------------------------------------------- text


def to_text(report: Report) -> Iterator[str]:
    """Lines for a terminal."""
    yield report.title
    for section in report.sections:
        yield ""
        yield f"{section.title}. {section.remark}"
        if not section.rows:
            yield "  none"
            continue
        cells = [section.columns, *[tuple(map(_plain, row)) for row in section.rows]]
        widths = [min(60, max(len(row[i]) for row in cells)) for i in range(len(section.columns))]
        for row in cells:
            yield "  " + "  ".join(_cut(text, width) for text, width in zip(row, widths, strict=True)).rstrip()


def _plain(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:,}" if isinstance(value, int) and value > 9999 else " ".join(str(value).split())


def _cut(text: str, width: int) -> str:
    return (text if len(text) <= width else text[: width - 1] + "…").ljust(width)


# ---------------------------------------------------------------- HTML

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
:root { color-scheme: light dark; --bar: #4a7fb5; --line: #8884; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 76rem; margin: 2rem auto; padding: 0 1.2rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin: 2.2rem 0 .2rem; } p { margin: .2rem 0 .6rem; opacity: .75; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .25rem .7rem .25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td { overflow-wrap: anywhere; min-width: 3rem; } td:first-child { min-width: 9rem; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.bar { width: 22%; min-width: 7rem; } nav a { margin-right: 1.1rem; }
.bar i { display: block; height: .7rem; margin-top: .4rem; background: var(--bar); border-radius: 2px; }
"""


def to_html(report: Report) -> str:
    """One HTML page, complete in itself."""
    title = html.escape(report.title)
    contents = " ".join(
        f'<a href="#s{index}">{html.escape(section.title)}</a>' for index, section in enumerate(report.sections)
    )
    body = "".join(_html_section(f"s{index}", section) for index, section in enumerate(report.sections))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>'
        f"<body><h1>{title}</h1><nav>{contents}</nav>{body}"
        f"<p>agendapack {html.escape(__version__)}</p></body></html>\n"
    )


def _html_section(anchor: str, section: Section) -> str:
    head = f'<section id="{anchor}"><h2>{html.escape(section.title)}</h2><p>{html.escape(section.remark)}</p>'
    if not section.rows:
        return head + "<p>None.</p></section>"
    columns = zip(*section.rows, strict=True)
    numeric = [all(v is None or isinstance(v, int | float) for v in values) for values in columns]
    bars = _bars(section)
    heading = "".join(
        f'<th{" class=n" if is_number else ""}>{html.escape(name.replace("_", " "))}</th>'
        for name, is_number in zip(section.columns, numeric, strict=True)
    ) + ("<th></th>" if bars else "")
    rows = "".join(
        "<tr>" + "".join(
            f'<td{" class=n" if is_number else ""}>{html.escape(_plain(value))}</td>'
            for value, is_number in zip(row, numeric, strict=True)
        ) + (bars[index] if bars else "") + "</tr>"
        for index, row in enumerate(section.rows)
    )
    return f'{head}<div class="wide"><table><tr>{heading}</tr>{rows}</table></div></section>'


def _bars(section: Section) -> Sequence[str]:
    """A cell with a bar for each row, the longest for the largest value; none where nothing is to be drawn."""
    if section.chart is None:
        return ()
    column = section.columns.index(section.chart)
    values = [float(row[column] or 0) for row in section.rows]
    most = max(values, default=0.0)
    if most <= 0:
        return ()
    return [f'<td class="bar"><i style="width:{100 * value / most:.1f}%"></i></td>' for value in values]
