"""The whole output described for others: `datapackage.json`, Data Package version 2 (frictionless).

In:  an output folder. Out: its datasets as resources, with fields, types, descriptions, keys and foreign keys, and the
files that hold them now. Field descriptions carry the unit; `authority` and `year` are named as partition keys.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from extractor import __version__
from extractor.archive.place import Out, Place, place_of
from extractor.schema import DATASETS, PARTITION_KEYS, SCHEMA_VERSION, Column, Dataset
from extractor.stages.write import checksum

_TYPES: dict[str, dict[str, str]] = {
    "text": {"type": "string"}, "int": {"type": "integer"}, "float": {"type": "number"}, "bool": {"type": "boolean"},
    "date": {"type": "date", "format": "%Y-%m-%d"}, "time": {"type": "time", "format": "%H:%M"},
    "list": {"type": "list", "itemType": "string"},
}
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def datapackage(out: Out) -> dict[str, Any]:
    """The description as JSON-ready values. A dataset without rows is left out: a resource must have data."""
    place = place_of(out)
    place.check(DATASETS)
    found = {name: place.files(name) for name in DATASETS}
    return {
        "$schema": _PROFILE,
        "name": "agendapack",
        "title": "Councils' agenda packs as data",
        "version": SCHEMA_VERSION,
        "sources": [{"title": f"agendapack {__version__}"}],
        "resources": [_resource(DATASETS[name], place, files) for name, files in found.items() if files],
    }


def _resource(declared: Dataset, place: Place, files: list[str]) -> dict[str, Any]:
    sums = [_checksum(place, file) for file in files]
    return {
        "name": declared.name.replace("_", "-"),
        "title": declared.name,
        "description": declared.description,
        "path": files,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": sum(size for _, size in sums),
        "hash": _hash(sha256 for sha256, _ in sums),
        "agendapack:partitionKeys": list(PARTITION_KEYS),
        "schema": {
            "fields": [_field(c) for c in declared.columns],
            **({"primaryKey": list(declared.key)} if declared.key else {}),
            "foreignKeys": [
                {
                    "fields": list(f.columns),
                    "reference": {"resource": f.dataset.replace("_", "-"), "fields": list(f.columns)},
                }
                for f in declared.foreign_keys
            ],
        },
    }


def _checksum(place: Place, file: str) -> tuple[str, int]:
    with place.local(file) as path:
        return checksum(path)


def _hash(checksums: Iterable[str]) -> str:
    """One SHA-256 over the checksums of several files in order, as "sha256:…"."""
    digest = hashlib.sha256()
    for sha256 in checksums:
        digest.update(sha256.encode())
    return f"sha256:{digest.hexdigest()}"


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    unit = {"unit": column.unit} if column.unit else {}
    limits = {"constraints": constraints} if constraints else {}
    return {"name": column.name, **_TYPES[column.type], "description": column.description, **unit, **limits}


def write_datapackage(out: Out) -> str:
    """Write `datapackage.json` beside the datasets; where it lies."""
    text = json.dumps(datapackage(out), indent=2, ensure_ascii=False) + "\n"
    return place_of(out).write("datapackage.json", text)
