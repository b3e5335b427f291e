"""What somebody should check next, organisation by organisation, so that one call settles all that is due there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from handrail.catalogue import Catalogue
from handrail.days import in_words
from handrail.models.service import Service
from handrail.views.freshness import is_listed, state_of

SOON = timedelta(days=30)
STATES = {
    "gone": "out of the lists until it is checked",
    "ring-first": "shown as “Ring first”",
    "old": "shown as not checked lately",
    "due": "a check is due",
    "checked": "a check is due soon",
}


@dataclass(frozen=True)
class DueRecord:
    """One service to check."""

    name: str
    file: str
    checked: str
    """When it was last confirmed, in words."""
    state: str
    """What visitors see meanwhile, in words."""
    reach: str
    """The first number or the email address it gives, or nothing."""


@dataclass(frozen=True)
class DueOrganisation:
    """Everything that is due at one organisation, the longest unchecked first."""

    name: str
    records: list[DueRecord]


def due(catalogue: Catalogue, today: date) -> list[DueOrganisation]:
    """Listed services that are due, or will be within 30 days; the organisation with the longest unchecked comes first."""
    found: dict[str, list[Service]] = defaultdict(list)
    for service in sorted(catalogue.records("service").values(), key=lambda one: (one.assured_on, one.id)):
        if is_listed(service) and (state_of(service, today) != "checked" or service.review_after <= today + SOON):
            found[service.organisation].append(service)
    names = catalogue.records("organisation")
    return [DueOrganisation(names[id].name, [_record(catalogue, one, today) for one in group]) for id, group in found.items()]


def as_text(organisations: list[DueOrganisation]) -> str:
    """The list as lines for a terminal or a printer."""
    if not organisations:
        return "Nothing is due in the next 30 days."
    lines = ["To check, the longest unchecked first"]
    for one in organisations:
        lines += ["", one.name]
        for record in one.records:
            lines.append(f"  [ ] {record.name}: last checked {record.checked}; {record.state}. {record.reach}".rstrip())
            lines.append(f"      {record.file}")
    return "\n".join(lines)


def _record(catalogue: Catalogue, service: Service, today: date) -> DueRecord:
    return DueRecord(
        name=service.name,
        file=catalogue.shelf("service")[service.id].tree.path,
        checked=in_words(service.assured_on),
        state=STATES[state_of(service, today)],
        reach=service.phones[0].number if service.phones else service.email or "",
    )
