"""Complaints, compliments and other feedback: one figure a row, by type, stage, time, outcome, channel, service, cause.

In:  a grid of figures out of a feedback report, or whose own words say so. Out: `complaints` rows. What a table is
broken down by is read from the header of its labels, its caption, its categories and its units together. Where rows are
periods the columns name the categories. A "+/-" column gives changes, which belong to no period; percentages that
change do so in percentage points. A figure merged over a group belongs to the group.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extractor.document import Finding, Row
from extractor.families.base import Context, Family, context, context_evidence
from extractor.families.figure_table import FigureTable, Reading, figure_table, is_total_label
from extractor.families.matrix import Matrix
from extractor.families.readings import (
    PERIOD_WORDS,
    Span,
    bare_period,
    default_period,
    is_period_label,
    period_in,
    period_of,
    period_told,
    reading_scale,
    scaled,
    untyped_findings,
)
from extractor.families.totals import total_findings
from extractor.families.units import Scale
from extractor.values import squash

CONTEXT_RULES = (
    context(r"\bcomplain(?:ts?|ants?)\b|\bcompliments?\b|customer feedback|ombudsman|\blgs?co?\b|\bfeedback report",
        2.0,
            "Annual Complaints Report"),
    context(r"representations? (?:procedure|report)|member enquir|customer relations|feedback (?:received|data|type|"
            r"from customers)", 1.2, "Member Enquiries"),
)  # fmt: skip
OWN_WORDS = re.compile(
    r"\bcomplain(?:ts?|ants?)\b|\bcompliments?\b|\bupheld\b|\bstage (?:1|2|3|one|two|three)\b|ombudsman|\blgs?co?\b|"
    r"member enquir", re.I)
"""Words of a table's own labels and headers that speak of complaints."""
LEAST_SHARE = 0.5
LONGEST_HEADER = 120
REQUESTS = re.compile(
    r"freedom of information|\bfoi\b|\beirs?\b|environmental information|subject access|\bsars?\b|data breach", re.I)
"""Captions of what a feedback report counts beside feedback."""


class DimensionRule(NamedTuple):
    """Where words stand ("label": header of the labels, "title", "category", "column") -> what is broken down."""

    dimension: str
    where: str
    weight: float
    pattern: re.Pattern[str]
    example: str


def _rule(dimension: str, where: str, weight: float, pattern: str, example: str) -> DimensionRule:
    return DimensionRule(dimension, where, weight, re.compile(pattern, re.I), example)


