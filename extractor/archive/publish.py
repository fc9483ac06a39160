"""One pack's staged files -> the datasets, with everything that follows from it, as one commit.

In:  an `Outcome`: what a worker made of a pack, complete in staging.
Out: a commit. In it: the new files; the files of an earlier version of the same pack gone or overwritten; rows taken
     out of compacted files; the pack that this one replaces marked and emptied.

Supersession. A later pack replaces an earlier one when it was found in the same place (and the earlier bytes are
nowhere any more), or when council, committee, meeting date and kind are the same, the kind is one that a meeting has
one of (it has many supplements and reports), and at least half of the earlier text is found again; three quarters
where neither names a committee (a council's own meeting, unless two committees' front sheets failed to say whose they
are). Without the last condition a list of questions put at a meeting once replaced the meeting's whole agenda pack.
"Later" is the order in which packs were given, not in which workers finished, so their number changes nothing. A failed
pack replaces nobody.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from extractor.archive.commit import Commit, Step
from extractor.archive.journal import DONE, FileEntry, Journal, PackEntry, Placement, State
from extractor.archive.layout import Layout, dataset_of, pack_file
from extractor.likeness import share_found_again
from extractor.stages.write import StagedFile, write_table

_REPEATED_SHARE, _REPEATED_SHARE_OF_NO_COMMITTEE = 0.5, 0.75
ONE_PER_MEETING = frozenset({"agenda_pack", "agenda_frontsheet", "minutes", "forward_plan"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a worker made of a pack. `facts` are counts; `sources` are those that its row names."""

    pack_id: str
    status: str
    reason: str | None
    slug: str
    year: int
    files: tuple[StagedFile, ...]
    committee: str | None = None
    meeting_date: str | None = None
    kind: str | None = None
    page_count: int | None = None
    seconds: float = 0.0
    attempts: int = 1
    facts: dict[str, Any] = field(default_factory=dict)
    sources: tuple[str, ...] = ()


@dataclass
class _Edit:
    """What to change in one published file: packs whose rows go, columns to set in a pack's rows."""

    drop: set[str] = field(default_factory=set)
    patch: dict[str, dict[str, Any]] = field(default_factory=dict)


class _Draft:
    """A commit in the making; the only state here, and it lives for one call."""

    def __init__(self, layout: Layout, journal: Journal, folder: Path) -> None:
        self.layout, self.journal, self.folder = layout, journal, folder
        self.edits: dict[str, _Edit] = {}
        self.moves: dict[str, tuple[StagedFile, str]] = {}
        self.packs: dict[str, PackEntry] = {}
        self.gone_packs: list[str] = []
        self.gone_placements: list[tuple[str, str]] = []

    def edit(self, path: str) -> _Edit:
        return self.edits.setdefault(path, _Edit())

    def drop_rows(self, pack_id: str, keep: frozenset[str] = frozenset()) -> None:
        """Take a pack's rows out of every dataset but those to keep."""
        for dataset, placement in self.journal.placements(pack_id).items():
            if dataset not in keep:
                self.edit(placement.path).drop.add(pack_id)
                self.gone_placements.append((pack_id, dataset))

    def patch_pack(self, pack_id: str, **columns: Any) -> None:
        """Set columns of a pack's row in `packs`."""
        placement = self.journal.placements(pack_id).get("packs")
        if placement is not None:
            self.edit(placement.path).patch.setdefault(pack_id, {}).update(columns)

    def commit(self) -> Commit:
        steps: list[Step] = []
        files: list[FileEntry] = []
        gone: list[str] = []
        for path, (staged, _) in self.moves.items():
            steps.append(Step("move", path, self._relative(staged.path)))
            if dataset_of(path) == "packs":
                steps.append(Step("clear", path, self._relative(staged.path)))
            files.append(FileEntry(path, staged.row_count, staged.byte_count, staged.sha256))
        for index, (path, edit) in enumerate(sorted(self.edits.items())):
            if path in self.moves:
                continue
            staged_edit = self._edited(path, edit, self.folder / f"edit-{index}.parquet")
            if staged_edit is None:
                steps.append(Step("unlink", path))
                gone.append(path)
            else:
                steps.append(Step("edit", path, self._relative(staged_edit.path)))
                files.append(FileEntry(path, staged_edit.row_count, staged_edit.byte_count, staged_edit.sha256))
        placements = [
            Placement(pack_id, dataset_of(path), path, staged.row_count)
            for path, (staged, pack_id) in self.moves.items()
        ]
        return Commit(
            steps=tuple(steps), files=tuple(files), gone_files=tuple(gone), placements=tuple(placements),
            gone_placements=tuple(self.gone_placements), packs=tuple(self.packs.values()),
            gone_packs=tuple(self.gone_packs),
        )

    def _relative(self, path: str) -> str:
        return Path(path).relative_to(self.layout.root).as_posix()

    def _edited(self, path: str, edit: _Edit, target: Path) -> StagedFile | None:
        """The published file with the edit applied, staged; None where no row is left."""
        held = {p.pack_id for p in self.journal.placements_in(path)}
        if held <= edit.drop:
            return None
        table = pq.ParquetFile(self.layout.source(path)).read()
        if edit.drop:
            table = table.filter(pc.invert(pc.is_in(table["pack_id"], pa.array(sorted(edit.drop)))))
        for pack_id, columns in sorted(edit.patch.items()):
            table = patched(table, pack_id, columns)
        return write_table(dataset_of(path), table, target)


