"""The same packs on a Ray cluster of two nodes on this machine: the same bytes, also when a node is lost on the way."""

import functools
import threading
import time

import psutil
import pytest
from click.testing import CliRunner

from extractor import bulk
from extractor.cli import cli
from extractor.engines import ray as cluster_engine
from extractor.errors import AgendapackError
from tests.faults.kit import BODY, faults, make_pack, options, states, tree

ray = pytest.importorskip("ray", reason="Ray is not installed; pip install -e '.[ray]' to test the cluster engine")
cluster_utils = pytest.importorskip("ray.cluster_utils")


@pytest.fixture(scope="module")
def cluster():
    """A head that only leads, and two nodes of one core that work."""
    made = cluster_utils.Cluster(initialize_head=True, head_node_args={
        "num_cpus": 0, "include_dashboard": False, "object_store_memory": 80 << 20})
    nodes = [made.add_node(num_cpus=1, object_store_memory=80 << 20) for _ in range(2)]
    made.wait_for_nodes()
    engine = functools.partial(cluster_engine.run, address=made.address)
    yield made, nodes, engine
    ray.shutdown()
    made.shutdown()


def crowd(packs):
    """Packs of every temper."""
    for n in range(8):
        make_pack(packs, f"p{n}.pdf", *[f"item {n} page {k}" for k in range(n % 3 + 1)])
    make_pack(packs, "abort.pdf", "item one", "!abort", "item three")
    make_pack(packs, "raise.pdf", "!raise")
    make_pack(packs, "draft.pdf", "first issue", BODY, head="Ayshire|Cabinet|2023-01-02|minutes")
    make_pack(packs, "final.pdf", "second issue", BODY, head="Ayshire|Cabinet|2023-01-02|minutes")
    make_pack(packs, "täst\n’.pdf", "item odd name")
    (packs / "empty.pdf").touch()
    (packs / "folder.pdf").mkdir()


def test_a_cluster_makes_the_bytes_of_this_machine(cluster, packs, tmp_path):
    *_, engine = cluster
    crowd(packs)
    here = bulk.ingest([str(packs)], tmp_path / "here", options(workers=2))
    there = bulk.ingest([str(packs)], tmp_path / "there", options(workers=0), engine=engine)
    assert states(here) == states(there)
    assert {p.file_name: p.reason for p in here.packs} == {p.file_name: p.reason for p in there.packs}
    assert tree(tmp_path / "here") == tree(tmp_path / "there")
    assert faults(tmp_path / "there") == []


def test_a_node_that_is_lost_costs_re_runs_only(cluster, packs, tmp_path):
    made, nodes, engine = cluster
    for n in range(14):
        make_pack(packs, f"p{n}.pdf", *["!slow 0.1"] * 3, f"item {n}")
    bulk.ingest([str(packs)], tmp_path / "calm", options(workers=2))
    finished, alive, done_before = threading.Semaphore(0), [], []

    class Watch(bulk.Observer):
        def finished(self, entry):
            alive.append(sum(node["Alive"] for node in ray.nodes()))
            finished.release()

    def pull_the_plug():
        for _ in range(3):
            finished.acquire()
        done_before.append(len(alive))
        made.remove_node(nodes.pop(), allow_graceful=False)
    thread = threading.Thread(target=pull_the_plug)
    thread.start()
    result = bulk.ingest([str(packs)], tmp_path / "wild", options(workers=0), engine=engine, observer=Watch())
    thread.join()
    assert alive[0] == 3 and done_before[0] < 14, "a head and two nodes began, and one went while packs were under way"
    with ray.init(address=made.address, log_to_driver=False):
        until = time.monotonic() + 60          # the cluster may take longer to notice than we to do without
        while sum(node["Alive"] for node in ray.nodes()) > 2:
            assert time.monotonic() < until, "the cluster goes on with a node that was killed"
            time.sleep(0.2)
    assert result.exit_code == 0 and len(result.finished) == 14
    assert tree(tmp_path / "wild") == tree(tmp_path / "calm")
    assert faults(tmp_path / "wild") == []


def test_nothing_that_was_started_for_a_pack_outlives_the_run(cluster, packs, tmp_path):
    *_, engine = cluster
    make_pack(packs, "a.pdf", "item one")
    bulk.ingest([str(packs)], tmp_path / "out", options(workers=0), engine=engine)
    ray.shutdown()
    until = time.monotonic() + 20
    while alive := [p for p in psutil.process_iter(["cmdline"])
                    if "tests.faults.quick_extractor" in (p.info["cmdline"] or [])]:
        assert time.monotonic() < until, alive
        time.sleep(0.2)


def test_a_cluster_that_is_not_there_is_said_in_one_line(packs, tmp_path):
    make_pack(packs, "a.pdf")
    with pytest.raises(AgendapackError, match=r"no Ray cluster at 127\.0\.0\.1:1"):
        bulk.ingest([str(packs)], tmp_path / "out", options(), engine=functools.partial(
            cluster_engine.run, address="127.0.0.1:1"))


def test_the_command_line_knows_the_engine(cluster, tmp_path):
    made, *_ = cluster
    packs = tmp_path / "packs"
    packs.mkdir()
    (packs / "empty.pdf").touch()
    found = CliRunner().invoke(cli, [
        "ingest", str(packs), "--out", str(tmp_path / "out"), "--engine", "ray", "--ray-address", made.address])
    assert found.exit_code == 1 and "empty.pdf" in found.output
