"""One service: as a card in a list, and as a page of its own."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from handrail.catalogue import Catalogue
from handrail.models.service import Service
from handrail.views.freshness import Freshness, freshness
from handrail.views.hours import UNKNOWN, as_closing_lines, as_opening_lines
from handrail.views.phones import PhoneLine, as_line

# One name space for the whole project, so that a site's codes depend on its own id and its records alone.
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://handrail.invalid/sites")
SERVES_LABELS = {"only": "Only for", "specialist": "Set up for", "welcomes": "Welcomes"}
BANK_HOLIDAYS = {"open": "The same on bank holidays", "closed": "Closed on bank holidays", None: ""}
ANSWERS = {"yes": "Yes", "no": "No", "ask": "Ask them"}


@dataclass(frozen=True)
class Link:
    """A way to reach a service on the web, with the words that stand for it."""

    label: str
    href: str


@dataclass(frozen=True)
class GroupLine:
    """Whom a service is for: “Set up for” and the groups."""

    label: str
    groups: list[str]


@dataclass(frozen=True)
class Who:
    """Whether somebody in one position can use the service."""

    label: str
    answer: str
    """Yes, No or Ask them."""
    state: str
    """yes, no or ask."""


@dataclass(frozen=True)
class ServiceCard:
    """What a card answers at a glance: can they help me, how, when."""

    id: str
    name: str
    organisation: str
    address: str
    """The service's page, from the top of the site."""
    summary: str
    alert: str
    closed: bool
    phones: list[PhoneLine]
    links: list[Link]
    email: str
    hours: list[str]
    groups: list[GroupLine]
    led_by_and_for: list[str]
    not_for: str
    routes: list[str]
    needs: list[str]
    areas: list[str]
    freshness: Freshness
    need_ids: list[str]
    group_ids: list[str]
    led_ids: list[str]
    """Groups that lead the organisation and that it is for."""
    words: str
    """Everything the word filter looks through, in small letters."""


@dataclass(frozen=True)
class ServicePage:
    """Everything a service's own page says."""

    card: ServiceCard
    code: str
    description: str
    eligibility: str
    ages: str
    who: list[Who]
    what_happens: str
    safe_contact: list[tuple[str, str]]
    hours_note: str
    languages: list[str]
    access: list[str]
    cost: str
    wait: str
    channels: list[str]
    location: list[str]
    location_words: str
    lists: list[Link]
    """The lists of the areas it covers: the way back."""
    report_to: str
    """Email address for corrections."""
    report_role: str


def code_of(catalogue: Catalogue, service: Service) -> str:
    """The service's code: ten letters and figures from the UUIDv5 of its id, or its id where addresses are plain."""
    if catalogue.partnership.address_style == "plain":
        return service.id
    site = uuid.uuid5(NAMESPACE, catalogue.partnership.id)
    return uuid.uuid5(site, f"service/{service.id}").hex[:10]


def area_address(area_id: str) -> str:
    """The list of an area, from the top of the site."""
    return f"find/{area_id}.html"


def is_listed(service: Service) -> bool:
    """Whether a service is shown: one that is closed for now is, with its notice; one nobody could confirm is not."""
    return service.status in {"active", "temporarily closed"}


# A service stands on its own page and in the list of each of its areas.
@lru_cache(maxsize=20_000)
def as_card(catalogue: Catalogue, service: Service, today: date) -> ServiceCard:
    """Put a service into the words of a card."""
    organisation = catalogue.records("organisation")[service.organisation]
    label = lambda scheme, ids: [catalogue.term(scheme, id).label for id in ids]  # noqa: E731
    groups = [
        GroupLine(words, label("group", [id for id, how in service.serves.items() if how == kind]))
        for kind, words in SERVES_LABELS.items()
        if kind in service.serves.values()
    ]
    alert = service.alert.text if service.alert and not (service.alert.until and service.alert.until < today) else ""
    areas = {area.id: area.name for area in catalogue.partnership.areas}
    needs = label("need", service.needs)
    searched = [service.name, *service.other_names, organisation.name, service.summary, service.description or "", *needs]
    searched += [word for line in groups for word in line.groups]
    searched += [word for id in service.needs for word in catalogue.term("need", id).synonyms]
    return ServiceCard(
        id=service.id,
        name=service.name,
        organisation=organisation.name,
        address=f"s/{code_of(catalogue, service)}.html",
        summary=service.summary,
        alert=alert,
        closed=service.status == "temporarily closed",
        phones=[as_line(phone) for phone in service.phones],
        links=_links(service),
        email=service.email or "",
        hours=_hours(service, today),
        groups=groups,
        led_by_and_for=label("group", organisation.led_by_and_for),
        not_for=service.not_for or "",
        routes=_routes(catalogue, service),
        needs=needs,
        areas=[areas[id] for id in service.service_areas],
        freshness=freshness(service, today),
        need_ids=list(service.needs),
        group_ids=list(service.serves),
        led_ids=list(organisation.led_by_and_for),
        words=" ".join(searched).lower(),
    )


