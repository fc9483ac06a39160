"""Print the sample packs and their golden files: `python -m samples.make [NAME…]`.

Writes samples/<file>.pdf, tests/golden/<name>/*.jsonl and samples/manifest.toml. Same bytes every time.
"""

import hashlib
import sys
from pathlib import Path

import reportlab

from samples import packs
from samples.kit.book import Sample, write_golden

HERE = Path(__file__).parent
GOLDEN = HERE.parent / "tests" / "golden"


def manifest_entry(sample: Sample, data: bytes) -> str:
    return "\n".join((
        "[[pack]]", f'name = "{sample.name}"', f'file = "{sample.pdf_name}"', f'shows = "{sample.shows}"',
        f'sha256 = "{hashlib.sha256(data).hexdigest()}"', ""))


def main(names: list[str]) -> None:
    entries = [
        "# Written by samples/make.py. Every pack here is invented; `shows` says why it is among the samples.",
        f'made_with_reportlab = "{reportlab.Version}"', ""]
    for sample in packs.SAMPLES:
        path = HERE / sample.pdf_name
        if not names or sample.name in names:
            data, truth = sample.print()
            path.write_bytes(data)
            write_golden(GOLDEN / sample.name, truth, sample.pdf_name)
            print(f"{sample.pdf_name}: {len(data) / 1000:.0f} kB, {truth['packs'][0]['page_count']} pages, "
                  f"{sum(map(len, truth.values()))} golden rows")
        entries.append(manifest_entry(sample, path.read_bytes()))
    (HERE / "manifest.toml").write_text("\n".join(entries), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
