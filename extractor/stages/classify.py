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
import itertools
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from extractor.document import Mention, Paragraph
from extractor.document.shelf import Shelf
from extractor.errors import ModelMissing
from extractor.imports import left_out
from extractor.minutes.found_names import Found, with_print
from extractor.minutes.kinds import kinds_by_rule
from extractor.minutes.people import bare_name
from extractor.minutes.resolution_list import is_list_point
from extractor.minutes.spelling import normalised
from extractor.prose.stretches import is_no_name, small_words, stretches_of

with left_out("spacy.cli", "spacy.cli.info"):
    import spacy
    from spacy.attrs import IDX, LENGTH, LOWER, ORTH
    from spacy.matcher import PhraseMatcher

_HERE = Path(__file__).resolve()
_HOMES = (_HERE.parents[1] / "trained", _HERE.parents[2] / "models" / "trained")
_BATCH = 256
_KIND_LENGTH = 4000  # characters; what a paragraph is shows at its head
_OVERLONG = re.compile(r"\S{81,}")
_GAP = " ¦ "


class Prediction(NamedTuple):
    """What the trained classifier says of one text: the likeliest kind and its probability, 0 to 1."""

    kind: str
    probability: float


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
    """When the rows of one label are worth trying. On a text: one of the words, small, or the pattern, stands in it.

    On a stretch of such a text: one of `needed`, of which each row that the pattern doesn't speak for has one.
    """

    label: str
    words: frozenset[str]
    regex: re.Pattern[str] | None
    needed: frozenset[str]
    matchers: tuple[Any, ...]


_Regexes = Sequence[tuple[int, Callable[[str], re.Match[str] | None]]]
"""Places of gates, and what a text must hold that no word of it tells."""


class Run(NamedTuple):
    """Tokens of a stretch that a row fits; `start` and `end` are characters from the stretch's first."""

    length: int
    start: int
    end: int


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
    every = [*gates(), *_people_gate(known_people)]
    rest = iter(texts)
    while batch := list(itertools.islice(rest, 2 * _BATCH)):
        yield from _names_of(batch, every)


def _names_of(texts: Sequence[str], every: Sequence[Gate]) -> Iterator[list[Found]]:
    """The names of many texts; a stretch that recurs in them is read once."""
    asked, needed = _by_word(tuple(gate.words for gate in every)), _by_word(tuple(gate.needed for gate in every))
    known: dict[str, frozenset[int]] = {}
    regexes = [(at, gate.regex.search) for at, gate in enumerate(every) if gate.regex]
    cut = [list(_stretches(text, regexes, asked, needed, known)) for text in texts]
    wanted: dict[int, dict[str, None]] = {}
    for stretches in cut:
        for _, stretch, open_gates in stretches:
            for at in open_gates:
                wanted.setdefault(at, {})[stretch] = None
    runs = {at: _runs(every[at].matchers, list(stretches)) for at, stretches in wanted.items()}
    for text, stretches in zip(texts, cut, strict=True):
        found = [
            Found(label, start + run.start, start + run.end)
            for start, stretch, open_gates in stretches
            for label, run in _longest((every[at].label, run) for at in open_gates for run in runs[at][stretch])
        ]
        yield with_print(text, found)


@lru_cache(maxsize=8)
def _by_word(sets: tuple[frozenset[str], ...]) -> Mapping[str, frozenset[int]]:
    """The places of the sets that each word is in."""
    places: dict[str, set[int]] = {}
    for at, words in enumerate(sets):
        for word in words:
            places.setdefault(word, set()).add(at)
    return {word: frozenset(found) for word, found in places.items()}


def _stretches(
    text: str, regexes: _Regexes, asked: Mapping[str, frozenset[int]], needed: Mapping[str, frozenset[int]],
    known: dict[str, frozenset[int]],
) -> Iterator[tuple[int, str, tuple[int, ...]]]:
    """Where a stretch that may hold a name starts, its text, and the places of the gates that are open to it.

    Most texts name no law and no money, and most stretches nothing at all; "The" and "Council" come again and again,
    so what is open to a stretch is `known` from then on.
    """
    spoken = _open(text, asked, regexes)
    for match in stretches_of(text) if spoken else ():
        stretch = match.group()
        is_open = known.get(stretch)
        if is_open is None:
            is_open = _open(stretch, needed, regexes)
            is_open = known[stretch] = frozenset() if is_open and is_no_name(stretch) else is_open
        if is_open := is_open & spoken:
            yield match.start(), stretch, tuple(sorted(is_open))


def _open(text: str, by_word: Mapping[str, frozenset[int]], regexes: _Regexes) -> frozenset[int]:
    """The places of the gates for which a word of the text, or a pattern in it, speaks."""
    found = [by_word[word] for word in by_word.keys() & small_words(text)]
    return frozenset([at for at, search in regexes if search(text)]).union(*found)


def _runs(matchers: Iterable[Any], stretches: Sequence[str]) -> dict[str, set[Run]]:
    """What the rows fit in each stretch. Stretches are read many at a time; what runs over a joint is no name."""
    nlp = pipeline()
    runs: dict[str, set[Run]] = {}
    for first in range(0, len(stretches), _BATCH):
        batch = stretches[first : first + _BATCH]
        doc = nlp.make_doc(_tame(_GAP.join(batch)))
        _answer(doc)
        joined = list(itertools.accumulate((len(stretch) + len(_GAP) for stretch in batch), initial=0))
        found: list[set[Run]] = [set() for _ in batch]
        starts, lengths = (doc.to_array(attribute).tolist() for attribute in (IDX, LENGTH))
        for _, a, z in itertools.chain.from_iterable(match(doc) for match in matchers):
            start, end = starts[a], starts[z - 1] + lengths[z - 1]
            i = bisect.bisect_right(joined, start) - 1
            if end - joined[i] <= len(batch[i]):
                found[i].add(Run(z - a, start - joined[i], end - joined[i]))
        runs |= zip(batch, found, strict=True)
    return runs


