"""Hold rows against their schema before anything is written.

In:  the rows of one pack, dataset -> list of dicts, as the stages made them.
Out: `validate` lists every Problem; `checked_rows` gives rows that hold, and the Problems it took out.
Dates may be `datetime.date` or ISO text (the stages speak ISO); both come out as dates. An int may stand for a
float. A column that a row leaves out is null.

One bad value must not cost a reader the pack: in a column that may be null it becomes null, else the row goes.
Either way the Problem becomes a finding, so that it is seen.

Columns are checked as a whole: nearly all are of one type throughout, and a set of types says so without a call per
value. Only a column in which something is amiss is gone through value by value.
A pack of thousands of pages is gone through `PART_ROWS` rows at a time, so that its rows need not be in memory.
"""

import datetime as dt
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, NamedTuple

from extractor.document import Row
from extractor.schema.model import Column, Dataset
from extractor.schema.registry import OF_PACKS

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_INT_MAX = 2**31 - 1
PART_ROWS = 1024
_PART_ROWS_OF = {"pages": 192}      # a row holds all that is printed on its page

Columns = dict[str, list[Any]]
"""Column name -> values, all of one length."""

Keys = set[tuple[Any, ...]]


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


# type of column -> the one Python type that needs no conversion, and a test of all values (none of them null) at once
def _are_texts(values: Sequence[str]) -> bool:
    try:
        "".join(values).encode()
    except UnicodeEncodeError:
        return False
    return True


_WHOLE: Mapping[str, tuple[type, Callable[[Sequence[Any]], bool]]] = {
    "text": (str, _are_texts),
    "int": (int, lambda values: min(values) >= -_INT_MAX and max(values) <= _INT_MAX),
    "float": (float, lambda values: all(map(math.isfinite, values))),
    "bool": (bool, lambda values: True),
    "date": (dt.date, lambda values: True),
    "time": (str, lambda values: all(map(_TIME.fullmatch, values))),
}


def _holds_as_it_is(column: Column, values: Sequence[Any]) -> bool:
    """True where every value of the column may be stored as it stands."""
    types = set(map(type, values))
    if type(None) in types:
        if column.required:
            return False
        types.discard(type(None))
        values = [v for v in values if v is not None]
    if not types:
        return True
    expected, is_whole = _WHOLE.get(column.type, (None, None))
    if is_whole is None or types != {expected} or not is_whole(values):
        return False
    return not column.allowed or set(column.allowed).issuperset(values)


class _Table:
    """The columns of some rows of one dataset under examination, and the rows' places in what came in.

    `seen` are the keys of the rows before these; this table's own are added.
    """

    def __init__(
        self, dataset: Dataset, rows: Sequence[Row], problems: list[Problem], *, first: int, seen: Keys
    ) -> None:
        self.dataset, self.problems = dataset, problems
        self.places = list(range(first, first + len(rows)))
        self._name_strangers(rows)
        dead: set[int] = set()
        self.columns = {c.name: self._column(c, [row.get(c.name) for row in rows], dead) for c in dataset.columns}
        self.drop(dead)
        self._drop_repeats(seen)

    def _name_strangers(self, rows: Sequence[Row]) -> None:
        strangers = set(chain.from_iterable(rows)).difference(self.dataset.column_names)
        self.problems.extend(
            Problem(self.dataset.name, name, place, "is no column of this dataset")
            for place, row in zip(self.places if strangers else (), rows, strict=False)
            for name in sorted(strangers & row.keys())
        )

    def _column(self, column: Column, values: list[Any], dead: set[int]) -> list[Any]:
        if _holds_as_it_is(column, values):
            return values
        out = []
        for index, value in enumerate(values):
            try:
                out.append(_fit(column, value))
            except _Unfit as unfit:
                self.problems.append(Problem(self.dataset.name, column.name, self.places[index], str(unfit)))
                out.append(None)
                if column.required:
                    dead.add(index)
        return out

    def drop(self, dead: set[int]) -> None:
        """Take out the rows at these positions."""
        if dead:
            kept = [i for i in range(len(self.places)) if i not in dead]
            self.places = [self.places[i] for i in kept]
            self.columns = {name: [values[i] for i in kept] for name, values in self.columns.items()}

    def keys(self, names: Sequence[str]) -> list[tuple[Any, ...]]:
        return list(zip(*(self.columns[name] for name in names), strict=True))

    def _drop_repeats(self, seen: Keys) -> None:
        """Of rows with one key the first stays."""
        key = self.dataset.key
        keys = self.keys(key) if key else []
        if len(set(keys)) == len(keys) and seen.isdisjoint(keys):
            seen.update(keys)
            return
        dead: set[int] = set()
        for index, found in enumerate(keys):
            if found in seen:
                named = ", ".join(f"{k}={v!r}" for k, v in zip(key, found, strict=True) if k != "pack_id")
                message = f"repeats the key {named}"
                self.problems.append(Problem(self.dataset.name, key[-1], self.places[index], message))
                dead.add(index)
            seen.add(found)
        self.drop(dead)

    def follow(self, columns: Sequence[str], target: str, known: Keys) -> None:
        """A reference to the target dataset, whose keys are `known`, that leads nowhere is set to null where it may be;
        else the row goes."""
        keys = self.keys(columns)
        if known.issuperset(keys):
            return
        name = columns[-1]
        dead: set[int] = set()
        for index, key in enumerate(keys):
            if None not in key and key not in known:
                message = f"{key[-1]!r} names no row of {target}"
                self.problems.append(Problem(self.dataset.name, name, self.places[index], message))
                if self.dataset.column(name).required:
                    dead.add(index)
                else:
                    self.columns[name][index] = None
        self.drop(dead)


