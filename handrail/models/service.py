"""A local service: who it is for, how to reach it, and when. Where it is, only if it has said so."""

from __future__ import annotations

from typing import Annotated

from pydantic import ValidationInfo, field_validator

from handrail.models.fields import (
    Answer,
    Day,
    Days,
    Email,
    Id,
    Link,
    PhoneText,
    Prose,
    Record,
    Ref,
    Term,
    Time,
    Url,
    WholeNumber,
    Words,
    YesNo,
    choice,
    refusal,
)


class Alert(Record):
    """A notice that stands at the top of the service until a date."""

    text: Words
    """What people need to know before they try."""
    until: Day | None = None
    """The last day the notice is shown."""


class Phone(Record):
    """A number to ring or to text."""

    number: PhoneText
    """The number, spaced as its owner prints it."""
    type: choice("voice", "text", "textphone") = "voice"
    """Whether people speak, send a text message, or use a textphone."""
    label: Words | None = None
    """What the number is for, when there is more than one."""
    hours: Words | None = None
    """When this number is answered, where that differs from the service's hours."""
    is_free: YesNo | None = None
    """Yes only if the owner says that calls cost nothing."""
    shows_on_bill: YesNo | None = None
    """No only if the owner says so; the statement needs the two fields below."""
    bill_source: Words | None = None
    """Who says whether the number shows on a bill."""
    bill_checked_on: Day | None = None
    """The day that was checked."""


class SafeContact(Record):
    """What somebody should know before they ring, because another person may answer or listen."""

    who_answers: Words | None = None
    """Who picks up, for example a support worker, a woman, a switchboard."""
    what_they_say: Words | None = None
    """The words used when the phone is answered."""
    voicemail: Words | None = None
    """Whether there is voicemail and whether it is safe to leave a message."""
    withheld_number: Words | None = None
    """Whether calls back come from a withheld number."""
    call_back: Words | None = None
    """Whether they ring back at a time the person says is safe."""


