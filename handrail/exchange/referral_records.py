"""One service, organisation or word as an Open Referral record (HSDS 3.0, of which Open Referral UK 3.0 is a part).

A field without a value is left out: null fails every schema. The order of the keys is fixed. Public facts that the
standard has no place for stand in one more object, `handrail`, so that reading a feed back loses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from handrail.catalogue import Catalogue
from handrail.exchange.referral_ids import Names, is_uuid, taxonomy_id, term_id
from handrail.exchange.referral_schedules import as_rows, reads_back
from handrail.models.organisation import Organisation
from handrail.models.service import Location, Phone, Service
from handrail.models.vocabulary import Scheme
from handrail.views.phones import as_line

Json = dict[str, Any]

CONFIDENTIAL = {
    "location_type": "virtual",
    "name": "Confidential address",
    "description": "The address is not published",
}
# Fields of a service whose values are words of a vocabulary, in the order their attributes are written.
ATTRIBUTES = {
    "needs": "need",
    "abuse": "abuse",
    "serves": "group",
    "accommodation_type": "accommodation_type",
    "access": "access",
    "channels": "channel",
    "routes": "route",
}
SCHEMES = (*ATTRIBUTES.values(), "who")
LED = "led_by_and_for"
OF_A_BUILDING = ("step-free", "accessible-toilet", "lift", "hearing-loop", "parking", "public-transport")
SPOKEN = {"staff": "Staff speak it", "interpreter": "An interpreter can be booked", "leaflet": "There is a leaflet"}
IDENTIFIERS = {
    "GB-CHC": "Charity number",
    "GB-SC": "Scottish charity number",
    "GB-NIC": "Northern Ireland charity number",
    "GB-COH": "Company number",
}
# Fields that have no place in the standard and stand in `handrail` as they are.
CARRIED = (
    "live_chat",
    "web_form",
    "eligibility_description",
    "not_for",
    "who_can_get_in",
    "safe_contact",
    "bank_holidays",
    "hours_note",
    "is_free",
    "cost_note",
    "wait_note",
    "wait_checked_on",
    "location_disclosure",
    "named_area",
    "assured_by",
    "review_after",
    "refs",
)
FREE, CHARGED = "Free", "There is a charge"
AREA_ADDRESS = "http://statistics.data.gov.uk/id/statistical-geography/"


def present(record: Json) -> Json:
    """The record without what has no value: null, an empty text, list or object."""
    return {name: value for name, value in record.items() if value not in (None, "", [], {}, ())}


@dataclass
class Writer:
    """Puts a catalogue's records into the standard's shape. `today` only decides whether an alert still stands."""

    catalogue: Catalogue
    today: date
    _terms: dict[tuple[str, str], Json] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.names = Names(self.catalogue.partnership.id)
        address = (self.catalogue.partnership.site_address or "").rstrip("/")
        self._api = f"{address}/api/" if address else ""
        self._areas = {area.id: area for area in self.catalogue.partnership.areas}

    def prepare(self) -> None:
        """Work out what every service's record needs, so that processes that share the work out do not each do it."""
        for organisation in self.catalogue.records("organisation").values():
            self.organisation(organisation)
        for scheme in set(SCHEMES) & set(self.catalogue.records("vocabulary")):
            for id in self.catalogue.terms(scheme):
                self.term(scheme, id)
        _ = self.service_ids

    # Whole records.

    def service(self, service: Service) -> Json:
        """The full record of a service, with everything that hangs on it."""
        id, names = self.service_ids[service.id], Names(self.catalogue.partnership.id)
        organisation = self.catalogue.records("organisation")[service.organisation]
        alert = service.alert if service.alert and not (service.alert.until and service.alert.until < self.today) else None
        fees = ". ".join(one for one in ({True: FREE, False: CHARGED, None: ""}[service.is_free], service.cost_note) if one)
        nested = self.organisation(organisation)
        return present(
            {
                "id": id,
                "organization_id": nested["id"],
                "name": service.name,
                "alternate_name": "; ".join(service.other_names),
                "description": "\n\n".join(part for part in (service.summary, service.description) if part),
                "url": service.website,
                "email": service.email,
                "status": service.status,
                "application_process": service.application_process,
                "fees_description": fees,
                "fees": fees,
                "eligibility_description": self._eligibility(service),
                "minimum_age": service.minimum_age,
                "maximum_age": service.maximum_age,
                "assured_date": service.assured_on.isoformat(),
                "assurer_email": self.catalogue.partnership.coordinator.email,
                "alert": alert.text if alert else None,
                "last_modified": f"{service.reviewed_on.isoformat()}T00:00:00.000Z",
                "organization": nested,
                "phones": [self._phone(names, service.id, id, phone) for phone in service.phones],
                "schedules": [
                    {"id": names.part("schedule", service.id, *_named(row)), "service_id": id, **row} for row in as_rows(service)
                ],
                "service_areas": [self._area(names, service.id, id, area) for area in service.service_areas],
                "service_at_locations": self._places(names, service, id),
                "languages": [
                    {
                        "id": names.part("language", service.id, tag),
                        "service_id": id,
                        "name": self.catalogue.term("language", tag).label,
                        "code": tag,
                        "note": SPOKEN[how],
                    }
                    for tag, how in service.languages.items()
                ],
                "cost_options": _costs(names, service, id),
                "attributes": list(self._attributes(names, service, organisation, id)),
                "handrail": self._extra(service, bool(alert)),
            }
        )

    def in_list(self, record: Json) -> Json:
        """A service as the list of services shows it: single values and the organisation's, and no lists."""
        single = {name: value for name, value in record.items() if not isinstance(value, list)}
        single["organization"] = {
            name: value for name, value in record["organization"].items() if not isinstance(value, list | dict)
        }
        single["handrail"] = {"id": record["handrail"]["id"], "site": record["handrail"]["site"]}
        return single

    def organisation(self, organisation: Organisation) -> Json:
        """The record of an organisation. Made once: every service of theirs holds it."""
        if organisation.id not in self._organisations:
            id = self.names.id("organization", organisation.id)
            # A register may show the address that a refuge asked to keep off it.
            numbers = {} if organisation.id in self._with_a_hidden_place else organisation.identifiers
            self._organisations[organisation.id] = present(
                {
                    "id": id,
                    "name": organisation.name,
                    "description": organisation.summary or organisation.name,
                    "website": organisation.website,
                    "organization_identifiers": [
                        {
                            "id": self.names.id("organization_identifier", organisation.id, scheme),
                            "organization_id": id,
                            "identifier_scheme": scheme,
                            "identifier_type": IDENTIFIERS[scheme],
                            "identifier": number,
                        }
                        for scheme, number in numbers.items()
                    ],
                    "attributes": [
                        self._attribute(
                            self.names.id("attribute", organisation.id, LED, term), id, "organization", LED, "group", term
                        )
                        for term in organisation.led_by_and_for
                    ],
                    "handrail": present(
                        {
                            "id": organisation.id,
                            "site": self.catalogue.partnership.id,
                            **_as_json(
                                organisation,
                                ("led_by_and_for_confirmed_on", "reviewed_on", "review_after"),
                            ),
                        }
                    ),
                }
            )
        return self._organisations[organisation.id]

    def taxonomy(self, scheme: Scheme) -> Json:
        """The record of a vocabulary."""
        id = taxonomy_id(scheme.id)
        return present(
            {
                "id": id,
                "name": scheme.label,
                "description": scheme.description,
                "uri": self._api and f"{self._api}taxonomies/{id}/",
            }
        )

    def term(self, scheme: str, id: str) -> Json:
        """The record of a word of a vocabulary."""
        if (scheme, id) not in self._terms:
            word, uuid = self.catalogue.term(scheme, id), term_id(scheme, id)
            self._terms[scheme, id] = present(
                {
                    "id": uuid,
                    "code": id,
                    "name": word.label,
                    "description": word.description,
                    "taxonomy": self.catalogue.records("vocabulary")[scheme].label,
                    "taxonomy_id": taxonomy_id(scheme),
                    "term_uri": self._api and f"{self._api}taxonomy_terms/{uuid}/",
                }
            )
        return self._terms[scheme, id]

    # What they share.

    @cached_property
    def service_ids(self) -> dict[str, str]:
        """The id each service goes out under: the one it came with, if that is a UUID nobody else has, or our own."""
        ids: dict[str, str] = {}
        taken: set[str] = set()
        for service in self.catalogue.records("service").values():
            kept = service.source_id if service.source_id and is_uuid(service.source_id) else ""
            ids[service.id] = kept if kept and kept not in taken else self.names.id("service", service.id)
            taken.add(ids[service.id])
        return ids

    @cached_property
    def _organisations(self) -> dict[str, Json]:
        return {}

    @cached_property
    def _with_a_hidden_place(self) -> set[str]:
        services = self.catalogue.records("service").values()
        return {service.organisation for service in services if service.location_disclosure != "public"}

    # Parts of a service.

    def _phone(self, names: Names, slug: str, id: str, phone: Phone) -> Json:
        return present(
            {
                "id": names.part("phone", slug, re.sub(r"\D", "", phone.number)),
                "service_id": id,
                "number": phone.number,
                "type": phone.type,
                "description": as_line(phone).note,
            }
        )

    def _area(self, names: Names, slug: str, id: str, area_id: str) -> Json:
        area = self._areas[area_id]
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

    def _places(self, names: Names, service: Service, id: str) -> list[Json]:
        if service.location_disclosure == "public" and not service.location:
            return []
        location_id = names.id("location", service.id)
        if service.location_disclosure == "public":
            location = self._public_place(service, service.location, location_id)
        else:
            # Nothing of the record is read here, so that nothing of it can be told.
            location = {"id": location_id, **CONFIDENTIAL}
        place = {"id": names.id("service_at_location", service.id), "service_id": id, "location_id": location_id}
        return [place | {"location": location}]

    def _public_place(self, service: Service, place: Location, id: str) -> Json:
        return present(
            {
                "id": id,
                "location_type": "physical",
                "name": place.address,
                "addresses": [
                    {
                        "id": self.names.id("address", service.id),
                        "location_id": id,
                        "address_1": place.address,
                        "city": place.town,
                        "state_province": self._areas[service.service_areas[0]].name,
                        "postal_code": place.postcode,
                        "country": "GB",
                        "address_type": "physical",
                    }
                ],
                "accessibility": [
                    {
                        "id": self.names.id("accessibility", service.id, word),
                        "location_id": id,
                        "description": self.catalogue.term("access", word).label,
                        "accessibility": self.catalogue.term("access", word).label,
                    }
                    for word in service.access
                    if word in OF_A_BUILDING
                ],
            }
        )

    def _attributes(self, names: Names, service: Service, organisation: Organisation, id: str) -> Iterator[Json]:
        for name, scheme in ATTRIBUTES.items():
            value = getattr(service, name)
            for term in (value,) if isinstance(value, str) else value or ():
                attribute_id = names.part("attribute", service.id, scheme, term)
                how = value[term] if isinstance(value, dict) else ""
                yield self._attribute(attribute_id, id, "service", scheme, scheme, term, how)
        for term in organisation.led_by_and_for:
            yield self._attribute(names.part("attribute", service.id, LED, term), id, "service", LED, "group", term)

    def _attribute(self, id: str, link: str, entity: str, link_type: str, scheme: str, term: str, value: str = "") -> Json:
        return present(
            {
                "id": id,
                "link_id": link,
                "link_entity": entity,
                "link_type": link_type,
                "value": value,
                "taxonomy_term_id": term_id(scheme, term),
                "taxonomy_term": self.term(scheme, term),
            }
        )

    def _eligibility(self, service: Service) -> str:
        """Who can use it, in words: readers that know nothing of `value` and `handrail` must still be told."""
        parts = [service.eligibility_description]
        only = [self.catalogue.term("group", id).label for id, how in service.serves.items() if how == "only"]
        parts += [f"Only for: {', '.join(only)}."] if only else []
        parts += [service.not_for]
        answers = {"yes": "yes", "no": "no", "ask": "ask them"}
        parts += [f"{self.catalogue.term('who', id).label}: {answers[one]}." for id, one in service.who_can_get_in.items()]
        return " ".join(part for part in parts if part)

    def _extra(self, service: Service, has_alert: bool) -> Json:
        extra = {"id": service.id, "site": self.catalogue.partnership.id, **_as_json(service, CARRIED)}
        # The rest is carried only where reading the standard's own field would give something else.
        if "\n\n" in service.summary:
            extra["summary"] = service.summary
        if any(";" in name for name in service.other_names):
            extra["other_names"] = list(service.other_names)
        if has_alert and service.alert.until:
            extra["alert_until"] = service.alert.until.isoformat()
        if any(
            set(_as_json(phone)) - {"number", "type", "label"} or (as_line(phone).note or None) != phone.label
            for phone in service.phones
        ):
            extra["phones"] = [_as_json(phone) for phone in service.phones]
        if not all(reads_back(one) for one in service.schedules):
            extra["schedules"] = [_as_json(one) | {"byday": ",".join(one.byday)} for one in service.schedules]
        return present(extra)


def _as_json(record: Any, names: tuple[str, ...] | None = None) -> Json:
    """Values of a record as JSON has them, without those that only stand at their default."""
    return record.model_dump(mode="json", include=set(names) if names else None, exclude_none=True, exclude_defaults=True)


def _named(row: Json) -> tuple[str, ...]:
    """What a row's id is made of: its content, so that moving it in the list changes no id."""
    return tuple(str(row.get(name, "")) for name in ("byday", "opens_at", "closes_at", "valid_from"))


def _costs(names: Names, service: Service, id: str) -> list[Json]:
    if service.is_free is None and not service.cost_note:
        return []
    option = {True: FREE, False: CHARGED, None: ""}[service.is_free]
    amount = {"amount": 0, "currency": "gbp"} if service.is_free else {}
    return [
        {"id": names.part("cost_option", service.id), "service_id": id}
        | present({"option": option, "amount_description": service.cost_note})
        | amount
    ]
