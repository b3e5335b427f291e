"""Whether a record of a feed is usable: the seven rules that people who gather council feeds count by.

Source: a tool of the Department for Education's Family Hubs team, as open-referral.md describes it, in our own words.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from handrail.exchange.plain_text import as_link, as_plain
from handrail.exchange.referral_ids import is_uuid

Json = dict[str, Any]


def _has(record: Json, name: str) -> bool:
    return isinstance(record.get(name), str) and bool(as_plain(record[name]))


def _organisation(record: Json) -> Json:
    return record["organization"] if isinstance(record.get("organization"), dict) else {}


RULES: dict[str, tuple[Callable[[Json], bool], str]] = {
    "its id is a UUID": (
        lambda record: is_uuid(str(record.get("id") or "").lower()),
        "Its id is not a UUID. The id was kept as it is, and ours goes out in the feed.",
    ),
    "it is active": (
        lambda record: record.get("status") == "active",
        "It is not active, so it is not listed, unless it is closed for now.",
    ),
    "it has a name": (lambda record: _has(record, "name"), "It has no name, so it was left out."),
    "it says what it does": (
        lambda record: _has(record, "description"),
        "It does not say what it does, so it is inactive until somebody writes that.",
    ),
    "it has a web address": (
        lambda record: isinstance(record.get("url"), str) and as_link(record["url"]) == (record["url"], ""),
        "It has no whole web address.",
    ),
    "its organisation has an id and a name": (
        lambda record: bool(_organisation(record).get("id")) and _has(_organisation(record), "name"),
        "Its organisation has no id or no name.",
    ),
    "there is a way to reach it": (
        # A number or a page counts too: an email address is not the safest way to write (safety.md, S19).
        lambda record: bool(_has(record, "email") or record.get("phones") or as_link(str(record.get("url") or ""))[0]),
        "There is no email address, number or page, so it is inactive until there is.",
    ),
}
ALL = "all seven"


def failures(record: Json) -> list[str]:
    """The names of the rules that a record, in the shape of version 3, fails."""
    return [name for name, (holds, _) in RULES.items() if not holds(record)]
