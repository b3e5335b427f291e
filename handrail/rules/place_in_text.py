"""The text of a confidential service gives its place away.

Why: an address in a description is as easy to read as one in an address field. The value is not printed here, because
build logs are public.
Source: safety.md, section 7, rules 2 and 4.
Mend: take the place out of the sentence. Offer a number to ring instead.
"""

from handrail.places import place_in
from handrail.problems import Problem

# A web or email address is not a place, and a date or a phone number is not a postcode.
NOT_TEXT = {"id", "organisation", "website", "web_form", "live_chat", "email", "number"}


def find(catalogue, today):
    for entry in catalogue.shelf("service").values():
        # A record that was refused may still be one that should be hidden.
        if entry.tree.at(("location_disclosure",)) == "public":
            continue
        for loc, text in entry.tree.texts():
            if loc[0] == "location":
                continue
            if what := place_in(text, links_only=loc[-1] in NOT_TEXT):
                yield Problem(
                    entry.where(*loc).hidden(),
                    "place_in_text",
                    f"This service's place is not public, and “{loc[0]}” seems to hold {what}.",
                    "Take it out and keep the council area only. If it was ever pushed, it is still in the history: "
                    "tell whoever keeps the repository today.",
                )
