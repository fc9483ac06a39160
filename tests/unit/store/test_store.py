"""The store: whole files only, records there and back, names that are never a server's."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.store import MeetingRecord, Source, Store, StoreDamaged, Version, council_slug, is_store, stored_packs
from extractor.store.store import file_sha256


def stored(store: Store, content: bytes) -> str:
    part = store.part_path("x", content.decode())
    part.parent.mkdir(parents=True, exist_ok=True)
    part.write_bytes(content)
    sha256 = file_sha256(part)
    store.adopt(part, sha256)
    return sha256


def source(store: Store, key: str, *contents: bytes, kind: str = "pack", council: str = "Exampleshire") -> Source:
    versions = tuple(
        Version(sha256=stored(store, c), byte_count=len(c), retrieved_at="t", final_url="u", status=200)
        for c in contents
    )
    made = Source(council=council, key=key, url=f"https://x.gov.uk/{key}", kind=kind, versions=versions,
                  meeting_date="2026-11-25", committee="Cabinet", first_seen=key)
    store.put_source(made)
    return made


def test_there_and_back(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "s")
    made = source(store, "g1:T10", b"%PDF-one", b"%PDF-two")
    assert store.source("Exampleshire", "g1:T10") == made
    meeting = MeetingRecord(council="Exampleshire", meeting_id="1", items=({"number": "1", "title": "x"},))
    store.put_meeting(meeting)
    assert list(store.meetings()) == [meeting]
    assert {p.read_bytes() for p in store.objects()} == {b"%PDF-one", b"%PDF-two"}


def test_ingest_sees_the_newest_version_with_its_provenance(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "s")
    source(store, "g1:T10", b"%PDF-one", b"%PDF-two")
    source(store, "g1:T1", b"%PDF-min", kind="minutes")
    source(store, "g2:T10", b"%PDF-host", council="x.gov.uk")
    assert is_store(store.root)
    packs = list(stored_packs(store.root))
    assert [p.path.read_bytes() for p in packs] == [b"%PDF-two", b"%PDF-min", b"%PDF-host"]
    first, second, by_host = (p.provenance for p in packs)
    assert (first.kind, first.authority_name, first.meeting_date) == ("agenda_pack", "Exampleshire", "2026-11-25")
    assert second.kind == "minutes"
    assert by_host.authority_name is None, "a host is no council's name"


def test_what_a_killed_run_left_goes(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "s")
    leftover = store.root / "sources" / ".abc.tmp"
    leftover.parent.mkdir()
    leftover.write_bytes(b"half")
    Store.open(store.root)
    assert not leftover.exists()


def test_a_record_of_a_later_version_is_refused_not_trimmed(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "s")
    source(store, "k", b"%PDF-1")
    path = store.source_path("Exampleshire", "k")
    path.write_text(path.read_text(encoding="utf-8").replace('"kind"', '"sort"', 1), encoding="utf-8")
    with pytest.raises(StoreDamaged, match="later version"):
        store.source("Exampleshire", "k")


@given(st.text(), st.text())
def test_no_name_leaves_the_store(council: str, key: str) -> None:
    store = Store(Path("/s"))
    for path in (store.source_path(council, key), store.meeting_path(council, key), store.part_path(council, key)):
        assert ".." not in path.parts
        assert path.is_relative_to("/s")
    assert council_slug(council)


@pytest.mark.parametrize("sha256", ["", "../../etc/passwd", "A" * 64, "a" * 63])
def test_only_hashes_name_objects(sha256: str) -> None:
    with pytest.raises(StoreDamaged):
        Store(Path("/s")).object_path(sha256)
