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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from extractor.document import Mention, Paragraph
from extractor.document.shelf import Shelf
from extractor.errors import ModelMissing, ValueText
from extractor.imports import left_out
from extractor.minutes.kinds import kinds_by_rule
from extractor.minutes.people import bare_name
from extractor.minutes.resolution_list import is_list_point
from extractor.values.dates import find_dates
from extractor.values.figures import parse_money

with left_out("spacy.cli", "spacy.cli.info"):
    import spacy
    from spacy.matcher import PhraseMatcher

_HERE = Path(__file__).resolve()
_HOMES = (_HERE.parents[1] / "trained", _HERE.parents[2] / "models" / "trained")
_BATCH = 256
_KIND_LENGTH = 4000  # characters; what a paragraph is shows at its head
_OVERLONG = re.compile(r"\S{81,}")
_WORD = re.compile(r"[a-z]+")
# Names are written in capitals and figures, joined by few small words. Only such stretches are read: a report is nine
# parts small letters, and a matcher with fifty rows looks at every token fifty times.
_STRETCH = re.compile(
    r"""
    (?:\b(?:[Ss]ections?|[Ss]chedule|[Rr]egulation|[Aa]rticle|[Pp]art|[Pp]aragraph|[Ss]\.?|the|mrs?|cllrs?|councillors?)\.?\s+)?
    (?:[^\sa-z]|s\.?\d)\S*             # begins with a capital, a figure, a currency sign, a bracket
    (?:\s+(?:[^\sa-z]\S*|of|the|and|for|in|to|van|von|de|der|den|la|le|du|da|million|billion|thousand|bn|m|k|st|nd|rd|th|on-Trent)(?!\w))*
    """,
    re.VERBOSE,
)
_NO_NAME = re.compile(
    r"(?:[(“\"‘']?(?:A|An|All|Also|Any|As|At|Both|But|By|During|Each|For|From|He|Her|His|How|However|I|If|In|It|Its|"
    r"Many|Most|"
    r"No|Not|Of|On|One|Our|She|So|Some|Such|That|The|Their|There|These|They|This|Those|To|We|What|When|Where|Which|"
    r"While|Who|"
    r"With|You|Your|\d+|[^\w£]+)[,.;:]?)(?:\s(?:of|the|and|for|in|to))*"
)
_GAP = " ¦ "
_BEFORE_ROLE = re.compile(r"(?:^|[.;:,(]\s+|\band\s+)((?:[A-Z][a-z’'-]+\s){1,2}[A-Z][\w’'-]+),\s+(?:the\s+|our\s+)?$")
_AFTER_ROLE = re.compile(
    r"^,\s+((?:[A-Z][a-z’'-]+\s){1,2}[A-Z][\w’'-]+)(?=,|\s+(?:introduced|presented|said|advised|reported|explained|"
    r"outlined|gave))"
)
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
) -> tuple[Sequence[Paragraph], Sequence[Mention]]:
    """The paragraphs with their kinds, and every name in them; `known_people` are full names as printed elsewhere."""
    if not paragraphs:
        return (), ()
    kinds = iter(predict_kinds([p for p in paragraphs if p.source == "minutes"]))
    kinded = Shelf(replace(p, kind=next(kinds)) if p.source == "minutes" else p for p in paragraphs)
    found = find_names((p.text for p in paragraphs), known_people=known_people)
    mentions = Shelf(m for p, names in zip(paragraphs, found, strict=True) for m in _mentions(p, names))
    return kinded.settled(), mentions.settled()


class Gate(NamedTuple):
    """When the rows of one label are worth trying: one of the words, small, or the pattern, stands in the text."""

    label: str
    words: frozenset[str]
    regex: re.Pattern[str] | None
    matchers: tuple[Any, ...]


# ---------------------------------------------------------------- kinds


def predict_kinds(paragraphs: Sequence[Paragraph]) -> list[str]:
    """One kind per paragraph of minutes: rules where they speak, the trained classifier where it is sure."""
    ruled = kinds_by_rule(paragraphs)
    silent = [position for position, kind in enumerate(ruled) if kind is None]
    predicted = dict(zip(silent, predict([paragraphs[position].text for position in silent]), strict=True))
    return [
        kind or ("narrative" if is_list_point(paragraphs, position) else kind_of(predicted[position]))
        for position, kind in enumerate(ruled)
    ]


def predict(texts: Sequence[str]) -> list[Prediction]:
    """The trained classifier alone; a text without a word is narrative, for the classifier takes none."""
    worded = [position for position, text in enumerate(texts) if text.strip()]
    predictions = [Prediction("narrative", 1.0)] * len(texts)
    if not worded:
        return predictions
    nlp = pipeline()
    textcat = nlp.get_pipe("textcat")
    for start in range(0, len(worded), _BATCH):
        batch = worded[start : start + _BATCH]
        scores = textcat.predict([nlp.make_doc(_tame(texts[position][:_KIND_LENGTH])) for position in batch])
        for position, row in zip(batch, scores, strict=True):
            best = int(row.argmax())
            predictions[position] = Prediction(textcat.labels[best], float(row[best]))
    return predictions


def kind_of(prediction: Prediction) -> str:
    """The predicted kind where it is sure enough (thresholds of models/config.cfg), else narrative."""
    return prediction.kind if prediction.probability >= thresholds().get(prediction.kind, 0.0) else "narrative"


# ---------------------------------------------------------------- names


