"""The text of a confidential service gives its place away.

Why: an address in a description is as easy to read as one in an address field. The value is not printed here, because
build logs are public.
Source: safety.md, section 7, rules 2 and 4.
Mend: take the place out of the sentence. Offer a number to ring instead.
"""

import re

from handrail.problems import Problem

# Each pattern with the words for what it finds. Street words need a number or a capitalised name before them.
PATTERNS = (
    (re.compile(r"\b(?!NO\b)[A-Z]{1,2}[\s.\-]*\d[\dA-Z]?[\s.\-]*\d[\s.\-]*[ABD-HJLNP-UW-Z]{2}\b", re.I), "a postcode"),
    (re.compile(r"-?\b\d{1,2}\.\d{3,}\s*[,;/ ]\s*-?\d{1,3}\.\d{3,}"), "coordinates"),
    (re.compile(r"\b[HJNOST][A-Z]\s?\d{3,5}\s?\d{3,5}\b"), "a grid reference"),
    (re.compile(r"///\s?\w+\.\w+\.\w+|what3words|w3w\.co", re.I), "a three-word address"),
    (re.compile(r"\b[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}\b", re.I), "a Plus Code"),
    (
        re.compile(r"(?:google\.\w+(?:\.\w+)?/maps|maps\.app\.goo\.gl|goo\.gl/maps|maps\.google|maps\.apple|bing\.com/maps|openstreetmap\.org|osm\.org|streetmap\.co|waze\.com)", re.I),
        "a link to a map",
    ),
    (
        re.compile(
            r"\b\d+[a-z]?,?\s+(?:[A-Z][\w’']+\s+){1,3}"
            r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Close|Crescent|Drive|Gardens|Grove|Place|Square|Terrace|Way|Court|Hill|Row|Mews|Walk)\b"
        ),
        "a street address",
    ),
    (
        re.compile(
            r"\b(?:[A-Z][\w’']+\s+){1,3}(?:Street|Road|Avenue|Lane|Close|Crescent|Gardens|Grove|Square|Terrace|Mews)\b"
        ),
        "the name of a street",
    ),
    (
        re.compile(
            r"\b(?:opposite|behind|next to|next door to|across from|above|beside|near|close to|round the corner from|"
            r"a (?:short|\d+[- ]minute) walk from|minutes(?:’|')? (?:walk )?from)\s+(?:to\s+)?(?:the|our|a)\s+"
            r"(?:\w+\s+){0,2}(?:station|church|school|hospital|park|shop|shops|supermarket|library|pub|police|town hall|market|"
            r"mosque|surgery|stop|bridge|roundabout|cathedral|temple|cinema|post office|bus)",
            re.I,
        ),
        "directions to it",
    ),
    (re.compile(r"\b(?:bus(?:es)?|tram|train|tube)\s+(?:number\s+|no\.?\s+)?\d+\w?\b|\bbus stop\b", re.I), "how to travel there"),
)

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
            for pattern, what in PATTERNS:
                if loc[-1] in NOT_TEXT and what != "a link to a map":
                    continue
                if pattern.search(text):
                    yield Problem(
                        entry.where(*loc).hidden(),
                        "place_in_text",
                        f"This service's place is not public, and “{loc[0]}” seems to hold {what}.",
                        "Take it out and keep the council area only. If it was ever pushed, it is still in the history: "
                        "tell whoever keeps the repository today.",
                    )
                    break
