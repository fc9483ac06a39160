"""Stop the writer at every point where it touches disk or journal, start again, and compare with a run left alone.

In process a "kill" is an exception that nothing in the library catches, raised just before or just after the touch:
hundreds of points in seconds. `test_kill.py` does the same to real processes with SIGKILL.
"""

import contextlib
import datetime as dt
import os
import random
import shutil
import sqlite3
import tempfile
from pathlib import Path

import pytest

from extractor import bulk
from extractor.archive import commit, compact, opened
from extractor.archive.journal import Journal
from extractor.errors import OutputError
from tests.faults.kit import BODY, faults, inline, make_pack, options, tree

MINUTES = "Ayshire|Cabinet|2023-01-02|minutes"
POINTS, PARTS = 105, 7


class Killed(BaseException):
    """Not an Exception: no handler of ours may survive it."""


class Killer:
    """Counts touches; raises at one of them. `before` says whether the touch itself still happens."""

    def __init__(self, monkeypatch, at=None, *, before=True, error=Killed, only=None):
        self.count, self.at, self.before, self.error = 0, at, before, error
        touched = (
            (Path, "replace"), (Path, "unlink"), (Path, "rmdir"), (Path, "mkdir"), (Path, "rename"), (os, "fsync"),
            (shutil, "rmtree"), (commit, "_exchanged"), (Journal, "put_commit"), (Journal, "drop_commit"),
            (Journal, "put_pack"), (Journal, "put_placement"), (Journal, "put_source"), (Journal, "drop_placement"),
        )
        for owner, name in (pair for pair in touched if only in (None, pair[0])):
            monkeypatch.setattr(owner, name, self.wrapped(getattr(owner, name)))

    def wrapped(self, touch):
        def call(*args, **how):
            self.count += 1
            is_now = self.count == self.at
            if is_now and self.before:
                raise self.error
            try:
                return touch(*args, **how)
            finally:
                if is_now:
                    raise self.error
        return call


@pytest.fixture(scope="module")
def memory(tmp_path_factory):
    """A folder in memory where there is one: thousands of fsyncs on a shared disk take minutes and prove no more."""
    if not os.access("/dev/shm", os.W_OK):
        yield tmp_path_factory.mktemp("crash")
        return
    with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
        yield Path(folder)


@pytest.fixture
def tmp_path(memory):
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


def compacting(archive):
    compact.compact(archive, least_packs=3)


def ingest(packs, out):
    return bulk.ingest([str(packs)], out, options(), engine=inline, after=compacting)


@pytest.fixture(scope="module")
def scene(memory):
    """An archive as it was, the same packs changed in every way we know, and what must come of it."""
    packs, before, after = memory / "packs", memory / "before", memory / "after"
    packs.mkdir()
    for n in range(3):
        make_pack(packs, f"p{n}.pdf", f"item {n}", "two")
    make_pack(packs, "draft.pdf", "item draft", BODY, head=MINUTES)
    make_pack(packs, "mover.pdf", "item mover", head="Ayshire|Planning|2024-03-05|other")
    ingest(packs, before)
    make_pack(packs, "p1.pdf", "no longer an agenda")
    make_pack(packs, "mover.pdf", "item mover", head="Bexhill|Planning|2022-03-05|other")
    make_pack(packs, "z-final.pdf", "item final", BODY, head=MINUTES)
    make_pack(packs, "z-new.pdf", "item new", "item more")
    shutil.copy(packs / "p2.pdf", packs / "z-twin.pdf")
    (packs / "z-broken.pdf").touch()
    shutil.copytree(before, after)
    ingest(packs, after)
    assert faults(after) == []
    return packs, before, tree(after)


def touches(scene, tmp_path) -> int:
    packs, before, _ = scene
    with pytest.MonkeyPatch.context() as patch:
        shutil.copytree(before, tmp_path / "count")
        killer = Killer(patch)
        ingest(packs, tmp_path / "count")
        return killer.count


def test_undisturbed_the_scene_exercises_every_kind_of_change(scene):
    _, before, expected = scene
    old = tree(before)
    assert any("part-" in path for path in old) and any("part-" in path for path in expected)
    assert not any(path.startswith("pages/authority=bexhill") for path in old)
    assert any(path.startswith("pages/authority=bexhill") for path in expected)