DIMENSION_RULES: tuple[DimensionRule, ...] = (
    _rule("feedback_type", "label", 3.0, r"feedback|type of (?:contact|representation|case)|contact type|case type|"
                                         r"^types?$",
          "Feedback Type"),
    _rule("feedback_type", "category", 1.5, r"\b(?:complaints?|compliments?|comments?|(?:member|mp|"
                                            r"councillor) enquir\w+|suggestions?|"
          r"all feedback|praise)\b", "Compliments"),
    _rule("stage", "label", 3.0, r"\bstages?\b|\blevels?\b", "Resolution Stage"),
    _rule("stage", "category", 2.0, r"\bstage\s?(?:\d|one|two|three)\b|\blgs?co?\b|ombudsman|\b(?:informal|"
                                    r"review panel|investigation)\b",
          "Stage 1"),
    _rule("stage", "title", 1.0, r"\bby stage\b|stages? of", "Complaints by stage"),
    _rule("resolution_time", "column", 2.0, r"(?:resolution|response|turnaround|handling) times?|"
                                            r"average (?:number of )?(?:working )?days|"
          r"within (?:timescales?|target|time|\d+)|on time|timeliness", "Average Resolution Time"),
    _rule("resolution_time", "title", 4.0, r"^(?!.*\b(?:received|numbers?|volumes?|complaints?|outcomes?)"
                                           r"(?:,| and| &) ).*(?:(?:resolution|response|turnaround|average) times?|"
                                           r"time (?:taken|to (?:settle|respond|resolve|close))|"
                                           r"how long|timescales?|timeliness)",
        "Average Resolution Times"),
    _rule("resolution_time", "category", 3.2, r"within (?:timescales?|target|time|\d+ )|(?:in|out of|outside) time|"
                                              r"on time|timescale|"
          r"average (?:number of )?(?:working )?days|\b\d+\s?(?:-|to)\s?\d+ (?:working )?days|"
          r"over \d+ (?:working )?days|response time",
          "Within 20 working days"),
    _rule("resolution_time", "label", 2.5, r"timescale|response time|days taken|time taken", "Response time"),
    _rule("other", "category", 2.5, r"\bremed(?:y|ies)\b|\bcompensation\b|\bredress\b|\bgoodwill\b|\bcosts?\b|"
                                    r"\bpayments? made\b", "Financial remedy paid"),
    _rule("outcome", "label", 3.0, r"\boutcomes?\b|\bdecisions?\b|\bfindings?\b|\bresults?\b", "Outcomes"),
    _rule("outcome", "category", 2.7, r"\buph(?:eld|old)\b|withdrawn|inconclusive|\brejected\b|\bresolved\b|no finding|"
                                      r"closed after|"
          r"\bjustified|not pursued|no fault|maladministration|\bfault\b", "Partially Upheld"),
    _rule("channel", "label", 3.0, r"channel|method|how (?:received|made|complaints)|contact (?:route|used)|source|"
                                   r"received (?:by|via)",
          "Contact Channel Used"),
    _rule("channel", "category", 1.5, r"^(?:e-?mails?|(?:tele)?phone|letters?|post|web(?: ?form|site)?|"
                                      r"online(?: form)?|in person|"
          r"face to face|self[- ]service|social media|text|fax|form)$", "Email"),
    _rule("service_area", "label", 3.0, r"\bservices?\b|\bteams?\b|\bareas?\b|directorates?|departments?|divisions?|"
                                        r"locality|district|"
          r"ward|region|business unit|portfolio", "Service Area"),
    _rule("service_area", "title", 1.5, r"by (?:service|team|area|directorate|department|locality)",
        "Complaints by service"),
    _rule("service_area", "category", 1.1, r"\b(?:services|directorate|department|housing|planning|highways|benefits|"
                                           r"transport|education|children['’]?s?|adults?|environment|libraries|leisure|"
                                           r"waste|parking|council tax)\b", "Adult care services"),
    _rule("satisfaction", "label", 3.5,
        r"satisf(?!\w* measures?\b)|cause of (?:satisfaction|compliment)|reason for (?:the )?compliment",
        "Cause of satisfaction"),
    _rule("satisfaction", "category", 1.5, r"satisfied", "Very satisfied"),
    _rule("satisfaction", "category", 3.0, r"\bsatisfaction with\b", "Satisfaction with how we handle complaints"),
    _rule("cause_theme", "label", 3.2, r"\bthemes?\b|categor(?:y|ies) of (?:complaint|cause)", "Theme"),
    _rule("cause_theme", "label", 2.0, r"^categor(?:y|ies)$|complaint categor(?:y|ies)", "Category"),
    _rule("cause_theme", "title", 1.0, r"\bthemes?\b", "Complaint themes"),
    _rule("cause", "label", 3.0, r"\bcauses?\b|\breasons?\b|nature of|subject (?:of|matter)|issues?\b|"
                                 r"complaint (?:type|about)|"
          r"type of complaint|about what", "Primary Cause"),
    _rule("cause", "title", 1.5, r"\breasons?\b|\bcauses?\b|nature of complaint", "Reasons for complaints"),
)  # fmt: skip
DAYS_SAY_TIME = 6.0
CHANGE = re.compile(r"\+\s?/\s?-|\bchanges?\b|difference|\bvariance|\bdiff\b|\bmovement\b|"
                    r"inc(?:rease)?\s?/\s?dec(?:rease)?", re.I)
GENERIC = frozenset({
    "no", "nos", "number", "numbers", "of", "total", "totals", "all", "cases", "case", "count", "the", "in", "for",
    "and",
    "received", "recorded", "per", "cent", "percent", "percentage", "ave", "avg", "average", "mean", "response",
    "resolution",
    "time", "times", "days", "day", "working", "calendar", "taken", "respond", "resolve", "actual", "share",
    "proportion",
    "complaints", "complaint", "volume", "ytd", "rate", "this", "last", "previous", "current", "year", "figures",
    "made",
    "closed", "completed", "responded",
})  # fmt: skip
"""Words of a column's header that name no category: what is left when they and the periods go, does."""
UNITS = {"days": "other", "count": "count", "percent": "percent", "working_days": "working_days", "gbp": "gbp",
         "percentage_points": "percentage_points", "other": "other"}  # fmt: skip


