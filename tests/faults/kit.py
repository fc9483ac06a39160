"""Archives of small text files that `quick_extractor` takes for packs, and ways to disturb a run."""

import hashlib
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from extractor import bulk, query
from extractor.archive.verify import file_faults
from extractor.engines.task import Bounds, Done, Task
from extractor.engines.worker import run_task

HERE = Path(__file__).parent
EXTRACTOR = "tests.faults.quick_extractor"


def options(**changes):
    bounds = changes.pop("bounds", Bounds(wall_seconds=60, page_seconds=20))
    return bulk.Options(extractor=EXTRACTOR, version="quick", bounds=bounds, **changes)


def inline(tasks: Iterable[Task], *, workers, logs, module, bounds, progress) -> Iterator[Done]:
    """An engine without processes: for faults of the supervisor, where workers only take time."""
    __import__(module)
    for task in tasks:
        shutil.rmtree(task.folder, ignore_errors=True)
        Path(task.folder).mkdir(parents=True)
        yield replace(run_task(task, sys.modules[module]), seconds=0.0)


def make_pack(folder: Path, name: str, *pages: str, head="Ayshire|Planning|2024-03-05|other") -> Path:
    path = folder / name
    path.write_text("\n".join([f"%PDF-{head}", *(pages or (f"item one of {name}", "page two"))]))
    return path


BODY = "the minutes of the last meeting were read and agreed and signed by the chairman as a true record of it"
"""What an issue and its re-issue have in common."""


def tree(out: Path) -> dict[str, str]:
    """Relative path -> checksum of every file that a reader can see."""
    return {
        p.relative_to(out).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(out.rglob("*")) if p.is_file() and ".agendapack" not in p.parts
    }


def faults(out: Path) -> list[str]:
    return [str(f) for f in file_faults(out)] or query.row_faults(out)


def rows(out: Path, name: str) -> list[dict]:
    table = query.open_dataset(name, out).to_table()
    return sorted(table.to_pylist(), key=lambda r: (r["pack_id"], r.get("page_number") or 0))


def texts(out: Path) -> set[str]:
    """Pages' texts that are not common to all issues."""
    return {r["text"] for r in rows(out, "pages")} - {BODY}


def states(result: bulk.Summary) -> dict[str, str]:
    return {p.file_name: p.state for p in result.packs}
