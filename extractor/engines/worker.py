"""One worker: takes a task, makes rows, stages files. The same in every engine.

`python -m extractor.engines.worker MODULE` speaks JSON, a line a message, over stdin and stdout:
    in   {"task": {…}, "bounds": {…}}
    out  {"ready": true} · {"page": 17} before page 17 is touched · {"done": {…}} · {"disk": "why it refuses"}
Whatever else in this process writes to stdout reaches stderr instead: a C library's chatter is no message.

A worker dies with its supervisor, and it may die of a pack: the supervisor counts on nothing it says but `done`.
"""

import contextlib
import ctypes
import gc
import importlib
import json
import os
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from importlib.abc import MetaPathFinder
from pathlib import Path
from typing import Any

import pyarrow as pa

from extractor.document import Provenance, Row
from extractor.engines.task import Done, Task
from extractor.errors import PackError
from extractor.likeness import sketch
from extractor.stages.write import write

_PR_SET_PDEATHSIG = 1
_FAMILIES_APART = "tables_by_family"
_SEARCH_AFTER = (20_000, 50, 1_000_000)      # objects made, searches of the young, of the middle-aged


def run_task(task: Task, extractor: Any, heartbeat: Callable[[int], None] | None = None) -> Done:
    """Make rows of one file and stage them. Raises OSError where the output, not the pack, is at fault.

    `extractor` has `extract_pack` and `failed_pack` as `extractor.pipeline` has them. Any exception that the pack
    provokes becomes a failed pack with its reason; only what stops the process itself escapes.
    """
    began = time.monotonic()
    provenance = Provenance(**task.provenance)
    known: dict[str, Any] = {"provenance": provenance, "authority": task.authority}
    detail = None
    if task.failure is not None:
        found = extractor.failed_pack(task.path, _Unsavable(task.failure), **known)
    else:
        try:
            found = extractor.extract_pack(
                task.path, heartbeat=heartbeat, skip_pages=frozenset(task.lost_pages), **known, **_limits(task)
            )
        except PackError as error:
            found = extractor.failed_pack(task.path, error, **known)
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001  libraries raise any class on a bad PDF; the row says which
            detail = traceback.format_exc()
            found = extractor.failed_pack(task.path, error, **known)
    if found.pack_id != task.pack_id:
        return Done(task.pack_id, "changed", "the file changed while it was read")
    rows = _with_losses(found.rows, task)
    rows["packs"] = [{**pack, "source_uris": list(task.sources) or None} for pack in rows["packs"]]
    files = write(rows, Path(task.folder))
    row = rows["packs"][0]
    facts = _facts(rows)
    if detail:
        facts["traceback"] = detail
    return Done(
        pack_id=found.pack_id, status=row["status"], reason=row.get("status_reason"), slug=found.authority_slug,
        year=found.year, files=files, committee=row.get("committee"), meeting_date=_iso(row.get("meeting_date")),
        kind=row.get("kind"), page_count=row.get("page_count"), seconds=time.monotonic() - began, facts=facts,
        sources=task.sources,
    )


class _Unsavable(PackError):
    """A pack that killed its worker whatever was left out; the message is the whole reason."""

    def __init__(self, message: str) -> None:
        Exception.__init__(self, message)


def _limits(task: Task) -> dict[str, Any]:
    if not task.reading:
        return {}
    from extractor.stages.read import Limits

    return {"limits": replace(Limits(), **task.reading)}


def _iso(value: Any) -> str | None:
    return None if value is None else str(value)[:10]


def _with_losses(rows: Mapping[str, Sequence[Row]], task: Task) -> dict[str, Sequence[Row]]:
    """The rows, saying which pages killed earlier attempts and were left out."""
    out = dict(rows)
    [pack] = out["packs"]
    if not task.lost_pages or not out.get("pages"):
        return out
    losses = [f"page {page} was left out: it {why or task.lost_for}" for page, why in sorted(task.lost_pages.items())]
    silent = sum(p.get("text_source") == "none" and p["page_number"] not in task.lost_pages for p in out["pages"])
    reasons = [*losses, f"{silent} more without text, see findings"] if silent else losses
    status = "failed" if pack["status"] == "failed" else "partial"
    out["packs"] = [{**pack, "status": status, "status_reason": "; ".join(reasons)}]
    out["findings"] = [*out.get("findings", ()), *(
        {
            "pack_id": task.pack_id, "page_number": page, "check": "page_left_out", "severity": "error",
            "subject": f"page {page}", "message": message,
        }
        for (page, _), message in zip(sorted(task.lost_pages.items()), losses, strict=True)
    )]
    return out