class Schedule(Record):
    """One set of days with the same times, on UK clock time. The names are those of iCalendar's recurrence rules."""

    freq: choice("WEEKLY", "MONTHLY") = "WEEKLY"
    """Whether the days come round by the week or by the month."""
    dtstart: Day | None = None
    """A day on which it is open, from which every other week or month is counted."""
    interval: WholeNumber = 1
    """Every how many weeks or months. 2 is every other; it needs dtstart to say which."""
    byday: Days
    """The days, for example MO, WE, FR. By the month, which of them: 1SA is the first Saturday, -1FR the last Friday."""
    opens_at: Time
    """24-hour clock, for example 09:30."""
    closes_at: Time
    """24-hour clock. Round the clock is 00:00 to 23:59. A time before opens_at means the next morning."""
    description: Words | None = None
    """What these hours are for, when a service has several kinds."""
    valid_from: Day | None = None
    """First day these hours hold."""
    valid_to: Day | None = None
    """Last day these hours are known to hold; after it, ask."""

    @field_validator("closes_at")
    @classmethod
    def _is_not_when_it_opens(cls, value: str, info: ValidationInfo) -> str:
        if value == info.data.get("opens_at") != "00:00":
            raise refusal(
                "not_a_time",
                f"“closes_at” is {value}, and so is “opens_at”.",
                "Correct one of them. Round the clock is 00:00 to 23:59.",
            )
        return value

    @field_validator("byday")
    @classmethod
    def _suits_how_often(cls, value: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        monthly = info.data.get("freq") == "MONTHLY"
        for day in value:
            if monthly and len(day) == 2:
                raise refusal(
                    "not_a_day",
                    f"“freq” is MONTHLY, but {day} does not say which one.",
                    f"Write 1{day} for the first, -1{day} for the last.",
                )
            if not monthly and len(day) > 2:
                raise refusal(
                    "not_a_day",
                    f"{day} is a day of the month, but “freq” is not MONTHLY.",
                    f"Add freq: MONTHLY, or write {day[-2:]}.",
                )
        return value

    @field_validator("interval")
    @classmethod
    def _comes_round(cls, value: int, info: ValidationInfo) -> int:
        if not 1 <= value <= 12:
            raise refusal("not_a_number", f"“interval” is {value}.", "Write 1 for every week or month, 2 for every other one.")
        if value > 1 and not info.data.get("dtstart"):
            raise refusal(
                "missing_field",
                f"“interval” is {value}, and nothing says which weeks.",
                "Add dtstart: a day on which it is open.",
            )
        return value


class Closure(Record):
    """Days on which nobody is there, whatever the opening times say."""

    first_day: Day
    """First day closed."""
    last_day: Day
    """Last day closed."""
    note: Words | None = None
    """Why, or what to do meanwhile."""


class Location(Record):
    """A place anyone may know. Allowed only when location_disclosure is public."""

    address: Words
    """Building and street."""
    town: Words
    """Town or village."""
    postcode: Words
    """The whole postcode."""


class LocationConsent(Record):
    """The provider's own agreement that something about the place may be published."""

    by: Words
    """The role of the person who agreed."""
    on: Day
    """The day they agreed."""


PROFESSIONAL_ONLY = ("professional_notes",)
"""Fields of a service that only the edition for professionals has."""


class Service(Record):
    """A local service. One file each in data/services/, named for its id."""

    id: Id
    """Permanent short name; the file has the same name."""
    name: Words
    """The service's name as it writes it."""
    other_names: tuple[Words, ...] = ()
    """Names people also know it by, such as an earlier one. The word filter looks through them."""
    organisation: Annotated[Id, Link("organisation")]
    """Id of the organisation that runs it."""
    status: choice("active", "temporarily closed", "inactive", "defunct") = "active"
    """Inactive means nobody could confirm it; defunct means closed for good. Neither is listed."""
    alert: Alert | None = None
    """A notice shown above everything else."""
    summary: Words
    """One or two sentences: what help is given and to whom, in words a frightened person can use."""
    description: Prose | None = None
    """What happens there, what to expect, what it cannot do."""
    needs: tuple[Annotated[Id, Term("need")], ...]
    """What help it gives."""
    abuse: tuple[Annotated[Id, Term("abuse")], ...] = ()
    """Forms of abuse it has particular knowledge of. It need not list every kind it helps with."""
    serves: dict[Annotated[Id, Term("group")], choice("specialist", "welcomes", "only")] = {}
    """Whom it is set up for, plainly welcomes, or is only for. A group left out is not turned away."""
    minimum_age: WholeNumber | None = None
    """Youngest age, in years."""
    maximum_age: WholeNumber | None = None
    """Oldest age, in years."""
    eligibility_description: Words | None = None
    """Who can use it, in the service's own words."""
    not_for: Words | None = None
    """Whom it cannot help, said as plainly."""
    who_can_get_in: dict[Annotated[Id, Term("who")], Answer] = {}
    """Whether somebody in this position can use it: yes, no or ask. Left out means the service has not said."""
    service_areas: tuple[Annotated[Id, Link("area")], ...]
    """Areas of the partnership it covers. Never worked out from an address."""
    channels: tuple[Annotated[Id, Term("channel")], ...]
    """How help is given."""
    routes: tuple[Annotated[Id, Term("route")], ...]
    """How somebody starts."""
    application_process: Prose | None = None
    """What happens when you get in touch: who answers, what they ask, how long it takes."""
    phones: tuple[Phone, ...] = ()
    """Numbers to ring or text, most useful first."""
    live_chat: Url | None = None
    """Page where the chat opens."""
    web_form: Url | None = None
    """The service's own form, offered before its email address."""
    email: Email | None = None
    """Offered last: a sent message stays in the sent folder."""
    website: Url | None = None
    """The service's own page."""
    safe_contact: SafeContact | None = None
    """What to know before ringing."""
    schedules: tuple[Schedule, ...] = ()
    """When somebody answers or is there. Left out means the hours are not known."""
    bank_holidays: choice("open", "closed") | None = None
    """Whether the opening times hold on bank holidays too. Left out means the service has not said."""
    closures: tuple[Closure, ...] = ()
    """Days on which it is closed, such as those between Christmas and New Year."""
    hours_note: Words | None = None
    """Anything about the hours that days and times cannot say."""
    languages: dict[Annotated[Words, Term("language")], choice("staff", "interpreter", "leaflet")] = {}
    """Language tags, and whether staff speak it, an interpreter is booked, or there is a leaflet."""
    access: tuple[Annotated[Id, Term("access")], ...] = ()
    """What makes it easier to reach and use."""
    is_free: YesNo | None = None
    """Whether help costs nothing."""
    cost_note: Words | None = None
    """What it costs, where it does."""
    wait_note: Words | None = None
    """How long people wait, in the service's words."""
    wait_checked_on: Day | None = None
    """The day the wait was asked about."""
    accommodation_type: Annotated[Id, Term("accommodation_type")] | None = None
    """For safe accommodation only. Its place is then never published."""
    location_disclosure: choice("public", "area_only", "none")
    """Whether the place may be known: public, only the area, or not at all."""
    named_area: Words | None = None
    """With area_only: the one large area the provider chose to name. A country district may already give a house away."""
    location: Location | None = None
    """Only for a public place."""
    location_consent: LocationConsent | None = None
    """Needed before safe accommodation may be anything but none."""
    assured_on: Day
    """The day the service itself last confirmed this record."""
    assured_by: Words
    """The post that confirmed it, never a name."""
    reviewed_on: Day
    """The day the partnership last read it through."""
    review_after: Day
    """The day by which it must be checked again."""
    source: Words | None = None
    """Where the record came from, when it was imported."""
    source_id: Words | None = None
    """The record's id at its source, so that a second import updates it."""
    professional_notes: Prose | None = None
    """For workers only. Absent from the public edition, not hidden in it."""
    refs: tuple[Ref, ...] = ()
    """Ids of what the sources say, where the record repeats something from them."""

    def __hash__(self) -> int:
        return hash(self.id)
