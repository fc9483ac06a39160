"""Single papers of a meeting against the pages of its pack, by content.

In:  the text of each page of a pack and of the papers published beside it. Out: rows of `papers`.
A page of a paper is held by the pack's page that has most of its six-word runs, if it has four in five of them: the
pack adds stamps and page numbers, and may lose a footnote. Pages without text match nothing and are not counted.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractor.document import Row
from extractor.history.words import shingles

_HELD_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class PageText:
    """One page of a pack or paper."""

    number: int
    document_id: str | None
    text: str


class PackIndex:
    """The pages of one pack by their six-word runs."""

    def __init__(self, pages: Sequence[PageText]) -> None:
        self.pages = {p.number: p for p in pages}
        self._where: dict[str, list[int]] = defaultdict(list)
        for page in pages:
            for shingle in shingles(page.text):
                self._where[shingle].append(page.number)

    def holders(self, text: str) -> list[int]:
        """Pages that hold this text, the fullest first."""
        wanted = shingles(text)
        counts = Counter(number for shingle in wanted for number in self._where.get(shingle, ()))
        enough = _HELD_SHARE * len(wanted)
        return [n for n, c in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if c >= enough]


def paper_rows(
    pack_id: str, pack: PackIndex, papers: Mapping[str, Sequence[PageText]], titles: Mapping[str, str | None]
) -> list[Row]:
    """One row for each paper of the pack's meeting."""
    return [_row(pack_id, pack, paper_id, papers[paper_id], titles.get(paper_id)) for paper_id in sorted(papers)]


def _row(pack_id: str, pack: PackIndex, paper_id: str, pages: Sequence[PageText], title: str | None) -> Row:
    with_text = [p for p in pages if p.text.strip()]
    held = [pack.holders(p.text) for p in with_text]
    first = [h[0] for h in held if h]
    documents = Counter(d for n in first if (d := pack.pages[n].document_id) is not None)
    best = min(documents.items(), key=lambda item: (-item[1], item[0]))[0] if documents else None
    relation = "lacking" if not first else "whole" if len(first) == len(with_text) else "part"
    return {
        "pack_id": pack_id, "document_id": best, "page_number": min(first, default=None),
        "last_page_number": max(first, default=None), "paper_pack_id": paper_id, "paper_title": title,
        "paper_page_count": len(with_text), "matched_page_count": len(first),
        "repeated_page_count": sum(len(h) > 1 for h in held), "relation": relation,
    }
