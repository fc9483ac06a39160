"""Packs in and datasets out over the S3 protocol, against a real server on this machine, with the plug pulled."""

import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import threading
import time
import uuid
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from extractor import bulk, query
from extractor.archive import lease, place
from extractor.archive.bucket import Bucket
from extractor.archive.compact import compact
from extractor.archive.far import unversioned
from extractor.archive.opened import opened
from extractor.archive.verify import file_faults
from extractor.cli import cli
from extractor.errors import OutputBusy, OutputError
from extractor.schema import DATASETS
from tests.faults.kit import BODY, EXTRACTOR, inline, make_pack, options, rows, states, texts, tree

WHY = "an S3 server for tests is not installed; pip install -e '.[dev]' to test object storage"
pytest.importorskip("s3fs", reason=WHY)
server = pytest.importorskip("moto.server", reason=WHY)
fsspec = pytest.importorskip("fsspec", reason=WHY)
ROOT = Path(__file__).parents[2]
MINUTES = "Ayshire|Cabinet|2023-01-02|minutes"
SECRET = "a-secret-that-nobody-may-print"
POINTS = {"memory": 16, "s3": 2}      # in memory: the same code but for the wire, and twenty times as fast


@pytest.fixture(scope="module")
def s3():
    """The server's address is in the environment, as it would be on a user's machine."""
    made = server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    made.start()
    host, port = made.get_host_and_port()
    known = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}", "AWS_ACCESS_KEY_ID": "somebody", "AWS_SECRET_ACCESS_KEY": SECRET,
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in known.items():
            patch.setenv(name, value)
        fsspec.filesystem("s3").mkdir("bucket")
        yield
        fsspec.filesystem("s3").clear_instance_cache()
    made.stop()


@pytest.fixture
def url(s3):
    return f"s3://bucket/{uuid.uuid4().hex}/out"


def tree_far(url):
    """What `tree` says of a folder, of the objects that the last change names."""
    found = place.place_of(url)
    paths = [path for dataset in DATASETS for path in found.files(dataset)]
    contents = zip(paths, Bucket.of(url).read_all(paths), strict=True)
    return dict(sorted((unversioned(path), hashlib.sha256(content).hexdigest()) for path, content in contents))


def faults_far(url):
    return [str(f) for f in file_faults(url)] or query.row_faults(url)


def compacting(archive):
    compact(archive, least_packs=3)


def ingest(packs, out, **changes):
    return bulk.ingest([str(packs)], out, options(**changes), engine=inline, after=compacting)


def first_packs(packs):
    """Three of one council and year, which are compacted, and one that will be issued again."""
    for n in range(3):
        make_pack(packs, f"p{n}.pdf", f"item {n}", "two")
    make_pack(packs, "draft.pdf", "item draft", BODY, head=MINUTES)


def changed_packs(packs):
    make_pack(packs, "p1.pdf", "no longer an agenda")
    make_pack(packs, "p2.pdf", "item two", head="Bexhill|Planning|2022-03-05|other")
    make_pack(packs, "z-final.pdf", "item final", BODY, head=MINUTES)
    shutil.copy(packs / "p0.pdf", packs / "z-twin.pdf")
    (packs / "z-broken.pdf").touch()


def test_a_bucket_holds_the_bytes_that_a_folder_would(packs, out, url):
    first_packs(packs)
    assert states(ingest(packs, out)) == states(ingest(packs, url))
    assert tree_far(url) == tree(out)
    changed_packs(packs)
    assert states(ingest(packs, out)) == states(ingest(packs, url))
    assert tree_far(url) == tree(out)
    assert faults_far(url) == []
    again = ingest(packs, url)
    assert not again.finished and len(again.before) == 6


def test_readers_find_what_they_find_in_a_folder(packs, out, url):
    first_packs(packs)
    ingest(packs, out)
    ingest(packs, url)
    assert texts(url) == texts(out)
    assert query.open_dataset("votes", url).count_rows() == 0
    sql = "SELECT authority, year, count(*) AS n FROM pages JOIN packs USING (pack_id, authority, year) GROUP BY ALL"
    sql += " ORDER BY ALL"      # without it the rows come in the order in which the threads are done
    assert query.run(sql, url).to_pylist() == query.run(sql, out).to_pylist() != []
    frame = query.open_dataset("pages", url).to_pandas(["authority", "year", "text"])
    assert len(frame) == 8 and set(frame.year) == {2023, 2024}


