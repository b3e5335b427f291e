"""The name of safe accommodation tells which town or which house it is in.

Why: somebody who is looking needs only a street to walk. Only a person can say whether a name gives the place away, so this
is a warning.
Source: safety.md, Confidential places, 2.
Mend: ask the provider, and use a name that holds neither the town nor the house.
"""

import re

from handrail.problems import Problem
from handrail.rules.confidential_place import is_safe_accommodation

NEEDS_PARTNERSHIP = True
HOUSE = re.compile(r"\b[A-Z][\w’']+ (?:House|Lodge|Court|Cottage|Villas?|Manor|Hall|Grange)\b")


def find(catalogue, today):
    towns = re.compile(rf"\b(?:{'|'.join(re.escape(area.name) for area in catalogue.partnership.areas)})\b")
    for entry in catalogue.shelf("service").values():
        service = entry.record
        if service is None or service.location_disclosure != "none" or not is_safe_accommodation(service):
            continue
        town = towns.search(service.name)
        if town or HOUSE.search(service.name):
            yield Problem(
                entry.hidden("name"),
                "telling_name",
                f"The name of this safe accommodation holds the name of {'a town' if town else 'a house'}.",
                "Ask the provider whether that gives its place away, and use another name if it does.",
                "warning",
            )
