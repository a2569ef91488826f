# Two commands are enough on a fresh machine with python3 (3.11 or newer), python3-venv and make:
#   make demo   reads the pages in seeds/ and writes exports/
#   make test   lint, types, layers and every test
# Stamp files under .venv/ remember what is installed, so that a second run starts at once.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
JOBS ?= auto
KG ?= $(BIN)/kg
STORE ?= kg-store
EXPORTS ?= exports

.PHONY: demo test check lint format types layers docs bench vendor clean

demo: $(VENV)/.with-kg
	$(KG) build seeds --store $(STORE)
	$(KG) check --store $(STORE)
	@mkdir -p $(EXPORTS)/coverage
	@for export in turtle:graph.ttl trig:graph.trig graphml:graph.graphml gexf:graph.gexf facts:facts.jsonl csv:facts.csv \
	    articles:articles.jsonl; do \
	  $(KG) export --store $(STORE) --format $${export%%:*} -o $(EXPORTS)/$${export#*:} || exit $$?; \
	done
	@for page in seeds/*.txt; do \
	  $(KG) show --page $$page --store $(STORE) -o $(EXPORTS)/coverage/`basename $$page .txt`.html || exit $$?; \
	done
	$(KG) page --store $(STORE) -o $(EXPORTS)/network.html
	@echo
	@echo "The store is $(STORE)/. In $(EXPORTS)/ are the graph for RDF tools (graph.ttl, graph.trig) and for Gephi (graph.gexf,"
	@echo "graph.graphml), every fact with its quote (facts.jsonl, facts.csv), the articles in reading order (articles.jsonl),"
	@echo "coverage/ with what was understood of each page and what was not, and the network page: open network.html in a"
	@echo "browser. Three answers from the store:"
	@echo
	@set -e; ask() { echo "\$$ kg $$*"; $(KG) "$$@" --store $(STORE); echo; }; \
	  ask who 管委会主任 --org 高新区 --on 2022-11-28; \
	  ask query enterprises-visited --param person=张红军 --param from=2022-01 --param to=2022-12; \
	  ask query projects-and-sums

test: lint types layers tests/node_modules/.installed
	$(BIN)/python -m pytest -n $(JOBS) --dist loadgroup

check: test

lint: $(VENV)/.with-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(VENV)/.with-tests
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(VENV)/.with-tests
	$(BIN)/mypy

layers: $(VENV)/.with-tests
	$(BIN)/lint-imports

# Everything in docs/ and the READMEs that is written or shown by a program, written anew; the tests compare it.
docs: $(VENV)/.with-tests
	@for script in command_reference ontology_reference worked_examples shown_output quality_figures \
	    run_notebooks; do \
	  echo docs/$$script.py; $(BIN)/python docs/$$script.py || exit $$?; \
	done

# The editor of the web face, copied from its npm package: files.txt names each file and where it is from.
vendor: tests/node_modules/.installed
	@while read -r name source; do \
	  cp tests/node_modules/$$source kg/server/face/static/vendor/$$name || exit $$?; \
	done < kg/server/face/static/vendor/files.txt

bench: $(VENV)/.with-tests
	$(BIN)/python -m bench

clean:
	rm -rf kg-store build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "newspaper-kg needs Python 3.11 or newer; name one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "python3 cannot make a virtual environment; on Debian or Ubuntu: apt install python3-venv" >&2; rm -rf $(VENV); exit 1; }

$(VENV)/.with-kg: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.with-tests: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@ $(VENV)/.with-kg

# Independent readers of our exports, the accessibility checker, and the editor that `make vendor` copies.
tests/node_modules/.installed: tests/package-lock.json
	@npm ci --prefix tests --no-audit --no-fund --loglevel=error && touch $@ || \
	  echo "npm could not fetch tests/package.json: the tests that need it are skipped, or fail where CI is set"
