"""One service: as a card in a list, and as a page of its own."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from handrail.catalogue import Catalogue
from handrail.models.service import Service
from handrail.views.freshness import Freshness, freshness, is_in_results
from handrail.views.helplines import FirstLines, first_lines, is_for_survivors
from handrail.views.hours import UNKNOWN, as_closing_lines, as_opening_lines, as_week
from handrail.views.opening import Calendar, as_closures, as_hours, calendar
from handrail.views.phones import PhoneLine, as_line

# One name space for the whole project, so that a site's codes depend on its own id and its records alone.
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://handrail.invalid/sites")
SERVES_LABELS = {"only": "Only for", "specialist": "Set up for", "welcomes": "Welcomes"}
BANK_HOLIDAYS = {"open": "The same on bank holidays", "closed": "Closed on bank holidays", None: ""}
ANSWERS = {"yes": "Yes", "no": "No", "ask": "Ask them", "unsaid": "They have not said"}
# An interpreter may be booked for any language that is ticked. Stands among the ids of a card's `maybe_ids`.
ANY_LANGUAGE = "*"
# What on the access list answers a tick of a language.
SIGNED = {"bsl-staff": "bfi", "bsl-interpreter": "bfi"}
INTERPRETED = "spoken-interpreter"
MOST_SIMILAR = 4
# Ways of help that take place nowhere.
FROM_AFAR = frozenset({"phone", "text", "live-chat", "email", "video"})


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
    """Yes, No, Ask them, or They have not said."""
    state: str
    """yes, no, ask or unsaid."""


@dataclass(frozen=True)
class SimilarService:
    """Another service that covers the same place and gives the same help."""

    name: str
    address: str
    summary: str


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
    abuse_ids: list[str]
    access_ids: list[str]
    channel_ids: list[str]
    route_ids: list[str]
    language_ids: list[str]
    """Languages that staff speak or an interpreter is booked for."""
    maybe_ids: list[str]
    """Languages to ask about: those with a leaflet only, or * for any where interpreters can be arranged."""
    yes_ids: list[str]
    """Who can get in, where it says yes."""
    ask_ids: list[str]
    """Who can get in, where it says ask."""
    no_ids: list[str]
    """Who cannot get in."""
    says: str
    """What it says on who can get in, in a sentence; for readers with no script, when they tick that question."""
    safe: str
    """What to know before ringing, in a sentence or two; for paper and for the list to take away."""
    words: str
    """What the word filter looks through and no reader sees: other names of the service."""
    open_hours: str
    """The hours in the short form that opening.js reads, or nothing."""
    open_closures: str
    """The closed days in that form."""
    open_bank: str
    """open, closed, or nothing where it has not said."""


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
    week: list[tuple[str, str]]
    """Each day with its hours, Monday first; none where there are no weekly hours."""
    other_hours: list[str]
    """Hours that no single day can hold, bank holidays and closed days."""
    hours_note: str
    other_names: list[str]
    calendar: Calendar
    languages: list[str]
    access: list[str]
    cost: str
    wait: str
    channels: list[str]
    location: list[str]
    location_words: str
    lists: list[Link]
    """The lists of the areas it covers: the way back."""
    for_workers: str
    """Notes that only the edition for professionals has, with an empty line between paragraphs; nothing in the public one."""
    report_to: str
    """Email address for corrections."""
    report_role: str
    similar: list[SimilarService]
    similar_because: str
    """Why these are shown, in a sentence."""
    otherwise: list[FirstLines]
    """The emergency line and the nation's first line, where the page is for survivors."""


def code_of(catalogue: Catalogue, service: Service) -> str:
    """The service's code: ten letters and figures from the UUIDv5 of its id, or its id where addresses are plain."""
    if catalogue.partnership.address_style == "plain":
        return service.id
    site = uuid.uuid5(NAMESPACE, catalogue.partnership.id)
    return uuid.uuid5(site, f"service/{service.id}").hex[:10]


