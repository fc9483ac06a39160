"""Taking an existing folder of PDFs into a store, so that one place holds everything and knows where it came from."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from extractor.store.records import Source, Version
from extractor.store.store import Store, file_sha256

_MARK_WITHIN = 1_024


class Adopted(NamedTuple):
    """`state`: new, known (its bytes were there already) or refused, with the reason in `detail`."""

    path: Path
    state: str
    detail: str


def adopt_files(store: Store, paths: list[Path], *, council: str, kind: str, now: str) -> Iterator[Adopted]:
    """Copy every PDF among `paths` (folders are searched to the bottom) into the store; the originals stay."""
    for path in paths:
        found = sorted(p for p in path.rglob("*") if p.suffix.lower() == ".pdf") if path.is_dir() else [path]
        for file in found:
            yield _adopted(store, file, council, kind, now)


def _adopted(store: Store, file: Path, council: str, kind: str, now: str) -> Adopted:
    uri = file.absolute().as_uri()
    copy = store.part_path(council, uri)
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
    except OSError as error:
        return Adopted(file, "refused", f"cannot be read: {error.strerror or error}")
    with copy.open("rb") as opened:
        is_pdf = b"%PDF-" in opened.read(_MARK_WITHIN)
    if not is_pdf:
        copy.unlink()
        return Adopted(file, "refused", "no PDF")
    sha256, size = file_sha256(copy), copy.stat().st_size
    is_new = store.adopt(copy, sha256)
    before = store.source(council, uri)
    version = Version(sha256=sha256, byte_count=size, retrieved_at=now, final_url=uri, status=0)
    if before is None or before.newest is None or before.newest.sha256 != sha256:
        versions = (*(before.versions if before else ()), version)
        first = before.first_seen if before else now
        store.put_source(Source(council=council, key=uri, url=uri, kind=kind, title=file.stem, first_seen=first,
                                last_seen=now, checked_at=now, versions=versions))
    return Adopted(file, "new" if is_new else "known", sha256)
