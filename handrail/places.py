"""What gives a place away in text. Used on records before a build and on pages after it.

Source: safety.md, section 7, rules 2 and 4. Patterns find the usual forms; a person must still read what no pattern can.
"""

from __future__ import annotations

import re

MAP_LINK = "a link to a map"
# Each pattern with the words for what it finds.
PATTERNS = (
    (re.compile(r"\b(?!NO\b)[A-Z]{1,2}[\s.\-]*\d[\dA-Z]?[\s.\-]*\d[\s.\-]*[ABD-HJLNP-UW-Z]{2}\b", re.I), "a postcode"),
    (re.compile(r"-?\b\d{1,2}\.\d{3,}\s*[,;/ ]\s*-?\d{1,3}\.\d{3,}"), "coordinates"),
    (re.compile(r"\b[HJNOST][A-Z]\s?\d{3,5}\s?\d{3,5}\b"), "a grid reference"),
    (re.compile(r"///\s?\w+\.\w+\.\w+|what3words|w3w\.co", re.I), "a three-word address"),
    (re.compile(r"\b[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}\b", re.I), "a Plus Code"),
    (
        re.compile(r"(?:google\.\w+(?:\.\w+)?/maps|maps\.app\.goo\.gl|goo\.gl/maps|maps\.google|maps\.apple|bing\.com/maps|openstreetmap\.org|osm\.org|streetmap\.co|waze\.com)", re.I),
        MAP_LINK,
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


def place_in(text: str, links_only: bool = False) -> str:
    """Say what a text gives away (“a postcode”), or nothing. In addresses and numbers only links to maps are looked for."""
    for pattern, what in PATTERNS:
        if (not links_only or what == MAP_LINK) and pattern.search(text):
            return what
    return ""
