# For those who work on Bản Tin itself; editors need only `python3 build.py`.
# Everything runs in .venv, which the first `python3 build.py test` makes.

PYTHON ?= $(shell test -x .venv/bin/python && echo .venv/bin/python || echo python3)
# The locks are made in this folder; `lock-check` makes them elsewhere. They hold for every system and every Python
# from 3.11.0 on: where a package has left the first ones behind, a marker keeps its older version for them.
LOCKS ?= .
COMPILE = $(PYTHON) -m uv pip compile --directory $(LOCKS) --quiet --universal --generate-hashes --python-version 3.11.0 \
	--no-emit-index-url --custom-compile-command "make lock" pyproject.toml

.PHONY: check format lint types test nightly lock lock-upgrade lock-check reference search-table fonts pictures lighthouse

check: lint types lock-check test

format:
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

lint:
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .

types:
	$(PYTHON) -m mypy

test:
	$(PYTHON) build.py test

# What takes minutes: many more random cases than `test`.
nightly:
	NIGHTLY=1 $(PYTHON) -m pytest -rP tests/test_fast_markdown.py tests/test_incremental.py

# Keeps the versions that are locked as long as pyproject.toml allows them.
lock:
	$(COMPILE) --output-file requirements.txt
	$(COMPILE) --extra dev --constraint requirements.txt --output-file requirements-dev.txt

# Takes the newest versions that pyproject.toml allows.
lock-upgrade:
	rm -f requirements.txt requirements-dev.txt
	$(MAKE) lock

# Locks a copy once more: it comes out different when pyproject.toml was changed without `make lock`.
lock-check:
	@rm -rf .cache/locks && mkdir -p .cache/locks
	@cp pyproject.toml requirements.txt requirements-dev.txt .cache/locks/
	@$(MAKE) --no-print-directory lock LOCKS=.cache/locks
	diff -u requirements.txt .cache/locks/requirements.txt
	diff -u requirements-dev.txt .cache/locks/requirements-dev.txt

# The reference page of all fields, from the models.
reference:
	$(PYTHON) -m bantin.reference

# The fold table of search, for Python and JavaScript.
search-table:
	$(PYTHON) -m bantin.search.make_tables

# The theme's fonts, from the drawn ones.
fonts:
	npm ci --prefix docs/node --ignore-scripts --no-audit --no-fund
	$(PYTHON) docs/make_fonts.py

# The README's pictures of the sample site, and of its preview.
pictures:
	$(PYTHON) docs/take_pictures.py
	$(PYTHON) docs/take_preview.py

# What Lighthouse says of the sample site.
lighthouse:
	npm ci --prefix benchmarks/node --ignore-scripts --no-audit --no-fund
	$(PYTHON) -m benchmarks.lighthouse
