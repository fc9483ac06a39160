"""README says what is so: its queries run on the samples, its dictionary is fresh, its commands and files exist."""

import re
from pathlib import Path

import pytest

from extractor.bulk import Options, ingest
from extractor.query import run
from extractor.schema.dictionary import dictionary
from extractor.scrape.config import load_config
from samples import show

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", README, re.S)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme") / "output"
    ingest([str(ROOT / "samples")], folder, Options(workers=1))
    return folder


def test_there_are_five_queries() -> None:
    assert len(QUERIES) >= 5


@pytest.mark.parametrize("sql", QUERIES, ids=[q.split("FROM")[1].split()[0] for q in QUERIES])
def test_query_gives_rows(out: Path, sql: str) -> None:
    assert run(sql, out).num_rows > 0


def test_dictionary_is_fresh() -> None:
    printed = README.split("<!-- dictionary -->")[1].split("<!-- /dictionary -->")[0]
    assert printed.strip() == dictionary().strip(), "write it again: python -m extractor.schema README.md"


def test_what_comes_out_is_what_it_shows(out: Path) -> None:
    printed = README.split(show.BEGIN)[1].split(show.END)[0]
    assert printed.strip() == show.block(out).strip(), "write it again: python -m samples.show README.md"


def test_files_it_names_exist() -> None:
    named = set(re.findall(r"`((?:extractor|tests|samples)/[\w/.]*)`", README))
    assert [n for n in sorted(named) if not (ROOT / n).exists()] == []


def test_the_config_it_shows_is_one(tmp_path: Path) -> None:
    shown = next(b for b in re.findall(r"```toml\n(.*?)```", README, re.S) if "[[council]]" in b)
    path = tmp_path / "councils.toml"
    path.write_text(shown, encoding="utf-8")
    config = load_config(path)
    assert [c.system for c in config.council] == ["auto", "links"]
    assert config.store == tmp_path / "store"
