"""How to reach an outside service, and what it costs. Names of people are never taken."""

from __future__ import annotations

import re

from handrail.exchange.plain_text import as_email, as_link, as_plain
from handrail.exchange.referral_outside import Json, Outside
from handrail.exchange.referral_shapes import items

PHONE_TYPES = {
    "voice": "voice",
    "phone": "voice",
    "telephone": "voice",
    "cell": "voice",
    "mobile": "voice",
    "text": "text",
    "sms": "text",
    "textphone": "textphone",
    "minicom": "textphone",
    "tty": "textphone",
}
NUMBER = re.compile(r"(?:\+|\(|\b)\d[\d\s().-]{1,}\d")
# The first part of an address that belongs to a post and to no person.
SHARED = re.compile(
    r"(?:info|hello|office|admin|administration|enquir(?:y|ies)|contact|contactus|support|help|helpline|mail|team|referrals?|"
    r"advice|services?|reception|general|post|duty|family|families|directory|idva|refuge)\b",
    re.I,
)


def addresses(service: Json, record: Json, outside: Outside) -> None:
    """Its page and its mailbox."""
    for name, field in (("url", "website"), ("email", "email")):
        if value := record.get(name):
            service[field], did = (as_link if name == "url" else as_email)(str(value))
            if did == "changed":
                outside.say(name, "changed", "It was made whole.")
            elif did:
                outside.say(
                    name, "left out", "This is not a whole web address." if name == "url" else "This is not an email address."
                )
    if contacts := items(record.get("contacts")):
        outside.say(
            "contacts", "left out", "Names of people are not taken. Their numbers are, and addresses that belong to a post."
        )
        for one in contacts:
            address, _ = as_email(str(one.get("email") or ""))
            if address and not service.get("email") and SHARED.match(address.partition("@")[0]):
                service["email"] = address
                outside.say("contacts", "guessed", "A contact's email address was taken, because it looks like a shared one.")


def numbers(service: Json, record: Json, outside: Outside) -> None:
    """Its numbers, out of the words round them."""
    phones: list[Json] = []
    for one in items(record.get("phones")):
        kind = str(one.get("type") or "voice").strip().lower()
        if kind not in PHONE_TYPES:
            outside.say("phones", "left out", f"A number of the type “{kind[:20]}” is not one to ring or text.")
            continue
        given = as_plain(str(one.get("number") or "")).removeprefix("tel:").strip()
        numbers = [match.strip() for match in NUMBER.findall(given)]
        if not numbers:
            outside.say("phones", "left out", "There is no number in it.")
            continue
        if outside.extra:
            numbers = [given]
        elif numbers != [given]:
            outside.say("phones", "changed", "The number was taken out of the words round it. Look for an extension.")
        label = outside.text(one, "description")
        for number in numbers:
            entry = {"number": number[:40], "type": PHONE_TYPES[kind]} | ({"label": label} if label else {})
            if entry not in phones:
                phones.append(entry)
    service["phones"] = phones


def costs(service: Json, record: Json, outside: Outside) -> None:
    """Whether it is free, and what it costs."""
    notes = []
    for one in items(record.get("cost_options")):
        option, amount = as_plain(str(one.get("option") or "")), one.get("amount")
        try:
            amount = float(amount) if amount is not None else None
        except (TypeError, ValueError):
            amount = None
        if option.lower() in {"free", "free of charge"} or (amount == 0 and not option):
            service.setdefault("is_free", "yes")
        elif amount:
            service["is_free"] = "no"
            notes.append(f"£{amount:.2f} {option}".strip())
        if one.get("amount_description"):
            notes.append(outside.text(one, "amount_description"))
    fees = outside.text(record, "fees_description") or outside.text(record, "fees")
    if not notes and fees.lower().rstrip(".") in {"free", "free of charge", "no charge"}:
        service.setdefault("is_free", "yes")
    elif not notes and fees:
        notes.append(fees)
    service["cost_note"] = ". ".join(dict.fromkeys(note for note in notes if note))[:300]
