"""Bars beside figures: only where the values are numbers of one unit."""

from __future__ import annotations

import pytest
from conftest import ROOT

from handrail.catalogue import Catalogue
from handrail.views.reference import _shares_of, figure


@pytest.mark.parametrize(
    ("values", "shares"),
    [
        (("143", "286"), [50, 100]),
        (("1,000", "500", "not given"), [100, 50, None]),
        (("10%", "40%"), [25, 100]),
        (("£50 million", "£200 million"), [25, 100]),
        (("50", "40%"), [None, None]),
        (("187 (69%)", "under 1%"), [None, None]),
        (("7", "not given"), [None, None]),
        (("0", "0"), [None, None]),
    ],
)
def test_a_share_is_of_the_largest_value_of_the_same_unit(values, shares) -> None:
    """“not given” has no bar, mixed units have none, and one number alone has nothing to be beside."""
    assert _shares_of(values) == shares


def test_totals_for_the_whole_country_are_never_drawn_beside_one_borough() -> None:
    """The printed table calls national totals averages; a bar beside a borough's count would say something false."""
    table = figure(Catalogue(ROOT), "boroughs-marac-2013-2014")
    for (label, values), shares in zip(table.rows, table.shares, strict=True):
        if label.startswith("Children"):
            assert shares[: len(values) - 2] != [None] * (len(values) - 2)
            assert shares[-2:] == [None, None]
