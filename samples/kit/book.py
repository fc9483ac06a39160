"""From a pack's script to its PDF and its golden folder.

A script gives `print_pack(build, **press_settings)`. `build(press)` runs until the page ranges that the agenda
prints are the ranges the papers really have (the first pass does not know them yet).
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from samples.kit.press import Press, Row


@dataclass(frozen=True)
class Sample:
    """A pack of the samples. `golden` names the folder of its truth under tests/golden."""

    name: str
    shows: str
    print: Callable[[], tuple[bytes, dict[str, list[Row]]]]
    file_name: str = field(default="")

    @property
    def pdf_name(self) -> str:
        return self.file_name or f"{self.name}.pdf"


def print_pack(build: Callable[[Press], None], **settings: Any) -> tuple[bytes, dict[str, list[Row]]]:
    """The PDF's bytes and its truth; raises RuntimeError if the ranges never settle."""
    ranges: dict[str, tuple[int, int]] = {}
    for _ in range(5):
        press = Press(ranges=ranges, **settings)
        build(press)
        data = press.finish()
        if press.found == ranges:
            return data, press.truth
        ranges = press.found
    raise RuntimeError("the agenda's page ranges do not settle")


def write_golden(folder: Path, truth: dict[str, list[Row]], file_name: str) -> None:
    """One file a dataset, one record a line; `pack.json` lets the score script read the folder as well."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.jsonl"):
        old.unlink()
    for dataset, rows in sorted(truth.items()):
        lines = [json.dumps(row, ensure_ascii=False) for row in rows]
        (folder / f"{dataset}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "pack.json").write_text(json.dumps({"file_name": file_name}, indent=1) + "\n", encoding="utf-8")