def area_address(area_id: str) -> str:
    """The list of an area, from the top of the site."""
    return f"find/{area_id}.html"


@lru_cache(maxsize=4)
def _cards(catalogue: Catalogue, today: date) -> dict[str, ServiceCard]:
    return {}


# A service stands on its own page and in the list of each of its areas.
@lru_cache(maxsize=20_000)
def as_card(catalogue: Catalogue, service: Service, today: date) -> ServiceCard:
    """Put a service into the words of a card: worked out once, however many lists it stands in."""
    cards = _cards(catalogue, today)
    if service.id not in cards:
        cards[service.id] = _as_card(catalogue, service, today)
    return cards[service.id]


def _as_card(catalogue: Catalogue, service: Service, today: date) -> ServiceCard:
    organisation = catalogue.shelf("organisation")[service.organisation].record
    label = lambda scheme, ids: [catalogue.term(scheme, id).label for id in ids]  # noqa: E731
    groups = [
        GroupLine(words, label("group", [id for id, how in service.serves.items() if how == kind]))
        for kind, words in SERVES_LABELS.items()
        if kind in service.serves.values()
    ]
    alert = service.alert.text if service.alert and not (service.alert.until and service.alert.until < today) else ""
    spoken, maybe = _languages(service)
    who = {answer: [id for id, said in service.who_can_get_in.items() if said == answer] for answer in ("yes", "ask", "no")}
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
        needs=label("need", service.needs),
        areas=_areas(catalogue, service),
        freshness=freshness(service, today),
        need_ids=list(service.needs),
        group_ids=list(service.serves),
        led_ids=list(organisation.led_by_and_for),
        abuse_ids=list(service.abuse),
        access_ids=list(service.access),
        channel_ids=list(service.channels),
        route_ids=list(service.routes),
        language_ids=spoken,
        maybe_ids=maybe,
        yes_ids=who["yes"],
        ask_ids=who["ask"],
        no_ids=who["no"],
        says=_says(label("who", who["yes"]), label("who", who["ask"])),
        safe=_safe(service),
        words=" ".join(service.other_names).lower(),
        open_hours=as_hours(service.schedules, today),
        open_closures=as_closures(service.closures, today),
        open_bank=service.bank_holidays or "",
    )


def _languages(service: Service) -> tuple[list[str], list[str]]:
    """Languages in which help is given, and those to ask about. What is on the access list counts."""
    spoken = [tag for tag, how in service.languages.items() if how != "leaflet"]
    spoken += [tag for id, tag in SIGNED.items() if id in service.access]
    maybe = [tag for tag, how in service.languages.items() if how == "leaflet"]
    return list(dict.fromkeys(spoken)), [ANY_LANGUAGE, *maybe] if INTERPRETED in service.access else maybe


def _says(yes: list[str], ask: list[str]) -> str:
    parts = (("They say yes", yes), ("Ask them", ask))
    said = [f"{words}: {'; '.join(labels)}." for words, labels in parts if labels]
    return " ".join(
        [*said, "On anything else of this kind they have not said." if said else "They have not said who can get in."]
    )


def _safe(service: Service) -> str:
    contact = service.safe_contact
    # Two of the five things: 300 cards have to load on a poor line. The service's own page has the rest.
    parts = (("They say", contact and contact.what_they_say), ("Voicemail", contact and contact.voicemail))
    return " ".join(f"{label}: {words}" + ("" if words.endswith((".", '."')) else ".") for label, words in parts if words)


@lru_cache(maxsize=4)
def _area_names(catalogue: Catalogue) -> dict[str, str]:
    return {area.id: area.name for area in catalogue.partnership.areas}


def _areas(catalogue: Catalogue, service: Service) -> list[str]:
    names = _area_names(catalogue)
    return [names[id] for id in service.service_areas]


