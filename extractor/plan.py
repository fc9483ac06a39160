"""Which files are meant, and which of them need work.

In:  paths as a person types them: files, folders (searched to the bottom for *.pdf), patterns with * ? [ ]; the same
     on object storage (`s3://bucket/prefix`).
Out: `Candidate`s, sorted and each path once; then `planned`: the journal knows every one of them, and what is left
     to do is a list of packs.

A file is known by the SHA-256 of its bytes. Hashing 40,000 files takes minutes, so a file whose size, times and inode
are what they were is taken to be the same (as git does); `--force` looks again.
"""

import glob
import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

from extractor.archive.bucket import fetch_pdf, found_pdfs, is_url, stamp_of
from extractor.archive.journal import DONE, Journal, PackEntry, SourceEntry
from extractor.archive.opened import Archive
from extractor.errors import name_of
from extractor.stages.write import content_id
from extractor.store import is_store, stored_packs

_STAMP_NONE = "unreadable"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may be a pack. `provenance` holds what is known from outside (fields of `Provenance`, or none)."""

    path: str
    provenance: dict[str, Any] = field(default_factory=dict)

    @property
    def uri(self) -> str:
        """Its source: where it was fetched from, else where it lies."""
        if is_url(self.path):
            return str(self.provenance.get("source_uri") or self.path)
        return str(self.provenance.get("source_uri") or Path(self.path).absolute().as_uri())


@dataclass(frozen=True, slots=True)
class Plan:
    """`todo` in the order given; `done_before`, here without their facts, need nothing."""

    todo: tuple[PackEntry, ...]
    done_before: tuple[PackEntry, ...]
    paths: dict[str, Candidate]


def candidates(inputs: Iterable[str]) -> list[Candidate]:
    """Files meant by the inputs, sorted by path. A folder whose own name ends in .pdf is listed too: it is no pack.

    An input that names nothing is listed as it stands: a file that has vanished is a failure to report.
    """
    found: dict[str, Candidate] = {}
    for given in inputs:
        for match in matches(given) or [given]:
            if is_url(match):
                found.setdefault(match, Candidate(match))
                continue
            if is_store(Path(match)):
                found |= {c.uri: c for c in stored_candidates(Path(match))}
                continue
            for path in _files_under(match) if Path(match).is_dir() else [match]:
                absolute = os.path.abspath(path)  # noqa: PTH100  resolve() would follow symbolic links
                found.setdefault(absolute, Candidate(absolute))
    return sorted(found.values(), key=lambda c: (c.path, c.uri))


def matches(given: str) -> list[str]:
    """Paths that a name or pattern means, none where it means nothing. A name that exists is no pattern."""
    if is_url(given):
        return found_pdfs(given)
    return [given] if os.path.lexists(given) else sorted(glob.glob(given, recursive=True))  # noqa: PTH207


def stored_candidates(root: Path) -> list[Candidate]:
    """The newest version of every source in a store of fetched packs, with where it came from."""
    return [
        Candidate(str(pack.path.absolute()), {**asdict(pack.provenance), "path": str(pack.path.absolute())})
        for pack in stored_packs(root)
    ]


def _files_under(folder: str) -> list[str]:
    out = [folder] if folder.lower().rstrip("/").endswith(".pdf") else []
    refused: list[OSError] = []
    for here, folders, files in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        out += (str(Path(here, f)) for f in folders if f.lower().endswith(".pdf"))
        out += (str(Path(here, f)) for f in sorted(files) if f.lower().endswith(".pdf") and not f.startswith("."))
    shut = (str(e.filename) for e in refused if e.filename)         # a folder that may not be listed is a failure to
    return list(dict.fromkeys([*out, *shut]))                       # report: nobody knows what is in it


def planned(
    archive: Archive, found: Sequence[Candidate], *, version: str, authority: str | None = None, force: bool = False,
    keep_superseded: bool = False,
) -> Plan:
    """Enter every candidate in the journal and say what is to be done, in the order of the candidates.

    With `keep_superseded` also packs that were replaced when their rows were not kept.
    """
    journal = archive.journal
    known = journal.sources()
    paths: dict[str, Candidate] = {}
    order: dict[str, None] = {}
    with journal.change():
        for candidate in found:
            source = known.get(candidate.uri)
            stamp = _stamp(candidate.path)
            if source is None or source.stamp != stamp or stamp == _STAMP_NONE or force:
                pack_id = _pack_id(candidate.path)
                entry = SourceEntry(candidate.uri, pack_id, stamp, candidate.provenance)
                if source != entry:
                    _enter(journal, candidate, source, entry)
            else:
                pack_id = source.pack_id
            paths.setdefault(pack_id, candidate)
            order.setdefault(pack_id, None)
        lacking = _replaced_without_rows(journal, order) if keep_superseded else frozenset()
        todo, done = _sorted_out(journal, order, version, authority, frozenset(order) if force else lacking)
    return Plan(tuple(todo), tuple(done), paths)


def _enter(journal: Journal, candidate: Candidate, before: SourceEntry | None, entry: SourceEntry) -> None:
    """Record where a pack lies now. Bytes that come back to where other bytes lay meanwhile are the later issue."""
    journal.put_source(entry)
    gone = journal.pack(before.pack_id) if before else None
    if gone and gone.state not in DONE and not (journal.sources_of(gone.pack_id) or journal.placements(gone.pack_id)):
        journal.drop_pack(gone.pack_id)            # planned, never read, and now its bytes are nowhere
    known = journal.pack(entry.pack_id)
    is_return = known is not None and before is not None and before.pack_id != entry.pack_id
    if known is None:
        journal.put_pack(PackEntry(entry.pack_id, journal.next_seq(), "planned", name_of(candidate.path)))
    elif is_return:
        journal.put_pack(replace(known, seq=journal.next_seq(), state="planned"))


def _sorted_out(
    journal: Journal, order: Iterable[str], version: str, authority: str | None, again: frozenset[str]
) -> tuple[list[PackEntry], list[PackEntry]]:
    todo, done = [], []
    for pack_id in order:
        entry = journal.pack(pack_id)
        if entry is None:
            raise KeyError(f"pack {pack_id} is in no journal though a source names it")
        is_stale = entry.version != version or entry.authority != authority
        if pack_id in again or entry.state not in DONE or is_stale:
            entry = replace(entry, state="planned", authority=authority)
            journal.put_pack(entry)
            todo.append(entry)
        else:
            done.append(replace(entry, facts={}))          # a plan holds one of each pack, and packs are many
    return todo, done


def _replaced_without_rows(journal: Journal, pack_ids: Iterable[str]) -> frozenset[str]:
    replaced = {e.pack_id for e in map(journal.pack, pack_ids) if e is not None and e.superseded_by}
    return frozenset(replaced - {e.pack_id for e in journal.superseded_with_rows()})


def _pack_id(path: str) -> str:
    """SHA-256 of a file's bytes, wherever it lies."""
    if not is_url(path):
        return content_id(Path(path))
    with tempfile.TemporaryDirectory(prefix="agendapack-") as folder:
        return content_id(fetch_pdf(path, Path(folder)) or Path(path))


def largest_first(plan: Plan) -> list[PackEntry]:
    """What is to be done, in the order in which to do it: a large pack begun last would leave all workers but one idle.

    Which pack is the later issue of another does not depend on this order.
    """
    def size(entry: PackEntry) -> int:
        try:
            return Path(plan.paths[entry.pack_id].path).stat().st_size
        except OSError:                        # vanished, or on object storage: no matter
            return 0
    return sorted(plan.todo, key=lambda entry: (-size(entry), entry.seq))


def _stamp(path: str) -> str:
    """Size, times and inode in one text: equal as long as nobody has touched the file."""
    if is_url(path):
        return stamp_of(path) or _STAMP_NONE
    try:
        found = Path(path).stat()
    except OSError:
        return _STAMP_NONE
    return f"{found.st_size}:{found.st_mtime_ns}:{found.st_ctime_ns}:{found.st_ino}"


def path_of(source: SourceEntry) -> str | None:
    """The path or URL on object storage behind a source, None where it was neither."""
    path = source.provenance.get("path")
    if path:
        return str(path)
    if is_url(source.uri):
        return source.uri
    parts = urlsplit(source.uri)
    return os.fsdecode(unquote_to_bytes(parts.path)) if parts.scheme == "file" else None
