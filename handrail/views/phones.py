"""Numbers as people read them and as a phone dials them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers

from handrail.days import in_words
from handrail.models.service import Phone

VERBS = {"voice": "Ring", "text": "Text", "textphone": "Textphone"}


@dataclass(frozen=True)
class PhoneLine:
    """One number to ring or text."""

    verb: str
    """Ring, Text or Textphone."""
    number: str
    """As its owner prints it."""
    href: str
    """tel: or sms: and the whole number."""
    note: str
    """What it is for, what it costs and whether it shows on a bill, in one sentence or none."""


@lru_cache(maxsize=10_000)
def dialled(number: str) -> str:
    """Give the number in the form a phone dials: +44… for a full number, the digits alone for a short one."""
    digits = re.sub(r"[^\d+]", "", number)
    try:
        parsed = phonenumbers.parse(digits, "GB")
    except phonenumbers.NumberParseException:
        return digits
    if len(digits) < 10:
        return digits
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def as_line(phone: Phone) -> PhoneLine:
    """Say what a service's number is for. Free and off the bill are said only where the record says so."""
    notes = [phone.label] if phone.label else []
    if phone.hours:
        notes.append(phone.hours)
    if phone.is_free is True:
        notes.append("free to ring" if phone.type == "voice" else "free")
    elif phone.is_free is False:
        notes.append("charged at your usual rate")
    if phone.shows_on_bill is False:
        notes.append(f"{phone.bill_source} said on {in_words(phone.bill_checked_on)} that it does not show on bills")
    note = ". ".join(one[0].upper() + one[1:] for one in notes)
    scheme = "sms" if phone.type == "text" else "tel"
    return PhoneLine(VERBS[phone.type], phone.number, f"{scheme}:{dialled(phone.number)}", note)


def plain_line(number: str, note: str = "", verb: str = "Ring") -> PhoneLine:
    """A number that has no record of its own, such as a helpline's."""
    scheme = "sms" if verb == "Text" else "tel"
    return PhoneLine(verb, number, f"{scheme}:{dialled(number)}", note)
