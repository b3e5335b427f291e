"""Open Referral UK feeds, versions 1 and 3 and what councils make of them, as plain records of ours with a note of each repair.

Forgiving: one bad value never costs a record, one bad record never costs a feed. A place that may be confidential is dropped
before anything else is looked at.
"""

from __future__ import annotations

import json
from pathlib import Path

from handrail.catalogue import Catalogue
from handrail.exchange import referral_contact, referral_lists, referral_places, referral_words, withheld
from handrail.exchange.incoming import Incoming
from handrail.exchange.plain_text import as_plain
from handrail.exchange.referral_fields import CARRIED
from handrail.exchange.referral_hours import as_day, as_hours
from handrail.exchange.referral_ids import is_uuid
from handrail.exchange.referral_json import Raw, raw_records, why_nothing
from handrail.exchange.referral_outside import Json, Outside, as_text, carried_by
from handrail.exchange.referral_owners import REVIEWED, Owners
from handrail.exchange.referral_shapes import as_version_3, items, version_of, without_nothing
from handrail.exchange.referral_terms import Terms
from handrail.exchange.referral_usable import ALL, RULES, failures

# Fields that something below, or in the modules it calls, reads. Any other is noted as one we have no field for.
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
LEFT_OUT = {
    "assurer_email": "Who confirmed it there says nothing of who confirms it here.",
    "metadata": "The log of changes may name people.",
    "reviews": "What people said about it is not taken.",
    "service_capacity": "How full a service is, is never published.",
}


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
        self._owners = Owners(catalogue.partnership.id, self.terms)
        self._seen: dict[str, int] = {}
        self._hidden: set[str] = set()
        """Keys of the organisations with what may be a refuge."""
        self._places: set[str] = set()
        """Streets and postcodes of what may be a refuge."""
        self._has_lists = False
        self._is_version_3_page = False

    def _outside(self, where: str, label: str) -> Outside:
        return Outside(self.incoming, self.catalogue, self.terms, where, label)

    # What one raw record becomes.

    def take(self, raw: Raw) -> None:
        if "organizations/" in raw.where:
            self._owners.take(without_nothing(raw.record), lambda *_: None)
            return
        self.incoming.number += 1
        outside = self._outside(raw.where, _label(raw.record))
        if not raw.record:
            outside.say("record", "left out", "This is not a record with named values.")
            return
        record = without_nothing(raw.record)
        if version_of(record) == "3":
            self._is_version_3_page |= raw.is_list_item
        record = as_version_3(record, outside.say)
        outside.extra = carried_by(record)
        self._has_lists |= any(isinstance(record.get(name), list) for name in ("phones", "schedules", "attributes"))
        failed = failures(record)
        for name in RULES:
            self.incoming.usable[name] += name not in failed
        self.incoming.usable[ALL] += not failed
        if self._comes_again(record, outside):
            return
        if "it has a name" in failed:
            outside.say("name", "left out", RULES["it has a name"][1])
            return
        service = self._service(record, outside)
        for name in failed:
            outside.say("record", "left out", RULES[name][1])
        unusable = {"it says what it does", "there is a way to reach it"} & set(failed) or "organisation" not in service
        # A Handrail site has its own gate, and reaches people by forms and chat as well.
        if unusable and not outside.extra:
            service["status"] = "inactive"
        self.incoming.services.append({name: value for name, value in service.items() if value not in ("", [], {}, None)})

    def finish(self) -> Incoming:
        """Join up what only the whole feed can tell."""
        source = self.incoming.source
        if self._is_version_3_page and not self._has_lists:
            self._outside(source, "").say(
                "contents",
                "left out",
                "This is a list of services without their full records, so there are no numbers, hours or words in it. "
                "Import the folder with each service's own file.",
            )
        for key, organisation in self._owners.taken.items():
            if key in self._hidden:
                organisation.pop("identifiers", None)
                kept, found = withheld.without_place_words(organisation)
                organisation = kept
                if found:
                    self._outside(source, organisation.get("name", key)).say(
                        "organization", "address removed", "Words that may give a confidential place away were dropped."
                    )
            self.incoming.organisations.append(organisation)
        withheld.across(self.incoming, self._places, self._hidden)
        self.incoming.unmatched = {
            f"{code} ({name})" if name and name != code else code: count
            for (code, name), count in self.terms.unmatched.most_common()
        }
        return self.incoming

    def _comes_again(self, record: Json, outside: Outside) -> bool:
        key = str(record.get("id") or "").strip().lower()
        if not key:
            return False
        print_of_it = hash(json.dumps(record, sort_keys=True))
        if key not in self._seen:
            self._seen[key] = print_of_it
            return False
        same = self._seen[key] == print_of_it
        how = "It stands in the feed twice." if same else "Another record before it has the same id. Only the first was taken."
        outside.say("id", "left out", how)
        return True

    def _service(self, record: Json, outside: Outside) -> Json:
        extra = outside.extra
        hides = "location_disclosure" in extra and extra["location_disclosure"] != "public"
        # A Handrail site has asked the provider; of any other, a word is enough to keep the place away.
        hides = hides or (not extra and withheld.looks_like_a_safe_place(record))
        if hides:
            if not extra:
                self._places |= withheld.places_of(record)
            record, removed = withheld.without_place_fields(record)
            if removed:
                outside.say(
                    "service_at_locations", "address removed", "It may be a confidential place, so its address was dropped."
                )
        service: Json = {"name": as_plain(record["name"])}
        if extra.get("site") == self.catalogue.partnership.id:
            service = {"id": extra["id"], **service}
        referral_words.words(service, record, outside)
        service["status"] = referral_words.status(record, outside)
        if key := self._owners.take(record.get("organization"), outside.say):
            service["organisation"] = key
            if hides and not extra:
                self._hidden.add(key)
        if "organisation" not in service:
            outside.say("organization", "left out", "No organisation is named, so it is inactive until somebody adds one.")
        referral_lists.terms(service, record, outside)
        referral_contact.addresses(service, record, outside)
        referral_contact.numbers(service, record, outside)
        service |= as_hours(items(record.get("schedules")), outside.say)
        referral_lists.areas(service, record, outside)
        referral_lists.languages(service, record, outside)
        referral_contact.costs(service, record, outside)
        referral_places.take(service, record, outside, hides)
        _channels(service, outside)
        if "assured_date" in record:
            service["assured_on"] = as_day(record["assured_date"], "assured_date", outside.say)
        if extra:
            _carried(service, record, outside)
        service |= {"source": self.incoming.source, "source_id": _source_id(record, service, outside)}
        _leftovers(record, outside)
        if hides or service.get("location_disclosure") != "public":
            service = referral_places.without_place_words(service, outside)
        return service


