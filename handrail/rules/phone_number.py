"""A phone number is not a number that can be rung in the United Kingdom.

Why: a wrong digit sends somebody who has one chance to ring to the wrong place.
Source: the numbering plan as the phonenumbers library holds it; short national numbers from data/vocabulary/short_number.yml.
Mend: copy the whole number with its area code from the service's own page.
"""

import re

import phonenumbers

from handrail.problems import Problem


def find(catalogue, today):
    short = {re.sub(r"\D", "", term.label) for term in catalogue.terms("short_number").values()}
    for entry, loc, number in phone_numbers(catalogue):
        digits = re.sub(r"[\s()-]", "", number)
        if digits in short:
            continue
        what = _fault(digits)
        if what:
            yield Problem(
                entry.where(*loc),
                "phone_number",
                what,
                "Enter the whole number with its area code, for example 01632 960123. "
                "A short national number goes in data/vocabulary/short_number.yml.",
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


def _fault(digits):
    if not re.fullmatch(r"\+?\d+", digits):
        return "This has something other than figures and spaces in it."
    try:
        number = phonenumbers.parse(digits, "GB")
    except phonenumbers.NumberParseException:
        return "This cannot be read as a phone number."
    if number.country_code != 44:
        return "This is not a number in the United Kingdom."
    count = len(f"0{digits[3:]}" if digits.startswith("+44") else digits)
    if count not in {10, 11}:
        return f"The phone number has {count} digits. A full UK number has 10 or 11."
    # 01632 is set aside for drama, so the library does not count it as in use; the demonstration needs it.
    if not phonenumbers.is_valid_number(number) and not is_for_drama(digits):
        return "No number in the United Kingdom begins like this and has this length."
    return ""


def is_for_drama(digits):
    """Whether a number is in one of the ranges that Ofcom sets aside for invented people."""
    return bool(re.fullmatch(r"(?:01632960|07700900|08081570)\d{3}", re.sub(r"\D", "", digits)))
