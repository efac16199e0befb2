# Everything runs in a virtual environment of its own, made on first use.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# one more than there are cores: many a test waits for a service to start, or for a clock
WORKERS = $(shell $(PYTHON) -c 'import os; print(min(4, os.cpu_count() + 1))')

.PHONY: demo test lint bench chaos lock audit messages clean help

help:
	@echo "make demo      de demo op http://127.0.0.1:8000"
	@echo "make test      alle tests, linters en typecontroles"
	@echo "make lint      alleen linters en typecontroles"
	@echo "make messages  zet nieuwe teksten in de woordenlijsten, om te vertalen"
	@echo "make bench     de metingen"
	@echo "make chaos     de lange proef: alles gaat mis, en niets mag kwijt zijn"
	@echo "make lock      zet alle bibliotheken vast, met hun hashes"
	@echo "make audit     zoekt bekende lekken in die bibliotheken"
	@echo "make clean     haalt weg wat hier gemaakt is"

demo: $(READY)
	$(BIN)/stadswijzer demo

test: $(READY) lint
	$(BIN)/stadswijzer knowledge check
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(READY)
	$(BIN)/python -m tests.bench

chaos: $(READY)
	$(BIN)/python -m tests.chaos

lock: $(READY)
	CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras \
		--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --build-deps-for wheel \
		--output-file requirements.lock pyproject.toml

# apart from the rest: what it brings along, a library of the service would pick up, and hold three megabytes more
audit:
	$(PYTHON) -m venv $(VENV)/audit
	$(VENV)/audit/bin/python -m pip install --quiet --disable-pip-version-check 'pip-audit>=2.9,<3'
	$(VENV)/audit/bin/pip-audit --strict --require-hashes --disable-pip --requirement requirements.lock

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache

$(READY): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $(READY)

messages: $(READY)
	$(BIN)/python tests/catalogue.py
