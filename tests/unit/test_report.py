"""The report: right numbers, safe text, and a page that a browser shows."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from extractor import bulk, report
from tests.faults.kit import inline, make_pack, options

EVIL = "<script>document.title='owned'</script> & <img src=x onerror=alert(1)>"
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    packs, out = tmp_path_factory.mktemp("packs"), tmp_path_factory.mktemp("out")
    for n in range(3):
        make_pack(packs, f"p{n}.pdf", *[f"item {k}" for k in range(n + 1)])
    make_pack(packs, "elsewhere.pdf", "one", head="Bexhill|Planning|2022-03-05|other")
    (packs / f"{EVIL.replace('/', '_')}.pdf").touch()
    bulk.ingest([str(packs)], out, options(), engine=inline)
    return report.rolled_up(out)


def section(found, title):
    return next(s for s in found.sections if s.title == title)


def test_councils_and_years_are_counted(found):
    councils = section(found, "Councils and years")
    by_council = {row[0]: dict(zip(councils.columns, row, strict=True)) for row in councils.rows}
    assert by_council["ayshire"] | {"unplaced_pct": None} == {
        "authority": "ayshire", "year": 2024, "packs": 3, "partial": 0, "failed": 0, "pages": 6, "items": 6,
        "tables": 0, "unplaced_pct": None, "findings": 0,
    }
    assert by_council["unknown"]["failed"] == 1
    assert by_council["bexhill"]["pages"] == 1 and by_council["unknown"]["packs"] == 1
    assert by_council["unknown"]["year"] is None


def test_failures_carry_their_reason(found):
    [row] = section(found, "Partial and failed packs").rows
    assert row[0] == "unknown" and row[3] == "failed" and "is empty" in row[4]


def test_families_and_findings_are_counted_by_council_and_year(tmp_path):
    samples = Path(__file__).parents[2] / "samples"
    (tmp_path / "empty.pdf").touch()
    given = [str(samples / "marlshire-scrutiny-2024-11-14.pdf"), str(tmp_path / "empty.pdf")]
    bulk.ingest(given, tmp_path / "out", bulk.Options(), engine=inline)
    found = report.rolled_up(tmp_path / "out")
    families = section(found, "Tables by council and year")
    total = dict(r[:2] for r in section(found, "Tables by family").rows)
    [row] = [dict(zip(families.columns, r, strict=True)) for r in families.rows]
    assert row["year"] == 2024 and len(total) > 2
    assert {name: count for name, count in row.items() if count and name not in ("authority", "year")} == total
    findings = section(found, "Findings by council and year")
    kinds = {(r[0], r[1]): r[3] for r in findings.rows}
    assert kinds[("unknown", None)] == "pack_unusable 1"
    assert sum(r[2] for r in findings.rows) == sum(r[2] for r in section(found, "Findings by kind").rows)


def test_text_has_every_section(found):
    lines = list(report.to_text(found))
    assert all(any(line.startswith(s.title) for line in lines) for s in found.sections)
    assert max(map(len, lines)) < 500


def test_html_is_one_file_in_which_no_text_is_code(found):
    page = report.to_html(found)
    assert "<script" not in page and "<img" not in page and "&lt;script&gt;" in page
    targets = re.findall(r"""<[^>]*\b(?:src|href)=["']?([^"'> ]*)""", page)
    assert targets and all(target.startswith("#s") for target in targets)
    assert "default-src 'none'" in page


@pytest.mark.skipif(BROWSER is None, reason="no Chromium here (apt-get install chromium)")
def test_a_browser_shows_every_section_and_runs_nothing(found, tmp_path):
    page, picture = tmp_path / "report.html", tmp_path / "report.png"
    page.write_text(report.to_html(found), encoding="utf-8")
    base = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    dom = subprocess.run([*base, "--dump-dom", page.as_uri()], capture_output=True, text=True, timeout=120).stdout
    assert dom.count("<section") == len(found.sections) and "<title>owned" not in dom
    subprocess.run([*base, "--window-size=900,1400", f"--screenshot={picture}", page.as_uri()], capture_output=True,
                   timeout=120, check=True)
    assert picture.stat().st_size > 10_000