def _own_share(table: FigureTable) -> float:
    """Share of rows, or of columns, whose labels speak of complaints; 1.0 where their header or total does."""
    if any(OWN_WORDS.search(text) for text in (*table.label_headers, *table.banners) if len(text) < LONGEST_HEADER):
        return 1.0
    rows = {row: reading.row_label for row, reading in {r.row: r for r in table.readings}.items()}
    if any(is_total_label(label) and OWN_WORDS.search(label) for label in rows.values()):
        return 1.0
    columns = {column: reading.column_label for column, reading in {r.column: r for r in table.readings}.items()}
    return max(sum(bool(OWN_WORDS.search(t)) for t in texts.values()) / max(1, len(texts)) for texts in (rows, columns))


def score(matrix: Matrix, around: Context) -> float:
    """Evidence that figures are of complaints: the titles near them, or most of their own labels."""
    table = figure_table(matrix)
    if table is None or not table.readings:
        return 0.0
    share = _own_share(table)
    if share < LEAST_SHARE and REQUESTS.search(" ".join(filter(None, (around.table_title, matrix.title)))):
        return 0.0
    return context_evidence(around, CONTEXT_RULES) + (1.5 + share if share >= LEAST_SHARE else 0.0)


class _Place(NamedTuple):
    """What a reading is about: category, wider category, and the header of the labels that the category is from."""

    category: str | None
    parent: str | None
    label_header: str


def _category(text: str) -> str | None:
    """A category without the list of what it covers: "Delay • no reply • late reply" -> "Delay"."""
    return squash(re.split(r"\s*[•●▪◦‣∙]", text)[0]).rstrip(":") or None


def _residual(text: str) -> str:
    """Words of a column's header that name neither a period nor a unit."""
    bare = PERIOD_WORDS.sub(" ", re.sub(r"\([^)]*\)", " ", text))
    words = [word for word in re.findall(r"[^\W\d_][\w'’&/-]*", bare) if word.lower() not in GENERIC]
    return " ".join(words)


def _cross_columns(table: FigureTable) -> dict[int, str]:
    """Columns that name categories of their own, where at least two differ in words other than period and unit."""
    leaves = [path[-1] for path in {r.column: r.path for r in table.readings if r.path}.values()]
    named = {
        r.column: _leaf_name(r.path, leaves)
        for r in table.readings
        if r.path and not CHANGE.search(r.column_label)
        and (_residual(r.column_label) or TELLS.search(r.path[-1]))
    }
    texts = {column: squash(PERIOD_TAIL.sub("", text)) or text for column, text in named.items()}
    different = {text.lower() for text in texts.values()}
    return texts if len(different) >= 2 or any(map(TELLS.search, different)) else {}


def _leaf_name(path: Sequence[str], leaves: Sequence[str]) -> str:
    """What a column names: under "Stage 1" and "Stage 2" alike, "Received" is the stage's, "% in time" a part of it."""
    leaf = path[-1]
    if len(path) < 2 or leaves.count(leaf) < 2 or period_in(path[-2]) or is_period_label(path[-2]):
        return leaf
    return f"{path[-2]} {leaf}" if _residual(leaf) or TELLS.search(leaf) else path[-2]


TELLS = re.compile(
    r"\bupheld\b|\bwithdrawn\b|\b(?:in|on|within|out of|outside) (?:time|target|timescales?)\b", re.I)
"""Columns that name a category of their own, one among columns of numbers too: "Received | Upheld | % in time"."""
TARGET = re.compile(r"\btargets?\b|\bengland\b|\bnational\b|benchmark", re.I)
"""What is aimed at, or others reached, was not measured in the table's period."""


def _is_aim(text: str) -> bool:
    return bool(TARGET.search(text)) and not TELLS.search(text) and not period_in(text)


PERIOD_TAIL = re.compile(r"\s*\(?(?:19|20)\d\d\s?(?:[/–-]\s?(?:20)?\d\d)?\)?\s*$")


def _place(reading: Reading, table: FigureTable, cross: Mapping[int, str]) -> _Place:
    heads = table.label_headers or ("",)
    labels = reading.labels
    if not labels and not table.label_count and reading.path:
        return _Place(_category(reading.path[-1]), None, "")
    if len(labels) == 1 and is_period_label(labels[0]) and reading.path:
        outer = reading.path[0] if len(reading.path) > 1 else ""
        return _Place(_category(cross.get(reading.column, reading.path[-1])), None, outer)
    if reading.is_group and labels:
        return _Place(_category(labels[0]), None, heads[0])
    inner = _category(labels[-1]) if labels else None
    wider = _category(labels[-2]) if len(labels) > 1 else None
    if reading.column in cross:
        return _Place(cross[reading.column], inner, "")
    return _Place(inner, wider or (reading.section if inner else None), heads[-1] if heads else "")