def _label(record: Json) -> str:
    """What a report calls a record: its name, unless that may give a place away; else its id."""
    name = as_plain(record["name"]) if isinstance(record.get("name"), str) else ""
    return name[:80] if name and not withheld.place_in(name) else str(record.get("id") or "")[:80]


def _source_id(record: Json, service: Json, outside: Outside) -> str:
    given = str(record.get("id") or "").strip()
    if not given:
        outside.say("id", "guessed", "It has no id. Its name and organisation stand in for one, so do not change them there.")
        return f"{service['name']} / {service.get('organisation', '')}"[:300]
    return given.lower() if is_uuid(given.lower()) else given[:300]


def _channels(service: Json, outside: Outside) -> None:
    """How help is given, where nothing says so, from what else is known: for a person to look at."""
    if not service["channels"] and not outside.extra:
        guessed = ["phone"] * bool(service["phones"]) + ["in-person"] * bool(service.get("location"))
        if guessed:
            service["channels"] = guessed
            outside.say("channels", "guessed", f"How help is given is not said. Taken from the rest: {', '.join(guessed)}.")


def _carried(service: Json, record: Json, outside: Outside) -> None:
    """What a Handrail site says beside the standard."""
    # Our own sites say these in full; what was read from the standard's fields would only be near it.
    for name in ("is_free", "cost_note", "location_disclosure"):
        service.pop(name, None)
    extra = outside.extra
    ours = extra["site"] == outside.catalogue.partnership.id
    for name in (*CARRIED, "summary", "other_names", "phones", "schedules"):
        if name in extra and (ours or name not in REVIEWED):
            service[name] = as_text(extra[name])
    if "summary" in extra:
        service["description"] = as_plain(record["description"])[len(service["summary"]) :].strip()
    if "alert_until" in extra and "alert" in service:
        service["alert"]["until"] = as_text(extra["alert_until"])
    if isinstance(record.get("last_modified"), str):
        day = as_day(record["last_modified"], "last_modified", outside.say)
        if ours:
            service["reviewed_on"] = day
        else:
            outside.say("last_modified", "left out", f"They read it through on {day}. Read it here, and fill in reviewed_on.")


def _leftovers(record: Json, outside: Outside) -> None:
    for name in record:
        if name == "assurer_email" and outside.extra:
            continue
        if name in LEFT_OUT:
            outside.say(name, "left out", LEFT_OUT[name])
        elif name not in READ:
            outside.say(name[:60], "not mapped", "There is no field of ours for it.")
