"""One page of each kind: what every test of looks and of access goes through."""

from __future__ import annotations

from conftest import ROOT

from handrail.catalogue import Catalogue
from handrail.views import services

CATALOGUE = Catalogue(ROOT)

# Its address, by what the accessibility statement calls it.
KINDS = {
    "the first page": "index.html",
    "numbers to ring": "help/index.html",
    "advice": "help/device-safety.html",
    "choosing a place": "find/index.html",
    "the list of services for a place": "find/northfold.html",
    "a service": f"s/{services.code_of(CATALOGUE, CATALOGUE.records('service')['level-ground'])}.html",
    "the first page for workers": "work/index.html",
    "guidance for workers": "work/marac.html",
    "guidance for partnerships": "partnership/components/data.html",
    "a drawn diagram": "partnership/three-tiers.html",
    "counts of what is not listed": "partnership/gaps.html",
    "the list of worksheets": "worksheets/index.html",
    "a worksheet": "worksheets/twelve-components.html",
    "law": "reference/law.html",
    "figures": "reference/figures.html",
    "words explained": "reference/glossary.html",
    "about the site": "about/index.html",
    "the accessibility statement": "about/accessibility.html",
    "help to change": "change/index.html",
    "a page that is not there": "404.html",
    "a handbook page": "contributing/tools.html",
}
# Those that load none of the theme, and those that do: a sample of each for tests that are slow.
FOR_SURVIVORS = ["index.html", "help/index.html", "find/northfold.html", KINDS["a service"]]
FOR_WORKERS = ["work/marac.html", "partnership/gaps.html", "worksheets/twelve-components.html", "reference/figures.html"]


def styled(page, rules: str) -> None:
    """Lay a style sheet over a page. A sheet in the page itself is refused by the page's own policy; one made by hand is not."""
    page.evaluate(
        """rules => { const sheet = new CSSStyleSheet(); sheet.replaceSync(rules);
          document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet] }""",
        rules,
    )


def whole(page) -> None:
    """All the questions of the finder at once: one press of a button, where the script asks them one by one."""
    every = page.locator("[data-all]")
    if every.is_visible() and every.inner_text() == "All the questions on one page":
        every.click()
