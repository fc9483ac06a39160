"""Packs that kill, hang or starve their worker: each costs its own page, none costs a neighbour."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from extractor import bulk
from extractor.engines import local
from extractor.engines.hunt import Death
from extractor.engines.job import Job
from extractor.engines.task import Bounds, Task
from extractor.errors import AgendapackError, OutputError
from extractor.stages.write import content_id
from tests.faults.kit import BODY, EXTRACTOR, faults, inline, make_pack, options, rows, tree

ROOT = Path(__file__).parents[2]


def tasks_for(packs, folders):
    paths = [packs / f"p{n}.pdf" for n in range(len(folders))]
    return [
        Task(content_id(path), str(path), str(folder), {"source_uri": path.as_uri()})
        for path, folder in zip(paths, folders, strict=True)
    ]


def statuses(out):
    return {r["file_name"]: (r["status"], r["status_reason"]) for r in rows(out, "packs")}


def test_a_killing_page_is_left_out_and_the_rest_is_kept(packs, out):
    for n in range(3):
        make_pack(packs, f"good{n}.pdf")
    make_pack(packs, "abort.pdf", "one", "!abort", "three")
    make_pack(packs, "segfault.pdf", "!segfault", "two")
    make_pack(packs, "exit.pdf", "one", "two", "!exit")
    make_pack(packs, "late.pdf", "one", "two", "!late-abort", "four", "five")
    result = bulk.ingest([str(packs)], out, options(workers=2))
    assert result.exit_code == 3
    found = statuses(out)
    assert {n for n, (s, _) in found.items() if s == "ok"} == {"good0.pdf", "good1.pdf", "good2.pdf"}
    assert found["abort.pdf"] == ("partial", "page 2 was left out: it crashed the reader (SIGABRT)")
    assert found["segfault.pdf"] == ("partial", "page 1 was left out: it crashed the reader (SIGSEGV)")
    assert found["exit.pdf"] == ("partial", "page 3 was left out: it stopped the reader (exit 7: no last words)")
    assert found["late.pdf"][0] == "partial" and "page 3 was left out" in found["late.pdf"][1]
    abort = next(r["pack_id"] for r in rows(out, "packs") if r["file_name"] == "abort.pdf")
    assert [r["text"] for r in rows(out, "pages") if r["pack_id"] == abort] == ["one", "", "three"]
    lost = [r for r in rows(out, "findings") if r["check"] == "page_left_out" and r["pack_id"] == abort]
    assert [(r["page_number"], r["severity"]) for r in lost] == [(2, "error")]
    assert faults(out) == []


LIMITS = [
    ("!hang", Bounds(page_seconds=3), "hung for more than 3 s (--page-seconds)"),
    ("!slow 60", Bounds(wall_seconds=3), "took longer than 3 s (--pack-seconds)"),
    ("!memory", Bounds(memory_bytes=1 << 30), "needed more than 1024 MB (--memory)"),
    ("!spin", Bounds(cpu_seconds=1), "used more than 1 s of CPU (--cpu-seconds)"),
]


@pytest.mark.parametrize(("page", "bounds", "reason"), LIMITS)
def test_limits_name_the_page_and_the_option_that_raises_them(packs, out, page, bounds, reason):
    make_pack(packs, "bad.pdf", "one", page, "three")
    make_pack(packs, "good.pdf")
    bulk.ingest([str(packs)], out, options(workers=1, bounds=bounds))
    assert statuses(out)["bad.pdf"] == ("partial", f"page 2 was left out: it {reason}")
    assert statuses(out)["good.pdf"][0] == "ok"


@pytest.mark.parametrize(("heard", "is_whole_to_blame"), [(99.0, True), (40.0, False)])
def test_pages_that_take_too_long_together_are_told_from_one_that_does(monkeypatch, heard, is_whole_to_blame):
    child = object.__new__(local._Child)
    child.is_ready, child.job, child.is_whole_to_blame = True, Job.of(Task("0" * 64, "a.pdf", "", {})), False
    child._began, child._heard, child._killed_for = 0.0, heard, ""
    killed = []
    monkeypatch.setattr(local.time, "monotonic", lambda: 101.0)
    monkeypatch.setattr(child, "kill", killed.append)
    child.enforce(Bounds(wall_seconds=100, page_seconds=1000))
    assert killed == ["took longer than 100 s (--pack-seconds)"]
    assert child.is_whole_to_blame is is_whole_to_blame


def test_where_all_pages_are_to_blame_none_is_left_out_one_by_one():
    job = Job.of(Task("0" * 64, "/packs/long.pdf", "", {}))
    job.died(Death(7, 7), "took longer than 9 s (--pack-seconds)", is_foreign=False, is_whole_to_blame=True)
    assert job.skip == frozenset()
    assert job.failure is not None and job.failure.startswith(
        "long.pdf: took longer than 9 s (--pack-seconds), with no page to blame")


def test_a_pack_that_kills_whatever_is_left_out_is_a_failed_row(packs, out, tmp_path, monkeypatch):
    (tmp_path / "killing_extractor.py").write_text(
        "import os\nfrom tests.faults.quick_extractor import failed_pack\n"
        "def extract_pack(path, **how):\n    os.abort() if 'bad' in path else None\n"
        "    from tests.faults.quick_extractor import extract_pack as good\n    return good(path, **how)\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    make_pack(packs, "bad.pdf")
    make_pack(packs, "good.pdf")
    chosen = bulk.Options(extractor="killing_extractor", version="quick", bounds=Bounds())
    bulk.ingest([str(packs)], out, chosen)
    status, reason = statuses(out)["bad.pdf"]
    assert status == "failed" and "crashed the reader (SIGABRT), whatever page was left out" in reason
    assert statuses(out)["good.pdf"][0] == "ok"


def test_a_worker_that_cannot_start_is_said_with_its_last_words(packs, out):
    make_pack(packs, "a.pdf")
    with pytest.raises(AgendapackError, match="No module named 'no_such_module'"):
        bulk.ingest([str(packs)], out, bulk.Options(extractor="no_such_module"))


def test_a_disk_that_refuses_staging_stops_the_run_and_blames_no_pack(packs, out):
    make_pack(packs, "big.pdf", *["word " * 2000 + str(random.Random(n).random()) for n in range(300)])
    with pytest.raises(OutputError, match=r"big|large|space|run again"):
        bulk.ingest([str(packs)], out, options(bounds=Bounds(file_bytes=1000)))
    assert bulk.ingest([str(packs)], out, options()).exit_code == 0


def children_of(process: int) -> list[psutil.Process]:
    try:
        return psutil.Process(process).children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def is_worker(process: psutil.Process) -> bool:
    """False for one that ended, or became a zombie, while it was looked at."""
    try:
        return "extractor.engines.worker" in " ".join(process.cmdline())
    except psutil.NoSuchProcess:
        return False


def test_workers_killed_from_outside_change_no_byte(packs, tmp_path):
    for n in range(8):
        make_pack(packs, f"p{n}.pdf", *["!slow 0.03"] * 6, f"item {n}")
    bulk.ingest([str(packs)], tmp_path / "calm", options(workers=2))
    stop, killed = threading.Event(), []

    def assassin():
        choose = random.Random(3)
        while not stop.wait(0.45):
            victims = [c for c in children_of(os.getpid()) if is_worker(c)]
            if victims and len(killed) < 4:
                victim = choose.choice(victims)
                victim.send_signal(signal.SIGKILL)
                killed.append(victim.pid)
    thread = threading.Thread(target=assassin)
    thread.start()
    try:
        result = bulk.ingest([str(packs)], tmp_path / "wild", options(workers=2))
    finally:
        stop.set()
        thread.join()
    assert killed and result.exit_code == 0
    assert tree(tmp_path / "wild") == tree(tmp_path / "calm")


SCRIPT = f"""
import sys
from extractor import bulk
from extractor.archive.compact import compact
if __name__ == "__main__":
    bulk.ingest([sys.argv[1]], sys.argv[2], bulk.Options(workers=2, extractor={EXTRACTOR!r}, version="quick"),
                after=lambda archive: compact(archive, least_packs=3))
