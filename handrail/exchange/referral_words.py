"""The words, ages and state of an outside record."""

from __future__ import annotations

import re

from handrail.exchange.plain_text import as_plain, cut
from handrail.exchange.referral_outside import LONGEST, Json, Outside

STATUSES = ("active", "temporarily closed", "inactive", "defunct")


def words(service: Json, record: Json, outside: Outside) -> None:
    """Summary and description, other names, who can use it, how to start, the wait, an alert and ages."""
    whole = record.get("description")
    text = as_plain(whole) if isinstance(whole, str) else ""
    if text != (whole.strip().replace("\r\n", "\n") if isinstance(whole, str) else ""):
        outside.say("description", "changed", "Markup and letters that cannot be seen were turned into plain text.")
    summary, _, rest = text.partition("\n\n")
    if len(summary) > LONGEST["words"]:
        short = cut(summary, LONGEST["words"])
        rest = "\n\n".join(part for part in (summary[len(short) :].strip(), rest) if part)
        summary = short
        outside.say("description", "changed", "The first sentences became the summary. See that they are enough.")
    if len(rest) > LONGEST["prose"]:
        rest = cut(rest, LONGEST["prose"])
        outside.say("description", "changed", "It is too long for a description, and its end was cut off.")
    service |= {"summary": summary, "description": rest.strip()}
    if other := outside.text(record, "alternate_name"):
        service["other_names"] = [one.strip() for one in other.split(";") if one.strip()]
    for name in ("eligibility_description", "application_process"):
        # Our own sites add to it, in words, what they carry in full.
        if not (outside.extra and name == "eligibility_description"):
            service[name] = outside.text(record, name)
    service["wait_note"] = outside.text(record, "wait_time")
    if alert := outside.text(record, "alert"):
        service["alert"] = {"text": alert}
    ages = [_age(record, outside, name) for name in ("minimum_age", "maximum_age")]
    if all(ages) and int(ages[0]) > int(ages[1]):
        outside.say("minimum_age", "left out", f"The youngest age, {ages[0]}, is above the oldest, {ages[1]}. Neither was taken.")
        ages = ["", ""]
    service |= {"minimum_age": ages[0], "maximum_age": ages[1]}


def _age(record: Json, outside: Outside, name: str) -> str:
    value = record.get(name)
    if value is None:
        return ""
    match = re.fullmatch(r"(\d{1,3})(?:\.0+)?", str(value).strip())
    if not match or int(match[1]) > 120:
        outside.say(name, "left out", "This is not an age in whole years.")
        return ""
    if isinstance(value, str):
        outside.say(name, "changed", "It was text and was read as a number.")
    return match[1]


def status(record: Json, outside: Outside) -> str:
    """Whether it is active, in one of the standard's words."""
    given = str(record.get("status") or "").strip().lower().replace("_", " ")
    if given in STATUSES:
        if given != record["status"]:
            outside.say("status", "changed", f"It was written as “{given}”.")
        return given
    outside.say("status", "guessed", "It does not say whether it is active, so it was taken as inactive.")
    return "inactive"
