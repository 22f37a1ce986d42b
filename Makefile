# One folder, one database: `make run` on a fresh machine with Python 3.11 or newer reads the seeds and opens the site.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DB ?= data/tracker.db
PORT ?= 8001
GOLD ?= tests/gold
SHARED ?= $(wildcard ../shared)
# how many processes run the tests
TEST_WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help install dev run ingest serve test lint format docs screenshot evaluate golden mutants bench lock lowest dist clean

help: ## Show what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0] + ": name another with make PYTHON=...") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

# exactly what was tested, each file by its hash (requirements/README.md)
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check

$(VENV)/.installed: pyproject.toml requirements/run.txt | $(BIN)/python
	$(PIP) --require-hashes --requirement requirements/run.txt
	$(PIP) --no-deps --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml requirements/dev.txt | $(BIN)/python
	$(PIP) --require-hashes --requirement requirements/dev.txt
	$(PIP) --no-deps --editable .
	@touch $@ $(VENV)/.installed

install: $(VENV)/.installed ## Make .venv and install the tracker in it

dev: $(VENV)/.dev ## Install it with what tests and lint need

run: ingest serve ## Read the seeds and open the site

ingest: $(VENV)/.installed
	@mkdir -p $(dir $(DB))
	$(BIN)/tracker ingest seeds --db $(DB)

serve: $(VENV)/.installed
	$(BIN)/tracker serve --db $(DB) --port $(PORT)

test: $(VENV)/.dev ## Run every test
	$(BIN)/python -m pytest -q -n $(TEST_WORKERS) --dist worksteal

lint: $(VENV)/.dev ## Check style, types, and that the generated docs are up to date
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/build.py --check

format: $(VENV)/.dev ## Bring the code in the house style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/.dev ## Write the generated reference and metadata.yml anew
	$(BIN)/python docs/build.py

screenshot: $(VENV)/.dev ## Take the pictures of README and handleiding anew (needs Chromium)
	$(BIN)/python docs/screenshot.py

evaluate: $(VENV)/.installed ## Compare what is found in the seeds with the annotations
	@mkdir -p data
	@rm -f data/evaluate.db data/evaluate.db-wal data/evaluate.db-shm
	@$(BIN)/tracker ingest seeds --db data/evaluate.db > /dev/null
	$(BIN)/tracker evaluate $(GOLD) --db data/evaluate.db

golden: $(VENV)/.dev ## Write the golden extractions anew, after a change that is meant
	$(BIN)/python benchmarks/golden.py $(SHARED)

mutants: $(VENV)/.dev ## Change the code a little, again and again, and tell which changes no test notices
	$(BIN)/python benchmarks/mutants.py

bench: $(VENV)/.dev ## Measure speed
	@for file in benchmarks/citations.py benchmarks/extract.py benchmarks/formats.py benchmarks/ingest.py; do echo "== $$file"; $(BIN)/python $$file || exit 1; done

lock: | $(BIN)/python ## Take the newest versions that pyproject.toml allows
	$(PIP) uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade --custom-compile-command 'make lock' --output-file requirements/run.txt pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade --custom-compile-command 'make lock' --extra dev --output-file requirements/dev.txt pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --resolution lowest-direct --custom-compile-command 'make lock' --extra dev --output-file requirements/lowest.txt pyproject.toml

LOWEST_TESTS ?= tests
lowest: requirements/lowest.txt ## Run the tests with the oldest versions that pyproject.toml allows
	$(PYTHON) -m venv $(VENV)/lowest
	$(VENV)/lowest/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/lowest.txt
	$(VENV)/lowest/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	$(VENV)/lowest/bin/python -m pytest -q -n $(TEST_WORKERS) --dist worksteal $(LOWEST_TESTS)

dist: | $(BIN)/python ## Make wheel, sdist and a list of what they are made of (SBOM), the same bytes each time
	$(PIP) build cyclonedx-bom
	rm -rf dist
	SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) $(BIN)/python -m build --outdir dist .
	$(BIN)/cyclonedx-py requirements requirements/run.txt --pyproject pyproject.toml --output-reproducible --of JSON -o dist/sbom.cdx.json
	cd dist && sha256sum * > SHA256SUMS

clean: ## Remove what was made, but not the database
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
