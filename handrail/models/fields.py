"""The kinds of value a record may hold. Files give text; these say what the text means, or refuse it.

A refusal is raised as `Refusal(fault, what, mend)`, in the words the person at the keyboard will read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationInfo, WithJsonSchema, field_validator
from pydantic_core import PydanticCustomError

ID_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Inventory ids keep the capitals of the source's own abbreviations: `boroughs.glossary.LSCB`.
REF_PATTERN = re.compile(r"[a-z]+(?:\.[A-Za-z0-9-]+)+")
# A day, and in a monthly rule which of them: 1SA is the first Saturday, -1FR the last Friday.
BYDAY_PATTERN = re.compile(r"(-1|[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
# The first half of a postcode: AA9, A9, A99, A9A, AA99 or AA9A.
OUTCODE_PATTERN = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?")
# Councils of England (unitary, district, metropolitan, London), Scotland, Wales and Northern Ireland; and counties of districts.
COUNCIL_CODE_PATTERN = re.compile(r"(?:E0[6-9]|E10|S12|W06|N09)[0-9]{6}")
ITEM_PATTERN = re.compile(rf"{ID_PATTERN.pattern}#{ID_PATTERN.pattern}\.{ID_PATTERN.pattern}")
TIME_PATTERN = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
EMAIL_PATTERN = re.compile(r"[^@\s<>\"'(),;:\\\[\]]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
NATIONS = ("england", "scotland", "wales", "northern-ireland")
WORDS_OF = "x-words-of"
"""In a schema for editors: the vocabulary, or the kind of record, whose words and ids may stand in a field."""
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def refusal(fault: str, what: str, mend: str) -> PydanticCustomError:
    """An error that carries its own slug and words; `models.refusals` passes them on unchanged."""
    return PydanticCustomError("refusal", "{what}", {"fault": fault, "what": what, "mend": mend})


class Record(BaseModel):
    """What every record shares: no unknown keys, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    @field_validator("*")
    @classmethod
    def _holds_something(cls, value: Any, info: ValidationInfo) -> Any:
        if value == () and cls.model_fields[info.field_name].is_required():
            raise refusal("missing_field", f"“{info.field_name}” is an empty list.", "Add at least one value to it.")
        return value


@dataclass(frozen=True)
class Term:
    """Marks a field whose value must be a term of the vocabulary scheme `scheme`."""

    scheme: str

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        return {**handler(core_schema), WORDS_OF: self.scheme}


@dataclass(frozen=True)
class Link:
    """Marks a field whose value must be the id of a record of this kind, of an area, or of an item of a worksheet."""

    kind: str

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        return {**handler(core_schema), WORDS_OF: self.kind}


def said(value: Any) -> str:
    """The value as a message names it: never a programmer's list, and never longer than a line."""
    if not isinstance(value, str):
        return "A list" if isinstance(value, list) else "A set of named values"
    shown = " ".join(value.split()).strip("“”")
    return f"“{shown}”" if len(shown) <= 60 else f"“{shown[:59]}…”"


def _shaped(pattern: re.Pattern[str], fault: str, what: str, mend: str) -> Callable[[Any], str]:
    """Read a text of one shape; `what` says, after the value, what it is not."""

    def read(value: Any) -> str:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise refusal(fault, f"{said(value)} {what}", mend)
        return value

    return read


def text_of(limit: int, shorten: str) -> Callable[[Any], str]:
    """Read a text of so many characters at most; `shorten` says what to do with a longer one."""

    def read(value: Any) -> str:
        if not isinstance(value, str):
            raise refusal(
                "not_text",
                "This should be a piece of text, but it holds a list or named values.",
                "Write it as text. If it begins with a bracket, put quotation marks round the whole value.",
            )
        if not value.strip():
            raise refusal("missing_field", "Nothing stands between the quotation marks.", "Fill it in, or delete the line.")
        if len(value) > limit:
            raise refusal(
                "too_long",
                f"This text has {len(value):,} characters. There is room for {limit:,}.",
                shorten,
            )
        return value.strip()

    return read


