"""Which column of a spreadsheet is which field. The one table of headings: readers, writers and the template all go by it.

A row is a service, an organisation, or one line of opening times. A heading may also be written as the field's own name
with dots, such as `alert.until`. Groups, languages and who can get in are dicts in a record: each of their columns holds
the words that get one value, or is the column of one word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from handrail.models import Organisation, Service
from handrail.models.service import Schedule
from handrail.sheets.shape import Shape, shape_of
from handrail.tree import Loc

Sheet = Literal["services", "organisations", "opening times"]
SERVICES, ORGANISATIONS, TIMES = "services", "organisations", "opening times"
PHONES = 3
"""Phones a sheet has columns for when nothing says otherwise. A sheet may have as many as it likes."""


@dataclass(frozen=True)
class Column:
    """One column: its heading, the way to its value in the record, and what the value may be."""

    heading: str
    loc: Loc
    shape: Shape
    gives: str = ""
    """In a column of words of a dict: the value each of them gets."""
    is_private: bool = False
    """Left out of what the public may download."""

    @property
    def field(self) -> str:
        """The field's own name: `phones.1.number`."""
        steps = [str(step + 1) if isinstance(step, int) else step for step in self.loc]
        return ".".join([*steps, *([self.gives] if self.gives else [])])


_SERVICE = (
    ("Service id", "id"),
    ("Name", "name"),
    ("Other names", "other_names"),
    ("Organisation id", "organisation"),
    ("Status", "status"),
    ("Alert", "alert.text"),
    ("Alert until", "alert.until"),
    ("Summary", "summary"),
    ("Description", "description"),
    ("Needs it meets", "needs"),
    ("Forms of abuse", "abuse"),
    ("Only for", "serves=only"),
    ("Set up for", "serves=specialist"),
    ("Welcomes", "serves=welcomes"),
    ("Youngest age", "minimum_age"),
    ("Oldest age", "maximum_age"),
    ("Who can use it", "eligibility_description"),
    ("Who it cannot help", "not_for"),
    ("Can get in: ", "who_can_get_in.*"),
    ("Areas covered", "service_areas"),
    ("How help is given", "channels"),
    ("How people start", "routes"),
    ("What happens when you get in touch", "application_process"),
    ("Phone ", "phones.*"),
    ("Live chat", "live_chat"),
    ("Web form", "web_form"),
    ("Email", "email"),
    ("Website", "website"),
    ("Who answers", "safe_contact.who_answers"),
    ("What they say", "safe_contact.what_they_say"),
    ("Voicemail", "safe_contact.voicemail"),
    ("Withheld number", "safe_contact.withheld_number"),
    ("Calling back", "safe_contact.call_back"),
    ("On bank holidays", "bank_holidays"),
    ("Note about hours", "hours_note"),
    ("Languages staff speak", "languages=staff"),
    ("Languages by interpreter", "languages=interpreter"),
    ("Languages in a leaflet", "languages=leaflet"),
    ("Access", "access"),
    ("Free", "is_free"),
    ("Cost", "cost_note"),
    ("Wait", "wait_note"),
    ("Wait asked about on", "wait_checked_on"),
    ("Safe accommodation", "accommodation_type"),
    ("May the place be known", "location_disclosure"),
    ("Area that may be named", "named_area"),
    ("Address", "location.address"),
    ("Town", "location.town"),
    ("Postcode", "location.postcode"),
    ("Confirmed by the service on", "assured_on"),
    ("Confirmed by (post)", "assured_by"),
    ("Read through on", "reviewed_on"),
    ("Check again by", "review_after"),
)
_PRIVATE = (
    ("Place agreed by (post)", "location_consent.by"),
    ("Place agreed on", "location_consent.on"),
    ("Source", "source"),
    ("Source id", "source_id"),
    ("Notes for professionals", "professional_notes"),
    ("Source references", "refs"),
)
_PHONE = (
    ("", "number"),
    (" type", "type"),
    (" is for", "label"),
    (" hours", "hours"),
    (" free", "is_free"),
    (" on the bill", "shows_on_bill"),
    (" bill: who says", "bill_source"),
    (" bill: checked on", "bill_checked_on"),
)
_ORGANISATION = (
    ("Organisation id", "id"),
    ("Name", "name"),
    ("Summary", "summary"),
    ("Website", "website"),
    ("Charity number, England and Wales", "identifiers.GB-CHC"),
    ("Charity number, Scotland", "identifiers.GB-SC"),
    ("Charity number, Northern Ireland", "identifiers.GB-NIC"),
    ("Company number", "identifiers.GB-COH"),
    ("Led by and for", "led_by_and_for"),
    ("Led by and for, agreed on", "led_by_and_for_confirmed_on"),
    ("Read through on", "reviewed_on"),
    ("Check again by", "review_after"),
)
_TIMES = (
    ("Days", "byday"),
    ("Opens", "opens_at"),
    ("Closes", "closes_at"),
    ("How often", "freq"),
    ("Every", "interval"),
    ("Counted from", "dtstart"),
    ("First day", "valid_from"),
    ("Last day", "valid_to"),
    ("Note", "description"),
)
WHOSE = Column("Service id", ("service",), Shape("text", "Id of the service these hours belong to."))
OPEN_OR_CLOSED = Column(
    "Open or closed",
    ("kind",),
    Shape("word", "Open for opening times; closed for days on which nobody is there.", choices=("open", "closed")),
)
CLOSED = {"valid_from": "first_day", "valid_to": "last_day", "description": "note"}
"""Of the columns of opening times, those that hold a closure's own fields."""


