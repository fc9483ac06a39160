"""Words of whole lines behave as the tuple of pairs that they stand for."""

import pickle

from hypothesis import given
from hypothesis import strategies as st

from extractor.document.wordset import WordIds, WordSet

LINES = st.lists(st.tuples(st.integers(1, 9), st.lists(st.integers(0, 300), max_size=6).map(tuple)), max_size=6)


@given(LINES, st.integers(0, 12))
def test_they_are_their_pairs(lines, cut):
    ids, pairs = WordIds(lines), tuple((page, i) for page, indexes in lines for i in indexes)
    assert tuple(ids) == pairs and len(ids) == len(pairs) and bool(ids) == bool(pairs)
    assert ids[:cut] == pairs[:cut] and ids[cut:] == pairs[cut:]
    assert ids == pairs and ids == WordIds([(page, (i,)) for page, i in pairs]) and hash(ids) == hash(pairs)
    assert ids != (*pairs, (1, 1)) and ids != list(pairs)
    assert pickle.loads(pickle.dumps(ids)) == ids
    assert WordSet(ids).on(1, 9) == frozenset(pairs)
