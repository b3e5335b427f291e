"""Records of Open Referral UK 1.0, and of council systems near it, in the shape of version 3. Values stay as they were."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Json = dict[str, Any]
Say = Callable[[str, str, str], None]
"""Notes what was done: the outside field, what was done, and the sentence."""

# Names of lists and fields that mean the same.
RENAMED = {
    "organisation": "organization",
    "organisation_id": "organization_id",
    "regular_schedules": "schedules",
    "opening_times": "schedules",
    "min_age": "minimum_age",
    "max_age": "maximum_age",
    "website": "url",
    "fundings": "funding",
    "eligibilities": "eligibilitys",
    "updated_at": "last_modified",
}
ONES = {"service_taxonomys", "eligibilitys", "eligibilities", "regular_schedules", "holiday_schedules", "attending_type"}
# Values a feed writes for “no limit”.
NO_LIMIT = {"minimum_age": lambda age: age <= 0, "maximum_age": lambda age: age >= 120}
GROUPS_OF_PEOPLE = {"female", "male", "women", "men", "lgbt", "transgender"}


def version_of(record: Json) -> str:
    """1 for version 1 and what is near it, council for whole-number ids and names of their own, 3 for the rest."""
    if isinstance(record.get("id"), int) or "organisation" in record or isinstance(record.get("taxonomies"), list):
        return "council"
    return "1" if ONES & set(record) else "3"


def without_nothing(value: Any) -> Any:
    """The value without null, empty text, empty lists and empty objects, at any depth."""
    if isinstance(value, dict):
        kept = {name: without_nothing(inner) for name, inner in value.items()}
        return {name: inner for name, inner in kept.items() if inner not in (None, "", [], {})}
    if isinstance(value, list):
        return [inner for inner in map(without_nothing, value) if inner not in (None, "", [], {})]
    return None if isinstance(value, str) and not value.strip() else value


def as_version_3(record: Json, say: Say) -> Json:
    """A record of any version in the shape of version 3. What version 3 has no list for is noted."""
    record = {RENAMED.get(name, name): value for name, value in record.items()}
    organisation = record.get("organization")
    if isinstance(organisation, dict) and "url" in organisation:
        record["organization"] = {("website" if name == "url" else name): value for name, value in organisation.items()}
    _ages(record, say)
    _terms(record)
    _hours(record)
    _contacts(record)
    _places(record)
    _areas_and_languages(record)
    return record


def items(value: Any) -> list[Json]:
    """The objects of a list; one object stands for a list of one; anything else for none."""
    if isinstance(value, dict):
        return [value]
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _ages(record: Json, say: Say) -> None:
    rows = items(record.pop("eligibilitys", None))
    if len(rows) == 1:
        for name in ("minimum_age", "maximum_age"):
            record.setdefault(name, rows[0].get(name))
    elif rows:
        say("eligibilitys", "left out", "There are several rows of ages, and which of them holds is not said.")
    words = [one["eligibility"] for one in rows if isinstance(one.get("eligibility"), str)]
    kinds = [word for word in words if word.lower() in GROUPS_OF_PEOPLE]
    if kinds:
        say("eligibilitys", "not mapped", f"It says “{', '.join(kinds)}”. Add the groups to “serves” if that is right.")
    for name, is_no_limit in NO_LIMIT.items():
        age = record.get(name)
        if isinstance(age, int | float) and is_no_limit(age) and "handrail" not in record:
            say(name, "changed", f"{age:g} stands for “no limit”, so the field was left out.")
            del record[name]


def _terms(record: Json) -> None:
    found = []
    for one in items(record.pop("service_taxonomys", None)) + items(record.pop("taxonomies", None)):
        term = one.get("taxonomy") if isinstance(one.get("taxonomy"), dict) else one
        found.append(
            {
                "link_type": "taxonomy",
                "taxonomy_term": {
                    "code": str(term.get("id") or term.get("slug") or ""),
                    "name": term.get("name") or "",
                    "taxonomy": term.get("vocabulary") or "",
                },
            }
        )
    if found:
        record["attributes"] = items(record.get("attributes")) + found


def _hours(record: Json) -> None:
    rows = items(record.get("schedules"))
    for row in rows:
        if "weekday" in row and not row.get("byday"):
            row["byday"] = row.pop("weekday")
        row.pop("weekday", None)
    for one in items(record.pop("holiday_schedules", None)):
        closed = one.get("closed") in (True, "true", "True", 1)
        row = {"valid_from": one.get("start_date"), "valid_to": one.get("end_date") or one.get("start_date")}
        row |= {"notes": "Closed"} if closed else {"opens_at": one.get("opens_at"), "closes_at": one.get("closes_at")}
        rows.append(row)
    if rows:
        record["schedules"] = rows


def _contacts(record: Json) -> None:
    """Numbers of contacts become the service's own; who the contact is stays behind with the contact."""
    phones = items(record.get("phones"))
    have = {one.get("number") for one in phones}
    for contact in items(record.get("contacts")):
        for phone in items(contact.pop("phones", None)) + ([{"number": contact.pop("phone")}] if contact.get("phone") else []):
            if phone.get("number") not in have:
                role = contact.get("title") or contact.get("department")
                phones.append(({"description": role} if role else {}) | phone)
                have.add(phone.get("number"))
    if phones:
        record["phones"] = phones


def _places(record: Json) -> None:
    places = items(record.get("service_at_locations")) + [{"location": one} for one in items(record.pop("locations", None))]
    for place in places:
        location = place.get("location")
        if not isinstance(location, dict):
            continue
        addresses = items(location.get("addresses"))
        for name, kind in (("physical_addresses", "physical"), ("postal_addresses", "postal")):
            addresses += [one | {"address_type": kind} for one in items(location.pop(name, None))]
        if "address_1" in location or "postal_code" in location:
            addresses.append({name: value for name, value in location.items() if name not in {"id", "name"}})
        if addresses:
            location["addresses"] = addresses
        for one in items(location.pop("accessibility_for_disabilities", None)):
            location.setdefault("accessibility", []).append({"description": one.get("accessibility")})
    if places:
        record["service_at_locations"] = places


def _areas_and_languages(record: Json) -> None:
    for area in items(record.get("service_areas")):
        area.setdefault("name", area.get("service_area") or "")
        if area.get("identifier"):
            area["uri"] = area.pop("identifier")
    for language in items(record.get("languages")):
        if language.get("language"):
            language.setdefault("name", language.pop("language"))
