"""Run packs on a Ray cluster: the same worker, in the same supervised child process, as a Ray core task.

In:  tasks, and the address of a cluster (none: one on this machine for the time of the run). Out: one `Done` a task,
     its files in the task's staging folder here, the same bytes as the local engine makes.
The PDF travels with the task and the Parquet files with the answer, so the nodes need agendapack installed and nothing
else: no shared disk, no copy of the archive. The archive has one writer, the process that called this.

What surprised us: a Ray worker that runs the pack itself dies of a bad one, and Ray then tries the same pack elsewhere
and kills that worker too. So a task keeps a child at its side, as the local engine does, and a node or worker that is
lost costs a re-run and never a verdict on a pack. What the cluster loses again and again is done here.
"""

import contextlib
import functools
import json
import logging
import os
import shutil
import socket
import stat
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from extractor import __version__
from extractor.engines import local
from extractor.engines.task import EXTRACTOR, Bounds, Done, Task
from extractor.errors import AgendapackError, OutputError

log = logging.getLogger(__name__)
_RETRIES = 10                  # of Ray's own, for lost workers and nodes
_CONNECT_SECONDS = 10.0
_AHEAD = 2                     # tasks given a core: the next pack is there when the last is done


@dataclass(frozen=True, slots=True)
class _Parcel:
    """What a task sends home: how it went, and the files by dataset."""

    done: Done
    contents: dict[str, bytes]


def run(
    tasks: Iterable[Task], *, workers: int, logs: Path, module: str = EXTRACTOR, bounds: Bounds | None = None,
    progress: local.Progress | None = None, address: str | None = None,
) -> Iterator[Done]:
    """Results as they come. `workers` is how many packs are given at a time; 0 means what the cluster has cores for.

    Raises AgendapackError where Ray is not installed, the cluster cannot be reached or is of another version of
    agendapack; OutputError where staging cannot be written. Pages are not told to `progress`: they are far away.
    """
    limits = bounds or Bounds()
    given = (replace(task, reading=limits.reading) for task in tasks)
    with _cluster(address) as ray:
        remote = ray.remote(num_cpus=1, max_retries=_RETRIES)(_done_there)
        order = json.dumps(asdict(limits), sort_keys=True)
        under_way: dict[Any, Task] = {}
        is_more = True
        while is_more or under_way:
            while is_more and len(under_way) < (workers or _AHEAD * _cores(ray)):
                task = next(given, None)
                if task is None:
                    is_more = False
                    break
                content = _content(task)
                if content is None:            # what cannot be read is no work for a cluster
                    yield from _done_here(task, logs, module, limits)
                    continue
                under_way[remote.remote(task, ray.put(content), module, order, __version__)] = task
            ready, _ = ray.wait(list(under_way), num_returns=1) if under_way else ([], [])
            for reference in ready:
                task = under_way.pop(reference)
                parcel = _received(ray, reference)
                if parcel is None:
                    yield from _done_here(task, logs, module, limits)
                else:
                    yield _unpacked(parcel, task)


@contextlib.contextmanager
def _cluster(address: str | None) -> Iterator[Any]:
    """The ray module, connected; a connection of our own making is closed again."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray
    except ImportError as error:
        raise AgendapackError("--engine ray needs Ray; install it: pip install 'agendapack[ray]'") from error
    if ray.is_initialized():
        yield ray
        return
    _look_for(address)
    how: dict[str, Any] = {"address": address} if address else {"address": "local", "include_dashboard": False}
    try:
        ray.init(log_to_driver=False, logging_level=logging.ERROR, **how)
    except (ConnectionError, OSError, RuntimeError, TimeoutError, ValueError) as error:
        raise _NoCluster(address, error) from error
    try:
        yield ray
    finally:
        ray.shutdown()


class _NoCluster(AgendapackError):
    """Nothing answers at the address."""

    def __init__(self, address: str | None, error: Exception) -> None:
        why = (str(error) or repr(error)).splitlines()[0]
        super().__init__(f"no Ray cluster at {address or 'this machine'}: {why}; start one (ray start --head), "
                         "or use --engine local")


def _look_for(address: str | None) -> None:
    """Raise where nothing listens: Ray itself would look for minutes, and say so in pages."""
    host, _, port = (address or "").removeprefix("ray://").rpartition(":")
    if not (host and port.isdecimal()):        # "auto" and the like are for Ray to find
        return
    try:
        socket.create_connection((host.strip("[]"), int(port)), timeout=_CONNECT_SECONDS).close()
    except OSError as error:
        raise _NoCluster(address, error) from error


def _cores(ray: Any) -> int:
    """Cores of the cluster as it is now; nodes may come and go."""
    return max(1, int(ray.cluster_resources().get("CPU", 1)))


def _content(task: Task) -> bytes | None:
    """The file's bytes; None where it has none that can be read, or more than the reader would take."""
    from extractor.stages.read import Limits

    path, most = Path(task.path), task.reading.get("max_bytes", Limits().max_bytes)
    try:
        found = path.stat()
        return path.read_bytes() if stat.S_ISREG(found.st_mode) and found.st_size <= most else None
    except OSError as error:
        log.info("%s: %s", task.path, error)
        return None


def _received(ray: Any, reference: Any) -> _Parcel | None:
    """What a task sent; None where workers or nodes were lost with it, again and again."""
    try:
        parcel: _Parcel = ray.get(reference)
    except ray.exceptions.RayTaskError as error:
        raise error.cause if isinstance(error.cause, AgendapackError) else error from None
    except ray.exceptions.RayError as error:
        log.warning("the cluster has lost a pack: %s", error)
        return None
    return parcel


def _unpacked(parcel: _Parcel, task: Task) -> Done:
    """The result with its files in staging here, safe on disk."""
    folder = Path(task.folder)
    files = []
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for file in parcel.done.files:
            path = folder / f"{file.dataset}.parquet"
            with path.open("wb") as target:
                target.write(parcel.contents[file.dataset])
                target.flush()
                os.fsync(target.fileno())
            files.append(replace(file, path=str(path)))
    except OSError as error:
        raise OutputError(f"{folder.parent}: {error.strerror or error}; make room or allow writing, then run again"
                          ) from error
    return replace(parcel.done, files=tuple(files))


def _done_here(task: Task, logs: Path, module: str, bounds: Bounds) -> Iterator[Done]:
    return local.run([task], workers=1, logs=logs, module=module, bounds=bounds)


# ---------------------------------------------------------------- on a node


def _done_there(task: Task, content: bytes, module: str, bounds: str, version: str) -> _Parcel:
    """One pack, on whatever node this is."""
    if version != __version__:
        raise AgendapackError(f"a node of the cluster has agendapack {__version__}, not {version}; install the same")
    with tempfile.TemporaryDirectory(prefix="agendapack-") as folder:
        path = Path(folder, "pack", Path(task.path).name)
        path.parent.mkdir()
        path.write_bytes(content)
        done = _crew(module, bounds).do(replace(task, path=str(path), folder=str(Path(folder, "rows"))))
        return _Parcel(done, {file.dataset: Path(file.path).read_bytes() for file in done.files})


@functools.lru_cache(maxsize=1)
def _crew(module: str, bounds: str) -> local.Crew:
    """This Ray worker's own child process, kept from task to task: it takes a second to start."""
    return local.Crew(module, Bounds(**json.loads(bounds)), Path(tempfile.mkdtemp(prefix="agendapack-logs-")))