def as_page(catalogue: Catalogue, service: Service, today: date) -> ServicePage:
    """Put a service into the words of its own page. Professional notes are never among them."""
    partnership = catalogue.partnership
    contact = service.safe_contact
    parts = (
        ("Who answers", "who_answers"),
        ("What they say", "what_they_say"),
        ("Voicemail", "voicemail"),
        ("Withheld number", "withheld_number"),
        ("Ringing you back", "call_back"),
    )
    return ServicePage(
        card=as_card(catalogue, service, today),
        code=code_of(catalogue, service),
        description=service.description or "",
        eligibility=service.eligibility_description or "",
        ages=ages_in_words(service),
        who=[
            Who(term.label, ANSWERS[service.who_can_get_in[id]], service.who_can_get_in[id])
            for id, term in catalogue.terms("who").items()
            if id in service.who_can_get_in
        ],
        what_happens=service.application_process or "",
        safe_contact=[(label, getattr(contact, name)) for label, name in parts if contact and getattr(contact, name)],
        hours_note=service.hours_note or "",
        languages=[
            f"{catalogue.term('language', tag).label} ({how})" if how != "staff" else catalogue.term("language", tag).label
            for tag, how in service.languages.items()
        ],
        access=[catalogue.term("access", id).label for id in service.access],
        cost=_cost(service),
        wait=service.wait_note or "",
        channels=[catalogue.term("channel", id).label for id in service.channels],
        location=[service.location.address, service.location.town, service.location.postcode] if service.location else [],
        location_words="" if service.location else _place(service),
        lists=[Link(area.name, area_address(area.id)) for area in partnership.areas if area.id in service.service_areas],
        report_to=partnership.coordinator.email,
        report_role=partnership.coordinator.role,
    )


def _hours(service: Service, today: date) -> list[str]:
    lines = as_opening_lines(service.schedules, today)
    if not lines:
        return [UNKNOWN, *as_closing_lines(service.closures, today)]
    bank_holidays = BANK_HOLIDAYS[service.bank_holidays]
    return [*lines, *([bank_holidays] if bank_holidays else []), *as_closing_lines(service.closures, today)]


def _place(service: Service) -> str:
    somewhere = f"It is in {service.named_area}. The address" if service.named_area else "Its place"
    return f"{somewhere} is not shown here. They will tell you what you need to know."


def _links(service: Service) -> list[Link]:
    # Their own form before email: they ask how it is safe to reply (safety.md, S19).
    ways = (
        ("Open their chat page", service.live_chat),
        ("Write to them on their own form", service.web_form),
        ("Go to their website", service.website),
    )
    return [Link(label, address) for label, address in ways if address]


def _routes(catalogue: Catalogue, service: Service) -> list[str]:
    labels = [catalogue.term("route", id).label for id in service.routes if id != "agency-referral"]
    if "agency-referral" in service.routes:
        # Where people may come by themselves, a worker may refer them; nobody must.
        labels.append("A worker can refer you" if labels else catalogue.term("route", "agency-referral").label)
    return labels


def ages_in_words(service: Service) -> str:
    """“16 and over”, “Up to 18”, “11 to 25”, or nothing when the record does not say."""
    low, high = service.minimum_age, service.maximum_age
    if low is not None and high is not None:
        return f"{low} to {high}"
    if low is not None:
        return f"{low} and over"
    return f"Up to {high}" if high is not None else ""


def _cost(service: Service) -> str:
    free = {True: "Free", False: "There is a charge", None: ""}[service.is_free]
    return ". ".join(part for part in (free, service.cost_note) if part)
