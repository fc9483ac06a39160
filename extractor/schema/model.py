"""The words all schemas are written in: Column, Dataset, ForeignKey.

In:  declarations (`schema.pack`, `schema.minutes`, `schema.tables`).
Out: the same as an Arrow schema, every description and unit in the field metadata, so that a Parquet file
     explains itself to whoever finds it alone.
Not here: checking rows (`schema.check`), printing the dictionary (`schema.dictionary`).

pyarrow is imported when a schema is first turned into Arrow: `agendapack --help` must not wait for it.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import pyarrow as pa

SCHEMA_VERSION = "1"
"""Goes up whenever a column changes name, type or meaning; files of two versions never share a folder."""

Type = Literal["text", "int", "float", "bool", "date", "time", "list"]
"""text: UTF-8 · int: 32 bits · float: 64 bits · date: no zone · time: text "HH:MM" · list: list of text."""

Unit = Literal["", "points", "degrees", "characters", "rows", "columns", "pages", "words", "votes", "share", "pounds"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `allowed` empty means any value, `required` means never null."""

    name: str
    type: Type
    description: str
    unit: Unit = ""
    required: bool = False
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """`columns` of this dataset name a row of `dataset` by its columns of the same names; null names none."""

    columns: tuple[str, ...]
    dataset: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """One folder of `output/`. `key` names its rows; empty where print may repeat itself (statistics, votes)."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()

    def column(self, name: str) -> Column:
        """The column of that name; KeyError where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name}")

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(c.name for c in self.columns)

    def to_arrow(self) -> "pa.Schema":
        """Arrow schema with `description`, `unit` and `allowed` per field, name and version for the whole."""
        return _arrow_schema(self)


@lru_cache(maxsize=64)
def _arrow_schema(dataset: Dataset) -> "pa.Schema":
    import pyarrow as pa

    types = {
        "text": pa.string(), "int": pa.int32(), "float": pa.float64(), "bool": pa.bool_(),
        "date": pa.date32(), "time": pa.string(), "list": pa.list_(pa.string()),
    }
    fields = []
    for column in dataset.columns:
        metadata = {"description": column.description}
        if column.unit:
            metadata["unit"] = column.unit
        if column.allowed:
            metadata["allowed"] = ", ".join(column.allowed)
        fields.append(pa.field(column.name, types[column.type], nullable=not column.required, metadata=metadata))
    return pa.schema(fields, metadata={
        "agendapack.dataset": dataset.name,
        "agendapack.description": dataset.description,
        "agendapack.schema_version": SCHEMA_VERSION,
    })