def test_the_commands_work_on_a_url_and_print_no_secret(packs, url, tmp_path):
    first_packs(packs)
    ingest(packs, url)
    runner = CliRunner()

    def say(*words):
        found = runner.invoke(cli, [*words, "--out", url])
        assert SECRET not in found.output and found.exit_code == 0, found.output
        return found.output
    assert "all is well" in say("verify")
    assert "ayshire" in say("status")
    assert "agenda_items" in say("datasets")
    assert "item 0" in say("query", "SELECT title FROM agenda_items", "--format", "csv")
    assert "Councils and years" in say("report")
    assert "datapackage.json" in say("datasets", "--format", "frictionless")
    package = json.loads(Bucket.of(url).read("datapackage.json"))
    assert {r["title"] for r in package["resources"]} >= {"packs", "pages"}
    assert "read_parquet(['s3://" in Bucket.of(url).read("views.sql").decode()
    say("forget", "draft.pdf")
    assert "3 packs" in say("query", "SELECT count(*) || ' packs' AS n FROM packs")
    say("release", "--to", str(tmp_path / "releases"), "--date", "2026-01-01")
    assert len(rows(tmp_path / "releases" / "agendapack-2026-01-01", "packs")) == 3


def test_a_library_that_talks_of_credentials_is_not_quoted(url, monkeypatch):
    bucket = Bucket.of(url)

    def refuse(*args, **how):
        raise PermissionError(f"signature of somebody with {SECRET} does not match")
    monkeypatch.setattr(bucket.fs, "cat_file", refuse)
    with pytest.raises(OutputError) as caught:
        bucket.read("x")
    assert SECRET not in str(caught.value) and "signature" in str(caught.value) and caught.value.__cause__ is None
    assert SECRET not in str(Bucket.of(url.replace("s3://", f"s3://somebody:{SECRET}@")).url)


def test_packs_are_read_from_a_bucket_and_only_what_is_new_is_done(packs, out, url, tmp_path):
    first_packs(packs)
    where = url.replace("/out", "/packs")
    bucket = Bucket.of(where)
    bucket.put_files({f"{p.name[0]}/{p.name}": p for p in packs.iterdir()})
    bucket.put("p/notes.txt", b"no pack")
    result = bulk.ingest([where], out, options(workers=2))
    assert set(states(result).values()) == {"ok"} and len(result.packs) == 4
    assert {r["source_uri"] for r in rows(out, "packs")} == {
        f"{where}/d/draft.pdf", *(f"{where}/p/p{n}.pdf" for n in range(3))}
    assert not bulk.ingest([where], out, options()).finished
    make_pack(packs, "p1.pdf", "item anew")
    bucket.put_files({"p/p1.pdf": packs / "p1.pdf"})
    again = bulk.ingest([f"{where}/p/*.pdf"], out, options())
    assert [p.file_name for p in again.finished] == ["p1.pdf"] and "item anew" in texts(out)
    bucket.delete(["p/p2.pdf"])
    assert states(bulk.ingest([f"{where}/p/p2.pdf"], out, options())) == {"p2.pdf": "failed"}
    assert bulk.retry(out, ("failed",), options()).exit_code == 1


class Killed(BaseException):
    """No handler of ours may survive it."""


class Plug:
    """Counts requests that change the bucket; at one of them, and from then on, nothing gets through any more."""

    def __init__(self, monkeypatch, at=None, *, before=True):
        self.count, self.at, self.before = 0, at, before
        for name in ("put_new", "put", "put_files", "delete"):
            monkeypatch.setattr(Bucket, name, self.wrapped(getattr(Bucket, name)))

    def wrapped(self, touch):
        def call(*args, **how):
            self.count += 1
            if self.at is not None and (self.count > self.at or (self.count == self.at and self.before)):
                raise Killed
            try:
                return touch(*args, **how)
            finally:
                if self.count == self.at:
                    raise Killed
        return call


