"""Run packs side by side in supervised child processes on this machine.

In:  tasks, how many workers, what a pack may cost. Out: one `Done` a task, in the order in which they finish.
One child per worker serves task after task. A child that dies, hangs or eats too much costs its own pack an attempt
and nobody else anything: it is buried, another is started, and `hunt` finds the page to blame.

Why not a process pool: a segfaulting task takes a ProcessPoolExecutor's innocent neighbours with it, and neither it
nor joblib can tell a hang from work. A pipe and a clock can.
"""

import contextlib
import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from extractor.engines.hunt import Death
from extractor.engines.job import Job
from extractor.engines.task import EXTRACTOR, Bounds, Done, Task
from extractor.errors import AgendapackError, OutputError

_START_SECONDS = 300.0         # importing spaCy and its friends from a cold disk
_TICK_SECONDS = 0.5
_PACKS_PER_CHILD = 200         # then a fresh one: what C libraries leak goes with the process
_TAIL_BYTES = 2_000
_PIPE_BYTES = 1 << 14          # what a pipe surely takes while nobody reads it

Progress = Callable[[str, int], None]
"""Called with pack_id and the page (1-based) that a worker is about to touch."""


class _Child:
    """A worker process and what was last heard of it."""

    def __init__(self, module: str, log: Path) -> None:
        self.log = log
        paths = [p for p in sys.path if p] + [str(Path(__file__).parents[2])]
        with log.open("wb") as stderr:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "extractor.engines.worker", module],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=stderr,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(dict.fromkeys(paths))}, start_new_session=True,
            )
        self.is_ready = False
        self.job: Job | None = None
        self.waiting: Job | None = None       # lies in the pipe: what is done next, whatever we are busy with then
        self.served = 0
        self._buffer = b""
        self._began = self._heard = time.monotonic()
        self._last_page: int | None = None
        self._last_seen = 0
        self._killed_for = ""
        self.is_whole_to_blame = False        # killed for what its pages took together

    def give(self, job: Job, bounds: Bounds) -> bool:
        """Send the job's next attempt, to wait where there is one under way; False where it must not wait.

        A child that has died meanwhile is found dead when it is read.
        """
        order = json.dumps({"task": job.order().to_json(), "bounds": asdict(bounds)}).encode() + b"\n"
        if self.job is None:
            self._turn_to(job)
        elif len(order) <= _PIPE_BYTES:
            self.waiting = job
        else:
            job.taken_back()
            return False
        stdin = self.process.stdin
        if stdin is not None:
            with contextlib.suppress(BrokenPipeError):
                stdin.write(order)
                stdin.flush()
        return True

    def _turn_to(self, job: Job | None) -> None:
        self.job, self.waiting = job, None
        self._began = self._heard = time.monotonic()
        self._last_page, self._last_seen = None, 0

    def heard_done(self) -> Job | None:
        """The job that is done; the one that waited is under way."""
        job = self.job
        self.served += 1
        if self._killed_for:                   # too late for this job; the one that waits is not to blame
            self.job = None
        else:
            self._turn_to(self.waiting)
        return job

    @property
    def is_idle(self) -> bool:
        return self.job is None and self.is_ready and not self._killed_for

    def messages(self) -> Iterator[dict[str, Any]] | None:
        """What it has said since last asked; None when it is gone."""
        stdout = self.process.stdout
        block = os.read(stdout.fileno(), 1 << 16) if stdout is not None else b""
        if not block:
            return None
        self._heard = time.monotonic()
        *lines, self._buffer = (self._buffer + block).split(b"\n")
        return (json.loads(line) for line in lines)

    def heard_ready(self) -> None:
        """The imports are over; the pack's clock starts."""
        self.is_ready = True
        self._began = self._heard

    def heard_page(self, page: int) -> None:
        self._last_page, self._last_seen = page, max(self._last_seen, page)

    def enforce(self, bounds: Bounds) -> None:
        """Kill it where it has gone on too long, alone or on one page."""
        now = time.monotonic()
        if not self.is_ready:
            if now - self._began > _START_SECONDS:
                raise AgendapackError(f"a worker did not start within {_START_SECONDS:.0f} s; {self.tail()}")
            return
        if self.job is None or self._killed_for:
            return
        if self.job.failure is not None:
            if now - self._began > _START_SECONDS:
                self.kill("did not even report it")
        elif now - self._began > bounds.wall_seconds:
            self.is_whole_to_blame = now - self._heard < bounds.wall_seconds / 2
            self.kill(f"took longer than {bounds.wall_seconds:g} s (--pack-seconds)")
        elif now - self._heard > bounds.page_seconds:
            self.kill(f"hung for more than {bounds.page_seconds:g} s (--page-seconds)")

    def kill(self, why: str = "") -> None:
        self._killed_for = why
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()

    def death(self, bounds: Bounds) -> tuple[Death, str, bool]:
        """After it is gone: where it was, why, and whether it was killed by neither us nor itself."""
        code = self.process.wait()
        death = Death(self._last_page, self._last_seen)
        if self._killed_for:
            return death, self._killed_for, False
        if code == -signal.SIGXCPU:
            return death, f"used more than {bounds.cpu_seconds} s of CPU (--cpu-seconds)", False
        if b"MemoryError" in self._tail_bytes() or b"bad_alloc" in self._tail_bytes():
            return death, f"needed more than {bounds.memory_bytes >> 20} MB (--memory)", False
        if code < 0:
            is_foreign = -code in (signal.SIGKILL, signal.SIGTERM)
            return death, f"crashed the reader ({signal.Signals(-code).name})", is_foreign
        last_words = self.tail().splitlines()[-1:] or ["no last words"]
        return death, f"stopped the reader (exit {code}: {last_words[0][:200]})", False

    def _tail_bytes(self) -> bytes:
        try:
            return self.log.read_bytes()[-_TAIL_BYTES:]
        except OSError:
            return b""

    def tail(self) -> str:
        """The end of what it wrote to stderr."""
        return self._tail_bytes().decode("utf-8", "replace").strip()

    def close(self) -> None:
        """End it, gently where it is idle."""
        if self.process.stdin is not None:
            with contextlib.suppress(BrokenPipeError):
                self.process.stdin.close()
        if self.job is not None or not self.is_ready:
            self.kill()
        try:
            self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.kill()
            self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()


