"""Screens are too kind or right, never too strict: over the rule tables of the whole project and their examples."""

import importlib
import pkgutil
import re
from operator import attrgetter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import extractor
from extractor.values.screens import Screen, needed_words


def _tables() -> dict[str, tuple[Any, ...]]:
    """Every module-level table whose rows have a pattern and an example, by module and name."""
    found: dict[str, tuple[Any, ...]] = {}
    for info in pkgutil.walk_packages(extractor.__path__, "extractor."):
        if info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            if isinstance(value, tuple) and value and all(
                isinstance(getattr(row, "pattern", None), re.Pattern) and isinstance(getattr(row, "example", None), str)
                for row in value
            ):
                found[f"{info.name}.{name}"] = value
    return found


TABLES = _tables()
EXAMPLES = sorted({row.example for rows in TABLES.values() for row in rows})


@pytest.mark.parametrize("name", TABLES)
def test_screen_lets_pass_what_matches(name):
    rows = TABLES[name]
    screen = Screen(rows, attrgetter("pattern"))
    for text in (shown for example in EXAMPLES for shown in (example, example.upper(), example.lower())):
        passed = {id(row) for row in screen(text)}
        assert all(id(row) in passed for row in rows if row.pattern.search(text)), text


def test_most_rows_need_a_word():
    rows = [row for rows in TABLES.values() for row in rows]
    assert sum(bool(needed_words(row.pattern)) for row in rows) > 0.7 * len(rows)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"colou?rs?", ("color", "colour")),
        (r"(?:A|B)\d+", ("a", "b")),
        (r"(?:ab)?\d*", ()),
        (r"(?:x+yy)+z", ("yy",)),
        (r"(?:yes|no)|\d", ()),
        (r"(?=.*\bheld\b).*", ("held",)),
        (r"(?!.*\bheld\b).*", ()),
        (r"[Ii]tem (?i:no)", ("item no",)),
        (r"[^a]bc", ("bc",)),
        (r"(?P<a>up)(?P=a)down", ("down",)),
        (r"a{3}bc", ("bc",)),
        (r"(?<!un)paid", ("paid",)),
    ],
)
def test_needed_words(pattern, words):
    assert needed_words(re.compile(pattern)) == words


_ATOMS = st.sampled_from(["a", "b", "Ab", "[ab]", ".", r"\d", r"\b", "^", "(?=a)", "(?!b)", "[Aa]", r"\s"])
_PATTERNS = st.recursive(
    _ATOMS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: "(?:" + "|".join(parts) + ")"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{1,3}", "*?"])).map(lambda p: f"(?:{p[0]}){p[1]}"),
    ),
    max_leaves=8,
)


@given(_PATTERNS, st.text("abAB1 ", max_size=12), st.booleans())
def test_what_matches_has_a_needed_word(source, text, ignore_case):
    pattern = re.compile(source, re.I if ignore_case else 0)
    words = needed_words(pattern)
    if words and pattern.search(text):
        assert any(word in text.lower() for word in words)
