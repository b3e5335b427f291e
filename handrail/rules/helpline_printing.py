"""A national line prints a number or hours that nobody may print yet.

Why: a number that was copied wrongly, or hours that have changed, cost somebody the one call she could make.
Source: safety.md, Listings: only numbers seen on two good pages, hours only once confirmed.
Mend: move the value to its “unchecked” field, or open the live page and enter the day in checked_on.
"""

from handrail.problems import Problem


def find(catalogue, today):
    for entry in catalogue.shelf("helpline").values():
        line = entry.record
        if line is None:
            continue
        if line.may_print == "name-only" and not line.checked_on:
            for name, instead in (("phone", "phone_unchecked"), ("text", "other_unchecked")):
                if getattr(line, name):
                    yield Problem(
                        entry.where(name),
                        "helpline_printing",
                        "This number may not be printed until a person has seen it on the live page.",
                        f"Move it to {instead}, or open the page and enter the day in checked_on.",
                    )
        if line.may_print != "number-and-hours" and line.hours and not line.hours_checked_on:
            yield Problem(
                entry.where("hours"),
                "helpline_printing",
                "These hours may not be printed until a person has seen them on the live page.",
                "Move them to hours_unchecked, or open the page and enter the day in hours_checked_on.",
            )
        if not line.phone and not line.website:
            yield Problem(
                entry.where("name"),
                "helpline_printing",
                "This line has neither a number that may be printed nor a page to go to.",
                "Add its website, or leave the record out until there is something to offer.",
            )
