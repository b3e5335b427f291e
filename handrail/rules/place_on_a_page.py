"""A page speaks of safe accommodation and of a place in one breath.

Why: an address on a page is as public as one in a record. The value is not printed here, because build logs are public.
Source: safety.md, Confidential places, 2 and 4.
Mend: take the place out of the paragraph. Offer a number to ring instead.
"""

import re

from handrail.places import place_in
from handrail.problems import Problem, Where

SAFE_PLACE = re.compile(r"\brefuges?\b|\bsafe (?:house|home|accommodation|place to stay)s?\b", re.I)
LINK = re.compile(r"\]\([^)]*\)|<!--.*?-->|https?://\S+", re.S)


def find(catalogue, today):
    for kind in ("page", "guidance"):
        for entry in catalogue.shelf(kind).values():
            above = len(entry.tree.lines) - len(entry.tree.body.split("\n"))
            for number, paragraph in _paragraphs(entry.tree.body):
                said = LINK.sub("]", paragraph)
                # An address of a page is no street; a link to a map is a place whatever its words.
                what = (place_in(said) or place_in(paragraph, links_only=True)) if SAFE_PLACE.search(said) else ""
                if what:
                    yield Problem(
                        Where(entry.tree.path, above + number, 1),
                        "place_on_a_page",
                        f"The paragraph that begins here speaks of safe accommodation and seems to hold {what}.",
                        "Take the place out. If it was ever pushed, it is still in the history: "
                        "tell whoever keeps the repository today.",
                    )


def _paragraphs(body):
    """Each paragraph with the number of its first line, from 1."""
    number, gathered = 1, []
    for index, line in enumerate([*body.split("\n"), ""], start=1):
        if line.strip():
            number = number if gathered else index
            gathered.append(line)
        elif gathered:
            yield number, "\n".join(gathered)
            gathered = []
