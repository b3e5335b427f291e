"""A written feed as it lies in its folder, and every value of a record with its place."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from handrail.problems import Problem, Where

KINDS = ("services", "organizations", "taxonomies", "taxonomy_terms")

Step = tuple[str | int, ...]
Values = list[tuple[Step, Any]]
"""Each value with the way to it."""


@dataclass
class Feed:
    """A feed in a folder. Records of services are read one at a time: there may be many thousands."""

    folder: Path
    today: date
    shown: str

    def problem(self, path: str, fault: str, what: str, mend: str, level: str = "error") -> Problem:
        return Problem(Where(f"{self.shown}/{path}"), fault, what, mend, level)

    def names(self, kind: str) -> list[str]:
        """The names of the folders that hold the records of a kind."""
        return sorted(path.parent.name for path in (self.folder / kind).glob("*/index.json"))

    @cached_property
    def shared(self) -> dict[str, dict[str, Any]]:
        """Kind → name of the record's folder → record, for the kinds that services point to."""
        return {kind: {name: self.read(f"{kind}/{name}/index.json") for name in self.names(kind)} for kind in KINDS[1:]}

    def read(self, path: str) -> Any:
        """What a file holds, or None."""
        try:
            return json.loads((self.folder / path).read_bytes())
        except (OSError, ValueError):
            return None


def values_of(record: Any) -> Values:
    """Every value of a record with its place, objects and lists themselves included."""
    found: Values = [((), record)]
    # The list grows while it is gone through: a record has hundreds of values, and a feed many thousand records.
    for loc, value in found:
        if type(value) is dict:
            found += [((*loc, name), inner) for name, inner in value.items()]
        elif type(value) is list:
            found += [((*loc, index), inner) for index, inner in enumerate(value)]
    return found


def named(loc: Step) -> str:
    """What a message calls a value."""
    return ".".join(map(str, loc)) or "The record"
