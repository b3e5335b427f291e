"""What an import would do, step by step, and each difference in a line that may be printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from handrail.exchange import duplicates
from handrail.exchange.incoming import Incoming
from handrail.places import place_in
from handrail.source import UNSEEN

What = Literal["new", "changed", "same"]

FOLDERS = {"service": "data/services", "organisation": "data/organisations"}
# Values that are never printed: reports go into public logs.
NOT_PRINTED = {"location", "named_area", "professional_notes", "location_consent"}
HIDDEN = "[not shown]"


@dataclass(frozen=True)
class Difference:
    """One field that would change, or that was kept though the source says something else."""

    field: str
    ours: str
    """What the record holds, in one line; empty where it holds nothing."""
    theirs: str
    """What the source says; empty where it says nothing any more."""


@dataclass
class Step:
    """What an import does with one record."""

    kind: str
    id: str
    what: What
    name: str
    changes: list[Difference] = field(default_factory=list)
    kept: list[Difference] = field(default_factory=list)
    """Differences from the source that were left alone, because a person changed the field since, or the source dropped it."""
    missing: list[str] = field(default_factory=list)
    """Fields the record needs and lacks: `check` stops every build until a person fills them in."""
    came_before: bool = False
    """Whether a record of this id came in an earlier import and is here no more, so that somebody deleted it."""

    @property
    def path(self) -> str:
        return f"{FOLDERS[self.kind]}/{self.id}.yml"


@dataclass
class Plan:
    """Everything an import would do. `files` are the whole texts to write, by path from the top of the site."""

    incoming: Incoming
    steps: list[Step] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    likely: list[duplicates.Likely] = field(default_factory=list)
    kept_out: list[tuple[str, str]] = field(default_factory=list)
    """Services that a person has said must not come again: the name, and why or nothing."""

    def of(self, *what: What) -> list[Step]:
        """The steps of these kinds."""
        return [step for step in self.steps if step.what in what]


def difference(name: str, ours: Any, theirs: Any) -> Difference:
    """A field's two values, as they may be printed."""
    return Difference(name, _shown(name, ours), _shown(name, theirs))


def _shown(name: str, value: Any) -> str:
    """A value in one line, short, and never one that may say where somebody is."""
    if value is None:
        return ""
    if name in NOT_PRINTED or (name not in {"website", "web_form", "live_chat", "email"} and place_in(_flat(value))):
        return HIDDEN
    flat = UNSEEN.sub("", _flat(value))
    return flat if len(flat) <= 100 else f"{flat[:99]}…"


def _flat(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_flat(inner)}" for name, inner in value.items())
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ", ".join(_flat(inner) for inner in value)
    return " ".join(str(value).split())
