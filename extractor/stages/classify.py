"""Say what each paragraph of minutes is, and find the names in running text. The only module that knows spaCy.

In:  paragraphs of reports and minutes in reading order (a set of minutes whole, for lists and headings are read).
Out: the same paragraphs with `kind` set where they are minutes; `Mention`s with character offsets that round-trip:
     `paragraph.text[m.start:m.end] == m.text`.
Predict, then attach: rules decide the kinds they are sure of, the trained classifier those where rules are silent and
it is sure; all else is narrative. The pipeline is built by `models/train.py`; both scores are in models/MODEL_CARD.md.
Raises ModelMissing where the trained pipeline isn't beside the package. Surprise: spaCy's first call costs a second, a
page after that a millisecond; so load once, and only when there is a paragraph.
"""

import bisect
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import spacy
from spacy.matcher import PhraseMatcher
from spacy.util import filter_spans

from extractor.document import Mention, Paragraph
from extractor.errors import ModelMissing, ValueText
from extractor.minutes.kinds import kinds_by_rule
from extractor.minutes.people import bare_name
from extractor.values.dates import find_dates
from extractor.values.figures import parse_money

_HERE = Path(__file__).resolve()
_HOMES = (_HERE.parents[1] / "trained", _HERE.parents[2] / "models" / "trained")
_BATCH = 256
# Names are written in capitals and figures, joined by few small words. Only such stretches are read: a report is nine
# parts small letters, and a matcher with fifty rows looks at every token fifty times.
_STRETCH = re.compile(
    r"""
    (?:\b(?:[Ss]ections?|[Ss]chedule|[Rr]egulation|[Aa]rticle|[Pp]art|[Pp]aragraph|[Ss]\.?|the|mrs?|cllrs?|councillors?)\.?\s+)?
    (?:[^\sa-z]|s\.?\d)\S*             # begins with a capital, a figure, a currency sign, a bracket
    (?:\s+(?:[^\sa-z]\S*|of|the|and|for|in|to|million|billion|thousand|bn|m|k|st|nd|rd|th|on-Trent)(?!\w))*
    """,
    re.VERBOSE,
)
_NO_NAME = re.compile(
    r"(?:[(“\"‘']?(?:A|An|All|Also|Any|As|At|Both|But|By|During|Each|For|From|He|Her|His|How|However|I|If|In|It|Its|Many|Most|"
    r"No|Not|Of|On|One|Our|She|So|Some|Such|That|The|Their|There|These|They|This|Those|To|We|What|When|Where|Which|While|Who|"
    r"With|You|Your|\d+|[^\w£]+)[,.;:]?)(?:\s(?:of|the|and|for|in|to))*"
)
_GAP = " ¦ "
_BEFORE_ROLE = re.compile(r"(?:^|[.;:,(]\s+|\band\s+)((?:[A-Z][a-z’'-]+\s){1,2}[A-Z][\w’'-]+),\s+(?:the\s+|our\s+)?$")
_AFTER_ROLE = re.compile(r"^,\s+((?:[A-Z][a-z’'-]+\s){1,2}[A-Z][\w’'-]+)(?=,|\s+(?:introduced|presented|said|advised|reported|explained|outlined|gave))")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.I)


class Prediction(NamedTuple):
    """What the trained classifier says of one text: the likeliest kind and its probability, 0 to 1."""

    kind: str
    probability: float


class Found(NamedTuple):
    """A name in one text, character offsets."""

    label: str
    start: int
    end: int


def classify(
    paragraphs: Sequence[Paragraph], *, known_people: Iterable[str] = ()
) -> tuple[tuple[Paragraph, ...], tuple[Mention, ...]]:
    """The paragraphs with their kinds, and every name in them; `known_people` are full names as printed elsewhere."""
    if not paragraphs:
        return (), ()
    minuted = [p for p in paragraphs if p.source == "minutes"]
    kinds = iter(predict_kinds(minuted))
    kinded = tuple(replace(p, kind=next(kinds)) if p.source == "minutes" else p for p in paragraphs)
    found = find_names([p.text for p in paragraphs], known_people=known_people)
    return kinded, tuple(m for p, names in zip(paragraphs, found, strict=True) for m in _mentions(p, names))


# ---------------------------------------------------------------- kinds


def predict_kinds(paragraphs: Sequence[Paragraph]) -> list[str]:
    """One kind per paragraph of minutes: rules where they speak, the trained classifier where it is sure."""
    ruled = kinds_by_rule(paragraphs)
    silent = [position for position, kind in enumerate(ruled) if kind is None]
    predicted = dict(zip(silent, predict([paragraphs[position].text for position in silent]), strict=True))
    return [kind or kind_of(predicted[position]) for position, kind in enumerate(ruled)]


def predict(texts: Sequence[str]) -> list[Prediction]:
    """The trained classifier alone; a text without a word is narrative, for the classifier takes none."""
    worded = [position for position, text in enumerate(texts) if text.strip()]
    predictions = [Prediction("narrative", 1.0)] * len(texts)
    if not worded:
        return predictions
    nlp = pipeline()
    textcat = nlp.get_pipe("textcat")
    for start in range(0, len(worded), _BATCH):
        batch = worded[start:start + _BATCH]
        scores = textcat.predict([nlp.make_doc(texts[position]) for position in batch])
        for position, row in zip(batch, scores, strict=True):
            best = int(row.argmax())
            predictions[position] = Prediction(textcat.labels[best], float(row[best]))
    return predictions