@pytest.mark.parametrize("part", range(PARTS))
def test_killed_anywhere_and_started_again_the_bytes_are_those_of_a_run_left_alone(scene, tmp_path, part):
    packs, before, expected = scene
    total = touches(scene, tmp_path)
    points = random.Random(5).sample(range(2, 2 * total), POINTS)
    assert total > POINTS
    for point in points[part::PARTS]:
        out = tmp_path / f"at{point}"
        shutil.copytree(before, out)
        with pytest.MonkeyPatch.context() as patch:
            Killer(patch, at=point // 2, before=bool(point % 2))
            with pytest.raises(Killed):
                ingest(packs, out)
        ingest(packs, out)
        assert tree(out) == expected, f"killed at touch {point // 2} of {total}, before={bool(point % 2)}"
        shutil.rmtree(out)


def test_killed_twice_in_a_row_even_while_mending(scene, tmp_path):
    packs, before, expected = scene
    total = touches(scene, tmp_path)
    choose = random.Random(6)
    for turn in range(10):
        out = tmp_path / f"turn{turn}"
        shutil.copytree(before, out)
        for at in (choose.randrange(1, total), choose.randrange(1, 40)):
            with pytest.MonkeyPatch.context() as patch:
                Killer(patch, at=at, before=choose.random() < 0.5)
                with contextlib.suppress(Killed):      # where the first came late, little is left to be killed at
                    ingest(packs, out)
        ingest(packs, out)
        assert tree(out) == expected and faults(out) == []


@pytest.mark.parametrize("point", range(1, 60, 12))
def test_a_reader_between_kill_and_mending_sees_no_row_twice_and_no_half_pack(scene, tmp_path, point):
    packs, before, _ = scene
    out = tmp_path / "out"
    shutil.copytree(before, out)
    with pytest.MonkeyPatch.context() as patch:
        Killer(patch, at=60 + point)
        with pytest.raises(Killed):
            ingest(packs, out)
    from extractor import query

    assert query.row_faults(out) == []
    listed = query.run("SELECT pack_id, page_count FROM packs WHERE status = 'ok' AND superseded_by IS NULL", out)
    counted = query.run("SELECT pack_id, count(*) AS n FROM pages GROUP BY ALL", out)
    pages = {row["pack_id"]: row["n"] for row in counted.to_pylist()}
    assert all(pages[row["pack_id"]] == row["page_count"] for row in listed.to_pylist())


def test_without_folder_swaps_compaction_ends_the_same(scene, tmp_path, monkeypatch):
    packs, before, expected = scene
    out = tmp_path / "out"
    shutil.copytree(before, out)
    monkeypatch.setattr(commit, "_exchanged", lambda a, b: False)
    ingest(packs, out)
    assert tree(out) == expected


def test_a_full_disk_is_said_and_leaves_whole_packs_only(scene, tmp_path, monkeypatch):
    packs, before, expected = scene
    out = tmp_path / "out"
    shutil.copytree(before, out)
    whole = Path.replace
    calls = iter(range(1000))

    def full(self, target):
        if next(calls) > 8:
            raise OSError(28, "No space left on device")
        return whole(self, target)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        with pytest.raises(OutputError, match="No space left"):
            ingest(packs, out)
    ingest(packs, out)
    assert tree(out) == expected and faults(out) == []


@pytest.mark.parametrize(("error", "only"), [
    (OSError(28, "No space left on device"), None),
    (sqlite3.OperationalError("database or disk is full"), Journal),
])
def test_a_disk_that_is_full_at_any_moment_is_one_line_and_no_traceback(scene, tmp_path, error, only):
    packs, before, expected = scene
    with pytest.MonkeyPatch.context() as patch:
        shutil.copytree(before, tmp_path / "count")
        counter = Killer(patch, only=only)
        ingest(packs, tmp_path / "count")
    told = 0
    for point in random.Random(7).sample(range(1, counter.count), 14):
        out = tmp_path / f"full{point}"
        shutil.copytree(before, out)
        with pytest.MonkeyPatch.context() as patch:
            Killer(patch, at=point, error=error, only=only)
            try:
                ingest(packs, out)
            except OutputError as raised:
                told += 1
                assert "full" in str(raised) or "No space" in str(raised)
        ingest(packs, out)
        assert tree(out) == expected
    assert told > 3


def test_a_clock_that_jumps_changes_no_row(packs, tmp_path, monkeypatch):
    days = iter([dt.datetime(2031, 5, 1, tzinfo=dt.UTC), *[dt.datetime(1970, 1, 1, tzinfo=dt.UTC)] * 99])

    class Jumping(dt.datetime):
        @classmethod
        def now(cls, tz=None):
            return next(days)
    for n in range(3):
        os.utime(make_pack(packs, f"p{n}.pdf", f"item {n}", BODY, head=MINUTES), (n * 10**9, (2 - n) * 2 * 10**9))
    ingest(packs, tmp_path / "calm")
    with monkeypatch.context() as patch:
        patch.setattr(bulk.dt, "datetime", Jumping)
        ingest(packs, tmp_path / "wild")
        os.utime(packs / "p1.pdf", (0, 0))
        assert len(ingest(packs, tmp_path / "wild").before) == 3
    assert tree(tmp_path / "wild") == tree(tmp_path / "calm")


def test_opening_clears_what_died_in_staging(tmp_path):
    with opened.opened(tmp_path) as archive:
        (archive.staging_folder("half") / "x.parquet").write_text("half")
    with opened.opened(tmp_path) as archive:
        assert list(archive.layout.staging.iterdir()) == []
