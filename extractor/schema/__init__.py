"""The one language of all schemas: every dataset and column, declared once, described once.

In:  nothing; these are declarations.
Out: `DATASETS` by name; Arrow schemas; a check of rows against them; the dictionary that README carries.
Refuses: a row with a column nobody declared. A misspelt key would otherwise be a column that is always null.

What surprised us: a partition key (`authority`, `year`) that is a column inside the file as well makes plain
pandas raise and DuckDB silently pick one, so neither is declared here; both live in the path only.
"""

from extractor.schema.check import Columns, Problem, checked_columns, checked_rows, examined, validate
from extractor.schema.dictionary import dictionary
from extractor.schema.minutes import MINUTES_DATASETS
from extractor.schema.model import SCHEMA_VERSION, Column, Dataset, ForeignKey
from extractor.schema.pack import PACK_DATASETS
from extractor.schema.registry import DATASETS, DERIVED, PARTITION_KEYS, dataset
from extractor.schema.tables import TABLE_DATASETS

__all__ = [
    "DATASETS",
    "DERIVED",
    "MINUTES_DATASETS",
    "PACK_DATASETS",
    "PARTITION_KEYS",
    "SCHEMA_VERSION",
    "TABLE_DATASETS",
    "Column",
    "Columns",
    "Dataset",
    "ForeignKey",
    "Problem",
    "checked_columns",
    "checked_rows",
    "dataset",
    "dictionary",
    "examined",
    "validate",
]
