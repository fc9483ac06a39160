"""Score the trained pipeline and write models/metrics.json and models/MODEL_CARD.md.

    python models/evaluate.py [../shared/gold]
In:  models/trained, the texts of the held-out councils, and hand-made minutes where a folder of them is given.
Out: per kind precision, recall and F1 for rules alone, trained part alone, and both; floors are kept as they are.
A paragraph on which a side is silent counts as narrative, as it does in the product.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from spacy.util import load_config

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from extractor.document import PARAGRAPH_KINDS, Paragraph  # noqa: E402
from extractor.geometry import Box  # noqa: E402
from extractor.minutes.kinds import kinds_by_rule  # noqa: E402
from extractor.stages.classify import find_names, kind_of, predict  # noqa: E402
from models.corpus import Labelled  # noqa: E402
from models.patterns import PATTERNS  # noqa: E402
from models.train import split  # noqa: E402

Scores = dict[str, dict[str, float]]
METRICS = ROOT / "models" / "metrics.json"
CARD = ROOT / "models" / "MODEL_CARD.md"


def score(gold: Sequence[str], predicted: Sequence[str]) -> Scores:
    """Precision, recall, F1 and count by kind, and the share of all that is right as "accuracy"."""
    scores: Scores = {}
    for kind in PARAGRAPH_KINDS:
        right = sum(g == p == kind for g, p in zip(gold, predicted, strict=True))
        precision = right / n if (n := sum(p == kind for p in predicted)) else 0.0
        recall = right / n if (n := sum(g == kind for g in gold)) else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        scores[kind] = {
            "precision": round(precision, 3),
            "recall": round(recall, 3),
            "f1": round(f1, 3),
            "count": gold.count(kind),
        }
    scores["all"] = {
        "accuracy": round(sum(g == p for g, p in zip(gold, predicted, strict=True)) / len(gold), 3),
        "count": len(gold),
    }
    return scores


def three_ways(sets: Sequence[Sequence[Paragraph]], gold: Sequence[str | None]) -> dict[str, Scores]:
    """Rules alone, trained alone, both, over sets of minutes; a paragraph whose gold kind is None isn't counted."""
    ruled = [kind for paragraphs in sets for kind in kinds_by_rule(paragraphs)]
    trained = predict([p.text for paragraphs in sets for p in paragraphs])
    ways = {
        "rules": [kind or "narrative" for kind in ruled],
        "trained": [prediction.kind for prediction in trained],
        "combined": [kind or kind_of(prediction) for kind, prediction in zip(ruled, trained, strict=True)],
    }
    counted = [i for i, kind in enumerate(gold) if kind is not None]
    return {way: score([gold[i] or "" for i in counted], [kinds[i] for i in counted]) for way, kinds in ways.items()}


def held_out_scores(rows: Sequence[Labelled]) -> dict[str, Scores]:
    """Scores on texts of councils the trained part never saw; each text stands alone, as a minute of its own."""
    sets = [[Paragraph("held-out", 0, row.text, 1, 1, Box(0, 0, 1, 1), source="minutes")] for row in rows]
    return three_ways(sets, [row.kind for row in rows])


def gold_scores(folder: Path) -> dict[str, Scores] | None:
    """Scores on hand-made minutes paragraphs (JSON lines); None where the folder holds none."""
    sets: list[list[Paragraph]] = []
    kinds: list[str | None] = []
    for path in sorted(folder.glob("*/minutes_paragraphs.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        sets.append(
            [
                Paragraph(
                    path.parent.name,
                    index,
                    row["text"],
                    row["page_number"],
                    row["page_number"],
                    Box(0, 0, 1, 1),
                    number=row.get("paragraph_number"),
                    section_number=row.get("minute_number"),
                    source="minutes",
                )
                for index, row in enumerate(rows)
            ]
        )
        kinds.extend(row.get("kind") for row in rows)
    return three_ways(sets, kinds) if sets else None


def name_scores() -> dict[str, float]:
    """Share of the span_ruler's rows, by label, whose example gives exactly one mention of that label (or more)."""
    hits: dict[str, list[bool]] = {}
    for row, found in zip(PATTERNS, find_names([row.example for row in PATTERNS]), strict=True):
        hits.setdefault(row.label, []).append(any(name.label == row.label for name in found))
    return {label: round(sum(all_hits) / len(all_hits), 3) for label, all_hits in sorted(hits.items())}


def table(title: str, ways: Mapping[str, Scores]) -> str:
    """A Markdown table of the three ways, one kind a row."""
    lines = [
        f"### {title}",
        "",
        "| kind | texts | rules P / R / F1 | trained P / R / F1 | both P / R / F1 |",
        "|---|--:|---|---|---|",
    ]
    for kind in PARAGRAPH_KINDS:
        cells = [f"{s['precision']:.3f} / {s['recall']:.3f} / {s['f1']:.3f}" for s in (ways[way][kind] for way in ways)]
        lines.append(f"| {kind} | {ways['rules'][kind]['count']} | {' | '.join(cells)} |")
    accuracy = [f"{ways[way]['all']['accuracy']:.3f}" for way in ways]
    lines.append(f"| all, share right | {ways['rules']['all']['count']} | {' | '.join(accuracy)} |")
    return "\n".join(lines)


def write_card(metrics: Mapping[str, Mapping[str, Scores]]) -> None:
    """Put the tables between the card's two marks; the words around them are written by hand."""
    card = CARD.read_text(encoding="utf-8")
    head, _, rest = card.partition("<!-- scores -->")
    _, _, tail = rest.partition("<!-- /scores -->")
    tables = [table("Councils held out (invented)", metrics["held_out"])]
    if "gold" in metrics:
        tables.append(table("Hand-made minutes of real councils (reported, never trained on)", metrics["gold"]))
    CARD.write_text(
        f"{head}<!-- scores -->\n{chr(10).join(f'{t}{chr(10)}' for t in tables)}<!-- /scores -->{tail}",
        encoding="utf-8",
    )


def main() -> None:
    """Score, and write metrics and card; `../shared/gold` is read where it is there."""
    config = load_config(ROOT / "models" / "config.cfg")
    seen, held_out = split(config)
    metrics = json.loads(METRICS.read_text(encoding="utf-8")) if METRICS.exists() else {}
    metrics["texts"] = {"trained": len(seen), "held_out": len(held_out)}
    metrics["held_out"] = held_out_scores(held_out)
    metrics["name_rows_found"] = name_scores()
    gold = gold_scores(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "gold")
    if gold is not None:
        metrics["gold"] = gold
    METRICS.write_text(json.dumps(metrics, indent=1) + "\n", encoding="utf-8")
    write_card(metrics)
    print(table("held out", metrics["held_out"]))


if __name__ == "__main__":
    main()
