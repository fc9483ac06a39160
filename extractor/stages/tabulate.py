"""Pack and leaves -> the tables, joined over pages, as grids of raw text.

In:  a `Pack` and one `Leaf` a page. Out: `Grid`s in order of their first page and place, `index` counting from 0.
Each page is triaged first: one without rules, shaded bands or aligned columns of text costs next to nothing.
"""

from extractor.document import Grid, Leaf, Pack
from extractor.document.keeping import keep_grids
from extractor.tables.finding import drafts_of
from extractor.tables.joining import grids_of
from extractor.tables.lexicon import Lexicon
from extractor.tables.opinions import Opinions


def tabulate(pack: Pack, leaves: tuple[Leaf, ...]) -> tuple[Grid, ...]:
    """All tables of the pack; every body word in a table's area is in exactly one of its cells."""
    opinions = Opinions(pack.path)
    drafts = (drafts_of(page, leaf, opinions) for page, leaf in zip(pack.pages, leaves, strict=True))
    keep = keep_grids(len(pack.pages))
    return tuple(keep(grid) for grid in grids_of(drafts, leaves, Lexicon(pack.pages)))
