"""Open Referral UK feeds, versions 1 and 3 and what councils make of them, as plain records of ours with a note of each repair.

Forgiving: one bad value never costs a record, one bad record never costs a feed. A place that may be confidential is dropped
before anything else is looked at.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from handrail.catalogue import Catalogue
from handrail.exchange import accommodation, withheld
from handrail.exchange.incoming import Did, Incoming, Note
from handrail.exchange.plain_text import as_email, as_link, as_plain
from handrail.exchange.referral_hours import as_day, as_hours
from handrail.exchange.referral_ids import is_uuid
from handrail.exchange.referral_json import Json, Raw, raw_records, why_nothing
from handrail.exchange.referral_records import ATTRIBUTES, CARRIED, IDENTIFIERS, LED, SPOKEN
from handrail.exchange.referral_shapes import as_version_3, items, version_of, without_nothing
from handrail.exchange.referral_terms import FIELDS, Terms
from handrail.exchange.referral_usable import ALL, RULES, failures

STATUSES = ("active", "temporarily closed", "inactive", "defunct")
PHONE_TYPES = {
    "voice": "voice",
    "phone": "voice",
    "telephone": "voice",
    "cell": "voice",
    "mobile": "voice",
    "text": "text",
    "sms": "text",
    "textphone": "textphone",
    "minicom": "textphone",
    "tty": "textphone",
}
NUMBER = re.compile(r"(?:\+|\(|\b)\d[\d\s().-]{1,}\d")
# Codes and names that mean every area there is.
EVERYWHERE = re.compile(
    r"K0[2-4]000001|[ENSW]92000001|N92000002|S92000003|W92000004|united kingdom|\buk\b|great britain|national", re.I
)
NATION = {"england": "E92000001", "wales": "W92000004", "scotland": "S92000003", "northern-ireland": "N92000002"}
# The first part of an address that belongs to a post and to no person.
SHARED = re.compile(
    r"(?:info|hello|office|admin|administration|enquir(?:y|ies)|contact|contactus|support|help|helpline|mail|team|referrals?|"
    r"advice|services?|reception|general|post|duty|family|families|directory|idva|refuge)\b",
    re.I,
)
LONGEST = {"words": 300, "prose": 5_000}
PROSE = {"description", "application_process"}
# Fields read somewhere below. Any other is noted as one we have no field for.
READ = {
    "id",
    "organization",
    "organization_id",
    "name",
    "alternate_name",
    "description",
    "url",
    "email",
    "status",
    "application_process",
    "fees_description",
    "fees",
    "eligibility_description",
    "minimum_age",
    "maximum_age",
    "assured_date",
    "alert",
    "last_modified",
    "wait_time",
    "phones",
    "schedules",
    "service_areas",
    "service_at_locations",
    "languages",
    "cost_options",
    "attributes",
    "contacts",
    "attending_type",
    "attending_access",
    "handrail",
}
# Who reads a record through is the partnership that publishes it, so another's review is none of ours.
REVIEWED = ("reviewed_on", "review_after")
LEFT_OUT = {
    "assurer_email": "Who confirmed it there says nothing of who confirms it here.",
    "metadata": "The log of changes may name people.",
    "reviews": "What people said about it is not taken.",
    "service_capacity": "How full a service is, is never published.",
}
ACCESS_ROUTES = {"referral": "agency-referral", "drop-in": "drop-in", "dropin": "drop-in", "appointment": "self-referral"}
ATTENDING = {"phone": "phone", "telephone": "phone", "venue": "in-person", "home visit": "home-visit", "home_visit": "home-visit"}


def read_referral(path: Path, catalogue: Catalogue, source: str) -> Incoming:
    """Read a file, or a folder of files. Raises referral_json.Unreadable, with nothing taken, where one is broken."""
    reader = _Reader(catalogue, source)
    for raw in raw_records(path):
        reader.take(raw)
    incoming = reader.finish()
    if not incoming.number and not incoming.organisations:
        incoming.why_nothing = why_nothing(path)
    return incoming


class _Reader:
    def __init__(self, catalogue: Catalogue, source: str) -> None:
        self.catalogue = catalogue
        self.terms = Terms(catalogue)
        self.incoming = Incoming(source, usable={name: 0 for name in (*RULES, ALL)})
        self._seen: dict[str, int] = {}
        self._organisations: dict[str, Json] = {}
        self._hidden: set[str] = set()
        self._places: set[str] = set()
        """Streets and postcodes of what may be a refuge."""
        self._has_lists = False
        self._is_version_3_page = False
        self._areas = {area.id: area for area in catalogue.partnership.areas}

    # What one raw record becomes.

    def take(self, raw: Raw) -> None:
        if "organizations/" in raw.where:
            record = without_nothing(raw.record)
            self._organisation(record, self._ours(record), lambda *_: None)
            return
        self.incoming.number += 1
        self._where, self._record = raw.where, self._label(raw.record)
        if not raw.record:
            self._say("record", "left out", "This is not a record with named values.")
            return
        record = without_nothing(raw.record)
        if version_of(record) == "3":
            self._is_version_3_page |= raw.is_list_item
        record = as_version_3(record, self._say)
        self._has_lists |= any(isinstance(record.get(name), list) for name in ("phones", "schedules", "attributes"))
        failed = failures(record)
        for name in RULES:
            self.incoming.usable[name] += name not in failed
        self.incoming.usable[ALL] += not failed
        if self._comes_again(record, raw):
            return
        if "it has a name" in failed:
            self._say("name", "left out", RULES["it has a name"][1])
            return
        service = self._service(record)
        for name in failed:
            self._say("record", "left out", RULES[name][1])
        unusable = {"it says what it does", "there is a way to reach it"} & set(failed) or "organisation" not in service
        # A Handrail site has its own gate, and reaches people by forms and chat as well.
        if unusable and not self._extra:
            service["status"] = "inactive"
        self.incoming.services.append(self._clean(service))

    def finish(self) -> Incoming:
        """Join up what only the whole feed can tell."""
        self._where, self._record = self.incoming.source, ""
        if self._is_version_3_page and not self._has_lists:
            self._say(
                "contents",
                "left out",
                "This is a list of services without their full records, so there are no numbers, hours or words in it. "
                "Import the folder with each service's own file.",
            )
        for key, organisation in self._organisations.items():
            if key in self._hidden:
                organisation.pop("identifiers", None)
                kept, found = withheld.without_place_words(organisation)
                organisation = kept
                if found:
                    self._record = organisation.get("name", key)
                    self._say("organization", "address removed", "Words that may give a confidential place away were dropped.")
            self.incoming.organisations.append(organisation)
        withheld.across(self.incoming, self._places, self._hidden)
        self.incoming.unmatched = {
            f"{code} ({name})" if name and name != code else code: count
            for (code, name), count in self.terms.unmatched.most_common()
        }
        return self.incoming

    def _say(self, field: str, did: Did, what: str) -> None:
        self.incoming.notes.append(Note(self._where, self._record, field, did, what))

    def _label(self, record: Json) -> str:
        """What a report calls a record: its name, unless that may give a place away; else its id."""
        name = as_plain(record["name"]) if isinstance(record.get("name"), str) else ""
        return name[:80] if name and not withheld.place_in(name) else str(record.get("id") or "")[:80]

    def _comes_again(self, record: Json, raw: Raw) -> bool:
        key = str(record.get("id") or "").strip().lower()
        if not key:
            return False
        print_of_it = hash(json.dumps(record, sort_keys=True))
        if key not in self._seen:
            self._seen[key] = print_of_it
            return False
        same = self._seen[key] == print_of_it
        how = "It stands in the feed twice." if same else "Another record before it has the same id. Only the first was taken."
        self._say("id", "left out", how)
        return True

    def _ours(self, record: Json) -> Json:
        """What a Handrail site carries beside the standard; an empty object in everybody else's feed."""
        extra = record.get("handrail")
        return (
            extra if isinstance(extra, dict) and isinstance(extra.get("id"), str) and isinstance(extra.get("site"), str) else {}
        )

    def _service(self, record: Json) -> Json:
        extra = self._extra = self._ours(record)
        hides = "location_disclosure" in extra and extra["location_disclosure"] != "public"
        # A Handrail site has asked the provider; of any other, a word is enough to keep the place away.
        hides = hides or (not extra and withheld.looks_like_a_safe_place(record))
        if hides:
            if not extra:
                self._places |= withheld.places_of(record)
            record, removed = withheld.without_place_fields(record)
            if removed:
                self._say(
                    "service_at_locations", "address removed", "It may be a confidential place, so its address was dropped."
                )
        service: Json = {"name": as_plain(record["name"])}
        if extra.get("site") == self.catalogue.partnership.id:
            service = {"id": extra["id"], **service}
        self._words(service, record)
        service["status"] = self._status(record)
        organisation = record.get("organization")
        ours = self._ours(organisation) if isinstance(organisation, dict) else {}
        if key := self._organisation(organisation, ours, self._say):
            service["organisation"] = key
            if hides and not extra:
                self._hidden.add(key)
        if "organisation" not in service:
            self._say("organization", "left out", "No organisation is named, so it is inactive until somebody adds one.")
        self._terms_of(service, record)
        self._contact(service, record)
        self._numbers(service, record)
        service |= as_hours(items(record.get("schedules")), self._say)
        self._areas_of(service, record)
        self._languages(service, record)
        self._costs(service, record)
        self._place(service, record, hides)
        self._guesses(service)
        if "assured_date" in record:
            service["assured_on"] = as_day(record["assured_date"], "assured_date", self._say)
        if extra:
            self._carried(service, extra, record)
        service |= {"source": self.incoming.source, "source_id": self._source_id(record, service)}
        self._leftovers(record)
        if hides or service.get("location_disclosure") != "public":
            service = self._withhold(service)
        return service

    def _withhold(self, service: Json) -> Json:
        kept, found = withheld.without_place_words(service)
        if found:
            if "name" not in kept:
                kept["name"], self._record = withheld.NAME, str(service["source_id"])
            self._say(
                ", ".join(dict.fromkeys(found)),
                "address removed",
                "Words that may give a confidential place away were dropped. Read the record through.",
            )
        return kept

    def _source_id(self, record: Json, service: Json) -> str:
        given = str(record.get("id") or "").strip()
        if not given:
            self._say("id", "guessed", "It has no id. Its name and organisation stand in for one, so do not change them there.")
            return f"{service['name']} / {service.get('organisation', '')}"[:300]
        return given.lower() if is_uuid(given.lower()) else given[:300]

    # Texts.

    def _text(self, record: Json, name: str, field: str = "") -> str:
        value = record.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            if isinstance(value, int | float) and not isinstance(value, bool):
                return f"{value:g}"
            self._say(name, "left out", "This should be a piece of text.")
            return ""
        plain = as_plain(value)
        if plain != value.strip().replace("\r\n", "\n"):
            self._say(name, "changed", "Markup and letters that cannot be seen were turned into plain text.")
        limit = LONGEST["prose" if (field or name) in PROSE else "words"]
        if len(plain) > limit:
            self._say(name, "changed", f"It had {len(plain):,} characters. What did not fit in {limit:,} was cut off.")
            plain = _cut(plain, limit)
        return plain

    def _words(self, service: Json, record: Json) -> None:
        whole = record.get("description")
        text = as_plain(whole) if isinstance(whole, str) else ""
        if text != (whole.strip().replace("\r\n", "\n") if isinstance(whole, str) else ""):
            self._say("description", "changed", "Markup and letters that cannot be seen were turned into plain text.")
        summary, _, rest = text.partition("\n\n")
        if len(summary) > LONGEST["words"]:
            short = _cut(summary, LONGEST["words"])
            rest = "\n\n".join(part for part in (summary[len(short) :].strip(), rest) if part)
            summary = short
            self._say("description", "changed", "The first sentences became the summary. See that they are enough.")
        if len(rest) > LONGEST["prose"]:
            rest = _cut(rest, LONGEST["prose"])
            self._say("description", "changed", "It is too long for a description, and its end was cut off.")
        service |= {"summary": summary, "description": rest.strip()}
        if other := self._text(record, "alternate_name"):
            service["other_names"] = [one.strip() for one in other.split(";") if one.strip()]
        for name in ("eligibility_description", "application_process"):
            # Our own sites add to it, in words, what they carry in full.
            if not (self._extra and name == "eligibility_description"):
                service[name] = self._text(record, name)
        service["wait_note"] = self._text(record, "wait_time")
        if alert := self._text(record, "alert"):
            service["alert"] = {"text": alert}
        ages = [self._age(record, name) for name in ("minimum_age", "maximum_age")]
        if all(ages) and int(ages[0]) > int(ages[1]):
            self._say(
                "minimum_age", "left out", f"The youngest age, {ages[0]}, is above the oldest, {ages[1]}. Neither was taken."
            )
            ages = ["", ""]
        service |= {"minimum_age": ages[0], "maximum_age": ages[1]}

    def _age(self, record: Json, name: str) -> str:
        value = record.get(name)
        if value is None:
            return ""
        match = re.fullmatch(r"(\d{1,3})(?:\.0+)?", str(value).strip())
        if not match or int(match[1]) > 120:
            self._say(name, "left out", "This is not an age in whole years.")
            return ""
        if isinstance(value, str):
            self._say(name, "changed", "It was text and was read as a number.")
        return match[1]

    def _status(self, record: Json) -> str:
        given = str(record.get("status") or "").strip().lower().replace("_", " ")
        if given in STATUSES:
            if given != record["status"]:
                self._say("status", "changed", f"It was written as “{given}”.")
            return given
        self._say("status", "guessed", "It does not say whether it is active, so it was taken as inactive.")
        return "inactive"

    # Who runs it.

    def _organisation(self, raw: Any, extra: Json, say: Any) -> str:
        """Take an organisation in; gives the key that services name it by, or nothing."""
        if isinstance(raw, str):
            raw = {"name": raw}
        if not isinstance(raw, dict) or not isinstance(raw.get("name"), str) or not as_plain(raw["name"]):
            return ""
        name = as_plain(raw["name"])[:300]
        ours = extra.get("site") == self.catalogue.partnership.id
        key = extra["id"] if ours else str(raw.get("id") or name)
        known = self._organisations.get(key)
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
            if (match := self.terms.find(one["taxonomy_term"], "group")) and match.words and match.words[0][0] == "group"
        ]
        record["led_by_and_for"] = led
        if led and not extra:
            say("organization.attributes", "guessed", "The feed says who leads the organisation. Agree it with them first.")
        for field in ("led_by_and_for_confirmed_on", *(REVIEWED if ours else ())):
            if field in extra:
                record[field] = as_text(extra[field])
        self._organisations[key] = (known or {}) | {field: value for field, value in record.items() if value not in ("", [], {})}
        return key

    # Words of lists.

    def _terms_of(self, service: Json, record: Json) -> None:
        lists: dict[str, list[str]] = {name: [] for name in ATTRIBUTES if name not in {"serves", "accommodation_type"}}
        serves: dict[str, str] = {}
        for one in items(record.get("attributes")):
            term, link_type = one.get("taxonomy_term"), str(one.get("link_type") or "")
            if link_type == LED:
                # On a service it only repeats what stands on its organisation.
                continue
            if not isinstance(term, dict):
                self._say("attributes", "not mapped", "A word is given by its id alone.")
                continue
            match = self.terms.find(term, link_type)
            shown = as_plain(str(term.get("name") or term.get("code") or ""))[:80]
            if match is None:
                self._say("attributes", "not mapped", f"No word of ours was found for “{shown}”.")
                continue
            for scheme, id in match.words:
                name = FIELDS[scheme]
                if not match.sure:
                    self._say("attributes", "guessed", f"“{shown}” was taken for {scheme}: {id}.")
                if scheme == "group":
                    how = one.get("value")
                    if how not in ("specialist", "welcomes", "only"):
                        how = "welcomes"
                        self._say(
                            "attributes", "guessed", f"How it serves “{shown}” is not said, so it was taken to welcome them."
                        )
                    serves.setdefault(id, how)
                elif scheme == "accommodation_type":
                    service.setdefault(name, id)
                elif id not in lists[name]:
                    lists[name].append(id)
        service |= lists | {"serves": serves}
        channels = {term.open_referral_v1: id for id, term in self.catalogue.terms("channel").items()}
        for way in _several(record.get("attending_type")):
            if way in ATTENDING and ATTENDING[way] in channels.values() | self.catalogue.terms("channel").keys():
                service["channels"].append(ATTENDING[way]) if ATTENDING[way] not in service["channels"] else None
            else:
                self._say(
                    "attending_type",
                    "not mapped",
                    "Choose among live-chat, email and video." if way == "online" else "No word of ours was found.",
                )
        for way in _several(record.get("attending_access")):
            if route := ACCESS_ROUTES.get(way):
                if route not in service["routes"]:
                    service["routes"].append(route)
                if way == "appointment":
                    self._say("attending_access", "guessed", "“appointment” was taken for self-referral. Ask them.")
            else:
                self._say("attending_access", "not mapped", "No way of getting in touch of ours was found for it.")

    def _languages(self, service: Json, record: Json) -> None:
        known = self.catalogue.terms("language")
        by_name = {name.casefold(): id for id, term in known.items() for name in (term.label, *term.synonyms)}
        spoken = {sentence: how for how, sentence in SPOKEN.items()}
        found: dict[str, str] = {}
        for one in items(record.get("languages")):
            code, name = str(one.get("code") or ""), as_plain(str(one.get("name") or ""))
            tag = code if code in known else by_name.get(name.casefold(), "")
            if not tag:
                self._say("languages", "not mapped", f"“{(name or code)[:40]}” is not among our languages.")
                continue
            note = as_plain(str(one.get("note") or ""))
            how = spoken.get(note) or next((kind for kind in ("interpreter", "leaflet") if kind in note.lower()), "staff")
            if note not in spoken:
                self._say("languages", "guessed", f"{known[tag].label}: taken as {how}.")
            found.setdefault(tag, how)
        service["languages"] = found

    def _areas_of(self, service: Json, record: Json) -> None:
        by_code = {area.code: id for id, area in self._areas.items() if area.code}
        by_name = {area.name.casefold(): id for id, area in self._areas.items()}
        nation = NATION[self.catalogue.partnership.nation]
        found: list[str] = []
        for one in items(record.get("service_areas")):
            code = str(one.get("uri") or "").rstrip("/").rpartition("/")[2]
            name = as_plain(str(one.get("name") or one.get("service_area") or one.get("extent") or ""))
            named = self.terms.area(code) or self.terms.area(name)
            id = by_code.get(code) or by_name.get(name.casefold())
            if named:
                found += named
            elif id:
                found.append(id)
            elif code == nation or EVERYWHERE.fullmatch(code) and code[0] == "K" or (not code and EVERYWHERE.search(name)):
                self._say("service_areas", "guessed", f"“{name[:60]}” was taken for all our areas.")
                found += self._areas
            else:
                self._say("service_areas", "not mapped", f"“{name[:60] or code}” is not one of our areas.")
        service["service_areas"] = list(dict.fromkeys(found))

    # Ways to reach it.

    def _contact(self, service: Json, record: Json) -> None:
        for name, field in (("url", "website"), ("email", "email")):
            if value := record.get(name):
                service[field], did = (as_link if name == "url" else as_email)(str(value))
                if did == "changed":
                    self._say(name, "changed", "It was made whole.")
                elif did:
                    self._say(
                        name, "left out", "This is not a whole web address." if name == "url" else "This is not an email address."
                    )
        if contacts := items(record.get("contacts")):
            self._say(
                "contacts", "left out", "Names of people are not taken. Their numbers are, and addresses that belong to a post."
            )
            for one in contacts:
                address, _ = as_email(str(one.get("email") or ""))
                if address and not service.get("email") and SHARED.match(address.partition("@")[0]):
                    service["email"] = address
                    self._say("contacts", "guessed", "A contact's email address was taken, because it looks like a shared one.")

    def _numbers(self, service: Json, record: Json) -> None:
        phones: list[Json] = []
        for one in items(record.get("phones")):
            kind = str(one.get("type") or "voice").strip().lower()
            if kind not in PHONE_TYPES:
                self._say("phones", "left out", f"A number of the type “{kind[:20]}” is not one to ring or text.")
                continue
            given = as_plain(str(one.get("number") or "")).removeprefix("tel:").strip()
            numbers = [match.strip() for match in NUMBER.findall(given)]
            if not numbers:
                self._say("phones", "left out", "There is no number in it.")
                continue
            if self._extra:
                numbers = [given]
            elif numbers != [given]:
                self._say("phones", "changed", "The number was taken out of the words round it. Look for an extension.")
            label = self._text(one, "description")
            for number in numbers:
                entry = {"number": number[:40], "type": PHONE_TYPES[kind]} | ({"label": label} if label else {})
                if entry not in phones:
                    phones.append(entry)
        service["phones"] = phones

    def _costs(self, service: Json, record: Json) -> None:
        notes = []
        for one in items(record.get("cost_options")):
            option, amount = as_plain(str(one.get("option") or "")), one.get("amount")
            try:
                amount = float(amount) if amount is not None else None
            except (TypeError, ValueError):
                amount = None
            if option.lower() in {"free", "free of charge"} or (amount == 0 and not option):
                service.setdefault("is_free", "yes")
            elif amount:
                service["is_free"] = "no"
                notes.append(f"£{amount:.2f} {option}".strip())
            if one.get("amount_description"):
                notes.append(self._text(one, "amount_description"))
        fees = self._text(record, "fees_description") or self._text(record, "fees")
        if not notes and fees.lower().rstrip(".") in {"free", "free of charge", "no charge"}:
            service.setdefault("is_free", "yes")
        elif not notes and fees:
            notes.append(fees)
        service["cost_note"] = ". ".join(dict.fromkeys(note for note in notes if note))[:300]

    # Where it is.

    def _place(self, service: Json, record: Json, hides: bool) -> None:
        if hides and self._extra:
            return
        if hides:
            service["location_disclosure"] = "none"
            what = "It may be safe accommodation, so its place was taken as not to be known."
            self._say("service_at_locations", "guessed", what if self._takes_type(service, record) else what + accommodation.ASK)
            return
        places = [one["location"] for one in items(record.get("service_at_locations")) if isinstance(one.get("location"), dict)]
        physical = [one for one in places if one.get("location_type", "physical") == "physical"]
        for place in physical:
            for address in items(place.get("addresses")):
                if address.get("address_type", "physical") == "postal" or service.get("location"):
                    continue
                parts = [self._text(address, f"address_{number}") for number in (1, 2, 3, 4) if address.get(f"address_{number}")]
                location = {
                    "address": ", ".join(parts),
                    "town": self._text(address, "city"),
                    "postcode": self._text(address, "postal_code"),
                }
                if all(location.values()):
                    service["location"] = location
            for one in items(place.get("accessibility")):
                match = self.terms.find({"name": one.get("accessibility") or one.get("description") or ""}, "access")
                if match and match.words and match.words[0][1] not in service["access"]:
                    service["access"].append(match.words[0][1])
        if service.get("location"):
            service["location_disclosure"] = "public"
            if self._extra:
                return
            self._say("service_at_locations", "guessed", "Its address was taken as one that anyone may know. Ask them.")
            if len(physical) > 1:
                self._say("service_at_locations", "left out", "It has several places. Only the first was taken.")
        else:
            service["location_disclosure"] = "none"
            if physical:
                self._say("service_at_locations", "left out", "The address lacks a street, a town or a postcode.")

    def _takes_type(self, service: Json, record: Json) -> bool:
        """Of what may be safe accommodation, whether its type is known: it was given, or its words say it plainly."""
        if accommodation.FIELD not in service:
            terms = (one.get("taxonomy_term") for one in items(record.get("attributes")))
            words = [str(term.get("name") or "") for term in terms if isinstance(term, dict)]
            if found := accommodation.plain_type(self.catalogue, service["name"], [service["summary"]], words):
                service[accommodation.FIELD] = found
                self._say(accommodation.FIELD, "guessed", accommodation.GUESSED.format(type=found))
        return accommodation.FIELD in service

    def _guesses(self, service: Json) -> None:
        """What follows from the rest, for a person to look at."""
        if not service["channels"] and not self._extra:
            guessed = ["phone"] * bool(service["phones"]) + ["in-person"] * bool(service.get("location"))
            if guessed:
                service["channels"] = guessed
                self._say("channels", "guessed", f"How help is given is not said. Taken from the rest: {', '.join(guessed)}.")

    # What a Handrail site says beside the standard.

    def _carried(self, service: Json, extra: Json, record: Json) -> None:
        # Our own sites say these in full; what was read from the standard's fields would only be near it.
        for name in ("is_free", "cost_note", "location_disclosure"):
            service.pop(name, None)
        ours = extra["site"] == self.catalogue.partnership.id
        for name in (*CARRIED, "summary", "other_names", "phones", "schedules"):
            if name in extra and (ours or name not in REVIEWED):
                service[name] = as_text(extra[name])
        if "summary" in extra:
            service["description"] = as_plain(record["description"])[len(service["summary"]) :].strip()
        if "alert_until" in extra and "alert" in service:
            service["alert"]["until"] = as_text(extra["alert_until"])
        if isinstance(record.get("last_modified"), str):
            day = as_day(record["last_modified"], "last_modified", self._say)
            if ours:
                service["reviewed_on"] = day
            else:
                self._say("last_modified", "left out", f"They read it through on {day}. Read it here, and fill in reviewed_on.")

    def _leftovers(self, record: Json) -> None:
        for name in record:
            if name == "assurer_email" and self._extra:
                continue
            if name in LEFT_OUT:
                self._say(name, "left out", LEFT_OUT[name])
            elif name not in READ:
                self._say(name[:60], "not mapped", "There is no field of ours for it.")

    @staticmethod
    def _clean(service: Json) -> Json:
        return {name: value for name, value in service.items() if value not in ("", [], {}, None)}


def as_text(value: Any) -> Any:
    """A JSON value as a YAML file gives it: text throughout."""
    if isinstance(value, dict):
        return {name: as_text(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [as_text(inner) for inner in value]
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else as_plain(str(value))


def _cut(text: str, limit: int) -> str:
    """As much of a text as fits, to the end of a sentence or else of a word."""
    start = text[:limit]
    stop = max(start.rfind(mark) for mark in (". ", "! ", "? "))
    return start[: stop + 1] if stop > limit // 4 else start.rsplit(" ", 1)[0]


def _several(value: Any) -> list[str]:
    """One word, several with commas, or a list of objects, as small words."""
    if isinstance(value, list):
        return [str(next(iter(one.values()), "") if isinstance(one, dict) else one).strip().lower() for one in value]
    return [one.strip().lower() for one in value.split(",") if one.strip()] if isinstance(value, str) else []
