# Python 3.11 or later with venv, and make: nothing else is needed to begin with.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
OUT ?= output

.DEFAULT_GOAL := help
.PHONY: help demo test lint types unit score bench models samples dictionary clean

help:            ## what there is to make
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/:/' | awk -F: '{printf "  make %-12s%s\n", $$1, $$2}'

# One environment for use and one layer more for work on it; each is made again only when pyproject.toml changes.
$(VENV)/.runtime: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or later is needed; say which: make PYTHON=python3.12 …" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

demo: $(VENV)/.runtime            ## install, ingest samples/ into output/, say what came out
	$(BIN)/agendapack ingest samples --out $(OUT)

test: $(VENV)/.dev lint types unit            ## install, then ruff, mypy and pytest

lint: $(VENV)/.dev
	$(BIN)/ruff check .

types: $(VENV)/.dev
	$(BIN)/mypy

unit: $(VENV)/.dev
	$(BIN)/python -m pytest -n 2

score: $(VENV)/.dev            ## ingest ../shared/packs and score against ../shared/gold
	@test -d $(SHARED)/packs || { echo "make score needs $(SHARED)/packs; say where: make score SHARED=…" >&2; exit 1; }
	$(BIN)/agendapack ingest $(SHARED)/packs --out score/output --force --quiet; test $$? -eq 0 -o $$? -eq 3
	$(BIN)/python $(SHARED)/score/score.py score/output $(SHARED)/gold --json score/score.json

bench: $(VENV)/.dev            ## time the pipeline against pdfplumber on the same pages
	$(BIN)/python -m tests.bench

models: $(VENV)/.dev            ## train the spaCy parts again
	$(BIN)/python -m models.train
	$(BIN)/python -m models.evaluate $(SHARED)/gold

samples: $(VENV)/.dev            ## print the sample packs, their golden files and what README shows of them again
	$(BIN)/python -m samples.make
	$(BIN)/python -m samples.show README.md

dictionary: $(VENV)/.runtime            ## write the data dictionary into README.md again
	$(BIN)/python -m extractor.schema README.md

clean:            ## remove what make has made
	rm -rf $(VENV) score bench dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