def kind_of(prediction: Prediction) -> str:
    """The predicted kind where it is sure enough (thresholds of models/config.cfg), else narrative."""
    return prediction.kind if prediction.probability >= thresholds().get(prediction.kind, 0.0) else "narrative"


# ---------------------------------------------------------------- names


def find_names(texts: Sequence[str], *, known_people: Iterable[str] = ()) -> Iterator[list[Found]]:
    """Names of each text in order, none overlapping."""
    nlp = pipeline()
    ruler = nlp.get_pipe("span_ruler")
    matcher = _people_matcher(nlp, known_people)
    for text in texts:
        stretches = [m.span() for m in _STRETCH.finditer(text) if not _NO_NAME.fullmatch(m.group())]
        if not stretches:
            yield []
            continue
        doc = ruler(nlp.make_doc(_GAP.join(text[a:z] for a, z in stretches)))
        spans = list(doc.spans[ruler.key])
        if matcher is not None:
            spans = filter_spans([*spans, *matcher(doc, as_spans=True)])
        found = list(_in_text(spans, stretches))
        yield sorted([*found, *_beside_roles(text, found)], key=lambda f: f.start)


def _in_text(spans: Iterable[Any], stretches: Sequence[tuple[int, int]]) -> Iterator[Found]:
    """Offsets in the joined stretches -> offsets in the text they were cut from; a span over a joint is none."""
    joined: list[int] = []
    at = 0
    for start, stop in stretches:
        joined.append(at)
        at += stop - start + len(_GAP)
    for span in spans:
        i = bisect.bisect_right(joined, span.start_char) - 1
        shift = stretches[i][0] - joined[i]
        if span.end_char + shift <= stretches[i][1]:
            yield Found(span.label_, span.start_char + shift, span.end_char + shift)


def _people_matcher(nlp: Any, known_people: Iterable[str]) -> Any | None:
    """Finds full names that the attendance list gives; a bare surname may be a place, so it needs its honorific."""
    names = sorted({bare_name(name) for name in known_people if " " in bare_name(name)})
    if not names:
        return None
    matcher = PhraseMatcher(nlp.vocab)
    matcher.add("person", [nlp.make_doc(name) for name in names])
    return matcher


def _beside_roles(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """People without honorific who stand beside their office: "Ann Hale, Head of Housing, said"."""
    taken = [(f.start, f.end) for f in found]
    for role in found:
        if role.label != "role":
            continue
        before = _BEFORE_ROLE.search(text, max(0, role.start - 60), role.start)
        after = _AFTER_ROLE.match(text[role.end:role.end + 60])
        if before:
            spot = before.span(1)
        elif after:
            spot = (after.start(1) + role.end, after.end(1) + role.end)
        else:
            continue
        if all(spot[1] <= start or spot[0] >= end for start, end in taken):
            taken.append(spot)
            yield Found("person", *spot)


def _mentions(paragraph: Paragraph, names: Sequence[Found]) -> Iterator[Mention]:
    for found in names:
        text = paragraph.text[found.start:found.end]
        yield Mention(paragraph.document_id, paragraph.index, found.label, text, normalised(found.label, text), found.start, found.end)


def normalised(label: str, text: str) -> str | None:
    """One spelling of a name: ISO date, pounds as a figure, a person without honorific; None where the print gives none.

    >>> normalised("date", "14th March 2024"), normalised("person", "Cllr. Ann Hale MBE"), normalised("date", "14 March")
    ('2024-03-14', 'Ann Hale', None)
    """
    if label == "date":
        spans = find_dates(text)
        return spans[0].iso if len(spans) == 1 else None
    if label == "money":
        return _pounds(text)
    if label == "person":
        return bare_name(text) or None
    return _ARTICLE.sub("", text)


def _pounds(text: str) -> str | None:
    """"£1.2m" -> "1200000", "£45.00" -> "45"; None for what is not one amount."""
    try:
        amount = parse_money(text)
    except ValueText:
        return None
    return f"{amount:.2f}".rstrip("0").rstrip(".")


# ---------------------------------------------------------------- the trained pipeline


@lru_cache(maxsize=1)
def pipeline() -> Any:
    """The trained spaCy pipeline, loaded once a process.

    Raises ModelMissing where no trained pipeline is found.
    """
    return spacy.load(_home())


@lru_cache(maxsize=1)
def thresholds() -> Mapping[str, float]:
    """Probability from which the trained classifier's word counts, by kind."""
    meta = json.loads((_home() / "meta.json").read_text(encoding="utf-8"))
    return {kind: float(value) for kind, value in meta["agendapack"]["thresholds"].items()}


def _home() -> Path:
    for home in _HOMES:
        if (home / "meta.json").exists():
            return home
    raise ModelMissing(f"no trained pipeline in {' or '.join(map(str, _HOMES))}: run `make models`")
