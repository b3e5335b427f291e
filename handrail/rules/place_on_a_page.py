"""A page, a note or a record speaks of safe accommodation and of a place in one breath.

Why: an address on a page is as public as one in a service's own record, and so is one in the words for a picture or in a
comment that the page carries. The value is not printed here, because build logs are public.
Source: safety.md, Confidential places, 2 and 4.
Mend: take the place out of the paragraph. Offer a number to ring instead. An office that anyone may visit belongs in the
record of a service whose place is public.
"""

import re
from pathlib import PurePosixPath

from handrail.places import SAFE_PLACE, certain_places, every_place, links_to_a_map, place_in, unnamed
from handrail.problems import Problem, Where
from handrail.rules.confidential_place import is_safe_accommodation
from handrail.rules.place_in_text import is_somewhere_to_live

TARGET = re.compile(r"\]\(([^)\s]*)[^)]*\)|(?:src|href)=[\"']([^\"']*)|(https?://\S+)")
COVERS = re.compile(r"<!--\s*covers:.*?-->", re.S)
HEADING = re.compile(r"(#{1,6})\s|<h([1-6])\b", re.I)
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n\s*\n")
# Pages advise on cars and fines; in the words of a refuge itself the same is a way to its door.
ORDINARY = {"where to park"}
PROSE = ("page", "guidance")
# What the site's own services and lists say is asked sentence by sentence: one record may speak of several places.
RECORDS = ("service", "partnership", "helpline", "instrument", "vocabulary", "glossary", "law", "figure", "diagram", "source")
IS_ADDRESS = {"id", "website", "web_form", "live_chat", "email", "number", "refs", "page", "exit_to", "site_address"}
PAGE_FILES = {".html", ".htm", ".txt", ".csv", ".json", ".svg", ".xml"}
HISTORY = "If it was ever pushed, it is still in the history: tell whoever keeps the repository today."


def find(catalogue, today):
    names = _names(catalogue)
    for kind in PROSE:
        for entry in catalogue.shelf(kind).values():
            above = len(entry.tree.lines) - len(entry.tree.body.split("\n"))
            title = str(entry.tree.at(("title",)) or "")
            yield from _in_text(entry.tree.path, entry.tree.body, above, title, names)
            top = "\n".join(entry.tree.lines[:above])
            if names.search(top) and (what := place_in(top)):
                yield _problem(Where(entry.tree.path, 1, 1), "The top of this page", what)
    for path, text in _other_files(catalogue):
        yield from _in_text(path, text, 0, "", names)
    for path in _file_names(catalogue):
        stem = PurePosixPath(path).stem
        if names.search(stem.replace("-", " ").replace("_", " ")) and (what := place_in(stem, is_address=True)):
            yield _problem(Where(unnamed(path)), "The name of a file in this folder", what)
    for kind in RECORDS:
        for entry in catalogue.shelf(kind).values():
            yield from _in_record(entry, names)


def _names(catalogue):
    """What speaks of safe accommodation: the usual words, and the names of the site's own."""
    own = []
    for entry in catalogue.shelf("service").values():
        if entry.tree.at(("location_disclosure",)) != "public" and is_somewhere_to_live(entry):
            own += [str(entry.tree.at(("name",)) or ""), entry.id.replace("-", " ")]
    own = [re.escape(name) for name in own if len(name) > 5]
    return re.compile("|".join([SAFE_PLACE.pattern, *own]), re.I)


def _in_text(path, body, above, title, names):
    for number, paragraph, nearby in _paragraphs(body, title):
        said = COVERS.sub("", TARGET.sub("]", paragraph))
        targets = [next(filter(None, match), "") for match in TARGET.findall(paragraph)]
        what = ""
        if names.search(paragraph):
            # An address of a page is no street; a link to a map is a place whatever its words.
            in_links = (one.what for target in targets for one in certain_places(target, is_address=True))
            what = next((one.what for one in every_place(said) if one.what not in ORDINARY), "") or next(in_links, "")
        elif names.search(nearby):
            what = next((one.what for one in certain_places(said)), "")
            what = what or ("a link to a map" if any(map(links_to_a_map, targets)) else "")
        if what:
            yield _problem(Where(path, above + number, 1), "The paragraph that begins here", what, bool(names.search(paragraph)))


def _in_record(entry, names):
    if entry.kind == "service" and entry.tree.at(("location_disclosure",)) != "public":
        return
    if entry.kind == "service" and entry.record and is_safe_accommodation(entry.record):
        return
    own = " ".join(str(value) for value in (entry.tree.at(("location",)) or {}).values()) if entry.kind == "service" else ""
    # A meaning seldom repeats the word it explains.
    term = f"{entry.tree.at(('term',))} " if entry.kind == "glossary" else ""
    for loc, text in entry.tree.texts():
        if loc[0] == "location" or any(step in IS_ADDRESS for step in loc):
            continue
        for sentence in [text] if term else SENTENCE.split(text):
            places = (one.what for one in every_place(sentence) if one.what not in ORDINARY and one.words not in own)
            if names.search(term + sentence) and (what := next(places, "")):
                yield _problem(entry.hidden(*loc), "This text", what)
                break


def _problem(where, which, what, in_one_breath=True):
    speaks = "speaks of safe accommodation" if in_one_breath else "stands under words about safe accommodation"
    return Problem(where, "place_on_a_page", f"{which} {speaks} and seems to hold {what}.", f"Take the place out. {HISTORY}")


def _other_files(catalogue):
    """Prose and files that no shelf holds: short notices, and what is copied into the site as it is."""
    for place, pattern in (("content", "**/*.md"), ("docs", "**/*")):
        for relative, path in catalogue.files(place, pattern).items():
            is_prose = place == "content" and not relative.startswith("content/guidance/")
            if is_prose or (place == "docs" and path.suffix.lower() in PAGE_FILES):
                yield catalogue.shown(path, relative), path.read_text("utf-8", errors="replace")


def _file_names(catalogue):
    for place in ("content", "docs"):
        for relative, path in catalogue.files(place, "**/*").items():
            yield catalogue.shown(path, relative)


def _paragraphs(body, title):
    """Each paragraph with the number of its first line, from 1, and the words it stands under.

    Those are the page's title, the headings above it, and the paragraph just before.
    """
    number, gathered, before = 1, [], ""
    headings: dict[int, str] = {}
    for index, line in enumerate([*body.split("\n"), ""], start=1):
        heading = HEADING.match(line)
        if line.strip() and not heading:
            number = number if gathered else index
            gathered.append(line)
            continue
        if gathered:
            paragraph = "\n".join(gathered)
            yield number, paragraph, " ".join([title, *headings.values(), before])
            before, gathered = paragraph, []
        if heading:
            level = len(heading[1] or "") or int(heading[2] or 1)
            headings = {above: words for above, words in headings.items() if above < level} | {level: line}
            before = ""
            yield index, line, title
