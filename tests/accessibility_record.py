"""Writes what the accessibility tests found into data/reference/tested.yml: `make accessibility` loads it with pytest's -p."""

from __future__ import annotations

from collections import Counter
from datetime import date

import yaml
from conftest import ROOT
from kinds import KINDS

RECORD = ROOT / "data" / "reference" / "tested.yml"
HEAD = "# Written by make accessibility from its own run. Do not change it by hand: the statement says what was found.\n"
tries: Counter[str] = Counter()
faults: Counter[str] = Counter()
browsers: set[str] = set()


def pytest_runtest_logreport(report) -> None:
    """Counts a test for the check its marker names. Under xdist the process that starts the others hears of each test."""
    said = dict(report.user_properties)
    if "accessibility" not in said or (report.when != "call" and not report.failed):
        return
    tries[said["accessibility"]] += 1
    faults[said["accessibility"]] += report.failed
    browsers.update({said["browser"]} if "browser" in said else ())


def pytest_sessionfinish(session) -> None:
    """Writes the record, whatever was found."""
    if hasattr(session.config, "workerinput") or not tries:
        return
    run = {
        "id": "tested",
        "tested_on": date.today().isoformat(),
        "browser": ", ".join(sorted(browsers)),
        "pages": list(KINDS),
        "checks": [{"what": what, "tries": tries[what], "faults": faults[what]} for what in sorted(tries)],
    }
    RECORD.write_text(HEAD + yaml.safe_dump(run, sort_keys=False, allow_unicode=True, width=130), encoding="utf-8")
