"""Many packs into one output folder: plan, run, publish, so that a run can be stopped at any moment.

In:  paths and options. Out: datasets in the output folder, and a `Summary` for a person.
The supervisor publishes each pack as soon as its worker is done, one commit a pack; an interrupted run leaves every
finished pack whole, and the next one does what is left.

Not here: printing. `Observer` is told what happens; `cli` draws it.
"""

import datetime as dt
import logging
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from extractor import __version__
from extractor.archive.bucket import fetch_pdf, is_url
from extractor.archive.journal import PackEntry, State
from extractor.archive.opened import Archive, opened
from extractor.archive.place import Out, place_of
from extractor.archive.publish import Outcome, emptying, publication, published_state, relisting
from extractor.engines import local
from extractor.engines.task import EXTRACTOR, Bounds, Done, Task
from extractor.errors import EXIT_NOTHING, EXIT_OK, EXIT_PARTIAL, OutputError
from extractor.plan import Candidate, Plan, candidates, largest_first, path_of, planned

log = logging.getLogger(__name__)
_MAX_CHANGES = 3             # times a file may change under our hands before we give it up
_HEAVY_FACTS = frozenset({"sketch", "traceback"})
_PACKS_BETWEEN = 2_000       # packs between two calls of `after`: files must not grow to hundreds of thousands


class Engine(Protocol):
    """What runs tasks: `engines.local.run`, or another of the same kind."""

    def __call__(
        self, tasks: Iterable[Task], *, workers: int, logs: Path, module: str, bounds: Bounds | None,
        progress: local.Progress | None,
    ) -> Iterator[Done]: ...