def _tame(text: str) -> str:
    """The text with each run of over 80 letters or marks as small x: the tokenizer peels brackets off one by one."""
    return _OVERLONG.sub(lambda run: "x" * len(run.group()), text)


def _longest(runs: Iterable[tuple[str, Run]]) -> Iterator[tuple[str, Run]]:
    """Of the runs of one stretch the longest, then the first, none overlapping."""
    taken: list[Run] = []
    for label, run in sorted(set(runs), key=lambda it: (it[1].length, -it[1].start, it[0]), reverse=True):
        if all(run.end <= other.start or run.start >= other.end for other in taken):
            taken.append(run)
            yield label, run


def _people_gate(known_people: Iterable[str]) -> Iterator[Gate]:
    """Finds full names that the attendance list gives; a bare surname may be a place, so it needs its honorific."""
    names = sorted({bare_name(name) for name in known_people if " " in bare_name(name)})
    if names:
        nlp = pipeline()
        matcher = PhraseMatcher(nlp.vocab)
        matcher.add("person", [nlp.make_doc(name) for name in names])
        words = frozenset(_longest_word(name) for name in names)
        yield Gate("person", words, re.compile("") if "" in words else None, words, (matcher,))


def _longest_word(text: str) -> str:
    return max(sorted(small_words(text)), key=len, default="")


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


# ---------------------------------------------------------------- the trained pipeline


@lru_cache(maxsize=1)
def pipeline() -> Any:
    """The trained spaCy pipeline, loaded once a process.

    Of a new word it keeps the print and the small letters: shape, prefix and twenty flags more took most of the time.
    Raises ModelMissing where no trained pipeline is found.
    """
    nlp = spacy.load(_home())
    for attribute in set(nlp.vocab.lex_attr_getters) - {LOWER}:
        del nlp.vocab.lex_attr_getters[attribute]
    return nlp


def _answer(doc: Any) -> None:
    """Flag the words of a text as the span_ruler's rows ask of them (see models/flags.py), each word once."""
    vocab, questions = pipeline().vocab, _questions()
    for orth in set(doc.to_array(ORTH).tolist()) - questions.asked:
        questions.asked.add(orth)
        word = vocab[orth]
        for flag in questions.of_word.get(word.text, ()):
            word.set_flag(flag, True)
        for flag in questions.of_small_word.get(word.text.lower(), ()):
            word.set_flag(flag, True)
        for flag, matches, without in questions.of_shape:
            if word.text not in without and matches(word.text):
                word.set_flag(flag, True)


class Questions(NamedTuple):
    """What rows ask of words: flags by word, by word in small letters, by regex and exceptions; the words asked."""

    of_word: Mapping[str, Sequence[int]]
    of_small_word: Mapping[str, Sequence[int]]
    of_shape: Sequence[tuple[int, Callable[[str], Any], frozenset[str]]]
    asked: set[int]


@lru_cache(maxsize=1)
def _questions() -> Questions:
    of_word: dict[str, list[int]] = {}
    of_small_word: dict[str, list[int]] = {}
    of_shape = []
    for flag in _meta()["flags"]:
        among, without = flag.get("IN", ()), frozenset(flag.get("NOT_IN", ()))
        if "REGEX" in flag or without:
            of_shape.append((flag["flag"], re.compile(flag.get("REGEX", "")).search, without))
        for word in among:
            (of_small_word if flag["attr"] == "LOWER" else of_word).setdefault(word, []).append(flag["flag"])
    return Questions(of_word, of_small_word, of_shape, set())


@lru_cache(maxsize=1)
def gates() -> tuple[Gate, ...]:
    """One gate per label, in the order of the trained pipeline."""
    nlp = pipeline()
    words = {flag["flag"]: flag["IN"] for flag in _meta()["flags"] if "IN" in flag}
    found = []
    for label, trigger in _meta()["triggers"].items():
        ruler = nlp.get_pipe(f"names_{label}")
        needs = [_needed(row["pattern"], words) for row in ruler.patterns]
        regex = re.compile(trigger["regex"]) if trigger["regex"] else None
        if regex is None and frozenset() in needs:
            regex = re.compile("")                  # a row that needs no word, and nothing that speaks for it
        found.append(Gate(label, frozenset(trigger["words"]), regex, frozenset().union(*needs),
                          (ruler.matcher, ruler.phrase_matcher)))
    return tuple(found)


def _needed(pattern: str | Sequence[Mapping[str, Any]], words: Mapping[int, Sequence[str]]) -> frozenset[str]:
    """Small words, one of which stands wherever the pattern fits; none where it asks for shapes alone."""
    if isinstance(pattern, str):
        return frozenset({_longest_word(pattern)})
    choices = []
    for token in pattern:
        if str(token.get("OP", "1"))[0] in "?*!" or str(token.get("OP", "1")).startswith(("{0", "{,")):
            continue
        lists = [words[int(key[4:])] for key in token if key.startswith("FLAG") and int(key[4:]) in words]
        lists += [[token[key]] for key in ("TEXT", "LOWER") if key in token]
        choices += [frozenset(map(_longest_word, entries)) for entries in lists]
    rare = [choice for choice in choices if "" not in choice]
    return max(rare, key=lambda choice: (min(map(len, choice)), -len(choice)), default=frozenset())


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
