"""Hold rows against their schema before anything is written.

In:  the rows of one pack, dataset -> list of dicts, as the stages made them.
Out: `validate` lists every Problem; `checked_rows` gives rows that hold, and the Problems it took out.
Dates may be `datetime.date` or ISO text (the stages speak ISO); both come out as dates. An int may stand for a
float. A column that a row leaves out is null.

One bad value must not cost a reader the pack: in a column that may be null it becomes null, else the row goes.
Either way the Problem becomes a finding, so that it is seen.
"""

import datetime as dt
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from extractor.document import Row
from extractor.schema.model import Column, Dataset
from extractor.schema.registry import DATASETS

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_INT_MAX = 2**31 - 1


class Problem(NamedTuple):
    """What is wrong with one value. `row` counts from 0 within the pack's rows of the dataset, -1 for the whole."""

    dataset: str
    column: str
    row: int
    message: str

    def __str__(self) -> str:
        where = f"{self.dataset}.{self.column}" if self.column else self.dataset
        return f"{where} row {self.row}: {self.message}" if self.row >= 0 else f"{where}: {self.message}"


class _Unfit(Exception):
    """A value is not of its column's type; the message says how."""


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise _Unfit(f"{value!r} is no text")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise _Unfit(f"{value!r} is no valid Unicode") from None
    return value


def _int(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        if isinstance(value, float) and value.is_integer():
            return _int(int(value))
        raise _Unfit(f"{value!r} is no whole number")
    if not -_INT_MAX <= value <= _INT_MAX:
        raise _Unfit(f"{value!r} does not fit 32 bits")
    return value


def _float(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _Unfit(f"{value!r} is no number")
    try:
        number = float(value)
    except OverflowError:
        raise _Unfit(f"{value!r} is too large") from None
    if not math.isfinite(number):
        raise _Unfit(f"{value!r} is not finite")
    return number


def _bool(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _Unfit(f"{value!r} is neither true nor false")
    return value


def _date(value: Any) -> dt.date:
    if isinstance(value, dt.datetime):
        raise _Unfit(f"{value!r} carries a time of day")
    if isinstance(value, dt.date):
        return value
    if not isinstance(value, str) or len(value) != 10:
        raise _Unfit(f"{value!r} is no ISO date")
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise _Unfit(f"{value!r} is no ISO date") from None


def _time(value: Any) -> str:
    if not isinstance(value, str) or not _TIME.fullmatch(value):
        raise _Unfit(f"{value!r} is no time HH:MM")
    return value


def _list(value: Any) -> list[str]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise _Unfit(f"{value!r} is no list of texts")
    return [_text(v) for v in value]


_FIT: Mapping[str, Callable[[Any], Any]] = {
    "text": _text, "int": _int, "float": _float, "bool": _bool, "date": _date, "time": _time, "list": _list,
}


def _fit(column: Column, value: Any) -> Any:
    """The value as the column stores it; raises _Unfit where it cannot be."""
    if value is None:
        if column.required:
            raise _Unfit("is required and missing")
        return None
    fitted = _FIT[column.type](value)
    if column.allowed and fitted not in column.allowed:
        raise _Unfit(f"{fitted!r} is not one of {', '.join(column.allowed)}")
    return fitted


def _checked_row(dataset: Dataset, index: int, row: Row, problems: list[Problem]) -> Row | None:
    """The row with every column present and fitted, None where a required value does not hold."""
    out: Row = {}
    holds = True
    for column in dataset.columns:
        try:
            out[column.name] = _fit(column, row.get(column.name))
        except _Unfit as unfit:
            problems.append(Problem(dataset.name, column.name, index, str(unfit)))
            out[column.name] = None
            holds = holds and not column.required
    if len(row) != len(out) or not row.keys() <= out.keys():
        problems.extend(
            Problem(dataset.name, name, index, "is no column of this dataset")
            for name in sorted(row.keys() - out.keys())
        )
    return out if holds else None


def _without_repeats(
    dataset: Dataset, rows: Iterable[tuple[int, Row]], problems: list[Problem]
) -> list[tuple[int, Row]]:
    """Rows whose key has not been seen before; the first of a key stays."""
    if not dataset.key:
        return list(rows)
    seen: set[tuple[Any, ...]] = set()
    out = []
    for index, row in rows:
        key = tuple(row[k] for k in dataset.key)
        if key in seen:
            named = ", ".join(f"{k}={v!r}" for k, v in zip(dataset.key, key, strict=True) if k != "pack_id")
            problems.append(Problem(dataset.name, dataset.key[-1], index, f"repeats the key {named}"))
        else:
            seen.add(key)
            out.append((index, row))
    return out


def _with_targets(
    dataset: Dataset, rows: list[tuple[int, Row]], keys: Mapping[str, set[tuple[Any, ...]]], problems: list[Problem]
) -> list[tuple[int, Row]]:
    """Rows whose foreign keys name a row that exists; one that need not is set to null instead."""
    for foreign in dataset.foreign_keys:
        last = dataset.column(foreign.columns[-1])
        kept = []
        for index, row in rows:
            key = tuple(row[c] for c in foreign.columns)
            if None not in key and key not in keys[foreign.dataset]:
                message = f"{key[-1]!r} names no row of {foreign.dataset}"
                problems.append(Problem(dataset.name, last.name, index, message))
                if last.required:
                    continue
                row = {**row, last.name: None}
            kept.append((index, row))
        rows = kept
    return rows


def checked_rows(rows: Mapping[str, Sequence[Row]]) -> tuple[dict[str, list[Row]], list[Problem]]:
    """Rows of one pack that hold against their schemas, every column present, and the problems taken out.

    Every dataset is in the result, also those without rows. Raises KeyError for a dataset nobody declared.
    """
    unknown = sorted(rows.keys() - DATASETS.keys())
    if unknown:
        raise KeyError(f"no dataset {', '.join(unknown)}; there are {', '.join(DATASETS)}")
    problems: list[Problem] = []
    held: dict[str, list[tuple[int, Row]]] = {}
    for name, dataset in DATASETS.items():
        fitted = ((i, _checked_row(dataset, i, row, problems)) for i, row in enumerate(rows.get(name, ())))
        held[name] = _without_repeats(dataset, ((i, row) for i, row in fitted if row is not None), problems)
    # packs, then documents and tables, then what points at them: a row that goes takes its children with it
    for name in ("documents", "tables", *(n for n in DATASETS if n not in ("documents", "tables"))):
        dataset = DATASETS[name]
        keys = {
            f.dataset: {tuple(row[c] for c in DATASETS[f.dataset].key) for _, row in held[f.dataset]}
            for f in dataset.foreign_keys
        }
        held[name] = _with_targets(dataset, held[name], keys, problems)
    return {name: [row for _, row in pairs] for name, pairs in held.items()}, problems


def validate(rows: Mapping[str, Sequence[Row]]) -> list[Problem]:
    """Every problem of one pack's rows; empty where all hold."""
    return checked_rows(rows)[1]
