"""The text of a confidential service gives its place away.

Why: an address in a description is as easy to read as one in an address field. The value is not printed here, because
build logs are public.
Source: safety.md, Confidential places, 2 and 4.
Mend: take the place out of the sentence. Offer a number to ring instead.
"""

import re
from dataclasses import replace

from handrail.places import found_in, place_in
from handrail.problems import Problem, Where

# Notes are not published, but the file is.
NOTE = re.compile(r"(?:^|\s)#(.*)")
# A web or email address is not a place, and a date or a phone number is not a postcode.
NOT_TEXT = {"id", "organisation", "website", "web_form", "live_chat", "email", "number"}


def find(catalogue, today):
    for entry in catalogue.shelf("service").values():
        # A record that was refused may still be one that should be hidden.
        if entry.tree.at(("location_disclosure",)) == "public":
            continue
        for loc, text in entry.tree.texts():
            # Rule confidential_place has this, unless the model has refused the record.
            if loc[0] == "location" and entry.record:
                continue
            what, words = found_in(text, links_only=loc[-1] in NOT_TEXT)
            if what:
                where = entry.hidden(*loc)
                line = entry.where_words(loc, words).line
                yield _problem(where, f"“{_field(loc)}” seems to hold {what}{'' if line == where.line else f' on line {line}'}")
        for number, line in enumerate(entry.tree.lines, start=1):
            note = NOTE.search(line)
            if note and (what := place_in(note[1])):
                start = note.start(1)
                where = Where(entry.tree.path, number, start, f"{' ' * (start - 1)}# [hidden]")
                yield _problem(where, f"this note seems to hold {what}")


def _problem(where, gives_away):
    return Problem(
        where,
        "place_in_text",
        f"This service's place is not public, and {gives_away}.",
        "Take it out and keep the council area only. If it has already been pushed, tell whoever looks after the "
        "repository now: it stays in the history.",
    )


def _field(loc):
    return next(step for step in reversed(loc) if isinstance(step, str))


def without_places(catalogue, problems):
    """The same problems, none of which prints a line that gives away the place of a service that may be confidential.

    A record with any fault at all may hold an address, and so may a file that cannot be read.
    """
    trees = [entry.tree for entry in catalogue.shelf("service").values()]
    known = {place for tree in trees if tree.at(("location_disclosure",)) == "public" for place in tree.places()}
    may_hide_one = catalogue.service_files()
    for problem in problems:
        where = problem.where
        if where.path in may_hide_one and not {(where.path, 0), (where.path, where.line)} & known:
            if place_in(where.text):
                problem = replace(problem, where=Where(where.path, where.line, where.column))
            if place_in(problem.what):
                problem = replace(problem, what=re.sub("“[^”]*”", "“[hidden]”", problem.what))
        yield problem
