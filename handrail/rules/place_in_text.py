"""The text of a confidential service, or of those who run it, gives its place away.

Why: an address in a description is as easy to read as one in an address field, and so is one in the name of the file. The
value is not printed here, because build logs are public.
Source: safety.md, Confidential places, 2 and 4.
Mend: take the place out of the sentence. Offer a number to ring instead.
"""

import re
from dataclasses import replace
from pathlib import PurePosixPath

from handrail.places import SAFE_PLACE, district_in, every_place, place_in, unnamed
from handrail.problems import Problem, Where

# Notes are not published, but the file is.
NOTE = re.compile(r"(?:^|\s)#(.*)")
# Ids, words of a list, addresses of pages and mailboxes: words joined by marks. A date or a phone number is not a postcode.
IS_ADDRESS = {
    "id",
    "organisation",
    "website",
    "web_form",
    "live_chat",
    "email",
    "number",
    "source_id",
    "refs",
    "identifiers",
    "access",
}
LOST = (
    "Take it out and keep the council area only. If it has already been pushed, tell whoever looks after the "
    "repository now: it stays in the history."
)


def find(catalogue, today):
    hidden = [entry for entry in catalogue.shelf("service").values() if _hides_its_place(entry)]
    for number, entry in enumerate(catalogue.shelf("service").values(), start=1):
        if _hides_its_place(entry):
            yield from _in_record(entry, "This service's place is not public")
            if place_in(entry.id, is_address=True):
                words = f"the name of its file, number {number} in alphabetical order, seems to hold"
                yield _problem(
                    Where(unnamed(entry.tree.path)),
                    f"This service's place is not public, and {words} {place_in(entry.id, is_address=True)}",
                )
    # Whoever runs a refuge may have its office in it. A place that anyone may know belongs in the record of a public service.
    runs = {entry.tree.at(("organisation",)) for entry in hidden}
    for id, entry in catalogue.shelf("organisation").items():
        if id in runs:
            yield from _in_record(entry, "This organisation runs a service whose place is not public")
    yield from _in_areas(catalogue, [entry for entry in hidden if is_somewhere_to_live(entry)])


def _hides_its_place(entry):
    # A record that was refused may still be one that should be hidden.
    return entry.tree.at(("location_disclosure",)) != "public"


def is_somewhere_to_live(entry):
    """Whether a record, refused or not, looks like safe accommodation."""
    said = f"{entry.tree.at(('name',))} {entry.tree.at(('summary',))}"
    return bool(
        entry.tree.at(("accommodation_type",)) or "residential" in (entry.tree.at(("channels",)) or ()) or SAFE_PLACE.search(said)
    )


def _in_record(entry, whose):
    lives_there = entry.kind == "service" and is_somewhere_to_live(entry)
    for loc, text in entry.tree.texts():
        # Rule confidential_place has this, unless the model has refused the record.
        if loc[0] == "location" and entry.record:
            continue
        what, words = _found(entry, loc, text, lives_there)
        if what:
            where = entry.hidden(*loc)
            line = entry.where_words(loc, words).line
            yield _problem(
                where, f"{whose}, and “{_field(loc)}” seems to hold {what}{'' if line == where.line else f' on line {line}'}"
            )
    for loc, (line, column, _) in entry.tree.key_marks.items():
        if what := place_in(str(loc[-1])):
            yield _problem(Where(entry.tree.path, line + 1, column + 1), f"{whose}, and the name of a field seems to hold {what}")
    for number, column, note in _notes(entry.tree.lines):
        if what := place_in(note):
            where = Where(entry.tree.path, number, column, f"{' ' * (column - 1)}# [hidden]")
            yield _problem(where, f"{whose}, and this note seems to hold {what}")


def _found(entry, loc, text, lives_there):
    is_address = not IS_ADDRESS.isdisjoint(loc)
    places = every_place(text, is_address)
    # Rule telling_name asks about a name: only a person can say what it gives away.
    name = (entry.tree.at(("name",)) or "") if places else ""
    for one in places:
        if not (one.what == "a house or a door" and any(word in name for word in one.words.split() if word.istitle())):
            return one.what, one.words
    if lives_there and not is_address and (words := district_in(text)):
        return "part of a postcode", words
    return "", ""


def _in_areas(catalogue, somewhere_to_live):
    """An area of the partnership that is one street says where its refuge is."""
    partnership = catalogue.shelf("partnership").get("partnership")
    areas = (partnership.tree.at(("areas",)) if partnership else None) or []
    for index, area in enumerate(area if isinstance(area, dict) else {} for area in areas):
        lives_here = any(area.get("id") in (entry.tree.at(("service_areas",)) or ()) for entry in somewhere_to_live)
        for field in ("id", "name") if lives_here else ():
            if what := place_in(str(area.get(field, "")), is_address=field == "id"):
                yield _problem(
                    partnership.hidden("areas", index, field),
                    f"Safe accommodation covers this area, and “{field}” seems to hold {what}",
                )


def _notes(lines):
    """Each note with its line and column from 1; notes on lines that follow each other are read as one."""
    held = None
    for number, line in enumerate([*lines, ""], start=1):
        note = NOTE.search(line)
        if note and held and not line[: note.start(1) - 1].strip():
            held = (held[0], held[1], f"{held[2]}\n{note[1]}")
            continue
        if held:
            yield held
        held = (number, note.start(1), note[1]) if note else None
    if held:
        yield held


def _problem(where, gives_away):
    return Problem(where, "place_in_text", f"{gives_away}.", LOST)


def _field(loc):
    return next(step for step in reversed(loc) if isinstance(step, str))


def without_places(catalogue, problems):
    """The same problems, none of which prints a line that gives away the place of a service that may be confidential.

    A record with any fault at all may hold an address, and so may a file that cannot be read.
    """
    problems = list(problems)
    services = catalogue.shelf("service").values()
    public = {place for entry in services if not _hides_its_place(entry) for place in entry.tree.places()}
    files = catalogue.files("data/organisations", "*.yml", is_the_sites_own=True)
    may_hide_one = catalogue.service_files() | {catalogue.shown(path, relative) for relative, path in files.items()}
    may_hide_one |= {entry.tree.path for entry in catalogue.shelf("organisation").values()}
    hides_one = {problem.where.path for problem in problems if problem.fault in {"place_in_text", "place_on_a_page"}}
    for problem in problems:
        where = problem.where
        may_hide = where.path in may_hide_one and not {(where.path, 0), (where.path, where.line)} & public
        if may_hide or where.path in hides_one:
            if gives_away(where.text.replace("[hidden]", "")):
                problem = replace(problem, where=Where(where.path, where.line, where.column))
            problem = replace(problem, what=_blotted(problem.what), mend=_blotted(problem.mend))
            if place_in(PurePosixPath(where.path).stem, is_address=True):
                problem = replace(problem, where=replace(problem.where, path=unnamed(where.path)))
        yield problem


def gives_away(text):
    """Whether a line gives away a place, in its words or in an address that stands in it."""
    # That there is somewhere to park says nothing until it says where.
    found = any(one.what != "where to park" for one in every_place(text))
    return bool(found or district_in(text) or any(place_in(word, is_address=True) for word in text.split()))


def _blotted(said):
    return re.sub("“([^”]*)”", lambda quoted: "“[hidden]”" if gives_away(quoted[1]) else quoted[0], said)
