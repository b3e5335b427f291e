"""What every reader of an outside file gives: plain records in the shape of ours, and a note of each thing it did on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

Did = Literal["changed", "guessed", "not mapped", "left out", "address removed"]
"""What was done to a value: put into another form; worked out, so that a person must look; no field of ours holds it; the
record or value was not taken; a place that may be confidential was dropped unread."""


Tell = Callable[[str, Did, str], None]
"""Notes the outside field, what was done, and the sentence; where and whose is known."""


@dataclass(frozen=True)
class Note:
    """One thing that was done to one value, for the person who imports to read."""

    where: str
    """File, and the row, the sheet and row, or the path in the JSON."""
    record: str
    """Name or id of the record, or nothing where it has neither."""
    field: str
    """The outside field, in its own word."""
    did: Did
    what: str
    """What was found and what became of it, in a sentence. Never holds an address or a person's name."""


@dataclass
class Incoming:
    """An outside file, read whole. Nothing has been written and nothing compared with what the site holds.

    `services` and `organisations` are plain records with the models' own field names and text for every value, as a YAML
    file would give them: {"id": "quiet-door", "needs": ["advocacy"], "is_free": "yes"}. Each service has `source` and
    `source_id`. A record may lack required fields: `check` says so when it is published.
    """

    source: str
    services: list[dict[str, Any]] = field(default_factory=list)
    organisations: list[dict[str, Any]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    usable: dict[str, int] = field(default_factory=dict)
    """For each of the seven rules of usable data, and for all of them, how many records of the file pass. Empty where the
    file's kind has no such rules."""
    number: int = 0
    """How many services the file holds, those left out included."""
    why_nothing: str = ""
    """Where the file holds no service and no organisation at all: why, in a sentence."""
    unmatched: dict[str, int] = field(default_factory=dict)
    """Outside words that nothing of ours was found for, and how many records use each."""
