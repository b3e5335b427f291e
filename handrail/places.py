"""What gives a place away in text. Used on records before a build and on pages after it.

Source: safety.md, Confidential places, 2 and 4. Patterns find the usual forms; a person must still read what no pattern can.
"""

from __future__ import annotations

import re
from functools import lru_cache

MAP_LINK = "a link to a map"
# Short words that stand before figures in ordinary sentences and begin no postcode: “up to 25 at a time”.
WORDS = "a|am|an|as|at|be|by|do|go|he|i|if|in|is|it|my|no|of|on|or|pm|to|up|us|we"
STREET = r"Street|Road|Avenue|Lane|Close|Crescent|Gardens|Grove|Square|Terrace|Mews"
# Names and phrases that only look like streets.
NOT_STREETS = r"Open Road|Silk Road|The Road to|Memory Lane|Fast Lane|Downing Street|We Close"
LANDMARK_WORDS = (
    r"station|church|chapel|school|college|university|hospital|park|shops?|supermarket|library|pub|police|town hall|"
    r"market|mosque|synagogue|surgery|bus stop|stop|bridge|roundabout|cathedral|temple|cinema|post office|traffic lights"
)
# “Above the market rate” and “near the park and ride” are read by a person.
LANDMARK = rf"(?:{LANDMARK_WORDS})\b(?! (?:rate|price|value)s?)"

# Each pattern with the words for what it finds.
PATTERNS = (
    # Capital O is often typed for nought.
    (
        re.compile(
            rf"\b(?!(?:{WORDS})\b)[A-Z]{{1,2}}[\s.\-]*(?:\d[\dA-Z]?|(?-i:(?<=[A-Z][A-Z])O))[\s.\-]*(?:\d|(?-i:O))[\s.\-]*[ABD-HJLNP-UW-Z]{{2}}\b",
            re.I,
        ),
        "a postcode",
    ),
    (
        re.compile(
            r"-?\b\d{1,2}\.\d{3,}°?\s*[NS]?(?:\s*[,;/]\s*|\s+)(?:(?:long(?:itude)?|lng|lon)[:\s]+)?-?\d{1,3}\.\d{3,}"
            r"|\b\d{1,2}°\s*\d{1,2}(?:\.\d+)?\s*['’′]",
            re.I,
        ),
        "coordinates",
    ),
    (re.compile(r"\b[HJNOST][A-Z]\s?(?:\d{3}\s?\d{3}|\d{4}\s?\d{4}|\d{5}\s?\d{5})\b"), "a grid reference"),
    (re.compile(r"///\s?\w+\.\w+\.\w+|what3words|what\s?three\s?words|w3w\.co", re.I), "a three-word address"),
    (re.compile(r"\b[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}\b|\bplus\.codes\b", re.I), "a Plus Code"),
    (
        re.compile(
            r"google\.\w+(?:\.\w+)?/maps|maps\.app\.goo\.gl|goo\.gl/maps|\bg\.co/maps|maps\.google|maps\.apple|bing\.com/maps|"
            r"openstreetmap\.org|\bosm\.org|osmaps\.|streetmap\.co|waze\.com|citymapper\.com|mapquest\.|\bhere\.com|\bgeo:-?\d",
            re.I,
        ),
        MAP_LINK,
    ),
    (
        re.compile(
            rf"\b\d+[a-z]?,?\s+(?:[A-Z][\w’'.]+\s+){{1,3}}"
            rf"(?:{STREET}|St|Rd|Ave|Ln|Drive|Place|Way|Court|Hill|Row|Walk)\b"
            r"|\b\d+[A-Za-z]?,?\s+(?!(?:the|a|an|on|in|of|and|for|to|or|per|by|at)\b)\w+\s+(?:street|road|avenue|lane|crescent|terrace)\b"
            r"(?! (?:homeless|sleep|outreach|work|drink|traffic|safety))"
        ),
        "a street address",
    ),
    (
        re.compile(rf"(?!\b(?:{NOT_STREETS})\b)\b[A-Z][\w’']+\s+(?:[A-Z][\w’']+\s+){{0,2}}(?:{STREET})\b"),
        "the name of a street",
    ),
    (
        re.compile(
            r"\b(?:opposite|behind|next to|next door to|across (?:the road )?from|above|beside|near|close to|"
            r"round the corner from|"
            r"(?:walk|walking distance|minutes|mins|yards|metres|miles?|stops?) (?:away )?(?:from|of))\s+(?:to\s+)?"
            r"(?:the|our|a|(?-i:[A-Z])[\w’'.]+)\s+(?:[\w’'.]+\s+){0,3}?" + LANDMARK,
            re.I,
        ),
        "directions",
    ),
    (
        re.compile(r"\b(?:[Oo]pposite|[Nn]ext (?:door )?to|[Aa]cross from|[Rr]ound the corner from) (?:[Tt]he )?[A-Z][a-z’']+"),
        "directions",
    ),
    (
        re.compile(
            r"\b(?:bus(?:es)?|trams?|tube)\s+(?:numbers?\s+|nos?\.?\s+|routes?\s+)?[a-z]?\d+\w?\b|"
            r"\b(?:the|number|no\.?|route)\s+[a-z]?\d+[a-z]?\s+(?:bus|tram)\b|"
            r"\bbus stop\b|\bnearest (?:\w+ )?(?:station|stop)\b|\bget off at\b",
            re.I,
        ),
        "travel directions",
    ),
)


# For each pattern, something that every match holds and that is quick to look for: a pattern, or words of which one is there.
# Most texts hold none of them, and the patterns themselves are slow.
HINTS = (
    re.compile(r"[\dO](?<=[A-Za-zſ\u212a\s.\-][\dO])[\dA-Za-zſ\u212a]?[\s.\-]*[\dO][\s.\-]*[A-Za-zſ\u212a]{2}\b"),
    re.compile(r"\.\d{3}|°"),
    re.compile(r"[HJNOST][A-Z]\s?\d{3}"),
    ("///", "what3", "three", "w3w"),
    ("+", "plus.codes"),
    ("map", "goo.gl", "osm.org", "waze.com", "here.com", "geo:"),
    re.compile(r"\d[A-Za-zſ\u212a]?,?\s+[^\W\d]"),
    tuple(STREET.casefold().split("|")),
    tuple(LANDMARK_WORDS.replace("s?", "").split("|")),
    ("opposite", "next", "across from", "round the corner from"),
    ("bus", "tram", "tube", "nearest", "get off at"),
)


def place_in(text: str, links_only: bool = False) -> str:
    """Say what a text gives away (“a postcode”), or nothing. In addresses and numbers only links to maps are looked for."""
    return found_in(text, links_only)[0]


# Most texts of a record are words of a list, which thousands of records share.
@lru_cache(maxsize=10_000)
def found_in(text: str, links_only: bool = False) -> tuple[str, str]:
    """What a text gives away, and the words that do."""
    # In the word abuse there is no bus.
    small = text.casefold().replace("abus", "")
    for (pattern, what), hint in zip(PATTERNS, HINTS, strict=True):
        if links_only and what != MAP_LINK:
            continue
        may_be = any(word in small for word in hint) if isinstance(hint, tuple) else hint.search(text)
        if may_be and (match := pattern.search(text)):
            return what, match[0]
    return "", ""
