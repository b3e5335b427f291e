"""One service on a page of its own: whether they can help, how to reach them and what happens then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from handrail.catalogue import Catalogue
from handrail.models.service import Service
from handrail.views.freshness import is_in_results
from handrail.views.helplines import FirstLines, first_lines, is_for_survivors
from handrail.views.hours import as_week
from handrail.views.opening import Calendar, calendar
from handrail.views.services import Link, ServiceCard, area_address, area_names, as_card, code_of, exceptions, hours_in_lines

ANSWERS = {"yes": "Yes", "no": "No", "ask": "Ask them", "unsaid": "They have not said"}
MOST_SIMILAR = 4
# Ways of help that take place nowhere.
FROM_AFAR = frozenset({"phone", "text", "live-chat", "email", "video"})


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
    place_name, help_named = area_names(catalogue)[area], catalogue.term("need", need).label
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
        other_hours=[*other_hours, *exceptions(service, today)] if week or other_hours else hours_in_lines(service, today),
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
        lists=[Link(area_names(catalogue)[id], area_address(id)) for id in service.service_areas],
        for_workers=service.professional_notes or "",
        report_to=partnership.coordinator.email,
        report_role=partnership.coordinator.role,
        similar=others,
        similar_because=because,
        # The first line is for survivors, so a page for people who use abuse is without it (safety.md, S23).
        otherwise=[first_lines(catalogue)] if is_for_survivors(service) else [],
    )


def _place(service: Service) -> str:
    # Where nobody is met, there is no place to be silent about.
    if service.channels and set(service.channels) <= FROM_AFAR:
        return ""
    somewhere = f"It is in {service.named_area}. The address" if service.named_area else "Its place"
    return f"{somewhere} is not shown here. They will tell you what you need to know."


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
