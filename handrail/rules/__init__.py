"""The gate. One module a fault; nothing goes past while one of them reports an error.

A rule module's docstring is its documentation, in four parts: what is wrong in one sentence, then Why, Source and Mend.
It has one function, `find(catalogue, today)`, that yields problems. A module that sets `FOR_RELEASE` is asked only by
`handrail check --release`; one that sets `NEEDS_PARTNERSHIP` waits until data/partnership.yml can be read.
"""

from __future__ import annotations

import importlib
import pkgutil
from datetime import date
from types import ModuleType

from handrail.catalogue import Catalogue
from handrail.problems import Problem
from handrail.rules import place_in_text
from handrail.shares import shared_out


def rules() -> dict[str, ModuleType]:
    """Every rule by its fault, in alphabetical order."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name: importlib.import_module(f"{__name__}.{name}") for name in names}


def check(catalogue: Catalogue, today: date, release: bool = False) -> list[Problem]:
    """Ask every rule; gives all the problems found, in files first and between files after. Reads no clock."""
    problems = list(catalogue.problems())
    has_partnership = "partnership" in catalogue.records("partnership")
    asked = [
        rule
        for rule in rules().values()
        if (release or not getattr(rule, "FOR_RELEASE", False))
        and (has_partnership or not getattr(rule, "NEEDS_PARTNERSHIP", False))
    ]
    if catalogue.shelf("partnership"):
        for found in shared_out(lambda rule: list(rule.find(catalogue, today)), asked, len(catalogue.shelf("service"))):
            problems += found
    return list(place_in_text.without_places(catalogue, problems))
