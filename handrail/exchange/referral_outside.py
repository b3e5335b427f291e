"""One outside record on its way in, with its texts as plain words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from handrail.catalogue import Catalogue
from handrail.exchange.incoming import Did, Incoming, Note
from handrail.exchange.plain_text import as_plain, cut
from handrail.exchange.referral_terms import Terms

Json = dict[str, Any]

LONGEST = {"words": 300, "prose": 5_000}
PROSE = {"description", "application_process"}


@dataclass
class Outside:
    """One outside record on its way in: where it stands, what the site knows, and the notes of what was done to it."""

    incoming: Incoming
    catalogue: Catalogue
    terms: Terms
    where: str
    label: str
    """What the report calls it."""
    extra: Json = field(default_factory=dict)
    """What a Handrail site carries beside the standard; an empty object in everybody else's feed."""

    def say(self, field: str, did: Did, what: str) -> None:
        """Note one thing that was done to it."""
        self.incoming.notes.append(Note(self.where, self.label, field, did, what))

    def text(self, record: Json, name: str, field: str = "") -> str:
        """A text of the record, or of a part of it, without markup and no longer than ours may be."""
        value = record.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            if isinstance(value, int | float) and not isinstance(value, bool):
                return f"{value:g}"
            self.say(name, "left out", "This should be a piece of text.")
            return ""
        plain = as_plain(value)
        if plain != value.strip().replace("\r\n", "\n"):
            self.say(name, "changed", "Markup and letters that cannot be seen were turned into plain text.")
        limit = LONGEST["prose" if (field or name) in PROSE else "words"]
        if len(plain) > limit:
            self.say(name, "changed", f"It had {len(plain):,} characters. What did not fit in {limit:,} was cut off.")
            plain = cut(plain, limit)
        return plain


def carried_by(record: Json) -> Json:
    """What a Handrail site carries beside the standard; an empty object in everybody else's feed."""
    extra = record.get("handrail")
    return extra if isinstance(extra, dict) and isinstance(extra.get("id"), str) and isinstance(extra.get("site"), str) else {}


def as_text(value: Any) -> Any:
    """A JSON value as a YAML file gives it: text throughout."""
    if isinstance(value, dict):
        return {name: as_text(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [as_text(inner) for inner in value]
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else as_plain(str(value))
