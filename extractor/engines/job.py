"""One pack on its way through workers: its task, what its attempts have shown, what to try next.

In:  what became of an attempt: rows, or the worker's death. Out: the task of the next attempt, or the result.
A pack that kills its worker is tried again with pages left out (`hunt` says which) until the rest is read, or until it
is plain that no page is to blame; then a last attempt only says so.
"""

import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path

from extractor.engines.hunt import Death, Hunt, Verdict, hunt
from extractor.engines.task import Done, Task
from extractor.errors import AgendapackError, name_of

_FREE_RETRIES = 3              # deaths by somebody else's SIGKILL that are nobody's fault


@dataclass
class Job:
    """A task, and what its attempts have shown so far."""

    task: Task
    hunt: Hunt
    skip: frozenset[int]
    losses: dict[int, str] = field(default_factory=dict)
    why: str = ""
    attempts: int = 0
    free_retries: int = 0
    failure: str | None = None
    failed_failures: int = 0

    @classmethod
    def of(cls, task: Task) -> "Job":
        pages = hunt()
        return cls(task, pages, next(pages))

    def order(self) -> Task:
        """The task for the next attempt, its folder emptied."""
        self.attempts += 1
        shutil.rmtree(self.task.folder, ignore_errors=True)
        Path(self.task.folder).mkdir(parents=True)
        lost = {page: self.losses.get(page, "") for page in sorted(self.skip)}
        return replace(self.task, lost_pages=lost, lost_for=self.why, failure=self.failure)

    def taken_back(self) -> None:
        """The attempt that was sent never began."""
        self.attempts -= 1

    def lived(self, done: Done) -> Done | None:
        """The result where the search is over, None where it goes on."""
        if self.failure is None and done.status != "changed":
            try:
                self.skip = self.hunt.send(None)
            except StopIteration as stop:
                return self._settled(stop.value, done)
            return None
        return replace(done, attempts=self.attempts)

    def _settled(self, verdict: Verdict, done: Done) -> Done | None:
        if verdict.is_hopeless:
            self._give_up()
            return None
        return replace(done, attempts=self.attempts)

    def died(self, death: Death, why: str, *, is_foreign: bool, is_whole_to_blame: bool = False) -> None:
        """Decide what to try next after an attempt that killed the worker.

        Where all pages together took too long, no search for one would end within the time of many attempts.
        """
        if is_foreign and self.free_retries < _FREE_RETRIES:
            self.free_retries += 1
            return
        if self.failure is not None:
            self.failed_failures += 1
            if self.failed_failures > _FREE_RETRIES:
                raise AgendapackError(f"{self.failure}; and the worker that should say so {why}")
            return
        self.why = why
        if is_whole_to_blame:
            self._give_up("with no page to blame; raise the limit if you trust this file")
            return
        if death.last_page is not None:
            self.losses.setdefault(death.last_page, why)
        try:
            self.skip = self.hunt.send(death)
        except StopIteration:
            self._give_up()

    def _give_up(self, told: str = "whatever page was left out; open it in a viewer, or repair it (qpdf)") -> None:
        self.failure = f"{name_of(self.task.path)}: {self.why}, {told}"
        self.skip = frozenset()