def _dimension(place: _Place, reading: Reading, scale: Scale, title: str, common: Mapping[str, float]) -> str:
    """The dimension with most evidence; `common` is what the categories of the whole table say."""
    total = dict(common)
    texts = {"label": place.label_header, "title": title, "category": place.category or ""}
    texts["column"] = reading.column_label
    if place.category and place.parent and not _residual(place.category) and not _is_known_category(place.category):
        texts["category"] = place.parent           # "Number received" says nothing, "Stage 1" beside it does
    for rule in DIMENSION_RULES:
        if texts[rule.where] and rule.pattern.search(texts[rule.where]):
            total[rule.dimension] = total.get(rule.dimension, 0.0) + rule.weight
    if scale.unit in ("working_days", "days"):
        total["resolution_time"] = total.get("resolution_time", 0.0) + DAYS_SAY_TIME
    return max(total, key=lambda dimension: total[dimension]) if total else "other"


def _rows_say_more(places: Sequence[_Place], cross: Mapping[int, str]) -> bool:
    """The columns are services or the like that no rule knows, most rows are outcomes or stages: those are counted."""
    rows = {place.parent for place in places if place.parent and not is_total_label(place.parent)}
    known = sum(map(_is_known_category, rows))
    return known * 2 > len(rows) and not any(map(_is_known_category, cross.values()))


def _is_known_category(text: str) -> bool:
    """True for an outcome, a stage or the like; any service may be complained about."""
    rules = (rule for rule in DIMENSION_RULES if rule.where == "category" and rule.dimension != "service_area")
    return any(rule.pattern.search(text) for rule in rules)


def _common(places: Sequence[_Place]) -> dict[str, float]:
    """What most categories of a table are, as evidence for those that do not say it themselves (a total, "Other")."""
    names = sorted({place.category for place in places if place.category})
    counts: dict[str, int] = {}
    for name in names:
        for rule in DIMENSION_RULES:
            if rule.where == "category" and rule.pattern.search(name):
                counts[rule.dimension] = counts.get(rule.dimension, 0) + 1
    return {dimension: 1.0 for dimension, count in counts.items() if count * 2 >= len(names)}


def _row(reading: Reading, table: FigureTable, place: _Place, span: Span | None, scale: Scale, dimension: str) -> Row:
    is_change = bool(CHANGE.search(reading.column_label))
    unit = UNITS.get(scale.unit, "other")
    if is_change and unit == "percent" and "%" not in reading.column_label:
        unit = "percentage_points"
    is_aim = _is_aim(reading.column_label)
    shown = None if is_change or is_aim else span
    return {
        "period_start_date": shown.period.start if shown else None,
        "period_end_date": shown.period.end if shown else None,
        "period_text": shown.text if shown else bare_period(reading),
        "dimension": dimension, "category": place.category, "parent_category": place.parent,
        "value": scaled(reading, scale), "unit": unit, "value_text": reading.text, "page_number": reading.page_number,
    }  # fmt: skip


def to_rows(matrix: Matrix, around: Context) -> tuple[Mapping[str, tuple[Row, ...]], tuple[Finding, ...]]:
    """`complaints` rows, a figure each; every figure of the table is one, its total too."""
    table = figure_table(matrix)
    if table is None:
        return {}, ()
    titles = (*table.banners, around.table_title, matrix.title, around.heading)
    dated = (*titles[:-1], period_told(around.above), around.heading, around.document_title, around.item_title)
    default = default_period(dated, around.lines, around.document_lines)
    cross = _cross_columns(table)
    places = [_place(reading, table, cross) for reading in table.readings]
    if cross and _rows_say_more(places, cross):
        places = [p._replace(category=p.parent, parent=p.category) if p.category in cross.values() and p.parent else p
                  for p in places]
    common = _common([place for place in places if not is_total_label(place.category or "total")])
    title = " ".join(text for text in titles if text)
    rows = []
    for reading, place in zip(table.readings, places, strict=True):
        scale = reading_scale(reading, (*table.banners, *table.label_headers))
        dimension = _dimension(place, reading, scale, f"{title} {reading.section or ''}", common)
        rows.append(_row(reading, table, place, period_of(reading, default), scale, dimension))
    findings = [*untyped_findings(table, matrix), *total_findings(table, matrix, around.lines)]
    return {"complaints": tuple(rows)}, tuple(findings)


FAMILY = Family(name="complaints", header_rules=(), score=score, to_rows=to_rows)
