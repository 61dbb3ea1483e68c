# Everything happens in .venv; PYTHON only makes it. `make` alone lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --no-input
SOURCES := engine policies tui tests

# Versions and hashes first; pip refuses an editable under --require-hashes, so it comes after.
EDITABLE := install --no-deps --no-build-isolation -e .

.DEFAULT_GOAL := help
.PHONY: help run test dev dev-install lint format bench screenshots snapshots mutants requirements clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

run: $(VENV)/.run-stamp ## install what the app needs and open it
	@$(BIN)/sibal-tui

test: $(VENV)/.dev-stamp ## install the development tools and run the whole suite
	@$(BIN)/python -m pytest

dev-install: $(VENV)/.dev-stamp ## install the development tools

dev: $(VENV)/.dev-stamp ## the app under textual-dev (run `.venv/bin/textual console` in another terminal)
	@$(BIN)/textual run --dev -c $(BIN)/sibal-tui

lint: $(VENV)/.dev-stamp ## format, lint, types, import contracts, policy files
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/sibal-tui policy check

format: $(VENV)/.dev-stamp ## let ruff format and fix
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.dev-stamp ## print each measured figure beside its budget
	@$(BIN)/python -m tests.bench

screenshots: $(VENV)/.dev-stamp ## make the pictures of the README from the real app
	@$(BIN)/python screenshots/make.py

snapshots: $(VENV)/.dev-stamp ## write the text snapshots of screens and policies anew; read the difference
	@SIBAL_SNAPSHOTS=write $(BIN)/python -m pytest -q tests/tui/test_snapshots.py
	@$(BIN)/python -m tests.policies.snapshot

mutants: $(VENV)/.mutants-stamp ## mutation tests of the rules (slow, on demand)
	@rm -rf build/mutants && mkdir -p build/mutants/src
	@cp -R engine/sibal_engine policies/sibal_policies tui/sibal_tui build/mutants/src
	@cp -R tests pyproject.toml build/mutants
	cd build/mutants && ../../$(BIN)/mutmut run && ../../$(BIN)/mutmut results

requirements: ## compile requirements/*.txt anew (needs uv)
	@sh requirements/compile.sh

clean: ## remove the virtual environment and what tools left
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "sibal-tui needs Python 3.11 or later; say which: make PYTHON=/path/to/python3.11")'
	@$(PYTHON) -m venv $(VENV)

# A stamp is older than what it was made from only when that changed, so an install happens once.
# The development set holds the runtime set: its stamp renews both.
$(VENV)/.run-stamp: requirements/run.txt requirements/build.txt pyproject.toml | $(BIN)/python
	@echo "Installing the runtime requirements into $(VENV) …"
	@$(PIP) install --require-hashes -r requirements/run.txt -r requirements/build.txt
	@$(PIP) $(EDITABLE)
	@touch $@

$(VENV)/.dev-stamp: requirements/dev.txt pyproject.toml | $(BIN)/python
	@echo "Installing the development requirements into $(VENV) …"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@$(PIP) $(EDITABLE)
	@touch $@ $(VENV)/.run-stamp

$(VENV)/.mutants-stamp: requirements/mutants.txt $(VENV)/.dev-stamp
	@$(PIP) install --require-hashes -r requirements/mutants.txt
	@touch $@