@pytest.fixture(scope="module")
def scene(s3, tmp_path_factory):
    packs, calm = tmp_path_factory.mktemp("packs"), tmp_path_factory.mktemp("calm")
    first_packs(packs)
    ingest(packs, calm)
    before = tmp_path_factory.mktemp("before")
    shutil.copytree(packs, before, dirs_exist_ok=True)
    changed_packs(packs)
    ingest(packs, calm)
    return before, packs, tree(calm)


def prepared(scene, url):
    """The archive as it was before the change, in a bucket; the packs lie where they lay."""
    before, packs, _ = scene
    saved = {p.name: p.read_bytes() for p in packs.iterdir()}
    for path in packs.iterdir():
        path.unlink()
    for path in before.iterdir():
        shutil.copy(path, packs)
    ingest(packs, url)
    for name, content in saved.items():
        (packs / name).write_bytes(content)
    return packs


def copied(one, other):
    names = Bucket.of(one).names("")
    for name, content in zip(names, Bucket.of(one).read_all(names), strict=True):
        Bucket.of(other).put(name, content)


@pytest.mark.parametrize("scheme", POINTS)
def test_killed_anywhere_and_started_again_the_bucket_holds_the_bytes_of_a_run_left_alone(scene, url, scheme):
    *_, expected = scene
    url = url.replace("s3://", f"{scheme}://")
    packs = prepared(scene, f"{url}/before")
    copied(f"{url}/before", f"{url}/count")
    with pytest.MonkeyPatch.context() as patch:
        plug = Plug(patch)
        ingest(packs, f"{url}/count")
    assert tree_far(f"{url}/count") == expected and 2 * plug.count > POINTS[scheme]
    for point in random.Random(9).sample(range(2, 2 * plug.count), POINTS[scheme]):
        here = f"{url}/at{point}"
        copied(f"{url}/before", here)
        with pytest.MonkeyPatch.context() as patch:
            Plug(patch, at=point // 2, before=bool(point % 2))
            with pytest.raises(Killed):
                ingest(packs, here)
        assert_whole(here)
        ingest(packs, here)
        assert tree_far(here) == expected, f"pulled at request {point // 2} of {plug.count}"
        assert list(place.place_of(here).strangers()) == []


def assert_whole(url):
    """What a reader sees between kill and mending: every current pack with all its pages, each once."""
    columns = ["pack_id", "page_count", "status", "superseded_by"]
    listed = [r for r in query.open_dataset("packs", url).to_table(columns).to_pylist()
              if r["status"] == "ok" and r["superseded_by"] is None]
    pages = Counter(query.open_dataset("pages", url).to_table(["pack_id"]).column("pack_id").to_pylist())
    assert {r["pack_id"]: r["page_count"] for r in listed} == pages


SCRIPT = f"""
import sys
from extractor import bulk
from extractor.archive.compact import compact
if __name__ == "__main__":
    bulk.ingest([sys.argv[1]], sys.argv[2], bulk.Options(workers=2, extractor={EXTRACTOR!r}, version="quick"),
                after=lambda archive: compact(archive, least_packs=3))
"""


def test_a_process_killed_again_and_again_ends_with_the_bytes_of_a_run_left_alone(packs, out, url, tmp_path):
    for n in range(8):
        make_pack(packs, f"p{n}.pdf", *["!slow 0.02"] * (n % 3), f"item {n}")
    make_pack(packs, "draft.pdf", "draft", BODY, head=MINUTES)
    make_pack(packs, "final.pdf", "final", BODY, head=MINUTES)
    script = tmp_path / "run.py"
    script.write_text(SCRIPT)

    def start(where):
        return subprocess.Popen([sys.executable, script, packs, where], env={**os.environ, "PYTHONPATH": str(ROOT)},
                                stderr=subprocess.DEVNULL)
    assert start(out).wait(300) == 0
    choose = random.Random(8)
    for _ in range(4):
        process = start(url)
        time.sleep(choose.uniform(1.0, 3.5))
        process.kill()
        process.wait()
    assert start(url).wait(300) == 0
    assert tree_far(url) == tree(out) and faults_far(url) == []


def test_a_second_writer_is_refused_in_words(packs, url, monkeypatch):
    make_pack(packs, "a.pdf")
    with opened(url), pytest.raises(OutputBusy, match="is writing here"):
        bulk.ingest([str(packs)], url, options(), engine=inline)
    monkeypatch.setattr(lease, "BEAT_SECONDS", 0.2)
    with opened(url):
        monkeypatch.setattr(lease.Lease, "__init__", _elsewhere(lease.Lease.__init__))
        monkeypatch.setattr(lease, "_host", lambda: "elsewhere")
        with pytest.raises(OutputBusy, match="is writing here"):
            bulk.ingest([str(packs)], url, options(), engine=inline)
    assert bulk.ingest([str(packs)], url, options(), engine=inline).exit_code == 0


def _elsewhere(init):
    """A lease as another machine would take it: that machine's own lock is free."""
    def made(self, bucket):
        init(self, bucket)
        self._lock = type(self._lock)(f"{self._lock.lock_file}-elsewhere")
    return made


def test_a_dead_writer_is_followed_and_one_that_comes_back_writes_nothing(packs, out, url, monkeypatch):
    first_packs(packs)
    ingest(packs, out)
    monkeypatch.setattr(lease, "PATIENCE_SECONDS", 0.5)
    monkeypatch.setattr(lease, "BEAT_SECONDS", 600.0)         # it gives no sign of life
    gate, through, told = threading.Event(), threading.Event(), []

    def sleepy(tasks, **how):
        for number, done in enumerate(inline(tasks, **how)):
            if number == 1:
                through.set()
                gate.wait(300)
            yield done

    def first():
        try:
            bulk.ingest([str(packs)], url, options(), engine=sleepy)
        except OutputBusy as error:
            told.append(str(error))
    thread = threading.Thread(target=first)
    thread.start()
    assert through.wait(300)
    with monkeypatch.context() as patch:
        patch.setattr(lease.Lease, "__init__", _elsewhere(lease.Lease.__init__))
        patch.setattr(lease, "_host", lambda: "elsewhere")
        ingest(packs, url)
    gate.set()
    thread.join()
    assert len(told) == 1 and "another run has begun to write here" in told[0]
    assert tree_far(url) == tree(out)
    make_pack(packs, "new.pdf", "item new")
    ingest(packs, out)
    ingest(packs, url)
    assert tree_far(url) == tree(out) and faults_far(url) == []


def test_a_snapshot_is_read_whole_while_a_run_replaces_what_it_holds(packs, url):
    first_packs(packs)
    ingest(packs, url)
    early = query.open_dataset("pages", url)
    make_pack(packs, "p0.pdf", "item changed")
    ingest(packs, url)
    assert early.count_rows() == 8 and {r["text"] for r in early.to_table().to_pylist()} >= {"item 0"}
    assert query.open_dataset("pages", url).count_rows() == 7


def test_many_changes_are_read_from_a_state_and_the_rest_of_the_log(packs, out, url, monkeypatch):
    from extractor.archive import shared_journal

    monkeypatch.setattr(shared_journal, "_IN_FOLDER", 5)
    for n in range(12):
        make_pack(packs, f"p{n:02}.pdf", f"item {n}")
    bulk.ingest([str(packs)], out, options(), engine=inline)
    bulk.ingest([str(packs)], url, options(), engine=inline)
    assert len(Bucket.of(url).names("_agendapack/state")) == 2
    assert tree_far(url) == tree(out) and faults_far(url) == []


def test_what_is_not_there_and_what_is_of_another_version_is_said(packs, url, monkeypatch):
    from extractor.archive import shared_journal

    with pytest.raises(OutputError, match="no agendapack output here"):
        query.run("SELECT 1", url)
    with pytest.raises(OutputError, match="s3://no-such-bucket/x"):
        bulk.ingest([], "s3://no-such-bucket/x", options(), engine=inline)
    with pytest.raises(OutputError, match="nosuch"):
        query.run("SELECT 1", "nosuch://bucket/x")
    make_pack(packs, "a.pdf")
    ingest(packs, url)
    monkeypatch.setattr(shared_journal, "SCHEMA_VERSION", "99")
    with pytest.raises(OutputError, match=r"written with schema version .*, this is version 99"):
        ingest(packs, url)
