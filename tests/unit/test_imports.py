"""What is left out of an import is there for those who ask for it afterwards."""

import subprocess
import sys

from extractor.imports import left_out


def test_a_module_left_out_is_empty_within_and_real_afterwards() -> None:
    sys.modules.pop("this_module_is_not_there", None)
    with left_out("this_module_is_not_there"):
        from this_module_is_not_there import anything  # type: ignore[import-not-found]

        assert anything is None
    assert "this_module_is_not_there" not in sys.modules


def test_a_module_that_is_there_stays() -> None:
    import json

    with left_out("json"):
        assert sys.modules["json"] is json
    assert sys.modules["json"] is json


def test_the_classifier_brings_no_command_line_and_spacy_still_has_its_own() -> None:
    code = (
        "import sys, extractor.stages.classify as c; assert not {'typer', 'weasel', 'spacy.cli'} & set(sys.modules);"
        "assert callable(c.spacy.load); import spacy.cli; assert callable(spacy.cli.download)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
