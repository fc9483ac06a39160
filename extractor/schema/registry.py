"""All datasets by name, in the order in which the contract lists them."""

from types import MappingProxyType

from extractor.schema.history import HISTORY_DATASETS
from extractor.schema.minutes import MINUTES_DATASETS
from extractor.schema.model import Dataset
from extractor.schema.pack import PACK_DATASETS
from extractor.schema.tables import TABLE_DATASETS

PARTITION_KEYS = ("authority", "year")

_ORDER = (
    "packs", "pages", "agenda_items", "documents", "minutes", "attendance", "minutes_items", "minutes_paragraphs",
    "decisions", "actions", "declarations", "votes", "report_paragraphs", "tables", "table_cells", "forward_plan",
    "work_programme", "outcome_tracker", "complaints", "send", "statistics", "payments", "mentions", "findings",
    "ledger", "plan_history", "papers", "site_comparison",
)
_DECLARED = {d.name: d for d in (*PACK_DATASETS, *MINUTES_DATASETS, *TABLE_DATASETS, *HISTORY_DATASETS)}

DERIVED = frozenset(d.name for d in HISTORY_DATASETS)
"""Names of the datasets that are computed from the others, and lie in no journal."""

DATASETS = MappingProxyType({name: _DECLARED[name] for name in _ORDER})
"""Dataset name -> Dataset."""

OF_PACKS = MappingProxyType({name: d for name, d in DATASETS.items() if name not in DERIVED})
"""Those that hold rows of single packs, each with its `pack_id`."""


def dataset(name: str) -> Dataset:
    """The dataset of that name; KeyError with all the names where there is none."""
    try:
        return DATASETS[name]
    except KeyError:
        raise KeyError(f"no dataset {name!r}; there are {', '.join(DATASETS)}") from None
