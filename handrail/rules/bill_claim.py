"""A number is said not to show on a phone bill, and nothing says who checked.

Why: people plan their safety on it.
Source: safety.md, S18.
Mend: add bill_source and bill_checked_on, or leave shows_on_bill out.
"""

from handrail.problems import Problem


def find(catalogue, today):
    for entry in catalogue.shelf("service").values():
        for index, phone in enumerate(entry.record.phones if entry.record else ()):
            if phone.shows_on_bill is False and not (phone.bill_source and phone.bill_checked_on):
                yield Problem(
                    entry.where("phones", index, "shows_on_bill"),
                    "bill_claim",
                    "This says that the number does not show on a bill, but not who says so or when it was checked.",
                    "Add bill_source and bill_checked_on, or delete the line.",
                )
