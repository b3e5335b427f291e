"""What in a line, a row or a message gives a place away, and which services hide theirs, or did at some time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from handrail.history.log import Added
from handrail.history.tables import Row
from handrail.places import SAFE_PLACE, certain_places, district_in, every_place, place_in

SERVICES, ORGANISATIONS = "data/services/", "data/organisations/"
PRESENTATION, NEAR = ("macros/", "overrides/"), 3
"""Examples of every kind stand in one file there, so only so many lines round words about safe accommodation are looked at."""
FIELD = re.compile(r"^[\s-]*([a-z_]+):\s*(.*)$")
DISCLOSURE = re.compile(r"^\s*location_disclosure:\s*[\"']?(\w+)")
RUN_BY = re.compile(r"^organisation:\s*[\"']?([a-z0-9-]+)")
# Fields, ours or somebody else's, that hold a place whatever is written in them.
OF_A_PLACE = {
    "address", "addresses", "full_address", "street_address", "address_line", "street", "building", "town", "city",
    "town_or_city", "postcode", "post_code", "postal_code", "zip", "latitude", "longitude", "lat", "lng", "lon",
    "coordinates", "easting", "northing", "uprn", "what3words", "plus_code", "grid_reference", "map", "map_link",
    "google_maps", "directions", "parking", "bus", "transportation",
}  # fmt: skip
# What stands in such a field and says nothing.
NO_PLACE = {"Confidential address", "The address is not published", "yes", "no"}
PART_OF_A_NAME = re.compile(r"^location_|_(?:line_)?\d$")
LONGEST_NAME = 40
"""A heading longer than this is a sentence, and is not repeated."""
ADDRESSES = {"id", "website", "web_form", "live_chat", "email", "source_id"}


def hidden_ids(lines: list[Added], rows: list[Row]) -> set[str]:
    """Ids of services that do not publish their place, or did not at some time; and of files of services that never said."""
    said: dict[str, set[str]] = {}
    for one in lines:
        if one.path.startswith(SERVICES):
            words = {match[1] for line in one.lines() if (match := DISCLOSURE.match(line))}
            said.setdefault(PurePosixPath(one.path).stem, set()).update(words)
    for row in rows:
        for id in row.ids if row.at("location_disclosure") else ():
            said.setdefault(id, set()).add(row.at("location_disclosure").casefold())
    return {id for id, words in said.items() if words != {"public"}}


def owners(lines: list[Added], rows: list[Row], hidden: set[str]) -> set[str]:
    """Ids of organisations that run a hidden service, or did."""
    files = (one for one in lines if _is_service(one) in hidden)
    found = {match[1] for one in files for line in one.lines() if (match := RUN_BY.match(line))}
    return found | {row.at("organisation") for row in rows if _hides(row, hidden, set())} - {""}


def _is_service(one: Added) -> str:
    """The id of the service that a file is of, or nothing."""
    return PurePosixPath(one.path).stem if one.path.startswith(SERVICES) else ""


def kind_in_message(words: str) -> str:
    """What the words of a commit give away, or nothing."""
    look = every_place if SAFE_PLACE.search(words) else certain_places
    return next((place.what for place in look(words)), "")


def kinds_in_lines(one: Added, hidden: set[str], owners: set[str]) -> Iterator[str]:
    """What the lines that a commit added to a file give away."""
    stem = PurePosixPath(one.path).stem
    is_hidden = _is_service(one) in hidden or (one.path.startswith(ORGANISATIONS) and stem in owners)
    yield from kinds_in_name(one.path, is_hidden)
    for run in one.runs:
        whole = "\n".join(run)
        if is_hidden:
            kinds = [_in_line(line) for line in run]
            # A postcode that is broken over two lines is in neither.
            yield from [kind for kind in kinds if kind] or filter(None, [place_in(whole)])
        elif SAFE_PLACE.search(whole):
            lines = _near_such_words(run) if one.path.startswith(PRESENTATION) else run
            yield from filter(None, map(_beside, lines))


def kinds_in_name(path: str, is_hidden: bool = False) -> Iterator[str]:
    """What the name of a file gives away, if it is a hidden service's or speaks of one."""
    stem = PurePosixPath(path).stem
    if (is_hidden or SAFE_PLACE.search(re.sub("[-_]", " ", stem))) and (kind := place_in(stem, is_address=True)):
        yield f"{kind} in its name"


def kinds_in_row(row: Row, hidden: set[str], owners: set[str], hiding: set[str]) -> Iterator[str]:
    """What a row of a table gives away. `hiding` are the tables in which some row hides its place."""
    if not (row.version.path in hiding if row.is_beside else _hides(row, hidden, owners)):
        yield from (kind for _, text in row.cells if SAFE_PLACE.search(text) and (kind := _beside(text)))
        return
    ours = bool(row.at("location_disclosure"))
    for name, text in row.cells:
        bare = PART_OF_A_NAME.sub("", re.sub(r"\W+", "_", name.casefold()))
        named = f" in “{name}”" if name and len(name) <= LONGEST_NAME and not place_in(name) else ""
        if bare in OF_A_PLACE and text not in NO_PLACE:
            yield f"a value{named}"
        elif kind := place_in(text, is_address=name in ADDRESSES) or (ours and district_in(text) and "part of a postcode"):
            yield f"{kind}{named}"


def tables_that_hide(rows: list[Row], hidden: set[str], owners: set[str]) -> set[str]:
    """Tables in which some row hides its place: a note beside its cells may be about that row."""
    return {row.version.path for row in rows if not row.is_beside and _hides(row, hidden, owners)}


def _hides(row: Row, hidden: set[str], owners: set[str]) -> bool:
    if disclosure := row.at("location_disclosure"):
        return disclosure.casefold() != "public" or bool(row.ids & hidden)
    if not row.at("organisation") and row.ids & owners:
        return True
    # Somebody else's list says nothing of who may know, and so do our own of long ago.
    return bool(row.at("accommodation_type") or SAFE_PLACE.search(row.words))


def _near_such_words(run: list[str]) -> Iterator[str]:
    for number, line in enumerate(run):
        if SAFE_PLACE.search("\n".join(run[max(number - NEAR, 0) : number + NEAR + 1])):
            yield line


def _beside(line: str) -> str:
    """What a line gives away where something near it speaks of safe accommodation: more, if the line itself does."""
    found = every_place(line) if SAFE_PLACE.search(line) else certain_places(line)
    return next((place.what for place in found if place.what != "where to park"), "")


def _in_line(line: str) -> str:
    """What a line of a hidden service's file gives away, with the name of its field where that is a plain one."""
    match = FIELD.match(line)
    name, value = (match[1], match[2]) if match else ("", line)
    if name in OF_A_PLACE and value.strip(" \"'"):
        return f"a value in “{name}”"
    kind = place_in(value, is_address=name in ADDRESSES) or (district_in(value) and "part of a postcode")
    return f"{kind} in “{name}”" if kind and name else kind