"""


def test_a_supervisor_killed_a_dozen_times_ends_with_the_bytes_of_a_run_left_alone(packs, tmp_path):
    for n in range(12):
        make_pack(packs, f"p{n}.pdf", *["!slow 0.02"] * (n % 4), f"item {n}")
    make_pack(packs, "draft.pdf", "draft", BODY, head="Ayshire|Cabinet|2023-01-02|minutes")
    make_pack(packs, "final.pdf", "final", BODY, head="Ayshire|Cabinet|2023-01-02|minutes")
    script = tmp_path / "run.py"
    script.write_text(SCRIPT)

    def start(out):
        return subprocess.Popen([sys.executable, script, packs, out], env={**os.environ, "PYTHONPATH": str(ROOT)})
    calm, wild = tmp_path / "calm", tmp_path / "wild"
    assert start(calm).wait(300) == 0
    choose = random.Random(8)
    for _ in range(12):
        process = start(wild)
        time.sleep(choose.uniform(0.3, 1.1))
        workers = children_of(process.pid)
        process.kill()
        process.wait()
        _, alive = psutil.wait_procs(workers, timeout=60)
        assert not alive, "a worker outlived its supervisor"
    assert start(wild).wait(300) == 0
    assert tree(wild) == tree(calm) and faults(wild) == []


def test_memory_of_the_supervisor_does_not_grow_with_packs(packs, out):
    for n in range(60):
        make_pack(packs, f"p{n}.pdf", head=f"Ayshire|Planning|20{n % 20 + 10}-03-05|other")
    seen = []

    class Watch(bulk.Observer):
        def finished(self, entry):
            seen.append(psutil.Process().memory_info().rss)
    bulk.ingest([str(packs)], out, options(workers=2), observer=Watch())
    assert seen[-1] - seen[len(seen) // 3] < 20_000_000


def test_the_real_pipeline_makes_the_same_bytes_with_one_worker_and_with_two(tmp_path):
    """Each worker has a hash seed of its own: an order taken from a set would show here."""
    samples = sorted(str(p) for p in (ROOT / "samples").glob("*.pdf"))
    trees = []
    for workers in (1, 2):
        out = tmp_path / str(workers)
        result = bulk.ingest(samples, out, bulk.Options(workers=workers, keep_superseded=True))
        assert all(p.state != "failed" for p in result.packs), [p.reason for p in result.packs]
        assert faults(out) == []
        trees.append(tree(out))
    assert trees[0] == trees[1]


def test_a_worker_goes_on_while_a_result_is_published(packs, out, tmp_path):
    """Whoever takes a result may take long over it: the next two packs are made meanwhile."""
    for n in range(4):
        make_pack(packs, f"p{n}.pdf", f"item {n}")
    folders = [tmp_path / str(n) for n in range(4)]
    tasks = tasks_for(packs, folders)
    (tmp_path / "logs").mkdir()
    results = local.run(tasks, workers=1, logs=tmp_path / "logs", module=EXTRACTOR, bounds=Bounds())
    first = next(results)
    until = time.monotonic() + 60
    while not all((folders[n] / "pages.parquet").exists() for n in range(3)):
        assert time.monotonic() < until, "the worker waits for its next order"
        time.sleep(0.05)
    assert [d.pack_id for d in (first, *results)] == [t.pack_id for t in tasks]


def test_a_pack_that_waited_behind_a_killer_is_not_to_blame(packs, tmp_path):
    for n, page in enumerate(("one", "!abort", "three", "four")):
        make_pack(packs, f"p{n}.pdf", page)
    tasks = tasks_for(packs, [tmp_path / str(n) for n in range(4)])
    (tmp_path / "logs").mkdir()
    found = {d.pack_id: d for d in local.run(tasks, workers=1, logs=tmp_path / "logs", module=EXTRACTOR)}
    done = [found[t.pack_id] for t in tasks]
    assert [d.status for d in done] == ["ok", "partial", "ok", "ok"]
    assert [d.attempts for d in done if d.status == "ok"] == [1, 1, 1] and done[1].attempts > 1


def test_sources_told_to_the_worker_make_the_bytes_that_sources_told_later_make(packs, tmp_path):
    make_pack(packs, "a.pdf")
    make_pack(packs, "b.pdf", "another")
    (packs / "twin.pdf").write_bytes((packs / "a.pdf").read_bytes())

    def untold(tasks, **how):
        return inline((replace(task, sources=()) for task in tasks), **how)
    for engine, out in ((inline, tmp_path / "told"), (untold, tmp_path / "untold")):
        bulk.ingest([str(packs)], out, options(), engine=engine)
    assert tree(tmp_path / "told") == tree(tmp_path / "untold")
    assert sorted(len(r["source_uris"]) for r in rows(tmp_path / "told", "packs")) == [1, 2]


def test_an_interrupted_run_leaves_no_worker_behind_and_can_go_on(packs, tmp_path):
    for n in range(6):
        make_pack(packs, f"p{n}.pdf", *["!slow 0.1"] * 4, f"item {n}")
    script, out = tmp_path / "run.py", tmp_path / "out"
    script.write_text(SCRIPT)
    process = subprocess.Popen(
        [sys.executable, script, packs, out], env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.DEVNULL,
    )
    until = time.monotonic() + 60
    while not (out / "packs").exists() and time.monotonic() < until:
        time.sleep(0.05)
    workers = children_of(process.pid)
    process.send_signal(signal.SIGINT)
    assert process.wait(300) != 0 and workers
    _, alive = psutil.wait_procs(workers, timeout=60)
    assert not alive
    assert len(rows(out, "packs")) < 6
    assert bulk.ingest([str(packs)], out, options(workers=2)).exit_code == 0
    assert len(rows(out, "packs")) == 6 and faults(out) == []