class Observer:
    """Told what happens while it happens; this one does not care."""

    def planned(self, plan: Plan) -> None:
        """Before the first pack."""

    def page(self, pack_id: str, page: int) -> None:
        """A worker is about to touch this page."""

    def finished(self, entry: PackEntry) -> None:
        """A pack has been published, whatever its state."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to run. `workers` are packs at a time; 0 means one here, and what a cluster has cores for there.

    `keep_superseded` None: as the output was last told.
    """

    workers: int = 1
    authority: str | None = None
    force: bool = False
    keep_superseded: bool | None = None
    bounds: Bounds = field(default_factory=Bounds)
    extractor: str = EXTRACTOR
    version: str = __version__


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did. `finished` are its packs as published, `before` those that were done already."""

    finished: tuple[PackEntry, ...]
    before: tuple[PackEntry, ...]

    @property
    def packs(self) -> tuple[PackEntry, ...]:
        return self.finished + self.before

    @property
    def exit_code(self) -> int:
        """0: every pack that was given is ok. 3: some are partial or failed. 1: none is any use."""
        if not self.packs or all(p.state == "failed" for p in self.packs):
            return EXIT_NOTHING
        return EXIT_OK if all(p.state == "ok" for p in self.packs) else EXIT_PARTIAL

    def count(self, fact: str, name: str) -> int:
        """Sum of one count over current packs, such as count("rows", "pages")."""
        return sum(int(p.facts.get(fact, {}).get(name, 0)) for p in self.packs if p.superseded_by is None)


def ingest(
    inputs: Sequence[str] | Sequence[Candidate], out: Out, options: Options | None = None, *,
    observer: Observer | None = None, engine: Engine = local.run,
    after: Callable[[Archive], object] | None = None,
) -> Summary:
    """Make rows of every pack meant by the inputs that is new or changed, and publish them in `out`, a folder or a URL.

    `after` is called with the archive still held, when all packs are in, and on the way after every few thousand: it
    is where compaction goes. Raises OutputError (OutputBusy where another run holds the folder); no single pack's
    trouble raises.
    """
    options, observer = options or Options(), observer or Observer()
    found = [c if isinstance(c, Candidate) else None for c in inputs]
    meant = [c for c in found if c is not None] or candidates([str(i) for i in inputs])
    with opened(out) as archive:
        keeps = _settled(archive, options.keep_superseded)
        options = replace(options, keep_superseded=keeps)
        plan = planned(
            archive, meant, version=options.version, authority=options.authority, force=options.force,
            keep_superseded=keeps,
        )
        _settle_lost(archive)
        observer.planned(plan)
        finished: list[str] = []               # names only: memory is to be flat over packs
        for entry in _finished(archive, plan, options, observer, engine):
            finished.append(entry.pack_id)
            if after is not None and len(finished) % _PACKS_BETWEEN == 0:
                after(archive)
        for entry in archive.journal.packs_with_other_sources():
            folder = archive.staging_folder("relisting")
            archive.carry_out(relisting(archive.layout, archive.journal, entry, folder))
        if after is not None:
            after(archive)
        return Summary(_as_now(archive, finished), _as_now(archive, [p.pack_id for p in plan.done_before]))


def _settled(archive: Archive, wanted: bool | None) -> bool:
    """Whether replaced packs keep their rows in this output; what was kept before and is not wanted now goes."""
    journal = archive.journal
    keeps = journal.keeps_superseded() if wanted is None else wanted
    if keeps != journal.keeps_superseded():
        with journal.change():
            journal.put_keeps_superseded(keeps)
    for entry in () if keeps else journal.superseded_with_rows():
        archive.carry_out(emptying(archive.layout, journal, entry, archive.staging_folder("emptying")))
    return keeps


def _settle_lost(archive: Archive) -> None:
    """Packs that were to be read again and whose bytes are nowhere any more: what was published of them stands.

    Before anything is published: what lies in their place now replaces only packs that are done.
    """
    journal = archive.journal
    for entry in journal.packs(("planned", "running")):
        if journal.sources_of(entry.pack_id):
            continue
        state = published_state(archive.layout, journal, entry)
        with journal.change():
            if state is None:
                journal.drop_pack(entry.pack_id)
            else:
                journal.put_pack(replace(entry, state=state))


def _as_now(archive: Archive, pack_ids: Iterable[str]) -> tuple[PackEntry, ...]:
    """The entries as the journal has them at the end: a later pack may have replaced an earlier one."""
    found = (archive.journal.pack(pack_id) for pack_id in pack_ids)
    return tuple(_slim(entry) for entry in found if entry is not None)


def _slim(entry: PackEntry) -> PackEntry:
    """The entry without what only the journal needs: a summary holds one of each pack, and packs are many."""
    return replace(entry, facts={name: fact for name, fact in entry.facts.items() if name not in _HEAVY_FACTS})


def retry(
    out: Out, states: Sequence[State], options: Options | None = None, *, observer: Observer | None = None,
    engine: Engine = local.run, after: Callable[[Archive], object] | None = None,
) -> Summary:
    """Do again every pack that is in one of these states, each with the council that was named for it.

    Raises OutputError where there is no output. A pack whose file has gone becomes a failed one that says so.
    """
    options = options or Options()
    journal = place_of(out).journal()
    try:
        again: dict[str | None, list[Candidate]] = {}
        for entry in journal.packs(states):
            for source in journal.sources_of(entry.pack_id):
                path = path_of(source)
                if path is not None:
                    again.setdefault(entry.authority, []).append(Candidate(path, source.provenance))
    finally:
        journal.close()
    finished: list[PackEntry] = []
    for authority, meant in sorted(again.items(), key=lambda pair: pair[0] or ""):
        chosen = replace(options, authority=authority, force=True)
        finished += ingest(meant, out, chosen, observer=observer, engine=engine, after=after).finished
    return Summary(tuple(finished), ())


def _finished(
    archive: Archive, plan: Plan, options: Options, observer: Observer, engine: Engine
) -> Iterator[PackEntry]:
    """Run what the plan leaves to do and publish it; entries as they are published."""
    paths, todo = dict(plan.paths), largest_first(plan)
    for _ in range(_MAX_CHANGES):
        changed: list[PackEntry] = []
        tasks = (_task(archive, entry, paths[entry.pack_id], options) for entry in todo)
        results = engine(
            tasks, workers=options.workers, logs=archive.staging_folder("logs"), module=options.extractor,
            bounds=options.bounds, progress=observer.page,
        )
        for done in results:
            if done.status == "changed":
                changed += (e for e in todo if e.pack_id == done.pack_id)
                continue
            entry = _published(archive, done, options)
            observer.finished(entry)
            yield entry
        if not changed:
            return
        todo, again = _replanned(archive, changed, paths, options)
        paths.update(again)
    raise OutputError(
        f"{paths[todo[0].pack_id].path}: comes and goes while it is read; let its writer finish, then run again"
    )


def _replanned(
    archive: Archive, changed: Sequence[PackEntry], paths: dict[str, Candidate], options: Options
) -> tuple[list[PackEntry], dict[str, Candidate]]:
    """Files that were not what had been planned, planned again as copies that nobody else can change."""
    folder = archive.staging_folder("copies")
    meant = [_copied(paths[entry.pack_id], folder / entry.pack_id[:32]) for entry in changed]
    plan = planned(archive, meant, version=options.version, authority=options.authority)
    _settle_lost(archive)
    return list(plan.todo), plan.paths


def _copied(candidate: Candidate, folder: Path) -> Candidate:
    """A copy that stands for the file; the file itself where it cannot be read, which is then its failure."""
    copy = folder / Path(candidate.path).name
    folder.mkdir()
    if is_url(candidate.path):
        return candidate if fetch_pdf(candidate.path, folder) is None else _standing_for(candidate, copy)
    try:
        shutil.copyfile(candidate.path, copy)
    except OSError as error:
        log.warning("%s: %s", candidate.path, error)
        return candidate
    return _standing_for(candidate, copy)


def _standing_for(candidate: Candidate, copy: Path) -> Candidate:
    return Candidate(str(copy), {**candidate.provenance, "source_uri": candidate.uri})


def _task(archive: Archive, entry: PackEntry, candidate: Candidate, options: Options) -> Task:
    with archive.journal.change():
        archive.journal.put_pack(replace(entry, state="running"))
    known: dict[str, Any] = {
        key: value for key, value in candidate.provenance.items()
        if key in ("source_uri", "authority_name", "committee", "meeting_date", "kind")
    }
    known.setdefault("source_uri", candidate.uri)
    sources = tuple(source.uri for source in archive.journal.sources_of(entry.pack_id))
    if sources:
        known["source_uri"] = sources[0]
    path = candidate.path
    if is_url(path):
        fetched = fetch_pdf(path, archive.staging_folder(_fetched_folder(entry.pack_id)))
        path = path if fetched is None else str(fetched)
    return Task(
        pack_id=entry.pack_id, path=path, folder=str(archive.layout.staging / entry.pack_id[:32]),
        provenance=known, authority=options.authority, sources=sources,
    )


def _fetched_folder(pack_id: str) -> str:
    """Where a PDF from object storage lies while it is read, under staging."""
    return f"fetched-{pack_id[:32]}"


def _published(archive: Archive, done: Done, options: Options) -> PackEntry:
    """Publish one result; the journal's entry of it."""
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    outcome = Outcome(
        pack_id=done.pack_id, status=done.status, reason=done.reason, slug=done.slug, year=done.year, files=done.files,
        committee=done.committee, meeting_date=done.meeting_date, kind=done.kind, page_count=done.page_count,
        seconds=done.seconds, attempts=done.attempts, facts=dict(done.facts), sources=done.sources,
    )
    folder = archive.staging_folder("publish")
    archive.carry_out(publication(
        archive.layout, archive.journal, outcome, version=options.version, finished_at=now, folder=folder,
        keep_superseded=bool(options.keep_superseded),
    ))
    for used in (done.pack_id[:32], _fetched_folder(done.pack_id)):
        shutil.rmtree(archive.layout.staging / used, ignore_errors=True)
    entry = archive.journal.pack(done.pack_id)
    if entry is None:
        raise KeyError(f"pack {done.pack_id} vanished from the journal")
    return entry


