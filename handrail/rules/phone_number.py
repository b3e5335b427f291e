"""A phone number is not a number that can be rung in the United Kingdom.

Why: a wrong digit sends somebody who has one chance to ring to the wrong place.
Source: the numbering plan as the phonenumbers library holds it; short national numbers from data/vocabulary/short_number.yml.
Mend: copy the whole number with its area code from the service's own page.
"""

import re
from functools import lru_cache

import phonenumbers

from handrail.problems import Problem

NOT_FIGURES = "This has something other than figures and spaces in it."
ONE_NUMBER = "Enter one number in figures. A second number gets an entry of its own, and an extension goes in its label."
WHOLE_NUMBER = (
    "Enter the whole number with its area code, for example 01632 960123. "
    "A short national number goes in data/vocabulary/short_number.yml."
)
DRAMA = re.compile(
    r"(?:01632960|07700900|08081570|03069990|01134960|01144960|01154960|01164960|01174960|01184960|01214960|01314960|"
    r"01414960|01514960|01614960|01914980|02079460|02896496|02920180|09098790)\d{3}"
)


def find(catalogue, today):
    short = {re.sub(r"\D", "", term.label) for term in catalogue.terms("short_number").values()}
    for entry, loc, number in phone_numbers(catalogue):
        digits = dialled_at_home(number)
        if digits in short:
            continue
        what = _fault(digits)
        if what:
            yield Problem(
                entry.where(*loc),
                "phone_number",
                what,
                ONE_NUMBER if what == NOT_FIGURES else WHOLE_NUMBER,
            )


def phone_numbers(catalogue):
    """Every phone number a record offers, with its entry and place."""
    for entry in catalogue.shelf("service").values():
        for index, phone in enumerate(entry.record.phones if entry.record else ()):
            yield entry, ("phones", index, "number"), phone.number
    for entry in catalogue.shelf("helpline").values():
        for name in ("phone", "text", "phone_unchecked"):
            if entry.record and getattr(entry.record, name):
                yield entry, (name,), getattr(entry.record, name)


# Numbers are dear to read, and services of one organisation share them.
@lru_cache(maxsize=10_000)
def _fault(digits):
    if not re.fullmatch(r"\+?[0-9]+", digits):
        return NOT_FIGURES
    try:
        number = phonenumbers.parse(digits, "GB")
    except phonenumbers.NumberParseException:
        return "This cannot be read as a phone number."
    if number.country_code != 44:
        return "This is not a number in the United Kingdom."
    if digits[0] not in "0+" and len(digits) in {9, 10}:
        return "A UK number begins with a nought. Excel takes it away from what it thinks is a figure."
    if len(digits) not in {10, 11}:
        return f"The phone number has {len(digits)} digits. A full UK number has 10 or 11."
    # 01632 is set aside for drama, so the library does not count it as in use; the demonstration needs it.
    if not phonenumbers.is_valid_number(number) and not is_for_drama(digits):
        return "No number in the United Kingdom begins like this and has this length."
    return ""


def dialled_at_home(number):
    """The number without spaces, and with its nought in place of +44."""
    return re.sub(r"^\+44(?:0(?=\d{10}))?", "0", re.sub(r"[\s()-]", "", number))


def is_for_drama(number):
    """Whether a number is in one of the ranges that Ofcom sets aside for invented people."""
    return bool(DRAMA.fullmatch(dialled_at_home(number)))