# others point at the first three, so they come first: a row that goes takes its children with it
_POINTED_AT = ("packs", "documents", "tables")
_ORDER = (*_POINTED_AT, *(n for n in OF_PACKS if n not in (*_POINTED_AT, "findings")), "findings")


def examined(rows: Mapping[str, Sequence[Row]], problems: list[Problem]) -> Iterator[tuple[Dataset, Columns]]:
    """Rows of one pack that hold, `PART_ROWS` at most at a time; what is taken out is added to `problems`.

    A dataset's parts follow one another; `packs` is first and `findings`, into which problems may go, is last. Datasets
    without rows are left out. Raises KeyError for a dataset nobody declared.
    """
    unknown = sorted(rows.keys() - OF_PACKS.keys())
    if unknown:
        raise KeyError(f"no dataset {', '.join(unknown)}; there are {', '.join(OF_PACKS)}")
    known: dict[str, Keys] = {name: set() for name in _POINTED_AT}
    for name in _ORDER:
        dataset = OF_PACKS[name]
        source = iter(rows.get(name, ()))
        seen: Keys = set()
        first = 0
        while part := list(islice(source, _PART_ROWS_OF.get(name, PART_ROWS))):
            table = _Table(dataset, part, problems, first=first, seen=seen)
            for foreign in dataset.foreign_keys:
                table.follow(foreign.columns, foreign.dataset, known[foreign.dataset])
            if name in known:
                known[name].update(table.keys(dataset.key))
            first += len(part)
            yield dataset, table.columns


def checked_columns(rows: Mapping[str, Sequence[Row]]) -> tuple[dict[str, Columns], list[Problem]]:
    """Rows of one pack that hold, as dataset -> column -> values, and the problems taken out.

    Every dataset and column is in the result, also those without rows. Raises KeyError for a dataset nobody declared.
    """
    problems: list[Problem] = []
    held: dict[str, Columns] = {n: {column: [] for column in d.column_names} for n, d in OF_PACKS.items()}
    for dataset, part in examined(rows, problems):
        for column, values in part.items():
            held[dataset.name][column] += values
    return held, problems


def checked_rows(rows: Mapping[str, Sequence[Row]]) -> tuple[dict[str, list[Row]], list[Problem]]:
    """The same as `checked_columns`, as rows, every column present."""
    columns, problems = checked_columns(rows)
    return {
        name: [dict(zip(part, values, strict=True)) for values in zip(*part.values(), strict=True)]
        for name, part in columns.items()
    }, problems


def validate(rows: Mapping[str, Sequence[Row]]) -> list[Problem]:
    """Every problem of one pack's rows; empty where all hold."""
    return checked_columns(rows)[1]
