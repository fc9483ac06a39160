"""Build the pipeline that `classify` loads, from nothing: tokenizer, span_ruler rows, trained text classifier.

    python models/train.py            writes models/trained
In:  models/config.cfg (every value), models/texts (every text), models/patterns.py (every rule).
Out: models/trained, about half a megabyte. Seeded: the same files give the same weights and scores.
"""

import random
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.training import Example
from spacy.util import compile_infix_regex, compile_suffix_regex, fix_random_seed, load_config, minibatch
from thinc.api import Adam, Config

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from models.corpus import Labelled, texts_of  # noqa: E402
from models.flags import compile_patterns  # noqa: E402
from models.patterns import PATTERNS, TRIGGERS  # noqa: E402


def blank_pipeline(config: Config) -> Language:
    """English without a model: our tokenizer, the rows of `patterns` as span_ruler, an untrained classifier."""
    nlp = spacy.blank("en")
    set_tokenizer(nlp, config["tokenizer"])
    patterns, flags = compile_patterns([row.pattern for row in PATTERNS])
    for label in TRIGGERS:
        ruler = nlp.add_pipe("span_ruler", name=f"names_{label}", config=_own(config, "names"))
        ruler.add_patterns(
            [
                {"label": label, "pattern": pattern}
                for row, pattern in zip(PATTERNS, patterns, strict=True)
                if row.label == label
            ]
        )
    nlp.add_pipe("textcat", config=_own(config, "textcat"))
    triggers = {label: {"words": sorted(t.words), "regex": t.regex} for label, t in TRIGGERS.items()}
    nlp.meta["agendapack"] = {
        "thresholds": dict(config["combined"]["thresholds"]),
        "flags": flags,
        "triggers": triggers,
    }
    return nlp


def _own(config: Config, component: str) -> dict[str, Any]:
    return {key: value for key, value in config["components"][component].items() if key != "factory"}


def set_tokenizer(nlp: Language, config: dict[str, Any]) -> None:
    """Keep "Smith-Jones" whole and the stop of "Cllr." with its word."""
    splitting = {
        rule for rule in nlp.Defaults.infixes for mark in config["keep_infixes"] if re.search(rule, f"h{mark}J")
    }
    rules = [rule for rule in nlp.Defaults.infixes if rule not in splitting]
    nlp.tokenizer.infix_finditer = compile_infix_regex(rules).finditer
    nlp.tokenizer.suffix_search = compile_suffix_regex([*nlp.Defaults.suffixes, *config["extra_suffixes"]]).search
    for word in config["with_stop"]:
        nlp.tokenizer.add_special_case(word, [{ORTH: word}])


def train(config: Config, rows: list[Labelled]) -> Language:
    """The pipeline with its classifier trained on the rows; seeded, so the order of rows is part of the result."""
    values = config["training"]
    fix_random_seed(values["seed"])
    nlp = blank_pipeline(config)
    textcat = nlp.get_pipe("textcat")
    for label in values["labels"]:
        textcat.add_label(label)
    examples = [
        Example.from_dict(
            nlp.make_doc(row.text), {"cats": {label: float(label == row.kind) for label in values["labels"]}}
        )
        for row in rows
    ]
    textcat.initialize(lambda: examples, nlp=nlp, labels=values["labels"])
    optimizer = Adam(values["learn_rate"])
    order = random.Random(values["seed"])
    for _ in range(values["epochs"]):
        order.shuffle(examples)
        for batch in minibatch(examples, values["batch_size"]):
            textcat.update(batch, drop=values["dropout"], sgd=optimizer)
    return nlp


def split(config: Config) -> tuple[list[Labelled], list[Labelled]]:
    """Texts to train on and texts of the councils held out."""
    rows = texts_of(ROOT / config["paths"]["texts"], seed=config["texts"]["seed"], copies=config["texts"]["copies"])
    held_out = set(config["texts"]["held_out"])
    return [r for r in rows if r.council not in held_out], [r for r in rows if r.council in held_out]


def main() -> None:
    """Train and write; says how many texts and how many bytes."""
    config = load_config(ROOT / "models" / "config.cfg")
    seen, held_out = split(config)
    nlp = train(config, seen)
    nlp.meta.update(
        {
            "name": "agendapack_minutes",
            "version": "1.0.0",
            "description": "Kinds of minutes paragraphs and names in running text",
        }
    )
    target = ROOT / config["paths"]["trained"]
    shutil.rmtree(target, ignore_errors=True)
    nlp.to_disk(target, exclude=["vectors"])
    size = sum(path.stat().st_size for path in target.rglob("*") if path.is_file())
    print(f"trained on {len(seen)} texts, {len(held_out)} held out; {size / 1e6:.2f} MB in {target.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
