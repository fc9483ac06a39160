"""Archives of small text files that `quick_extractor` takes for packs."""

import hashlib
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from extractor import bulk  # noqa: E402
from extractor.engines.task import Bounds  # noqa: E402


def options(**changes):
    bounds = changes.pop("bounds", Bounds(wall_seconds=60, page_seconds=20))
    return bulk.Options(extractor="quick_extractor", version="quick", bounds=bounds, **changes)


def make_pack(folder: Path, name: str, *pages: str, head="Ayshire|Planning|2024-03-05|other") -> Path:
    path = folder / name
    path.write_text("\n".join([f"%PDF-{head}", *(pages or (f"item one of {name}", "page two"))]))
    return path


def tree(out: Path) -> dict[str, str]:
    """Relative path -> checksum of every file that a reader can see."""
    return {
        p.relative_to(out).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(out.rglob("*")) if p.is_file() and ".agendapack" not in p.parts
    }


@pytest.fixture
def packs(tmp_path):
    folder = tmp_path / "packs"
    folder.mkdir()
    return folder


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"