def _column(heading: str, field: str, model: Any, is_private: bool = False) -> Column:
    path, _, gives = field.partition("=")
    loc: Loc = tuple(path.split("."))
    return Column(heading, loc, shape_of(model, loc), gives, is_private)


def services(who: Mapping[str, str] = {}, phones: int = PHONES) -> list[Column]:
    """The columns of services. `who` is the words of who can get in, id to label; `phones` how many have columns."""
    columns = []
    for heading, field in _SERVICE:
        if field == "who_can_get_in.*":
            columns += [_column(heading + label, f"who_can_get_in.{id}", Service) for id, label in who.items()]
        elif field == "phones.*":
            columns += [column for number in range(phones) for column in _phone(number)]
        else:
            columns.append(_column(heading, field, Service))
    return columns + [_column(heading, field, Service, is_private=True) for heading, field in _PRIVATE]


def _phone(number: int) -> list[Column]:
    return [
        Column(f"Phone {number + 1}{heading}", ("phones", number, field), shape_of(Service, ("phones", number, field)))
        for heading, field in _PHONE
    ]


def organisations() -> list[Column]:
    """The columns of organisations."""
    return [_column(heading, field, Organisation) for heading, field in _ORGANISATION]


def times() -> list[Column]:
    """The columns of opening times. A row that says closed is a closure: its days, times and how often stay empty."""
    return [WHOSE, OPEN_OR_CLOSED, *(_column(heading, field, Schedule) for heading, field in _TIMES)]


def columns_of(sheet: Sheet, who: Mapping[str, str] = {}, phones: int = PHONES) -> list[Column]:
    """The columns of one sheet, in order."""
    return {SERVICES: lambda: services(who, phones), ORGANISATIONS: organisations, TIMES: times}[sheet]()


def headed(headings: Iterable[str], sheet: Sheet, who: Mapping[str, str]) -> list[Column | None]:
    """The column each heading stands for, or None where it is no heading of ours."""
    headings = [plain(heading) for heading in headings]
    numbers = [int(found[1]) for heading in headings if (found := re.match(r"phones?[ .](\d{1,2})\b", heading))]
    known: dict[str, Column] = {}
    for column in columns_of(sheet, who, max([PHONES, *numbers])):
        known[plain(column.heading)] = known[plain(column.field)] = column
        if column.loc[0] == "who_can_get_in":
            known[plain(f"Can get in: {column.loc[1]}")] = column
        elif column.loc[0] == "phones" and column.loc[-1] == "number":
            known[f"phone {column.loc[1] + 1} number"] = column
    if sheet == TIMES:
        known |= {closed: known[plain(opened)] for opened, closed in CLOSED.items()}
    # A word of who can get in that no list has: the rules say so of its cells.
    for heading in headings:
        if sheet == SERVICES and heading not in known and (found := re.fullmatch(r"can get in: ([a-z0-9-]+)", heading)):
            known[heading] = _column(heading, f"who_can_get_in.{found[1]}", Service)
    return [known.get(heading) for heading in headings]


def plain(heading: str) -> str:
    """A heading as it is compared: without capitals, doubled spaces, or a star that marks what must be filled in."""
    return " ".join(heading.casefold().split()).rstrip(" *?:")
