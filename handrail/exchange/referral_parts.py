"""The parts of a service's record in a feed: its numbers, areas, place, costs, who can use it, and what only we say."""

from __future__ import annotations

import re
from typing import Any

from handrail.catalogue import Catalogue
from handrail.exchange.referral_fields import CARRIED
from handrail.exchange.referral_ids import Names
from handrail.exchange.referral_schedules import reads_back
from handrail.models.partnership import Area
from handrail.models.service import Location, Phone, Service
from handrail.views.phones import as_line

Json = dict[str, Any]

CONFIDENTIAL = {
    "location_type": "virtual",
    "name": "Confidential address",
    "description": "The address is not published",
}
OF_A_BUILDING = ("step-free", "accessible-toilet", "lift", "hearing-loop", "parking", "public-transport")
COST = {True: "Free", False: "There is a charge", None: ""}
AREA_ADDRESS = "http://statistics.data.gov.uk/id/statistical-geography/"


def present(record: Json) -> Json:
    """The record without what has no value: null, an empty text, list or object."""
    return {name: value for name, value in record.items() if value not in (None, "", [], {}, ())}


def phone(names: Names, slug: str, id: str, phone: Phone) -> Json:
    """A number, with what it is for."""
    return present(
        {
            "id": names.part("phone", slug, re.sub(r"\D", "", phone.number)),
            "service_id": id,
            "number": phone.number,
            "type": phone.type,
            "description": as_line(phone).note,
        }
    )


def area(names: Names, slug: str, id: str, area: Area) -> Json:
    """An area that it covers, with its official code where there is one."""
    code = area.code or ""
    return present(
        {
            "id": names.part("service_area", slug, code or area.id),
            "service_id": id,
            "name": area.name,
            "service_area": area.name,
            "extent": area.name,
            "extent_type": "text",
            "uri": code and f"{AREA_ADDRESS}{code}",
        }
    )


def places(names: Names, service: Service, id: str, catalogue: Catalogue) -> list[Json]:
    """Where it is; of a place that is not public, that there is one."""
    if service.location_disclosure == "public" and not service.location:
        return []
    location_id = names.id("location", service.id)
    if service.location_disclosure == "public":
        location = _public_place(names, service, service.location, location_id, catalogue)
    else:
        # Nothing of the record is read here, so that nothing of it can be told.
        location = {"id": location_id, **CONFIDENTIAL}
    place = {"id": names.id("service_at_location", service.id), "service_id": id, "location_id": location_id}
    return [place | {"location": location}]


def _public_place(names: Names, service: Service, place: Location, id: str, catalogue: Catalogue) -> Json:
    return present(
        {
            "id": id,
            "location_type": "physical",
            "name": place.address,
            "addresses": [
                {
                    "id": names.id("address", service.id),
                    "location_id": id,
                    "address_1": place.address,
                    "city": place.town,
                    "state_province": next(
                        area.name for area in catalogue.partnership.areas if area.id == service.service_areas[0]
                    ),
                    "postal_code": place.postcode,
                    "country": "GB",
                    "address_type": "physical",
                }
            ],
            "accessibility": [
                {
                    "id": names.id("accessibility", service.id, word),
                    "location_id": id,
                    "description": catalogue.term("access", word).label,
                    "accessibility": catalogue.term("access", word).label,
                }
                for word in service.access
                if word in OF_A_BUILDING
            ],
        }
    )


def fees(service: Service) -> str:
    """What it costs, in one sentence or two."""
    return ". ".join(one for one in (COST[service.is_free], service.cost_note) if one)


def eligibility(service: Service, catalogue: Catalogue) -> str:
    """Who can use it, in words: readers that know nothing of `value` and `handrail` must still be told."""
    parts = [service.eligibility_description]
    only = [catalogue.term("group", id).label for id, how in service.serves.items() if how == "only"]
    parts += [f"Only for: {', '.join(only)}."] if only else []
    parts += [service.not_for]
    answers = {"yes": "yes", "no": "no", "ask": "ask them"}
    parts += [f"{catalogue.term('who', id).label}: {answers[one]}." for id, one in service.who_can_get_in.items()]
    return " ".join(part for part in parts if part)


def extra(service: Service, site: str, has_alert: bool) -> Json:
    """The public facts that the standard has no place for."""
    extra = {"id": service.id, "site": site, **as_json(service, CARRIED)}
    # The rest is carried only where reading the standard's own field would give something else.
    if "\n\n" in service.summary:
        extra["summary"] = service.summary
    if any(";" in name for name in service.other_names):
        extra["other_names"] = list(service.other_names)
    if has_alert and service.alert.until:
        extra["alert_until"] = service.alert.until.isoformat()
    if any(
        set(as_json(phone)) - {"number", "type", "label"} or (as_line(phone).note or None) != phone.label
        for phone in service.phones
    ):
        extra["phones"] = [as_json(phone) for phone in service.phones]
    if not all(reads_back(one) for one in service.schedules):
        extra["schedules"] = [as_json(one) | {"byday": ",".join(one.byday)} for one in service.schedules]
    return present(extra)


def costs(names: Names, service: Service, id: str) -> list[Json]:
    """What it costs, where that is known."""
    if service.is_free is None and not service.cost_note:
        return []
    option = COST[service.is_free]
    amount = {"amount": 0, "currency": "gbp"} if service.is_free else {}
    return [
        {"id": names.part("cost_option", service.id), "service_id": id}
        | present({"option": option, "amount_description": service.cost_note})
        | amount
    ]


def as_json(record: Any, names: tuple[str, ...] | None = None) -> Json:
    """Values of a record as JSON has them, without those that only stand at their default."""
    return record.model_dump(mode="json", include=set(names) if names else None, exclude_none=True, exclude_defaults=True)
