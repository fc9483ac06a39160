"""Other readers on the same pages: pdfplumber, and opendataloader-pdf where it and Java are there.

opendataloader-pdf is for this comparison only (`pip install opendataloader-pdf`); it is started once over all files, so
that what Java takes to start is shared by all of them, as it would be in use.
"""

import contextlib
import importlib.util
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pdfplumber


def plumber_seconds(paths: list[Path]) -> float:
    """pdfplumber's words and tables on every page, pages closed after use."""
    start = time.perf_counter()
    for path in paths:
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                page.extract_words()
                page.find_tables()
                page.close()
    return time.perf_counter() - start


def opendataloader_lacks() -> str | None:
    """What it would need, None where it can run."""
    if importlib.util.find_spec("opendataloader_pdf") is None:
        return "opendataloader-pdf is not installed (pip install opendataloader-pdf)"
    if shutil.which("java") is None:
        return "there is no java"
    return None


@contextlib.contextmanager
def on_one_core() -> Iterator[None]:
    """This process and those that it starts stay on one core; wherever they like where the system cannot say."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, cores)


def opendataloader_seconds(paths: list[Path]) -> float:
    """Its JSON (text, headings, tables) of every file, in one call."""
    import opendataloader_pdf

    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        opendataloader_pdf.convert([str(p) for p in paths], output_dir=folder, format="json", quiet=True)
        spent = time.perf_counter() - start
        made = list(Path(folder).rglob("*.json"))
        if len(made) != len(paths):
            raise RuntimeError(f"opendataloader-pdf made {len(made)} files of {len(paths)}")
    return spent
