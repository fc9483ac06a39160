"""A change of files and journal that happens wholly or not at all, whenever the power goes.

In:  a `Commit`: steps on files whose new contents lie complete and synced in staging, and what the journal is to
     say afterwards.
How: 1. the commit is written to the journal: from here on it will happen; before, it never was.
     2. its steps are carried out. Each is a rename or an unlink and may be repeated.
     3. the folders are synced, the journal changed, the commit deleted, in one transaction.
`finish_all` repeats 2 and 3 for whatever an earlier process left behind.

A rename is atomic for one file only, so a plain reader could meet a pack with half its datasets. Steps are ordered
against that: a pack's row leaves `packs` (or is marked as superseded there) before its other rows change, and joins it
after them, so what `packs` lists as current is whole. No row is doubled: what makes room goes before what takes it.
"""

import ctypes
import errno
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from extractor.archive.journal import FileEntry, Journal, PackEntry, Placement
from extractor.archive.layout import Layout, dataset_of
from extractor.errors import OutputError

_RENAME_EXCHANGE, _AT_FDCWD = 2, -100


@dataclass(frozen=True, slots=True)
class Step:
    """edit: staged file `source` takes the place of `target`, a file with rows taken out or marked. move: the same with
    new rows. unlink: `target` goes. clear: it goes as long as `source`, which will follow, is still in staging. swap:
    staged folder `source` changes places with folder `target`; done where `target` holds the file `witness`."""

    kind: Literal["unlink", "clear", "edit", "move", "swap"]
    target: str
    source: str = ""
    witness: str = ""


@dataclass(frozen=True, slots=True)
class Commit:
    """Paths are relative to the output folder. Order of `steps` is free: `carry_out` sorts them."""

    steps: tuple[Step, ...] = ()
    files: tuple[FileEntry, ...] = ()
    gone_files: tuple[str, ...] = ()
    placements: tuple[Placement, ...] = ()
    gone_placements: tuple[tuple[str, str], ...] = ()
    packs: tuple[PackEntry, ...] = ()
    gone_packs: tuple[str, ...] = ()

    def to_json(self) -> str:
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def from_json(cls, body: str) -> "Commit":
        found = json.loads(body)
        return cls(
            steps=tuple(Step(**s) for s in found["steps"]),
            files=tuple(FileEntry(**f) for f in found["files"]),
            gone_files=tuple(found["gone_files"]),
            placements=tuple(Placement(**p) for p in found["placements"]),
            gone_placements=tuple((pack_id, dataset) for pack_id, dataset in found["gone_placements"]),
            packs=tuple(PackEntry(**p) for p in found["packs"]),
            gone_packs=tuple(found["gone_packs"]),
        )


def carry_out(layout: Layout, journal: Journal, commit: Commit) -> None:
    """Make the commit happen. Raises OutputError where the disk refuses; the next opening then finishes it."""
    with journal.change():
        commit_id = journal.put_commit(commit.to_json())
    _finish(layout, journal, commit_id, commit)


def finish_all(layout: Layout, journal: Journal) -> int:
    """Carry out to the end what earlier processes decided and did not finish; how many there were."""
    pending = journal.commits()
    for commit_id, body in pending:
        _finish(layout, journal, commit_id, Commit.from_json(body), is_resumed=True)
    return len(pending)


def _finish(
    layout: Layout, journal: Journal, commit_id: int, commit: Commit, *, is_resumed: bool = False
) -> None:
    touched = _touched_folders(layout.root, commit.steps, is_resumed=is_resumed)
    try:
        for step in _ordered(commit.steps):
            _STEPS[step.kind](layout.root, step)
        for folder in touched:
            if folder.is_dir():
                sync_folder(folder)
    except OSError as error:
        raise OutputError(
            f"{layout.root}: {error.strerror or error}; nothing is lost: make room or allow writing, then run again"
        ) from error
    with journal.change():
        _record(journal, commit)
        journal.drop_commit(commit_id)


def _record(journal: Journal, commit: Commit) -> None:
    for path in commit.gone_files:
        journal.drop_file(path)
    for file in commit.files:
        journal.put_file(file)
    for pack_id, dataset in commit.gone_placements:
        journal.drop_placement(pack_id, dataset)
    for placement in commit.placements:
        journal.put_placement(placement)
    for pack_id in commit.gone_packs:
        journal.drop_pack(pack_id)
    for entry in commit.packs:
        journal.put_pack(entry)


def _ordered(steps: Sequence[Step]) -> list[Step]:
    """packs leave first and come last; within a dataset what makes room goes before what takes it."""
    order = ("unlink", "clear", "edit", "move", "swap")

    def rank(step: Step) -> tuple[int, int, str]:
        is_new = step.kind in ("move", "swap")
        turn = (2 if is_new else 0) if dataset_of(step.target) == "packs" else 1
        return turn, order.index(step.kind), step.target
    return sorted(steps, key=rank)


def _move(root: Path, step: Step) -> None:
    source, target = root / step.source, root / step.target
    if source.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        source.replace(target)
    elif not target.exists():
        raise FileNotFoundError(errno.ENOENT, "a staged file has been removed from outside", str(source))


def _unlink(root: Path, step: Step) -> None:
    target = root / step.target
    target.unlink(missing_ok=True)
    for folder in list(target.parents)[:3]:          # year, authority, dataset: an empty one confuses readers
        try:
            folder.rmdir()
        except OSError:
            break


def _clear(root: Path, step: Step) -> None:
    if (root / step.source).exists():
        (root / step.target).unlink(missing_ok=True)


def _swap(root: Path, step: Step) -> None:
    source, target = root / step.source, root / step.target
    if (target / step.witness).exists():
        return
    if not _exchanged(source, target):
        for old in sorted(target.glob("*.parquet")):
            old.unlink()
        (source / step.witness).replace(target / step.witness)


_STEPS = {"unlink": _unlink, "clear": _clear, "edit": _move, "move": _move, "swap": _swap}


def _exchanged(a: Path, b: Path) -> bool:
    """Swap two folders in one go; False where the system has no way to."""
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    if libc.renameat2(_AT_FDCWD, os.fsencode(a), _AT_FDCWD, os.fsencode(b), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP):
        return False
    raise OSError(code, os.strerror(code), str(b))


def _touched_folders(root: Path, steps: Sequence[Step], *, is_resumed: bool) -> list[Path]:
    """The folders whose lists of names the steps change, to be asked before they do: those that renames end in, and
    the parents of such as are not there yet or may go. An earlier process may have made some and not synced them."""
    folders: dict[str, None] = {}
    for step in steps:
        target = PurePosixPath(step.target)
        start = target if step.kind == "swap" else target.parent
        is_plain = not is_resumed and step.kind not in ("unlink", "swap")
        if is_plain and str(start) in folders:
            continue
        folders[str(start)] = None
        if not (is_plain and (root / start).is_dir()):
            folders.update(dict.fromkeys(map(str, start.parents)))
    return [root / folder for folder in sorted(folders)]


def sync_folder(folder: Path) -> None:
    """See a folder's own list of names safely onto the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
