"""Running text: lines into passages. What other rooms use of it."""

from extractor.prose.joining import count_letters, join_lines
from extractor.prose.markers import MARKER_RULES, Marker, MarkerRule, marker_of, text_of
from extractor.prose.measures import usual_size
from extractor.prose.passages import (
    Passage,
    UsedWords,
    by_page,
    ids_of,
    is_free,
    is_heading_like,
    lines_to_passages,
    with_words,
    without_words,
)

__all__ = [
    "MARKER_RULES", "Marker", "MarkerRule", "Passage", "UsedWords", "by_page", "count_letters", "ids_of",
    "is_free", "is_heading_like", "join_lines", "lines_to_passages", "marker_of", "text_of", "usual_size",
    "with_words", "without_words",
]
