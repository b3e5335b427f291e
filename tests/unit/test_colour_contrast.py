"""Contrast as WCAG counts it, and the toolkit's own colours against it."""

from __future__ import annotations

import re

import pytest
from conftest import ROOT

from handrail.rules.colour_contrast import BEHIND, contrast, nearest, passes

TOKENS = (ROOT / "overrides" / "assets" / "handrail" / "tokens.css").read_text("utf-8")
LIGHT, DARK = (dict(re.findall(r"--colour-([\w-]+): (#\w{6});", part)) for part in TOKENS.split("@media"))


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#ffffff", 21), ("#767676", "#ffffff", 4.54), ("#777777", "#ffffff", 4.48)]
)
def test_contrast_is_counted_as_the_guidelines_count_it(one, other, ratio) -> None:
    """Black on white is 21 to 1; the palest grey that passes on white is #767676."""
    assert round(contrast(one, other), 2) == ratio
    assert contrast(one, other) == contrast(other, one)


def test_what_the_rule_takes_for_the_colours_behind_is_what_the_sheet_says() -> None:
    """The rule reads no style sheet, so this test does."""
    assert {name: LIGHT[name] for behind in BEHIND.values() for name in behind} == {
        name: value for behind in BEHIND.values() for name, value in behind.items()
    }


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_toolkits_own_colours_pass(scheme) -> None:
    """On every surface words stand on, by day and by night; edges of controls at 3 to 1."""
    words = [
        ("ink", "paper sheet soft warning"),
        ("quiet", "paper sheet soft"),
        ("primary", "paper sheet soft warning on-primary"),
    ]
    words += [("accent", "paper sheet"), ("on-bar", "bar")]
    weak = {(one, other) for one, behind in words for other in behind.split() if contrast(scheme[one], scheme[other]) < 4.5}
    weak |= {("edge", other) for other in ("paper", "sheet") if contrast(scheme["edge"], scheme[other]) < 3}
    assert weak == set()


@pytest.mark.parametrize("colour", ["#7fb8b0", "#ffffff", "#ffff00", "#d98c40", "#ff0000"])
def test_the_shade_that_is_offered_passes(colour) -> None:
    """Following the message once is enough, wherever the colour is used."""
    assert all(passes(nearest(colour, behind), behind) for behind in BEHIND.values())
