"""The search for the page that kills, against packs whose killing pages we know."""

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.engines.hunt import MAX_ATTEMPTS, Death, Verdict, hunt


def play(kills, pages, *, speaks_before=True, extra_deaths=0) -> tuple[Verdict, list[frozenset[int]]]:
    """Run a hunt against a pack of that many pages; `speaks_before` says that each page is announced first.

    Otherwise every page is announced and the death comes after the last. `extra_deaths` attempts die of something else.
    """
    search, tried = hunt(), []
    skip = next(search)
    while True:
        tried.append(skip)
        fatal = sorted(p for p in kills if p not in skip)
        if extra_deaths:
            extra_deaths -= 1
            death = Death(1, 1)
        elif not fatal:
            death = None
        else:
            death = Death(fatal[0], fatal[0]) if speaks_before else Death(pages, pages)
        try:
            skip = search.send(death)
        except StopIteration as stop:
            return stop.value, tried


def test_a_pack_that_lives_is_tried_once():
    verdict, tried = play(set(), 10)
    assert verdict == Verdict(frozenset(), False, 1) and tried == [frozenset()]


def test_a_death_that_does_not_come_back_costs_no_page():
    verdict, tried = play(set(), 10, extra_deaths=1)
    assert verdict.pages == frozenset() and not verdict.is_hopeless and len(tried) == 2


@given(st.integers(1, 300).flatmap(lambda n: st.tuples(st.just(n), st.sets(st.integers(1, n), min_size=1, max_size=4))))
@settings(deadline=None)
def test_announced_pages_are_found_exactly_and_soon(pack):
    pages, kills = pack
    verdict, tried = play(kills, pages)
    assert verdict.pages == kills and not verdict.is_hopeless
    assert tried[-1] == kills and verdict.attempts == len(tried) == len(kills) + 2


@given(st.integers(1, 999).flatmap(lambda n: st.tuples(st.just(n), st.sets(st.integers(1, n), min_size=1, max_size=2))))
@settings(deadline=None)
def test_deaths_after_the_last_word_are_found_by_halving(pack):
    pages, kills = pack
    verdict, tried = play(kills, pages, speaks_before=False)
    assert not verdict.is_hopeless and kills <= verdict.pages
    assert len(verdict.pages - kills) <= 1, "the page last heard of may be left out as well, none other"
    assert tried[-1] == verdict.pages


@given(st.integers(1, 2000), st.booleans())
@settings(deadline=None)
def test_a_hunt_ends_whatever_happens(pages, speaks):
    verdict, tried = play(set(range(1, pages + 1)), pages, speaks_before=speaks)
    assert len(tried) <= MAX_ATTEMPTS
    assert verdict.is_hopeless or set(verdict.pages) == set(range(1, pages + 1))


def test_death_without_a_word_is_hopeless_at_once():
    search = hunt()
    next(search)
    search.send(Death(None, 0))
    try:
        search.send(Death(None, 0))
    except StopIteration as stop:
        assert stop.value == Verdict(frozenset(), True, 2)
    else:
        raise AssertionError("went on looking for a page that nobody has named")
