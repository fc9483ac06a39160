"""A shelf is a list, whatever of it is in memory; nothing of it outlives the process."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.document import shelf
from extractor.document.shelf import Shelf

VALUES = st.lists(st.tuples(st.integers(), st.text(), st.floats(allow_nan=False)), max_size=40)


@given(VALUES, st.integers(1, 5), st.integers(1, 9), st.slices(40))
def test_a_shelf_is_a_list(values, block, live, part):
    made = Shelf(values, block=block, live=live)
    assert made == values
    assert list(made) == values
    assert [made[i] for i in range(-len(values), len(values))] == values + values
    assert list(made[part]) == values[part] == made[part]
    assert list(made.settled()) == values


def test_outside_it_there_is_nothing():
    made = Shelf("abc", block=2, live=2)
    for index in (3, -4, 99):
        with pytest.raises(IndexError):
            made[index]
    assert made != "abc"
    assert made != ["a", "b"]


def test_what_was_put_is_a_part_that_stays():
    made = Shelf(range(5), block=2, live=2)
    part = made.put([7, 8, 9])
    made.extend(range(20))
    assert part == [7, 8, 9]
    assert part[1:] == [8, 9]
    assert part[-1] == 9


def test_a_short_shelf_settles_as_a_tuple_and_a_long_one_stays_out_of_memory():
    assert Shelf(range(10), block=4, live=8).settled() == tuple(range(10))
    made = Shelf((str(i) * 50 for i in range(1000)), block=4, live=8)
    assert made.settled() is made
    assert "8 in memory" in repr(made)


def test_a_disk_that_refuses_costs_memory_and_no_value(monkeypatch, caplog):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "pwrite", full)
    made = Shelf(range(100), block=4, live=8)
    assert list(made) == list(range(100))
    assert "stays in memory" in caplog.text


def test_no_temporary_folder_at_all(monkeypatch):
    def refuse(**_):
        raise OSError("nowhere to write")

    monkeypatch.setattr(shelf.tempfile, "TemporaryFile", refuse)
    assert list(Shelf(range(100), block=4, live=8)) == list(range(100))


def test_a_killed_process_leaves_nothing_behind(tmp_path):
    code = (
        "import os, signal; from extractor.document.shelf import Shelf;"
        "s = Shelf(range(10_000), block=4, live=8); print(s[17], len(os.listdir(os.environ['TMPDIR'])), flush=True);"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=Path(__file__).parents[3],
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    assert done.stdout.split() == ["17", "0"], done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_file_is_closed_with_its_shelf():
    fds = Path("/proc/self/fd")
    if not fds.exists():
        pytest.skip("counts open files under /proc")
    before = len(list(fds.iterdir()))
    made = Shelf(range(1000), block=4, live=8)
    assert len(list(fds.iterdir())) == before + 1
    del made
    assert len(list(fds.iterdir())) == before


def test_a_limit_on_file_sizes_is_a_full_disk():
    code = (
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096));"
        "from extractor.document.shelf import Shelf;"
        "print(sum(map(len, Shelf((str(i) * 99 for i in range(2000)), block=4, live=8))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=Path(__file__).parents[3],
        env={**os.environ, "TMPDIR": tempfile.gettempdir()},
    )
    assert done.stdout.strip() == str(sum(len(str(i) * 99) for i in range(2000))), done.stderr