def patched(table: pa.Table, pack_id: str, columns: Mapping[str, Any]) -> pa.Table:
    """The table with these columns set in the rows of that pack."""
    ids = table["pack_id"].to_pylist()
    for name, value in columns.items():
        index = table.schema.get_field_index(name)
        old = table.column(index).to_pylist()
        new = [value if found == pack_id else kept for found, kept in zip(ids, old, strict=True)]
        table = table.set_column(index, table.schema.field(index), pa.array(new, type=table.schema.field(index).type))
    return table


def publication(
    layout: Layout, journal: Journal, outcome: Outcome, *, version: str, finished_at: str, folder: Path,
    keep_superseded: bool = False,
) -> Commit:
    """The commit that publishes one outcome. `folder` is a staging folder for files that must be rewritten."""
    planned = journal.pack(outcome.pack_id)
    if planned is None:
        raise KeyError(f"pack {outcome.pack_id} was never planned")
    entry = replace(
        planned, state=_state(outcome.status), reason=outcome.reason, attempts=planned.attempts + outcome.attempts,
        version=version, slug=outcome.slug, year=outcome.year, committee=outcome.committee,
        meeting_date=outcome.meeting_date, kind=outcome.kind, page_count=outcome.page_count,
        seconds=round(outcome.seconds, 3), finished_at=finished_at, superseded_by=None, facts=outcome.facts,
    )
    draft = _Draft(layout, journal, folder)
    rivals = [] if entry.state == "failed" else _rivals(journal, entry)
    later = [r for r in rivals if r.seq > entry.seq]
    entry = replace(entry, superseded_by=later[0].pack_id if later else None)
    only_packs = later and not keep_superseded
    staged = [f for f in outcome.files if f.dataset == "packs" or not only_packs]
    own = {pack_file(f.dataset, entry.slug or "", entry.year or 0, entry.pack_id): f for f in staged}
    _replace_earlier_version(draft, entry, own)
    uris = [s.uri for s in journal.sources_of(entry.pack_id)]
    entry = replace(entry, uris="\n".join(uris))
    for path, file in own.items():
        if file.dataset == "packs" and (entry.superseded_by or outcome.sources != tuple(uris)):
            file = _with_sources(file, entry, uris, folder)
        draft.moves[path] = (file, entry.pack_id)
    for earlier in _replaced_by(journal, entry, rivals):
        draft.patch_pack(earlier.pack_id, superseded_by=entry.pack_id)
        if not keep_superseded:
            draft.drop_rows(earlier.pack_id, keep=frozenset({"packs"}))
        draft.packs[earlier.pack_id] = replace(earlier, superseded_by=entry.pack_id)
    _free_wrongly_replaced(draft, entry)
    draft.packs[entry.pack_id] = entry
    return draft.commit()


def _state(status: str) -> State:
    for state in DONE:
        if status == state:
            return state
    raise ValueError(f"{status!r} is no status of a finished pack")


def _replace_earlier_version(draft: _Draft, entry: PackEntry, own: Mapping[str, StagedFile]) -> None:
    """Whatever an earlier run published of this pack and this one does not overwrite in place goes."""
    kept = {dataset_of(path) for path in own}
    for dataset, placement in draft.journal.placements(entry.pack_id).items():
        if placement.path not in own:
            draft.edit(placement.path).drop.add(entry.pack_id)
            if dataset not in kept:
                draft.gone_placements.append((entry.pack_id, dataset))


def _with_sources(staged: StagedFile, entry: PackEntry, uris: Sequence[str], folder: Path) -> StagedFile:
    """The pack's own row with what only the archive knows: every source, and its successor."""
    table = pq.ParquetFile(staged.path).read(use_threads=False)          # one row
    columns = {"source_uris": list(uris) or None, "superseded_by": entry.superseded_by}
    return write_table("packs", patched(table, entry.pack_id, columns), folder / "packs-known.parquet")


def _rivals(journal: Journal, entry: PackEntry) -> list[PackEntry]:
    """Packs of which only the last one given can be current, by `seq`; the entry itself is not among them."""
    found: dict[str, PackEntry] = {}
    for other in journal.packs_once_at_sources_of(entry.pack_id):
        earlier = other if other.seq < entry.seq else entry
        if not journal.sources_of(earlier.pack_id):
            found[other.pack_id] = other
    if entry.meeting_date and entry.kind in ONE_PER_MEETING:
        for other in journal.packs_of_meeting(entry.meeting_date, entry.kind or ""):
            if _body(other) == _body(entry) is not None and _is_repeated(other, entry):
                found[other.pack_id] = other
    found.pop(entry.pack_id, None)
    return sorted((r for r in found.values() if r.state in ("ok", "partial")), key=lambda r: r.seq)


