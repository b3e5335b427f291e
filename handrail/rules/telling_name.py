"""The name of safe accommodation tells which town or which house it is in, or the area it names may be too small.

Why: somebody who is looking needs only a street to walk. Only a person can say whether a name gives the place away, so this
is a warning.
Source: safety.md, Confidential places, 2.
Mend: ask the provider, and use a name that holds neither the town nor the house.
"""

import re

from handrail.problems import Problem
from handrail.rules.confidential_place import is_safe_accommodation

NEEDS_PARTNERSHIP = True
HOUSE = re.compile(
    r"\b[A-Z][\w’']+ (?:House|Lodge|Court|Cottage|Villas?|Manor|Hall|Grange|Farm|Heights|Towers|Place|Rectory|Mansions)\b"
    r"|\b(?:Tŷ|Ty|Plas|Bryn|Llys) [A-Z]\w+"
)
ASK = "Ask the provider whether that gives its place away, and use another name if it does."


def find(catalogue, today):
    towns = re.compile(rf"\b(?:{'|'.join(re.escape(area.name) for area in catalogue.partnership.areas)})\b")
    for entry in catalogue.shelf("service").values():
        service = entry.record
        if service is None or service.location_disclosure == "public" or not is_safe_accommodation(service):
            continue
        for loc, name in ((("name",), service.name), *((("other_names", i), one) for i, one in enumerate(service.other_names))):
            town = service.location_disclosure == "none" and bool(towns.search(name))
            if town or HOUSE.search(name):
                what = "a town" if town else "a house"
                yield _warning(entry.hidden(*loc), f"The name of this safe accommodation holds the name of {what}.", ASK)
        if service.named_area and not towns.search(service.named_area):
            yield _warning(
                entry.hidden("named_area"),
                "The area named for this safe accommodation is not one of the areas of the partnership.",
                "Name a whole area of the partnership; a village or a district of one may already give the house away.",
            )


def _warning(where, what, mend):
    return Problem(where, "telling_name", what, mend, "warning")
