"""What gives a place away: the hints that save time never hide a place from the patterns."""

from __future__ import annotations

import pytest

from handrail.places import found_in
from handrail.places.patterns import PATTERNS
from handrail.places.plain import undressed

PLACES = """AB1 2AB|ab12ab|W1A 1AA|XX1-1.AA|ABO 1AB|AB1 OAA|51.5074, -0.1278|lat 51.507 long: -0.127|51° 30’|NZ 123 456|TQ12345678
///table.chair.spoon|What3Words|what three words|w3w.co/table|9C3W9QCJ+2V|plus.codes|https://Maps.Google.com/x|geo:51.5
https://goo.gl/maps/x|https://www.openstreetmap.org|bing.com/maps|https://g.co/maps/1|here.com|CITYMAPPER.com|12 Mary’s Low Road
7a, High St|Flat 3, 12 otter street|Saffron Mews|Old Mill Gardens|opposite the old Police station|a walk from Otter Library
round the corner from the shops|Next door to Otters|Across from Otters|opposite Otters|bus 12a|the 12 Bus|trams no. 7
nearest stop
get off at Otters|Abuse ends at bus 9|the bus stop"""


@pytest.mark.parametrize("text", PLACES.replace("\n", "|").split("|"))
@pytest.mark.parametrize("around", ["{}", "About abuse on 23 November 2026: {}.", "(01632 960123)\n{}\nand so on"])
def test_a_hint_is_there_wherever_a_pattern_matches(text: str, around: str) -> None:
    """With the hints the same is found as by the patterns alone."""
    whole = around.format(text)
    plain = undressed(whole)
    matches = ((pattern.what, pattern.shape.search(plain.text)) for pattern in PATTERNS)
    alone = next(((what, plain.raw_words(match.start(), match.end())) for what, match in matches if match), ("", ""))
    assert found_in(whole) == alone


def test_the_examples_are_places() -> None:
    """Or the test above would say nothing."""
    assert [text for text in PLACES.replace("\n", "|").split("|") if not found_in(text)[0]] == []