def _is_repeated(one: PackEntry, other: PackEntry) -> bool:
    """True where the later of the two repeats most of the earlier; nearly all of it where no committee is named."""
    earlier, later = sorted((one, other), key=lambda p: p.seq)
    share = share_found_again(earlier.facts.get("sketch", ""), later.facts.get("sketch", ""))
    return share >= (_REPEATED_SHARE if _committee(earlier) else _REPEATED_SHARE_OF_NO_COMMITTEE)


def _body(entry: PackEntry) -> tuple[str, str] | None:
    """Council and committee, as far as spelling matters; None where the council is not known.

    The committee is "" where the paper names none: the council itself meets, as a parish council mostly does.
    """
    return (entry.slug, _committee(entry)) if entry.slug not in (None, "unknown") else None


def _committee(entry: PackEntry) -> str:
    return re.sub(r"\W+", " ", (entry.committee or "").casefold()).strip()


def _replaced_by(journal: Journal, entry: PackEntry, rivals: Sequence[PackEntry]) -> list[PackEntry]:
    """Earlier packs whose next one this is, among them a failed one found in the same place."""
    out = []
    for rival in rivals:
        if rival.seq < entry.seq:
            successor = journal.pack(rival.superseded_by) if rival.superseded_by else None
            if successor is None or successor.seq >= entry.seq:
                out.append(rival)
    if entry.state != "failed":
        out += [
            other for other in journal.packs_once_at_sources_of(entry.pack_id)
            if other.state == "failed" and other.seq < entry.seq and not journal.sources_of(other.pack_id)
        ]
    return out


def _free_wrongly_replaced(draft: _Draft, entry: PackEntry) -> None:
    """Packs that an earlier reading of this one replaced and this reading does not: they are to be done again.

    One whose bytes are nowhere any more stays replaced: it cannot be done again.
    """
    for other in draft.journal.packs_superseded_by(entry.pack_id):
        if other.pack_id not in draft.packs and draft.journal.sources_of(other.pack_id):
            _plan_again(draft, other)


def _plan_again(draft: _Draft, other: PackEntry) -> None:
    draft.drop_rows(other.pack_id)
    draft.packs[other.pack_id] = replace(other, state="planned", superseded_by=None, reason=None)


def published_state(layout: Layout, journal: Journal, entry: PackEntry) -> State | None:
    """The status that a pack's published row has; None where there is none."""
    placement = journal.placements(entry.pack_id).get("packs")
    if placement is None:
        return None
    table = pq.ParquetFile(layout.source(placement.path)).read(columns=["pack_id", "status"])
    return _state(dict(zip(*(column.to_pylist() for column in table.columns), strict=True))[entry.pack_id])


def relisting(layout: Layout, journal: Journal, entry: PackEntry, folder: Path) -> Commit:
    """The commit after which a published pack's row lists its sources as they are now."""
    uris = [s.uri for s in journal.sources_of(entry.pack_id)]
    draft = _Draft(layout, journal, folder)
    draft.patch_pack(entry.pack_id, source_uris=uris)
    draft.packs[entry.pack_id] = replace(entry, uris="\n".join(uris))
    return draft.commit()


def forgetting(layout: Layout, journal: Journal, entry: PackEntry, folder: Path) -> Commit:
    """The commit that takes a pack out of everything; a pack it had replaced is to be done again.

    One whose bytes are nowhere any more is what it was without the forgotten one: replaced by that one's own
    successor, or current where its rows have been kept. With neither, nothing of it is left, and it goes too.
    """
    draft = _Draft(layout, journal, folder)
    draft.drop_rows(entry.pack_id)
    draft.gone_packs.append(entry.pack_id)
    for other in journal.packs_superseded_by(entry.pack_id):
        if journal.sources_of(other.pack_id):
            _plan_again(draft, other)
        elif entry.superseded_by or len(journal.placements(other.pack_id)) > 1:
            draft.patch_pack(other.pack_id, superseded_by=entry.superseded_by)
            draft.packs[other.pack_id] = replace(other, superseded_by=entry.superseded_by)
        else:
            draft.drop_rows(other.pack_id)
            draft.gone_packs.append(other.pack_id)
    return draft.commit()


def emptying(layout: Layout, journal: Journal, entry: PackEntry, folder: Path) -> Commit:
    """The commit that leaves a replaced pack its row in `packs` and nothing else."""
    draft = _Draft(layout, journal, folder)
    draft.drop_rows(entry.pack_id, keep=frozenset({"packs"}))
    return draft.commit()