@lru_cache(maxsize=4)
def _by_place_and_need(
    catalogue: Catalogue, today: date
) -> tuple[dict[tuple[str, str], list[Service]], dict[tuple[str, str, str], int]]:
    """Survivors' services under the place and each need they meet, by name; and where in that list each stands."""
    found: dict[tuple[str, str], list[Service]] = {}
    standing: dict[tuple[str, str, str], int] = {}
    for service in sorted(catalogue.records("service").values(), key=lambda one: (one.name.casefold(), one.id)):
        # Help for people who use abuse is never beside a survivor's (safety.md, S23).
        if is_in_results(service, today) and is_for_survivors(service):
            for area in service.service_areas:
                for need in service.needs:
                    same = found.setdefault((area, need), [])
                    standing[area, need, service.id] = len(same)
                    same.append(service)
    return found, standing


def similar(catalogue: Catalogue, service: Service, today: date) -> tuple[list[SimilarService], str]:
    """Up to four services that cover the same place and give the help this one names first; and that reason in words.

    By name, beginning after this one and going round, so that it is not always the same few that are shown.
    """
    area, need = service.service_areas[0], service.needs[0]
    found, standing = _by_place_and_need(catalogue, today)
    place = standing.get((area, need, service.id))
    same = found.get((area, need), [])
    if place is None or len(same) < 2:
        return [], ""
    following = (same[place + 1 : place + 1 + MOST_SIMILAR] + same[:place])[:MOST_SIMILAR]
    shown = [SimilarService(one.name, f"s/{code_of(catalogue, one)}.html", one.summary) for one in following]
    place_name, help_named = _area_names(catalogue)[area], catalogue.term("need", need).label
    return shown, f"They also cover {place_name} and also offer this: {help_named}. They are in order of name, from this one on."


def as_page(catalogue: Catalogue, service: Service, today: date) -> ServicePage:
    """Put a service into the words of its own page."""
    partnership = catalogue.partnership
    contact = service.safe_contact
    parts = (
        ("Who answers", "who_answers"),
        ("What they say", "what_they_say"),
        ("Voicemail", "voicemail"),
        ("Withheld number", "withheld_number"),
        ("Ringing you back", "call_back"),
    )
    week, other_hours = as_week(service.schedules, today)
    others, because = similar(catalogue, service, today)
    return ServicePage(
        card=as_card(catalogue, service, today),
        code=code_of(catalogue, service),
        description=service.description or "",
        eligibility=service.eligibility_description or "",
        ages=ages_in_words(service),
        who=[
            Who(term.label, ANSWERS[said], said)
            for id, term in catalogue.terms("who").items()
            for said in [service.who_can_get_in.get(id, "unsaid")]
        ],
        what_happens=service.application_process or "",
        safe_contact=[(label, getattr(contact, name)) for label, name in parts if contact and getattr(contact, name)],
        week=week,
        other_hours=[*other_hours, *_exceptions(service, today)] if week or other_hours else _hours(service, today),
        hours_note=service.hours_note or "",
        other_names=list(service.other_names),
        calendar=calendar(partnership.nation, today),
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
        lists=[Link(_area_names(catalogue)[id], area_address(id)) for id in service.service_areas],
        for_workers=service.professional_notes or "",
        report_to=partnership.coordinator.email,
        report_role=partnership.coordinator.role,
        similar=others,
        similar_because=because,
        # The first line is for survivors, so a page for people who use abuse is without it (safety.md, S23).
        otherwise=[first_lines(catalogue)] if is_for_survivors(service) else [],
    )


def _hours(service: Service, today: date) -> list[str]:
    lines = as_opening_lines(service.schedules, today)
    if not lines:
        return [UNKNOWN, *as_closing_lines(service.closures, today)]
    return [*lines, *_exceptions(service, today)]


def _exceptions(service: Service, today: date) -> list[str]:
    bank_holidays = BANK_HOLIDAYS[service.bank_holidays]
    return [*([bank_holidays] if bank_holidays else []), *as_closing_lines(service.closures, today)]


def _place(service: Service) -> str:
    # Where nobody is met, there is no place to be silent about.
    if service.channels and set(service.channels) <= FROM_AFAR:
        return ""
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
