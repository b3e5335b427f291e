"""Which of our columns an outside heading means: ours, the field's own name, words people use, or nearly one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from handrail.sheets.columns import ORGANISATIONS, PHONES, SERVICES, TIMES, Column, Sheet, columns_of, headed, plain

# Other people's headings, ours by the name of the field. What begins with @ has no field and is dealt with by itself.
SERVICE_WORDS = {
    "id": ("service id", "ref", "reference", "unique id"),
    "name": ("service", "service name", "name of service", "title", "project", "project name", "name"),
    "other_names": ("also known as", "aka", "former name", "alternate name"),
    "organisation": (
        "organisation", "organization", "organisation name", "provider", "provider name", "agency", "charity", "run by",
        "delivered by",
    ),
    "summary": ("short description", "summary", "brief description", "about", "what they do", "overview"),
    "description": ("description", "service description", "details", "full description", "long description", "about the service"),
    "needs": ("needs", "support type", "type of support", "category", "categories", "service type", "service_taxonomies"),
    "abuse": ("abuse", "type of abuse", "abuse types", "forms of abuse"),
    "serves.welcomes": ("serves", "groups", "client group", "client groups", "suitabilities", "who for", "audience"),
    "serves.only": ("only for", "women only"),
    "minimum_age": ("min_age", "min age", "minimum age", "age from", "from age"),
    "maximum_age": ("max_age", "max age", "maximum age", "age to", "to age"),
    "eligibility_description": ("eligibility", "eligibility criteria", "criteria", "who can use this service"),
    "not_for": ("exclusions", "not suitable for", "who cannot use it"),
    "who_can_get_in.no-recourse": ("nrpf", "no recourse", "accepts nrpf", "no recourse to public funds"),
    "who_can_get_in.pets": ("pets", "pets allowed", "accepts pets"),
    "who_can_get_in.older-sons": ("older sons", "teenage sons", "boys over 12"),
    "service_areas": ("area", "areas", "areas covered", "area covered", "borough", "boroughs", "local authority", "coverage"),
    "channels": ("delivery", "how delivered", "contact methods", "delivery method"),
    "routes": ("referral", "referral route", "referral routes", "how to refer", "how to access"),
    "application_process": ("referral process", "how to apply", "what happens next", "application process"),
    "phones.1.number": (
        "phone", "telephone", "phone number", "telephone number", "tel", "tel no", "contact number", "contact_phone",
        "landline", "helpline", "freephone",
    ),
    "phones.2.number": ("phone 2", "second phone", "other phone", "mobile", "mobile number", "alternative number"),
    "email": ("email", "e-mail", "email address", "contact_email", "contact email"),
    "website": ("website", "url", "web", "web address", "web site", "website address", "link"),
    "web_form": ("web form", "online form", "referral form", "contact form"),
    "live_chat": ("live chat", "webchat", "web chat", "chat"),
    "hours_note": ("opening hours", "hours", "opening times", "open hours", "availability"),
    "languages.staff": ("languages", "language", "languages spoken"),
    "access": ("accessibility", "access", "disabled access", "location_accessibilities", "access features"),
    "is_free": ("free", "free of charge", "is it free"),
    "cost_note": ("cost", "costs", "fee", "fees", "charges", "price"),
    "wait_note": ("waiting time", "waiting list", "wait", "wait time"),
    "accommodation_type": ("accommodation", "accommodation type", "type of accommodation"),
    "location_disclosure": ("location disclosure",),
    "location.address": (
        "address", "street", "street address", "address 1", "address line 1", "location_address_1", "building", "location",
    ),
    "location.town": ("town", "city", "location_city", "town or city"),
    "location.postcode": ("postcode", "post code", "postal code", "zip", "location_postcode"),
    "assured_on": ("last verified", "verified on", "date verified", "last confirmed", "assured on", "assured_date"),
    "review_after": ("review date", "next review", "review by", "review due"),
    "status": ("status", "service status"),
    "source_id": ("import_id",),
    "@joins": ("import_id_reference",),
    "@opens": ("schedules_opens_at", "opens", "opening time", "opens at"),
    "@closes": ("schedules_closes_at", "closes", "closing time", "closes at"),
    "@days": ("scheduled_weekday", "days", "days open", "weekday"),
    "@closed": ("temporarily_closed", "temporarily closed"),
    "@visible": ("visible", "published", "live"),
    "@hides": ("location_visible",),
    "@masks": ("mask_exact_address", "mask exact address", "confidential address", "confidential"),
    "@referral": ("needs_referral", "referral needed", "referral required"),
}  # fmt: skip
ORGANISATION_WORDS = {
    "id": ("organisation id", "ref", "reference"),
    "name": ("organisation", "organisation name", "organization", "provider", "charity", "name of organisation"),
    "summary": ("description", "about", "summary"),
    "website": ("website", "url", "web", "web address"),
    "identifiers.GB-CHC": ("charity number", "charity no", "registered charity number"),
    "identifiers.GB-COH": ("company number", "company no", "companies house number"),
    "led_by_and_for": ("by and for", "led by and for"),
}
TIMES_WORDS = {
    "service": ("service", "service name", "id"),
    "byday": ("day", "days", "weekday", "scheduled_weekday"),
    "opens_at": ("opens", "open", "opens at", "opening time", "start", "from", "schedules_opens_at"),
    "closes_at": ("closes", "close", "closes at", "closing time", "end", "to", "schedules_closes_at"),
}
WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    SERVICES: SERVICE_WORDS,
    ORGANISATIONS: ORGANISATION_WORDS,
    TIMES: TIMES_WORDS,
}
# Read for their name alone: what stands under them is never taken, and never quoted.
PERSONS = (
    "contact name", "contact_name", "named contact", "worker", "worker name", "manager", "manager name", "staff", "staff name",
    "key contact", "contact person", "lead", "lead officer", "caseworker", "first name", "surname", "contact",
)  # fmt: skip
# When somebody else's system changed a row, or they looked at it: no check of ours, so it must not make a record look like one.
THEIR_DAY = "their day"
THEIR_DAYS = (
    "last updated", "updated at", "updated on", "date updated", "updated", "last modified", "date modified", "modified",
    "last edited", "last amended", "last reviewed", "date reviewed", "last checked", "date checked",
)  # fmt: skip
PRIVATE = ("notes", "internal notes", "staff notes", "labels", "comments")
PLACES = (
    "location_latitude", "location_longitude", "latitude", "longitude", "lat", "lng", "lon", "easting", "northing", "uprn",
    "location_name", "directions", "map", "map link", "google maps", "what3words", "county",
)  # fmt: skip
NEAR = 88


@dataclass(frozen=True)
class Heading:
    """What one outside heading means."""

    words: str
    column: Column | None = None
    special: str = ""
    """A name that begins with @ for what has no column of ours; persons, private, place or their day for what is not taken."""
    guessed: bool = False

    @property
    def is_known(self) -> bool:
        return self.column is not None or bool(self.special)


def read_headings(cells: Iterable[str], sheet: Sheet, who: Mapping[str, str]) -> list[Heading]:
    """What each heading of an outside table means. One that two columns would claim belongs to the first."""
    cells = list(cells)
    ours = headed(cells, sheet, who)
    fields = {column.field: column for column in columns_of(sheet, who, PHONES)}
    known = {plain(word): field for field, words in WORDS[sheet].items() for word in words if field in fields or field[0] == "@"}
    known = dict.fromkeys(THEIR_DAYS, THEIR_DAY) | {field.replace("_", " "): field for field in fields} | known
    taken: set[str] = {column.field for column in ours if column}
    found = []
    for cell, column in zip(cells, ours, strict=True):
        name = plain(cell.replace("_", " ")) if plain(cell) not in known else plain(cell)
        if column is not None:
            found.append(Heading(cell, column))
        elif name in PERSONS or "contact name" in name or "worker’s name" in name.replace("'", "’"):
            found.append(Heading(cell, special="persons"))
        elif name in PRIVATE:
            found.append(Heading(cell, special="private"))
        elif name in {plain(one) for one in PLACES} or plain(cell) in PLACES:
            found.append(Heading(cell, special="place"))
        elif name in known:
            found.append(_heading(cell, known[name], fields, taken))
        else:
            near = process.extractOne(name, list(known), scorer=fuzz.ratio, score_cutoff=NEAR) if len(name) > 4 else None
            found.append(_heading(cell, known[near[0]], fields, taken, guessed=True) if near else Heading(cell))
    return found


def _heading(cell: str, field: str, fields: Mapping[str, Column], taken: set[str], guessed: bool = False) -> Heading:
    if field not in fields:
        return Heading(cell, special=field, guessed=guessed)
    if field in taken:
        return Heading(cell)
    taken.add(field)
    return Heading(cell, fields[field], guessed=guessed)
