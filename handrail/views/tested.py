"""The results of the accessibility tests, in words for the accessibility statement."""

from __future__ import annotations

from dataclasses import dataclass

from handrail.catalogue import Catalogue
from handrail.days import in_words


@dataclass(frozen=True)
class Tested:
    """What was tested by programs, on which day and with which browser."""

    day: str
    browser: str
    pages: list[str]
    """Kinds of page, one of each."""
    clear: list[str]
    """What was looked at without finding a fault."""
    failing: list[tuple[str, str]]
    """What was looked at and found a fault, and on how many tries of how many."""


def tested(catalogue: Catalogue) -> Tested:
    """The last run that was kept. Raises LookupError where there is none."""
    if "tested" not in catalogue.records("tested"):
        raise LookupError("There is no data/reference/tested.yml. Write it with make accessibility.")
    run = catalogue.records("tested")["tested"]
    return Tested(
        day=in_words(run.tested_on),
        browser=run.browser,
        pages=list(run.pages),
        clear=[one.what for one in run.checks if not one.faults],
        failing=[(one.what, f"{one.faults} of {one.tries}") for one in run.checks if one.faults],
    )
