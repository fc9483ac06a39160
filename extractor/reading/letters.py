"""What a reader sees of a word's characters, where pdfium gives something else.

In:  texts of words, and the numbers of the font objects that set them. Out: their texts as read.

What surprised us: printers of the Ghostscript family write faces without any encoding. Their bytes are those of
Windows, and every viewer draws them so; pdfium takes them for those of a Mac and reads "Councilís" for "Council’s".
Other makers of PDFs say that each hyphen is U+00AD, the one that is seen at a line's end only: what is drawn is seen.
"""

import re
import unicodedata
from collections.abc import Collection, Sequence
from typing import NamedTuple

# What fonts of symbols and typesetters put into the text, and what a reader sees there.
_SIGNS = str.maketrans({
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0a8": "□", "\uf06f": "□", "\uf0fe": "☑",
    "\uf0e0": "→", "\uf02d": "-", "\uf0be": "-", "\uf0b0": "°", "\uf076": "❖", "\uf0e1": "↑", "\uf0e2": "↓",
    "\xad": "-", "\x02": "-", "\ufffe": "-", "\u200c": None, "\u200d": None,
})


def as_read(text: str) -> str:
    """What a reader sees of a word's characters: signs of symbol fonts told, composed; may be empty."""
    return unicodedata.normalize("NFC", text.translate(_SIGNS))


class _Telltale(NamedTuple):
    """A word that no language prints, and that one in English prints if its bytes are those of Windows."""

    pattern: str
    misread: str
    printed: str


_TELLTALES = (
    _Telltale(r"[A-Za-z]+í(?:s|t|d|m|re|ve|ll)\b\W*", "Councilís", "Council’s"),
    _Telltale(r"[A-Za-z]+sí\W*", "residentsí", "residents’"),
    _Telltale(r"ñ", "ñ", "–"),
    _Telltale(r"\W*\d+ñ\d+\W*", "2009ñ10", "2009–10"),
    _Telltale(r"\W*ì[A-Za-z]\S*", "ìthe", "“the"),
)
_MISREAD = re.compile("|".join(t.pattern for t in _TELLTALES))
_SUSPECTS = frozenset("íñì")


def _windows_for_mac() -> dict[int, str]:
    """What a byte is on Windows, by what it is on a Mac."""
    pairs = ((bytes([code]).decode("mac_roman"), bytes([code]).decode("cp1252", "ignore")) for code in range(128, 256))
    return {ord(mac): windows for mac, windows in pairs if windows}


_WINDOWS_FOR_MAC = _windows_for_mac()


class Misreadings:
    """Which font objects of a file pdfium took for a Mac's, as far as its pages have been read."""

    def __init__(self) -> None:
        self._font_ids: set[int] = set()

    def mend(self, texts: list[str], font_ids: Sequence[int], unencoded: Collection[int]) -> None:
        """Put right, in place, a page's texts whose faces were misread.

        `unencoded` are the fonts that may be. A page comes from one printer: one misread face tells of all of them.
        """
        doubtful = [i for i, text in enumerate(texts) if not text.isascii() and font_ids[i] in unencoded]
        if any(font_ids[i] in self._font_ids or _tells(texts[i]) for i in doubtful):
            self._font_ids.update(font_ids[i] for i in doubtful)
            for i in doubtful:
                texts[i] = texts[i].translate(_WINDOWS_FOR_MAC)


def _tells(text: str) -> bool:
    return not _SUSPECTS.isdisjoint(text) and _MISREAD.fullmatch(text) is not None
