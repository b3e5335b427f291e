"""What an outside record says in words of lists: needs and groups, languages, areas."""

from __future__ import annotations

import re
from typing import Any

from handrail.exchange.plain_text import as_plain
from handrail.exchange.referral_fields import ATTRIBUTES, LED, SPOKEN
from handrail.exchange.referral_outside import Json, Outside
from handrail.exchange.referral_shapes import items
from handrail.exchange.referral_terms import FIELDS

# Codes and names that mean every area there is.
EVERYWHERE = re.compile(
    r"K0[2-4]000001|[ENSW]92000001|N92000002|S92000003|W92000004|united kingdom|\buk\b|great britain|national", re.I
)
NATION = {"england": "E92000001", "wales": "W92000004", "scotland": "S92000003", "northern-ireland": "N92000002"}
ACCESS_ROUTES = {"referral": "agency-referral", "drop-in": "drop-in", "dropin": "drop-in", "appointment": "self-referral"}
ATTENDING = {"phone": "phone", "telephone": "phone", "venue": "in-person", "home visit": "home-visit", "home_visit": "home-visit"}


def terms(service: Json, record: Json, outside: Outside) -> None:
    """Needs, groups and the other words of our lists; ways of giving help and of starting."""
    lists: dict[str, list[str]] = {name: [] for name in ATTRIBUTES if name not in {"serves", "accommodation_type"}}
    serves: dict[str, str] = {}
    for one in items(record.get("attributes")):
        term, link_type = one.get("taxonomy_term"), str(one.get("link_type") or "")
        if link_type == LED:
            # On a service it only repeats what stands on its organisation.
            continue
        if not isinstance(term, dict):
            outside.say("attributes", "not mapped", "A word is given by its id alone.")
            continue
        match = outside.terms.find(term, link_type)
        shown = as_plain(str(term.get("name") or term.get("code") or ""))[:80]
        if match is None:
            outside.say("attributes", "not mapped", f"No word of ours was found for “{shown}”.")
            continue
        for scheme, id in match.words:
            name = FIELDS[scheme]
            if not match.sure:
                outside.say("attributes", "guessed", f"“{shown}” was taken for {scheme}: {id}.")
            if scheme == "group":
                how = one.get("value")
                if how not in ("specialist", "welcomes", "only"):
                    how = "welcomes"
                    outside.say("attributes", "guessed", f"How it serves “{shown}” is not said, so it was taken to welcome them.")
                serves.setdefault(id, how)
            elif scheme == "accommodation_type":
                service.setdefault(name, id)
            elif id not in lists[name]:
                lists[name].append(id)
    service |= lists | {"serves": serves}
    channels = {term.open_referral_v1: id for id, term in outside.catalogue.terms("channel").items()}
    for way in _several(record.get("attending_type")):
        if way in ATTENDING and ATTENDING[way] in channels.values() | outside.catalogue.terms("channel").keys():
            service["channels"].append(ATTENDING[way]) if ATTENDING[way] not in service["channels"] else None
        else:
            outside.say(
                "attending_type",
                "not mapped",
                "Choose among live-chat, email and video." if way == "online" else "No word of ours was found.",
            )
    for way in _several(record.get("attending_access")):
        if route := ACCESS_ROUTES.get(way):
            if route not in service["routes"]:
                service["routes"].append(route)
            if way == "appointment":
                outside.say("attending_access", "guessed", "“appointment” was taken for self-referral. Ask them.")
        else:
            outside.say("attending_access", "not mapped", "No way of getting in touch of ours was found for it.")


def languages(service: Json, record: Json, outside: Outside) -> None:
    """Languages, and how each is spoken."""
    known = outside.catalogue.terms("language")
    by_name = {name.casefold(): id for id, term in known.items() for name in (term.label, *term.synonyms)}
    spoken = {sentence: how for how, sentence in SPOKEN.items()}
    found: dict[str, str] = {}
    for one in items(record.get("languages")):
        code, name = str(one.get("code") or ""), as_plain(str(one.get("name") or ""))
        tag = code if code in known else by_name.get(name.casefold(), "")
        if not tag:
            outside.say("languages", "not mapped", f"“{(name or code)[:40]}” is not among our languages.")
            continue
        note = as_plain(str(one.get("note") or ""))
        how = spoken.get(note) or next((kind for kind in ("interpreter", "leaflet") if kind in note.lower()), "staff")
        if note not in spoken:
            outside.say("languages", "guessed", f"{known[tag].label}: taken as {how}.")
        found.setdefault(tag, how)
    service["languages"] = found


def areas(service: Json, record: Json, outside: Outside) -> None:
    """Areas of ours that it covers."""
    ours = {area.id: area for area in outside.catalogue.partnership.areas}
    by_code = {area.code: id for id, area in ours.items() if area.code}
    by_name = {area.name.casefold(): id for id, area in ours.items()}
    nation = NATION[outside.catalogue.partnership.nation]
    found: list[str] = []
    for one in items(record.get("service_areas")):
        code = str(one.get("uri") or "").rstrip("/").rpartition("/")[2]
        name = as_plain(str(one.get("name") or one.get("service_area") or one.get("extent") or ""))
        named = outside.terms.area(code) or outside.terms.area(name)
        id = by_code.get(code) or by_name.get(name.casefold())
        if named:
            found += named
        elif id:
            found.append(id)
        elif code == nation or EVERYWHERE.fullmatch(code) and code[0] == "K" or (not code and EVERYWHERE.search(name)):
            outside.say("service_areas", "guessed", f"“{name[:60]}” was taken for all our areas.")
            found += ours
        else:
            outside.say("service_areas", "not mapped", f"“{name[:60] or code}” is not one of our areas.")
    service["service_areas"] = list(dict.fromkeys(found))


def _several(value: Any) -> list[str]:
    """One word, several with commas, or a list of objects, as small words."""
    if isinstance(value, list):
        return [str(next(iter(one.values()), "") if isinstance(one, dict) else one).strip().lower() for one in value]
    return [one.strip().lower() for one in value.split(",") if one.strip()] if isinstance(value, str) else []
