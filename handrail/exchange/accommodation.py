"""Which type of safe accommodation an outside record says plainly that it is.

What may be a refuge loses its place on a much weaker sign (withheld.py). A type says more: that people stay there, that the
record is checked twice as often, that its place needs the provider's consent. So a word that only stands near one is no type.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from handrail.catalogue import Catalogue
from handrail.exchange.incoming import Tell
from handrail.exchange.plain_text import as_plain

FIELD = "accommodation_type"
GUESSED = (
    "Its words say that people stay there, so it was taken as “{type}”: its place is not published without consent, and it is "
    "due again after three months. Delete accommodation_type if nobody stays there."
)
WITHHELD = "It may be safe accommodation, so its place was taken as not to be known."
ASK = " If people stay there, fill in accommodation_type: its words do not say it plainly."
SENTENCE_END = re.compile(r"(?<=[.!?])\s|\n")
# A word for a refuge with one of these before it, or after it, is about one: “help to find a refuge”, “refuge referrals”.
BEFORE = re.compile(
    r"\b(?:to|into|from|with|without|about|on|for|of|in|at|and|or|near|than|via|if|no|not|nor|never|after|before|outside|between|"
    r"who|when|where|help|helps|helping|find|finds|finding|refer|refers|referring|leave|leaves|leaving|left|enter|entering|"
    r"seek|seeking|need|needs|needing|access|accessing|contact|contacting|visit|visits|visiting|support|supports|supporting)\b",
    re.I,
)
AFTER = re.compile(
    r"['’]s?\b|[ -]+(?:outreach|referrals?|access|workers?|staff|residents?|advice|advocacy|advocates?|idvas?|help ?lines?|"
    r"lines?|search|finder|director(?:y|ies)|funds?|funding|vacanc(?:y|ies)|resettlement|training|network|project workers?)\b",
    re.I,
)
MOST_BEFORE = 8
"""Words that may stand before it in a name, or in the first sentence."""


def withhold(record: dict[str, Any], words: Iterable[str], catalogue: Catalogue, tell: Tell, field: str) -> None:
    """Tell of an outside field that the place was taken as not to be known. Give the record its type where its name, its
    summary or these words of its categories say it plainly; and ask for it where they do not."""
    if FIELD not in record and (found := plain_type(catalogue, record["name"], [record.get("summary", "")], words)):
        record[FIELD] = found
        tell(FIELD, "guessed", GUESSED.format(type=found))
    tell(field, "guessed", WITHHELD if FIELD in record else WITHHELD + ASK)


def plain_type(catalogue: Catalogue, name: str, texts: Iterable[str] = (), words: Iterable[str] = ()) -> str:
    """The id of the type that a record's name, the first sentence of its texts, or a word of its categories says; or nothing."""
    for text in (name, *(SENTENCE_END.split(as_plain(one))[0] for one in texts), *words):
        if found := _said_in(as_plain(text), catalogue):
            return found
    return ""


def _said_in(text: str, catalogue: Catalogue) -> str:
    """The type whose word stands first in a text as the thing that it is about."""
    first: dict[int, str] = {}
    for id, term in catalogue.terms(FIELD).items():
        for match in _spelt(term.label, *term.synonyms).finditer(text):
            before = text[: match.start()]
            if not BEFORE.search(before) and len(before.split()) <= MOST_BEFORE and not AFTER.match(text, match.end()):
                first.setdefault(match.start(), id)
    return first[min(first)] if first else ""


@cache
def _spelt(*names: str) -> re.Pattern[str]:
    """These names in either spelling of their hyphens and apostrophes, one or several."""
    words = ("[ -]".join(re.escape(part) for part in re.split(r"[ -]", name.replace("’", "'"))) for name in names)
    return re.compile(rf"\b(?:{'|'.join(words)})s?\b".replace("'", "['’]?"), re.I)