def _facts(rows: Mapping[str, Sequence[Row]]) -> dict[str, Any]:
    """For summary and report: rows by dataset, tables by family, findings, words; for re-issues: a sketch."""
    facts: dict[str, Any] = {"rows": {name: len(part) for name, part in sorted(rows.items()) if part}}
    facts[_FAMILIES_APART] = dict(sorted(Counter(r.get("family") or "other" for r in rows.get("tables", ())).items()))
    facts["findings"] = dict(sorted(Counter(r["severity"] for r in rows.get("findings", ())).items()))
    facts["sketch"] = sketch(r.get("text") or "" for r in rows.get("pages", ()))
    counts = [(r["word_count"], r["unplaced_count"]) for r in rows.get("ledger", ())]
    facts["words"], facts["unplaced"] = sum(n for n, _ in counts), sum(n for _, n in counts)
    return facts


# ---------------------------------------------------------------- the process


def main(module: str) -> None:
    """Serve tasks from stdin until it closes."""
    _die_with_parent()
    messages = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    os.dup2(2, 1)
    extractor = importlib.import_module(module)
    spare_memory()
    spare_searches()

    def say(message: Mapping[str, Any]) -> None:
        messages.write(json.dumps(message) + "\n")
        messages.flush()

    say({"ready": True})
    for line in sys.stdin:
        order = json.loads(line)
        task = Task.from_json(order["task"])
        _set_limits(order["bounds"])
        try:
            done = run_task(task, extractor, lambda page: say({"page": page}))
        except OSError as error:
            say({"disk": f"{error.strerror or error}"})
        else:
            say({"done": replace(done, attempts=1).to_json()})
        spare_searches()


def spare_memory() -> None:
    """Save a worker 55 MB that pyarrow takes for speed it does not need; for a process that serves workers only.

    Its own allocator keeps what it had once. And with its first array it imports pandas, only to ask whether a list is
    of pandas' make. It asks once in a process; others who want pandas here (camelot) can import it as ever.
    """
    pa.set_memory_pool(pa.system_memory_pool())
    sys.meta_path.insert(0, _NoPandas)
    try:
        pa.array([0])
    finally:
        sys.meta_path.remove(_NoPandas)


def spare_searches() -> None:
    """Keep the garbage collector from walking through a whole pack again and again: it took a twelfth of the time.

    A pack is frozen values that hold no circles. What is young is still searched. To be called between two packs, where
    all is searched that has come since; what is left then (models, tables) stays. For a process that only serves packs.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_SEARCH_AFTER)


class _NoPandas(MetaPathFinder):
    """Says that there is no pandas."""

    @classmethod
    def find_spec(cls, fullname: str, path: object = None, target: object = None) -> None:
        if fullname == "pandas":
            raise ModuleNotFoundError(fullname)


def _die_with_parent() -> None:
    """Ask the kernel to kill this process when its parent goes, so that no orphan writes on (Linux)."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _set_limits(bounds: Mapping[str, Any]) -> None:
    """Limit this process for the next pack. Memory by RLIMIT_DATA: RLIMIT_AS would count mapped libraries and files.

    The CPU limit counts from the start of the process, so the time used so far is added.
    """
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    wanted = (
        (resource.RLIMIT_DATA, int(bounds["memory_bytes"])),
        (resource.RLIMIT_FSIZE, int(bounds["file_bytes"])),
        (resource.RLIMIT_CPU, spent + int(bounds["cpu_seconds"])),
        (resource.RLIMIT_CORE, 0),
    )
    for which, soft in wanted:
        _, hard = resource.getrlimit(which)
        with contextlib.suppress(ValueError):      # a lower hard limit set from outside stands
            resource.setrlimit(which, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


if __name__ == "__main__":
    main(sys.argv[1])