def as_date(value: Any) -> date:
    """Read an ISO date such as 2026-03-31. A date in any other order is refused: 03/04/2026 is two different days."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value.strip()):
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            raise refusal("not_a_date", f"{said(value)} is not a day in the calendar.", "Correct the day or the month.") from None
    raise refusal(
        "not_a_date", f"{said(value)} is not a date.", "Write the year, month and day in figures, for example 2026-03-31."
    )


def _as_yes_no(value: Any) -> bool:
    if isinstance(value, str) and value.lower() in {"yes", "no", "true", "false"}:
        return value.lower() in {"yes", "true"}
    raise refusal("not_yes_or_no", f"{said(value)} is neither yes nor no.", "Write yes or no.")


def _one_of(*allowed: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value not in allowed:
            small = isinstance(value, str) and value.lower() in allowed
            raise refusal(
                "not_in_the_list",
                f"{said(value)} {'should be in small letters' if small else 'is not one of the words that may stand here'}.",
                f"Write one of: {', '.join(allowed)}.",
            )
        return value

    return read


def _as_url(value: Any) -> str:
    try:
        parts = urlsplit(value) if isinstance(value, str) else None
        good = bool(parts and parts.scheme in {"http", "https"} and parts.hostname and "." in parts.hostname)
    except ValueError:
        good = False
    if not good or re.search(r"[\s<>\"'`{}\\]", value):
        raise refusal(
            "not_a_web_address",
            "This is not the address of a web page.",
            "Copy the whole address from the browser; it begins with https://.",
        )
    return value


def _as_number(value: Any) -> float:
    if isinstance(value, str) and re.fullmatch(r"\d+(?:\.\d+)?", value):
        return float(value)
    raise refusal("not_a_number", f"{said(value)} is not a number.", "Write figures only.")


def _as_whole_number(value: Any) -> int:
    if isinstance(value, str) and re.fullmatch(r"\d{1,6}", value):
        return int(value)
    raise refusal("not_a_number", f"{said(value)} is not a whole number.", "Write figures only.")


def _as_days(value: Any) -> tuple[str, ...]:
    days = tuple(day.strip().upper() for day in value.split(",")) if isinstance(value, str) else ()
    wrong = [day for day in days if not BYDAY_PATTERN.fullmatch(day)]
    if not days:
        what = "The days should stand on one line, without brackets or dashes."
    elif wrong:
        what = f"{said(value.split(',')[days.index(wrong[0])])} is not one of the short names of the days."
    elif len(set(days)) != len(days):
        what = "A day is given twice."
    else:
        return tuple(sorted(days, key=lambda day: (DAYS.index(day[-2:]), day)))
    raise refusal("not_a_day", what, "Write the days with commas between them: MO, TU, WE, TH, FR, SA, SU.")


def _as_outcodes(value: Any) -> tuple[str, ...]:
    found = tuple(str(one).strip().upper() for one in value) if isinstance(value, list) else ()
    wrong = [one for one in found if not OUTCODE_PATTERN.fullmatch(one)]
    if not found:
        what = "These should be a list of first halves of postcodes."
    elif wrong:
        what = f"{said(wrong[0])} is not the first half of a postcode."
    elif len(set(found)) != len(found):
        what = "The first half of a postcode is given twice."
    else:
        return found
    raise refusal("not_an_outcode", what, "Write first halves only, in brackets and with commas: [ZZ1, ZZ12].")


def _as_outcode_text(value: Any) -> tuple[str, ...]:
    found = tuple(value.upper().split()) if isinstance(value, str) else ()
    wrong = [one for one in found if not OUTCODE_PATTERN.fullmatch(one)]
    if found and not wrong:
        return found
    what = f"{said(wrong[0])} is not the first half of a postcode." if wrong else "These should be first halves of postcodes."
    raise refusal("not_an_outcode", what, "Write first halves only, with spaces between them: ZZ1 ZZ12.")


def _as_colour(value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise refusal(
            "not_a_colour",
            f"{said(value)} is not a colour.",
            'Write a hash and six figures or letters, in quotes: "#1f4e4a".',
        )
    return value.lower()


def choice(*words: str) -> Any:
    """A field that takes one of a few fixed words."""
    return Annotated[Literal[words], BeforeValidator(_one_of(*words))]


def _kind(of: Any, read: Callable[[Any], Any], **schema: Any) -> Any:
    """A kind of value: what reads it, and what an editor is told of it."""
    return Annotated[of, BeforeValidator(read), WithJsonSchema(schema)]


def _whole(pattern: re.Pattern[str]) -> str:
    return f"^(?:{pattern.pattern})$"


def _as_id(value: Any) -> str:
    if isinstance(value, str) and ID_PATTERN.fullmatch(value):
        return value
    if not isinstance(value, str):
        mend = "Write one id, without brackets, braces or dashes round it."
    else:
        near = re.sub(r"[^a-z0-9]+", "-", value.casefold()).strip("-")
        shown = f": “{near}”" if near and len(near) <= 60 else ", for example northfold-evening-line"
        mend = f"Use small letters, figures and single hyphens only{shown}."
    raise refusal("id_shape", f"{said(value)} cannot be an id.", mend)


_as_ref = _shaped(
    REF_PATTERN,
    "reference_shape",
    "is not the id of something a source says.",
    "Write the source, a dot and the rest, for example isoe.marac-tip.1.",
)
_as_item_name = _shaped(
    ITEM_PATTERN,
    "reference_shape",
    "does not name an item of a worksheet.",
    "Write the worksheet's id, a hash, the section's id, a dot and the item's id: building-a-dataset#seven-steps.layers.",
)
_as_time = _shaped(TIME_PATTERN, "not_a_time", "is not a time of day.", "Write four figures on the 24-hour clock, such as 09:30.")
_as_email = _shaped(EMAIL_PATTERN, "not_an_email", "is not an email address.", "Write one address, such as office@example.org.")
_as_council_code = _shaped(
    COUNCIL_CODE_PATTERN,
    "not_a_council_code",
    "is not the code of a council.",
    "Write its nine letters and figures, such as E06000010, or leave the line out. It begins with E06 to E09 in England, or "
    "E10 for a county; with S12 in Scotland, W06 in Wales, N09 in Northern Ireland.",
)

Id = _kind(str, _as_id, type="string", pattern=_whole(ID_PATTERN))
Ref = _kind(str, _as_ref, type="string", pattern=_whole(REF_PATTERN))
ItemName = _kind(str, _as_item_name, type="string", pattern=_whole(ITEM_PATTERN))
"""An item of a worksheet by its full name, which is also the end of its address: building-a-dataset#seven-steps.layers."""
Words = _kind(str, text_of(300, "Shorten it, or say the rest in a longer field."), type="string", maxLength=300)
"""A name, a label or a sentence: 300 characters at most."""
Prose = _kind(str, text_of(5_000, "Shorten it, or move part of it to a page of its own."), type="string", maxLength=5_000)
"""Plain paragraphs with an empty line between them: 5,000 characters at most. Marks such as * and < are shown as they are."""
Day = _kind(date, as_date, type="string", format="date")
YesNo = _kind(bool, _as_yes_no, enum=["yes", "no", True, False])
Answer = choice("yes", "no", "ask")
Time = _kind(str, _as_time, type="string", pattern=_whole(TIME_PATTERN))
Days = _kind(tuple[str, ...], _as_days, type="string", pattern=f"^ *{BYDAY_PATTERN.pattern}( *, *{BYDAY_PATTERN.pattern})* *$")
Outcodes = _kind(tuple[str, ...], _as_outcodes, type="array", items={"type": "string", "pattern": _whole(OUTCODE_PATTERN)})
"""First halves of postcodes, such as ZZ1 and ZZ12."""
OutcodeText = _kind(tuple[str, ...], _as_outcode_text, type="string")
"""Many first halves of postcodes as one text, with spaces or line ends between them."""
CouncilCode = _kind(str, _as_council_code, type="string", pattern=_whole(COUNCIL_CODE_PATTERN))
"""The government's code for the area of a council."""
Url = _kind(str, _as_url, type="string", format="uri", pattern="^https?://")
Email = _kind(str, _as_email, type="string", format="email")
PhoneText = _kind(str, text_of(40, "Give the number alone, and say the rest in a field for words."), type="string", maxLength=40)
"""A phone number as its owner prints it. It stays text: read as a figure it would lose its nought."""
Number = _kind(float, _as_number, type="number", minimum=0)
WholeNumber = _kind(int, _as_whole_number, type="integer", minimum=0, maximum=999_999)
Colour = _kind(str, _as_colour, type="string", pattern="^#[0-9a-fA-F]{6}$")
Nation = choice(*NATIONS)
