"""Paragraphs of one minute and the decisions found in them, for the tests of decisions."""

from extractor.document import Paragraph
from extractor.geometry import Box
from extractor.minutes.decisions import decisions_of

BOX = Box(50, 50, 500, 70)


def minutes(*texts: str | tuple[str, str], minute: str = "7", title: str | None = None) -> list[Paragraph]:
    """Paragraphs of one minute; a tuple is (printed number, text)."""
    return [
        Paragraph(
            "d",
            index,
            text if isinstance(text, str) else text[1],
            1,
            1,
            BOX,
            number=None if isinstance(text, str) else text[0],
            section_number=minute,
            section_title=title,
            source="minutes",
        )
        for index, text in enumerate(texts)
    ]


def found(*texts: str | tuple[str, str]) -> list[tuple[str, str]]:
    return [(row["verb"], row["text"]) for row in decisions_of(minutes(*texts))]
