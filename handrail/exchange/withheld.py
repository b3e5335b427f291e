"""What an import may never take: the place of anything that looks like safe accommodation. It goes before anything is kept."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import Any

from handrail import places
from handrail.exchange.incoming import Incoming, Note
from handrail.exchange.plain_text import as_plain
from handrail.places import place_in

# Words that make a record safe accommodation until a person says otherwise: those that do everywhere, and, because nobody
# has asked the provider of an imported one, wider ones. “Refugee” is not one of them.
SAFE_PLACE = re.compile(
    rf"{places.SAFE_PLACE.pattern}|\bsafe(?:house|home|accommodation)s?\b|\bsecond[ -]stage\b|\bemergency accommodation\b|"
    r"\b(?:women['’]?s|dispersed) (?:shelter|accommodation)s?\b|\bmove[ -]on accommodation\b|\bsanctuary scheme\b|"
    r"\b(?:temporary|supported|crisis) (?:housing|accommodation|home)s?\b|\b(?:leav|flee|escap)ing (?:an )?(?:abus|violen)",
    re.I,
)
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
# Fields of the standard, of versions 1 and 3 and of council feeds, that say where something is.
PLACES = re.compile(
    r"address|post_?code|postal|latitude|longitude|^lat$|^lng$|^lon$|geo|coord|location|map|transport|direction|parking|uprn|"
    r"easting|northing|what3words|accessibility|(?:^|_)city$|(?:^|_)town$|street",
    re.I,
)
ADDRESSES = {"website", "web_form", "live_chat", "email"}
DROPPED = "Words that may give a confidential place away were dropped. Read the record through."
NAME = "Safe accommodation, name withheld"
# The parts of an address that lead to a door; a town does not.
STREETS = re.compile(r"^address(?:_\d|es)?$|street|post_?code|postal_code", re.I)
NUMBER = re.compile(r"^\W*(?:(?:flat|unit|suite|floor)\W+\w+\W+)?\d+\w?\W+", re.I)
SHORTEST = 6
"""A street or a postcode has six letters and figures at least; a shorter word would be found everywhere."""


def looks_like_a_safe_place(record: dict[str, Any]) -> bool:
    """Whether a raw record, its terms or its organisation speak of refuge. Says yes too often rather than too seldom."""
    organisation = record.get("organization")
    texts = [record.get(name) for name in ("name", "alternate_name", "description", "summary")]
    texts += [organisation.get("name")] if isinstance(organisation, dict) else []
    attributes = record.get("attributes")
    for one in attributes if isinstance(attributes, list) else ():
        term = one.get("taxonomy_term") if isinstance(one, dict) else None
        if isinstance(term, dict):
            texts += [term.get("name"), str(term.get("code") or "").replace("-", " ").replace("_", " ")]
            if one.get("link_type") == "accommodation_type":
                return True
    return any(isinstance(text, str) and SAFE_PLACE.search(as_plain(text)) for text in texts)


def without_place_fields(value: Any) -> tuple[Any, bool]:
    """A raw record without the fields that say where it is, at any depth; and whether one of them held anything."""
    removed = False
    if isinstance(value, dict):
        kept = {}
        for name, inner in value.items():
            if name == "handrail":
                kept[name] = inner
                continue
            # An email address is how to reach people, and not where they are.
            if PLACES.search(name) and not re.search(r"e-?mail|web", name, re.I):
                removed = removed or _tells(inner)
                continue
            kept[name], found = without_place_fields(inner)
            removed = removed or found
        return kept, removed
    if isinstance(value, list):
        pairs = [without_place_fields(inner) for inner in value]
        return [inner for inner, _ in pairs], any(found for _, found in pairs)
    return value, False


def _tells(value: Any) -> bool:
    """Whether what stood in a field could have led somewhere: “virtual” and an id alone do not."""
    if isinstance(value, dict):
        return any(_tells(inner) for name, inner in value.items() if not name.endswith("id") and name != "location_type")
    if isinstance(value, list):
        return any(map(_tells, value))
    return value not in (None, "", False) and value not in ("Confidential address", "The address is not published")


def without_place_words(value: Any, field: str = "") -> tuple[Any, list[str]]:
    """A record of ours without the sentences that give a place away; and the fields they stood in.

    A field that still gives it away without them is dropped whole, and so is a link to a map.
    """
    if isinstance(value, str):
        if not place_in(value, is_address=field in ADDRESSES):
            return value, []
        kept = "" if field in ADDRESSES else " ".join(one for one in SENTENCE.split(value) if not place_in(one)).strip()
        return ("" if place_in(kept) else kept), [field]
    found: list[str] = []
    if isinstance(value, dict):
        result: Any = {}
        for name, inner in value.items():
            if name in {"id", "source", "source_id", "number", "organisation"}:
                result[name] = inner
                continue
            result[name], here = without_place_words(inner, name)
            found += [name] * bool(here)
        return {name: inner for name, inner in result.items() if inner not in ("", {}, [])}, found
    if isinstance(value, list):
        pairs = [without_place_words(inner, field) for inner in value]
        return [inner for inner, _ in pairs if inner not in ("", {}, [])], [one for _, here in pairs for one in here]
    return value, []


def places_of(value: Any, is_place: bool = False) -> set[str]:
    """Streets and postcodes that a raw record gives, without the numbers of houses: what no other record may repeat."""
    if isinstance(value, str):
        found = NUMBER.sub("", value).strip(" ,.")
        return {_squeezed(found)} if is_place and len(_squeezed(found)) >= SHORTEST else set()
    if isinstance(value, dict):
        inner = (places_of(one, is_place or bool(STREETS.search(name))) for name, one in value.items())
        return set().union(*inner)
    return set().union(*(places_of(one, is_place) for one in value)) if isinstance(value, list) else set()


def across(incoming: Incoming, given_away: set[str], owners: set[str]) -> None:
    """Take out of every record of an import what one that may be a refuge gave away. `owners` run such a refuge."""
    for index, service in enumerate(incoming.services):
        kept, found = without_shared_places(service, given_away, service.get("organisation") in owners)
        if found:
            incoming.services[index] = kept
            if kept.get("name") != service.get("name"):
                # Without an id of its own it is known by its name, which may not be kept.
                kept["source_id"] = hashlib.sha256(str(service.get("source_id")).encode()).hexdigest()[:16]
                named = [replace(one, record=NAME) if one.record == service["name"] else one for one in incoming.notes]
                incoming.notes[:] = named
            what = "It names a place that another record may have to hide, or its owner's. Ask them before you write it in."
            incoming.notes.append(Note(incoming.source, kept.get("name", ""), ", ".join(found), "address removed", what))


def without_shared_places(service: dict[str, Any], given_away: set[str], is_the_owners: bool) -> tuple[dict[str, Any], list[str]]:
    """One imported record without what a refuge of the same import gave away: its address, and sentences that name its street.

    `is_the_owners` says whether the same organisation runs such a refuge: its office may be in it. Gives the record, and the
    fields that something was taken from.
    """
    found: list[str] = []
    location = service.get("location")
    if location and (is_the_owners or any(one in _squeezed(" ".join(location.values())) for one in given_away)):
        service = {name: value for name, value in service.items() if name != "location"} | {"location_disclosure": "none"}
        found.append("address")
    kept: dict[str, Any] = {}
    for name, value in service.items():
        if isinstance(value, str) and name not in {"source", "source_id", "organisation", "location_disclosure"}:
            sentences = SENTENCE.split(value)
            told = [one for one in sentences if not any(place in _squeezed(one) for place in given_away)]
            if len(told) < len(sentences):
                found.append(name)
                value = " ".join(told)
        if value != "":
            kept[name] = value
    if "name" in service and "name" not in kept:
        kept["name"] = NAME
    return kept, found


def _squeezed(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.casefold())
