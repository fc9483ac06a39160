"""What shows only over time and over several files: a decision through plan editions, a paper through packs.

In:  an output folder. Out: the derived datasets `plan_history` and `papers` in the same folder.
Pure computation lies in `plans` and `papers`; `publish` reads and writes.
"""

from extractor.history.publish import HistorySummary, publish_history

__all__ = ["HistorySummary", "publish_history"]
