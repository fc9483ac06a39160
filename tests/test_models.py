"""The trained pipeline is what its texts make, does no worse than its pinned floors, and its card says so."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from spacy.util import load_config

from extractor.document import PARAGRAPH_KINDS
from extractor.stages.classify import predict
from models.corpus import Labelled, texts_of
from models.evaluate import CARD, METRICS, gold_scores, held_out_scores, table
from models.train import ROOT, split, train

CONFIG = load_config(ROOT / "models" / "config.cfg")
GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"


@lru_cache(maxsize=1)
def metrics() -> dict[str, Any]:
    return json.loads(METRICS.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def texts() -> tuple[list[Labelled], list[Labelled]]:
    return split(CONFIG)


def test_councils_are_not_in_both_halves() -> None:
    seen, held_out = texts()
    assert {r.council for r in held_out} == set(CONFIG["texts"]["held_out"])
    assert not {r.council for r in seen} & {r.council for r in held_out}


def test_every_text_has_a_kind_and_every_kind_texts() -> None:
    seen, held_out = texts()
    assert {r.kind for r in seen} == {r.kind for r in held_out} == set(PARAGRAPH_KINDS)


def test_same_seed_same_texts() -> None:
    folder = ROOT / CONFIG["paths"]["texts"]
    assert (
        texts_of(folder, seed=1, copies=2) == texts_of(folder, seed=1, copies=2) != texts_of(folder, seed=2, copies=2)
    )


@pytest.mark.parametrize("way", ["rules", "trained", "combined"])
def test_held_out_scores_reach_their_floors(way: str) -> None:
    floors = metrics()["floors"]["held_out"][way]
    found = held_out_scores(texts()[1])[way]
    assert found["all"]["accuracy"] >= floors["accuracy"]
    for kind, floor in floors["f1"].items():
        assert found[kind]["f1"] >= floor, kind


def test_both_together_beat_either_alone() -> None:
    found = held_out_scores(texts()[1])
    assert found["combined"]["all"]["accuracy"] > max(
        found["rules"]["all"]["accuracy"], found["trained"]["all"]["accuracy"]
    )


@pytest.mark.shared
@pytest.mark.skipif(not GOLD.exists(), reason="hand-made minutes are not here")
def test_real_minutes_reach_their_floor() -> None:
    found = gold_scores(GOLD)
    assert found is not None
    assert found["combined"]["all"]["accuracy"] >= metrics()["floors"]["gold"]["combined"]["accuracy"]


def test_training_again_gives_the_same_classifier() -> None:
    nlp = train(CONFIG, texts()[0])
    sample = [row.text for row in texts()[1]][::10]
    scores = nlp.get_pipe("textcat").predict([nlp.make_doc(text) for text in sample])
    labels = nlp.get_pipe("textcat").labels
    again = [(labels[int(row.argmax())], pytest.approx(float(row.max()), abs=1e-4)) for row in scores]
    assert [(p.kind, p.probability) for p in predict(sample)] == again


def test_card_shows_the_metrics() -> None:
    card = CARD.read_text(encoding="utf-8")
    assert table("Councils held out (invented)", metrics()["held_out"]) in card


def test_trained_pipeline_is_small() -> None:
    size = sum(path.stat().st_size for path in (ROOT / CONFIG["paths"]["trained"]).rglob("*") if path.is_file())
    assert size < 3_000_000
