"""One service, organisation or word as an Open Referral record (HSDS 3.0, of which Open Referral UK 3.0 is a part).

A field without a value is left out: null fails every schema. The order of the keys is fixed. Public facts that the
standard has no place for stand in one more object, `handrail`, so that reading a feed back loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from handrail.catalogue import Catalogue
from handrail.exchange import referral_parts as parts
from handrail.exchange.referral_fields import ATTRIBUTES, IDENTIFIERS, LED, SCHEMES, SPOKEN
from handrail.exchange.referral_ids import Names, is_uuid, taxonomy_id, term_id
from handrail.exchange.referral_schedules import as_rows
from handrail.models.organisation import Organisation
from handrail.models.service import Service
from handrail.models.vocabulary import Scheme

Json = dict[str, Any]


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
        fees = parts.fees(service)
        nested = self.organisation(organisation)
        return parts.present(
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
                "eligibility_description": parts.eligibility(service, self.catalogue),
                "minimum_age": service.minimum_age,
                "maximum_age": service.maximum_age,
                "assured_date": service.assured_on.isoformat(),
                "assurer_email": self.catalogue.partnership.coordinator.email,
                "alert": alert.text if alert else None,
                "last_modified": f"{service.reviewed_on.isoformat()}T00:00:00.000Z",
                "organization": nested,
                "phones": [parts.phone(names, service.id, id, phone) for phone in service.phones],
                "schedules": [
                    {"id": names.part("schedule", service.id, *_named(row)), "service_id": id, **row} for row in as_rows(service)
                ],
                "service_areas": [parts.area(names, service.id, id, self._areas[area]) for area in service.service_areas],
                "service_at_locations": parts.places(names, service, id, self.catalogue),
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
                "cost_options": parts.costs(names, service, id),
                "attributes": list(self._attributes(names, service, organisation, id)),
                "handrail": parts.extra(service, self.catalogue.partnership.id, bool(alert)),
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
            self._organisations[organisation.id] = parts.present(
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
                    "handrail": parts.present(
                        {
                            "id": organisation.id,
                            "site": self.catalogue.partnership.id,
                            **parts.as_json(
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
        return parts.present(
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
            self._terms[scheme, id] = parts.present(
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

    # Words.

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
        return parts.present(
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


def _named(row: Json) -> tuple[str, ...]:
    """What a row's id is made of: its content, so that moving it in the list changes no id."""
    return tuple(str(row.get(name, "")) for name in ("byday", "opens_at", "closes_at", "valid_from"))
