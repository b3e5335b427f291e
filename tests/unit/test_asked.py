"""Which worksheets ask about the subject of a page."""

from __future__ import annotations

from conftest import ROOT

from handrail.catalogue import Catalogue
from handrail.views.asked import asked


def test_a_page_shows_exactly_the_statements_that_lead_to_it() -> None:
    """Worked out from the items' own `page`, for every page that has any."""
    catalogue = Catalogue(ROOT)
    sheets = [one for one in catalogue.records("instrument").values() if one.kind in {"checklist", "register"}]
    items = [(item.page or part.page, item.text) for one in sheets for part in one.sections for item in part.items]
    shown_here = [one for one in sheets if one.sets_standards or catalogue.is_for_this_nation(one)]
    expected = [(item.page or part.page, item.text) for one in shown_here for part in one.sections for item in part.items]
    found = []
    for address in {address for address, _ in items if address}:
        view = asked(catalogue, address)
        found += [(address, text) for sheet in (*view.standards, *view.sheets) for text in sheet.statements]
    assert sorted(found) == sorted(pair for pair in expected if pair[0])


def test_another_nations_standards_are_named_and_not_linked() -> None:
    """An English site says what Scotland asks for, and leads to no Scottish worksheet."""
    view = asked(Catalogue(ROOT), "partnership/components/data.html")
    scottish = [sheet for sheet in view.standards if sheet.nations == "Scotland"]
    assert scottish
    assert [sheet.address for sheet in scottish] == [""] * len(scottish)


def test_a_page_that_nobody_asks_about_shows_nothing() -> None:
    """An empty view, which the component shows as nothing."""
    view = asked(Catalogue(ROOT), "no/such/page.html")
    assert (view.standards, view.sheets) == ([], [])
