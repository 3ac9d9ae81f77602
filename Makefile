# make demo, make test: all that is needed is made first, in .venv. Nothing else is installed.
PYTHON ?= python3
BIN = .venv/bin

.PHONY: demo test lint bench schema catalogs clean

demo: .venv/ready
	@for file in samples/workshop-safety-review.txt samples/depot-fire-notice.txt samples/lab-chemicals-rules.txt samples/pool-plan-automatic.docx; do \
		printf '\n== gangmu outline %s\n' $$file; $(BIN)/gangmu outline $$file; done
	@printf '\nTry it on a document of yours: %s/gangmu outline FILE\n' $(BIN)

test: .venv/ready
	$(BIN)/pytest

lint: .venv/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: .venv/ready
	$(BIN)/python bench/run.py

# What is generated from the code and kept beside it.
schema: .venv/ready
	$(BIN)/python -m gangmu.schema.export

catalogs: .venv/ready
	$(BIN)/python -c "import pathlib, polib; [polib.pofile(str(f)).save_as_mofile(str(f.with_suffix('.mo'))) for f in pathlib.Path('src').rglob('*.po')]"

.venv/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $@

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
