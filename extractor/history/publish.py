"""Reading an output folder, computing the derived datasets, putting them in their place, one file per council and year.

Files are replaced one by one, each whole; what is no longer computed goes. A reader meanwhile sees the old or the new
file of a council, never a part.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from extractor.archive.layout import Layout, partition
from extractor.archive.opened import opened
from extractor.document import Row
from extractor.history.papers import PackIndex, PageText, paper_rows
from extractor.history.plans import Entry, Minute, plan_rows
from extractor.history.site import Printed, as_rows, compared
from extractor.query import open_dataset
from extractor.schema import DATASETS
from extractor.stages.write import columns_to_table, write_table
from extractor.store import Source, Store

_FILE = "derived.parquet"
Partitioned = dict[tuple[str, int], list[Row]]


class HistorySummary(NamedTuple):
    """Rows of each derived dataset."""

    plan_history: int
    papers: int
    site_comparison: int


def publish_history(out: Path, store: Path | None = None) -> HistorySummary:
    """Compute and publish the derived datasets; the site is compared where there is a `store` that knows it.

    Raises OutputError where there is no output, or another run holds it.
    """
    with opened(out):
        sources = {s.url: s for s in Store(store).sources()} if store is not None else {}
        homes = _homes(out, sources)
        made = {"plan_history": _plan_history(out, homes), "papers": _papers(out, sources, homes)}
        if store is not None:
            made["site_comparison"] = _site_comparison(out, Store(store), sources)
        for name, rows in made.items():
            _publish(out, name, rows)
    return HistorySummary(*(sum(map(len, made.get(name, {}).values())) for name in HistorySummary._fields))


def _rows(out: Path, name: str, columns: Sequence[str]) -> list[dict[str, Any]]:
    table = open_dataset(name, out).to_table(columns)
    return [dict(row) for row in table.to_pylist()]


def _publish(out: Path, name: str, made: Partitioned) -> None:
    kept = set()
    staging = Layout(out).staging
    staging.mkdir(parents=True, exist_ok=True)
    for (slug, year), rows in sorted(made.items()):
        target = out / partition(name, slug, year) / _FILE
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = staging / f"{name}-{slug[:60]}-{year}.parquet"
        columns = {column: [row[column] for row in rows] for column in DATASETS[name].column_names}
        write_table(name, columns_to_table(DATASETS[name], columns), temporary)
        temporary.replace(target)
        kept.add(target)
    for stale in (out / name).glob(f"authority=*/year=*/{_FILE}"):
        if stale not in kept:
            stale.unlink()


def _homes(out: Path, sources: Mapping[str, Source]) -> dict[str, str]:
    """Authority as packs have it -> the council it is. One council prints its name in full in some papers and not at
    all in others, which then have the name that its site goes by; a store knows that the two are one."""
    councils: dict[str, set[str]] = defaultdict(set)
    for row in _rows(out, "packs", ("authority", "source_uri", "source_uris")):
        if (source := _source_of(row, sources)) is not None:
            councils[row["authority"]].add(source.council)
        else:
            councils.setdefault(row["authority"], set())
    return {name: next(iter(found)) if len(found) == 1 else name for name, found in councils.items()}


# plans


def _plan_history(out: Path, homes: Mapping[str, str]) -> Partitioned:
    packs = {p["pack_id"]: p for p in _rows(out, "packs", ("pack_id", "authority", "meeting_date", "issued_date"))}
    entries: dict[str, list[Entry]] = defaultdict(list)
    columns = ("pack_id", "plan_reference", "issue", "decision", "decision_makers", "decision_date",
               "decision_date_text", "first_published_date", "authority")
    planned = set()
    for row in _rows(out, "forward_plan", columns):
        planned.add(row["authority"])
        entries[homes[row["authority"]]].append(_entry(row, packs.get(row["pack_id"], {})))
    minutes = _minutes(out, homes) if entries else {}
    made: Partitioned = defaultdict(list)
    for home in sorted(entries):
        authority = min(a for a, h in homes.items() if h == home and a in planned)
        for row in plan_rows(authority, entries[home], minutes.get(home, ())):
            first = row["first_seen_date"]
            made[authority, first.year if first else 0].append(row)
    return made


def _entry(row: Mapping[str, Any], pack: Mapping[str, Any]) -> Entry:
    return Entry(
        pack_id=row["pack_id"], reference=row["plan_reference"], issue=row["issue"], decision=row["decision"],
        makers=tuple(row["decision_makers"] or ()), due_date=row["decision_date"], due_text=row["decision_date_text"],
        edition_date=pack.get("issued_date") or pack.get("meeting_date"), first_published=row["first_published_date"],
    )


def _minutes(out: Path, homes: Mapping[str, str]) -> dict[str, list[Minute]]:
    """Minutes of each council that take a decision, once per meeting: the next pack prints them again."""
    dates = {(m["pack_id"], m["document_id"]): m["meeting_date"]
             for m in _rows(out, "minutes", ("pack_id", "document_id", "meeting_date"))}
    verbs: dict[tuple[str, str, str | None], tuple[str, str]] = {}
    for d in _rows(out, "decisions", ("pack_id", "document_id", "minute_number", "decision_index", "verb", "text")):
        verbs.setdefault((d["pack_id"], d["document_id"], d["minute_number"]), (d["verb"], d["text"] or ""))
    found: dict[str, dict[tuple[dt.date, str], Minute]] = defaultdict(dict)
    columns = ("pack_id", "document_id", "minute_number", "title", "authority")
    for item in sorted(_rows(out, "minutes_items", columns), key=lambda i: (i["pack_id"], i["document_id"])):
        date = dates.get((item["pack_id"], item["document_id"]))
        verb, text = verbs.get((item["pack_id"], item["document_id"], item["minute_number"]), (None, ""))
        if date is not None and item["title"]:
            minute = Minute(
                item["pack_id"], item["document_id"], item["minute_number"], item["title"], text, verb, date
            )
            found[homes[item["authority"]]].setdefault((date, item["title"].casefold()), minute)
    return {council: list(minutes.values()) for council, minutes in found.items()}


# papers


def _papers(out: Path, sources: Mapping[str, Source], homes: Mapping[str, str]) -> Partitioned:
    made: Partitioned = defaultdict(list)
    for (slug, year), pack_id, paper_ids, titles in _meetings(out, sources, homes):
        pages = _pages(out, [pack_id, *paper_ids])
        index = PackIndex(pages.pop(pack_id, []))
        made[slug, year] += paper_rows(pack_id, index, {p: pages.get(p, []) for p in paper_ids}, titles)
    return made


def _meetings(
    out: Path, sources: Mapping[str, Source], homes: Mapping[str, str]
) -> Iterator[tuple[tuple[str, int], str, list[str], dict[str, str | None]]]:
    """Each pack that has single papers beside it: of the same meeting as its site has it, else of the same council,
    committee and day.

    What is a single paper its site says, where the store knows its source; by itself a paper may look like anything.
    """
    columns = ("pack_id", "source_uri", "source_uris", "committee", "meeting_date", "kind", "title", "superseded_by",
               "authority", "year")
    groups: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in _rows(out, "packs", columns):
        source = _source_of(row, sources)
        role = _ROLES.get(source.kind) if source else _ROLES.get(row["kind"])
        if row["superseded_by"] is None and role and (row["meeting_date"] or source):
            titled = {**row, "role": role, "title": (source.title if source else "") or row["title"]}
            meeting = (source.meeting_id if source else None) or f"{row['committee'] or ''} {row['meeting_date']}"
            groups[homes[row["authority"]], meeting.casefold()].append(titled)
    for _, rows in sorted(groups.items()):
        papers = {r["pack_id"]: r["title"] for r in rows if r["role"] == "paper"}
        for pack in sorted((r for r in rows if r["role"] == "pack"), key=lambda r: r["pack_id"]):
            if papers:
                yield (pack["authority"], pack["year"]), pack["pack_id"], sorted(papers), papers


def _pages(out: Path, pack_ids: Sequence[str]) -> dict[str, list[PageText]]:
    import pyarrow.compute as pc

    table = open_dataset("pages", out).to_table(
        ("pack_id", "page_number", "document_id", "text"), filter=pc.field("pack_id").isin(list(pack_ids))
    )
    found: dict[str, list[PageText]] = defaultdict(list)
    for row in table.sort_by([("pack_id", "ascending"), ("page_number", "ascending")]).to_pylist():
        found[row["pack_id"]].append(PageText(row["page_number"], row["document_id"], row["text"] or ""))
    return found


# site


def _source_of(row: Mapping[str, Any], sources: Mapping[str, Source]) -> Source | None:
    uris = [row["source_uri"], *(row["source_uris"] or ())]
    return next((sources[u] for u in uris if u in sources), None)


def _site_comparison(out: Path, store: Store, sources: Mapping[str, Source]) -> Partitioned:
    """Each current pack whose source the store knows, against the record of its meeting."""
    columns = ("pack_id", "source_uri", "source_uris", "committee", "meeting_date", "meeting_time", "venue", "kind",
               "superseded_by", "authority", "year")
    items = _by_pack(_rows(out, "agenda_items", ("pack_id", "item_index", "item_number", "title")))
    people = _by_pack(_rows(out, "attendance", ("pack_id", "person_name", "status")))
    made: Partitioned = defaultdict(list)
    for pack in sorted(_rows(out, "packs", columns), key=lambda p: str(p["pack_id"])):
        source = _source_of(pack, sources)
        record = store.meeting(source.council, source.meeting_id) if source and source.meeting_id else None
        if source is None or record is None or pack["superseded_by"] is not None or source.kind not in _COMPARED:
            continue
        listed = items.get(pack["pack_id"], []) if source.kind in ("pack", "frontsheet") else []
        present = people.get(pack["pack_id"], []) if source.kind == "minutes" else []
        rows = as_rows(pack["pack_id"], compared(record.to_json(), Printed(pack, listed, present)))
        made[pack["authority"], pack["year"]] += rows
    return made


_ROLES = {"agenda_pack": "pack", "pack": "pack", "report": "paper", "paper": "paper"}
"""What a file is to its meeting, by the kind that it has in itself, and by the kind its site gives it."""
_COMPARED = frozenset({"pack", "frontsheet", "minutes"})


def _by_pack(rows: Sequence[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in sorted(rows, key=lambda r: r.get("item_index") or 0):
        found[row["pack_id"]].append(row)
    return found
