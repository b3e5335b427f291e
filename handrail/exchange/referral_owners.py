"""The organisations of an outside feed: each once, however many services name it."""

from __future__ import annotations

from typing import Any

from handrail.exchange.incoming import Tell
from handrail.exchange.plain_text import as_link, as_plain
from handrail.exchange.referral_fields import IDENTIFIERS, LED
from handrail.exchange.referral_outside import Json, as_text, carried_by
from handrail.exchange.referral_shapes import items
from handrail.exchange.referral_terms import Terms

# Who reads a record through is the partnership that publishes it, so another's review is none of ours.
REVIEWED = ("reviewed_on", "review_after")


class Owners:
    """The organisations taken so far, by the key that services name them by."""

    def __init__(self, site: str, terms: Terms) -> None:
        self._site, self._terms = site, terms
        self.taken: dict[str, Json] = {}

    def take(self, raw: Any, say: Tell) -> str:
        """Take an organisation in; gives the key that services name it by, or nothing."""
        if isinstance(raw, str):
            raw = {"name": raw}
        if not isinstance(raw, dict) or not isinstance(raw.get("name"), str) or not as_plain(raw["name"]):
            return ""
        extra = carried_by(raw)
        name = as_plain(raw["name"])[:300]
        ours = extra.get("site") == self._site
        key = extra["id"] if ours else str(raw.get("id") or name)
        known = self.taken.get(key)
        if known is not None and not (set(raw) - {"id", "name", "description", "website"}):
            return key
        record: Json = {"id": key} if ours else {"source_id": key}
        record["name"] = name
        if isinstance(raw.get("description"), str) and (summary := as_plain(raw["description"])[:5_000]) != name:
            record["summary"] = summary
        if isinstance(raw.get("website"), str):
            record["website"], did = as_link(raw["website"])
            if did:
                say("organization.website", did, "The web address was not whole.")
        numbers = {
            one["identifier_scheme"]: as_plain(one["identifier"])
            for one in items(raw.get("organization_identifiers"))
            if one.get("identifier_scheme") in IDENTIFIERS and isinstance(one.get("identifier"), str)
        }
        record["identifiers"] = numbers
        led = [
            match.words[0][1]
            for one in items(raw.get("attributes"))
            if one.get("link_type") == LED and isinstance(one.get("taxonomy_term"), dict)
            if (match := self._terms.find(one["taxonomy_term"], "group")) and match.words and match.words[0][0] == "group"
        ]
        record["led_by_and_for"] = led
        if led and not extra:
            say("organization.attributes", "guessed", "The feed says who leads the organisation. Agree it with them first.")
        for field in ("led_by_and_for_confirmed_on", *(REVIEWED if ours else ())):
            if field in extra:
                record[field] = as_text(extra[field])
        self.taken[key] = (known or {}) | {field: value for field, value in record.items() if value not in ("", [], {})}
        return key
