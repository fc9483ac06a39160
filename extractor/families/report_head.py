"""The head of one report, or the record of one decision taken, printed as a ruled table of labels and values.

In:  a `Matrix` and its `Context`. Out: whether it is one. Its labels are those of forward plans and trackers (decision
maker, lead officer, wards, status), but it lists nothing: every label stands once, and one at least says "report to",
"reasons for decision", "from". Plans that print a table per decision have such labels too; their titles tell them.
"""

import re

from extractor.families.base import Context
from extractor.families.matrix import Matrix
from extractor.values.text import squash

_LEAST_LABELS = 3
_LONGEST_LABEL = 60
_MOST_CELLS = 4              # two labels and their values side by side
_REPORT_LABEL = re.compile(
    r"report (?:to|of|by|from|author).*|from|classification|recommendations?(?:\(s\))?|"
    r"reasons? for (?:the )?decision.*|"
    r"(?:alternatives?|(?:alternative )?options?) (?:considered|rejected).*|declarations? of interests?.*|"
    r"report title|title of (?:the )?report|contributors|item no\.?|agenda item(?: no\.?)?|"
    r"date of (?:the )?(?:meeting|committee)|meeting(?: date)?|exempt information applies.*", re.IGNORECASE)
_PLAN = re.compile(r"forward plan|notice of (?!decisions? (?:taken|made))|key decisions\b|plan of|programme|tracker|"
                   r"action (?:log|list)", re.IGNORECASE)


def is_report_head(matrix: Matrix, around: Context) -> bool:
    """Columns of labels and values, each label once, one of them a report's own."""
    if any(_PLAN.search(title) for title in around.titles) or around.document_kind in _LISTS:
        return False
    labels = []
    for row in range(matrix.row_count):
        filled = matrix.filled(row)
        if len(filled) > _MOST_CELLS or (len(filled) > 2 and len(filled) % 2):
            return False
        labels += [squash(cell.text).rstrip(" :?") for _, cell in filled[: len(filled) // 2 * 2: 2]]
    is_told = any(_REPORT_LABEL.fullmatch(label) for label in labels)
    are_labels = all(label[:1].isupper() and len(label) <= _LONGEST_LABEL for label in labels)
    return len(labels) >= _LEAST_LABELS and is_told and are_labels and len({*labels}) == len(labels)


_LISTS = ("forward_plan", "work_programme", "outcome_tracker")