def find_names(texts: Iterable[str], *, known_people: Iterable[str] = ()) -> Iterator[list[Found]]:
    """Names of each text in order, none overlapping."""
    nlp = pipeline()
    people = _people_matcher(nlp, known_people)
    for text in texts:
        matchers = [*_matchers_for(text), *people]
        stretches = [m.span() for m in _STRETCH.finditer(text) if not _NO_NAME.fullmatch(m.group())] if matchers else []
        if not stretches:
            yield []
            continue
        doc = nlp.make_doc(_tame(_GAP.join(text[start:end] for start, end in stretches)))
        runs = _longest((end - start, -start, label) for label, match in matchers for _, start, end in match(doc))
        found = list(
            _in_text(
                (Found(label, doc[-minus].idx, _end_of(doc[length - minus - 1])) for length, minus, label in runs),
                stretches,
            )
        )
        yield sorted([*found, *_beside_roles(text, found)], key=lambda f: f.start)


def _tame(text: str) -> str:
    """The text with each run of over 80 letters or marks as small x: the tokenizer peels brackets off one by one."""
    return _OVERLONG.sub(lambda run: "x" * len(run.group()), text)


def _end_of(token: Any) -> int:
    return int(token.idx) + len(token)


def _in_text(names: Iterable[Found], stretches: Sequence[tuple[int, int]]) -> Iterator[Found]:
    """Offsets in the joined stretches -> offsets in the text they were cut from; a name over a joint is none."""
    joined: list[int] = []
    at = 0
    for start, stop in stretches:
        joined.append(at)
        at += stop - start + len(_GAP)
    for name in names:
        i = bisect.bisect_right(joined, name.start) - 1
        shift = stretches[i][0] - joined[i]
        if name.end + shift <= stretches[i][1]:
            yield Found(name.label, name.start + shift, name.end + shift)


def _longest(runs: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Of runs of tokens (length, minus their start, label) the longest, then the first, none overlapping."""
    taken: set[int] = set()
    for length, minus, label in sorted(set(runs), reverse=True):
        tokens = range(-minus, length - minus)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            yield length, minus, label


def _matchers_for(text: str) -> Iterator[tuple[str, Any]]:
    """Label and matcher where something in the text speaks for the label: most texts name no law and no money."""
    words = set(_WORD.findall(text.lower()))
    for gate in gates():
        if not words.isdisjoint(gate.words) or (gate.regex is not None and gate.regex.search(text)):
            yield from ((gate.label, matcher) for matcher in gate.matchers)


def _people_matcher(nlp: Any, known_people: Iterable[str]) -> list[tuple[str, Any]]:
    """Finds full names that the attendance list gives; a bare surname may be a place, so it needs its honorific."""
    names = sorted({bare_name(name) for name in known_people if " " in bare_name(name)})
    if not names:
        return []
    matcher = PhraseMatcher(nlp.vocab)
    matcher.add("person", [nlp.make_doc(name) for name in names])
    return [("person", matcher)]


def _beside_roles(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """People without honorific who stand beside their office: "Ann Hale, Head of Housing, said"."""
    taken = [(f.start, f.end) for f in found]
    for role in found:
        if role.label != "role":
            continue
        before = _BEFORE_ROLE.search(text, max(0, role.start - 60), role.start)
        after = _AFTER_ROLE.match(text[role.end : role.end + 60])
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
        text = paragraph.text[found.start : found.end]
        yield Mention(
            paragraph.document_id,
            paragraph.index,
            found.label,
            text,
            normalised(found.label, text),
            found.start,
            found.end,
        )


def normalised(label: str, text: str) -> str | None:
    """One spelling of a name: ISO date, pounds as a figure, a person without honorific; None where there is none.

    >>> normalised("date", "14th March 2024"), normalised("person", "Cllr. Ann Hale MBE")
    ('2024-03-14', 'Ann Hale')
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
    """ "£1.2m" -> "1200000", "£45.00" -> "45"; None for what is not one amount."""
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
    nlp = spacy.load(_home())
    set_flags(nlp, _meta()["flags"])
    return nlp


def set_flags(nlp: Any, flags: Iterable[Mapping[str, Any]]) -> None:
    """Teach the vocabulary the yes-or-no questions that the span_ruler's rows ask of a word (see models/flags.py).

    They aren't stored with a vocabulary, so they are set each time a pipeline is loaded.
    """
    for flag in flags:
        nlp.vocab.add_flag(_question(flag), flag["flag"])


def _question(flag: Mapping[str, Any]) -> Callable[[str], bool]:
    among, without = frozenset(flag.get("IN", ())), frozenset(flag.get("NOT_IN", ()))
    matches = re.compile(flag["REGEX"]).search if "REGEX" in flag else None
    is_lower = flag["attr"] == "LOWER"

    def answer(text: str) -> bool:
        word = text.lower() if is_lower else text
        return (not among or word in among) and word not in without and (matches is None or matches(word) is not None)

    return answer


@lru_cache(maxsize=1)
def gates() -> tuple[Gate, ...]:
    """One gate per label, in the order of the trained pipeline."""
    nlp = pipeline()
    rulers = {label: nlp.get_pipe(f"names_{label}") for label in _meta()["triggers"]}
    return tuple(
        Gate(
            label,
            frozenset(t["words"]),
            re.compile(t["regex"]) if t["regex"] else None,
            (rulers[label].matcher, rulers[label].phrase_matcher),
        )
        for label, t in _meta()["triggers"].items()
    )


@lru_cache(maxsize=1)
def thresholds() -> Mapping[str, float]:
    """Probability from which the trained classifier's word counts, by kind."""
    return {kind: float(value) for kind, value in _meta()["thresholds"].items()}


def _meta() -> dict[str, Any]:
    meta: dict[str, Any] = json.loads((_home() / "meta.json").read_text(encoding="utf-8"))["agendapack"]
    return meta


def _home() -> Path:
    for home in _HOMES:
        if (home / "meta.json").exists():
            return home
    raise ModelMissing(f"no trained pipeline in {' or '.join(map(str, _HOMES))}: run `make models`")
