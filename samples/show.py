"""Write what comes out of the samples into README: `python -m samples.show README.md`.

Ingests samples/ into a folder that is thrown away, and sets a few real rows between README's output markers.
"""

import sys
import tempfile
from pathlib import Path

from extractor.bulk import Options, ingest
from extractor.query import run
from extractor.schema import DATASETS

HERE = Path(__file__).parent
BEGIN, END = "<!-- output -->", "<!-- /output -->"
SHOWN = (
    ("`forward_plan`, from a table over two landscape pages:",
     "SELECT plan_reference, decision_date, is_not_before, issue, exemption, contact_name, page_number "
     "FROM forward_plan WHERE plan_reference IS NOT NULL AND authority = 'marlshire-county-council' "
     "ORDER BY page_number, plan_reference LIMIT 3"),
    ("`votes`, name by name:",
     "SELECT minute_number, result, for_count, against_count, person_name, vote, page_number FROM votes "
     "WHERE person_name IN ('Hallett', 'Llewellyn', 'Weatherby') ORDER BY person_name"),
    ("`send`, the value beside its print:",
     "SELECT measure, period_end_date, value, unit, numerator, denominator, value_text FROM send "
     "WHERE numerator IS NOT NULL ORDER BY page_number, measure, period_end_date LIMIT 3"),
)


def markdown(columns: list[str], rows: list[tuple[object, ...]]) -> str:
    lines = ["| " + " | ".join(f"`{c}`" for c in columns) + " |", "|" + "---|" * len(columns)]
    lines += ["| " + " | ".join("" if v is None else str(v).replace("|", "\\|") for v in row) + " |" for row in rows]
    return "\n".join(lines)


def shown(sql: str, out: Path) -> str:
    found = run(sql, out)
    return markdown(found.column_names, [tuple(r.values()) for r in found.to_pylist()])


def block(out: Path) -> str:
    """What README shows of an output folder that holds the samples."""
    counts = {name: run(f"SELECT count(*) AS n FROM {name}", out).to_pylist()[0]["n"] for name in DATASETS}
    parts = [f"From the {counts['packs']} invented packs in `samples/` ({counts['pages']} pages):", "",
             ", ".join(f"`{name}` {n:,}" for name, n in counts.items() if n) + ".", ""]
    for head, sql in SHOWN:
        parts += [head, "", shown(sql, out), ""]
    return "\n".join(parts)


def main(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "output"
        ingest([str(HERE)], out, Options(workers=1))
        path.write_text(f"{before}{BEGIN}\n{block(out)}{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