class _Supervisor:
    """The children, the jobs that wait, and the results that are ready."""

    def __init__(
        self, tasks: Iterator[Task], workers: int, module: str, bounds: Bounds, logs: Path, progress: Progress | None
    ) -> None:
        self.tasks, self.workers, self.module, self.bounds = tasks, workers, module, bounds
        self.logs, self.progress = logs, progress
        self.selector = selectors.DefaultSelector()
        self.children: list[_Child] = []
        self.again: list[Job] = []
        self.ready: list[Done] = []
        self.started = 0

    def next_job(self) -> Job | None:
        if self.again:
            return self.again.pop(0)
        task = next(self.tasks, None)
        return None if task is None else Job.of(replace(task, reading=self.bounds.reading))

    def run(self) -> Iterator[Done]:
        while True:
            has_work = self._employ()
            while self.ready:
                yield self.ready.pop(0)
            if not has_work:
                return
            for key, _ in self.selector.select(_TICK_SECONDS):
                self._hear(key.data)
            for child in self.children:
                child.enforce(self.bounds)

    def _employ(self) -> bool:
        """Give every idle child a job, start children while jobs are left; False when all is done."""
        for child in [c for c in self.children if c.is_idle]:
            if child.served >= _PACKS_PER_CHILD:
                self._dismiss(child)
                continue
            job = self.next_job()
            if job is None:
                break
            child.give(job, self.bounds)
        while len(self.children) < self.workers:
            job = self.next_job()
            if job is None:
                break
            self._start(job)
        self._give_ahead()
        return any(c.job is not None for c in self.children)

    def _give_ahead(self) -> None:
        """Let no child wait while a result is published: each has its next job before it is done with this one.

        Only jobs that have not killed anybody yet are given ahead.
        """
        for child in self.children:
            is_apt = child.is_ready and child.job is not None and child.waiting is None
            if not is_apt or child.served + 1 >= _PACKS_PER_CHILD or self.again:
                continue
            job = self.next_job()
            if job is None:
                return
            if not child.give(job, self.bounds):
                self.again.append(job)

    def _start(self, job: Job) -> None:
        self.started += 1
        child = _Child(self.module, self.logs / f"worker-{self.started}.log")
        self.children.append(child)
        self.selector.register(child.process.stdout, selectors.EVENT_READ, child)  # type: ignore[arg-type]
        child.give(job, self.bounds)

    def _dismiss(self, child: _Child) -> None:
        self.children.remove(child)
        self.selector.unregister(child.process.stdout)  # type: ignore[arg-type]
        child.close()
        with contextlib.suppress(FileNotFoundError):
            child.log.unlink()

    def _hear(self, child: _Child) -> None:
        messages = child.messages()
        if messages is None:
            self._bury(child)
            return
        for message in messages:
            if "page" in message:
                child.heard_page(message["page"])
                if self.progress is not None and child.job is not None:
                    self.progress(child.job.task.pack_id, message["page"])
            elif "done" in message:
                self._finish(child, Done.from_json(message["done"]))
            elif "disk" in message:
                raise OutputError(f"{self.logs.parent}: {message['disk']}; make room or allow writing, then run again")
            else:
                child.heard_ready()

    def _finish(self, child: _Child, done: Done) -> None:
        job = child.heard_done()
        if job is None:
            return
        result = job.lived(done)
        if result is None:
            self.again.append(job)
        else:
            self.ready.append(result)

    def _bury(self, child: _Child) -> None:
        job = child.job
        death, why, is_foreign = child.death(self.bounds)
        if not child.is_ready and not is_foreign:
            raise AgendapackError(f"a worker could not start: {child.tail() or why}")
        waiting = child.waiting
        child.job = child.waiting = None
        self._dismiss(child)
        if waiting is not None:
            waiting.taken_back()
            self.again.append(waiting)
        if job is not None:
            job.died(death, why, is_foreign=is_foreign, is_whole_to_blame=child.is_whole_to_blame)
            self.again.append(job)

    def close(self) -> None:
        for child in self.children:
            child.close()
        self.selector.close()


class Crew:
    """One worker kept at the ready from task to task, for an engine that is given them one by one."""

    def __init__(self, module: str, bounds: Bounds, logs: Path) -> None:
        self._supervisor = _Supervisor(iter(()), 1, module, bounds, logs, None)

    def do(self, task: Task) -> Done:
        """What `run` gives for this task, and the same errors."""
        self._supervisor.tasks = iter((task,))
        [done] = self._supervisor.run()
        return done

    def close(self) -> None:
        """End the worker; one that is not closed ends with this process."""
        self._supervisor.close()


def run(
    tasks: Iterable[Task], *, workers: int, logs: Path, module: str = EXTRACTOR, bounds: Bounds | None = None,
    progress: Progress | None = None,
) -> Iterator[Done]:
    """Results as they come. `module` has `extract_pack` and `failed_pack`; `logs` is a folder for children's stderr.

    Raises OutputError where staging cannot be written, AgendapackError where a worker cannot start at all.
    """
    supervisor = _Supervisor(iter(tasks), max(1, workers), module, bounds or Bounds(), logs, progress)
    try:
        yield from supervisor.run()
    finally:
        supervisor.close()
