"""Something is said to have happened on a day that has not come.

Why: a record that claims it was checked next month would look fresh for ever.
Source: the project's own checks on Open Referral UK data: assured dates are never in the future.
Mend: correct the date. Only set it on the day the record is really checked.
"""

from datetime import date

from pydantic import BaseModel

from handrail.days import in_words
from handrail.problems import Problem


def find(catalogue, today):
    for entry in catalogue.entries():
        if isinstance(entry.record, BaseModel):
            for loc, day in dates(entry.record):
                if str(loc[-1]).endswith("on") and day > today:
                    yield Problem(
                        entry.where(*loc),
                        "future_date",
                        f"{in_words(day)} has not come yet.",
                        "Correct the date. It should be the day this was really done.",
                    )


def dates(record, loc=()):
    """Every date in a record with its place."""
    for name, value in record:
        if isinstance(value, date):
            yield (*loc, name), value
        elif isinstance(value, BaseModel):
            yield from dates(value, (*loc, name))
        elif value and isinstance(value, tuple) and isinstance(value[0], BaseModel):
            for index, inner in enumerate(value):
                yield from dates(inner, (*loc, name, index))
