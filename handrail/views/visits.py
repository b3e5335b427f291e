"""What a visit leaves in a browser, in sentences, from what a test found."""

from __future__ import annotations

from dataclasses import dataclass

from handrail.catalogue import Catalogue
from handrail.days import in_words
from handrail.models import VisitWay

# Each fact in words, as it was found and as it was not. A page that could only say what we hope would be no finding.
FACTS: dict[str, dict[bool | str, str]] = {
    "history_is_pages_opened": {
        True: "The history held the address of every page that was opened, and no other address of ours.",
        False: "The history held other addresses of ours than those of the pages opened.",
    },
    "cookies_kept": {True: "Cookies were kept.", False: "No cookie was kept."},
    "storage_kept": {True: "Something was stored in the browser.", False: "Nothing was stored in the browser by a page."},
    "worker_installed": {True: "Something was installed.", False: "Nothing was installed."},
    "asked_elsewhere": {
        True: "A page fetched something from another company.",
        False: "No page fetched anything from another company.",
    },
    "address_changed": {
        True: "Ticking, typing, searching or making a list changed an address.",
        False: "Ticking, typing, searching and making a list changed no address.",
    },
    "choices_on_disk": {
        True: "Something ticked, typed or copied was left in the browser's files.",
        False: "Nothing ticked, typed or copied was in the closed browser's files. Its copies of pages were not searched.",
    },
    "exit_told": {
        True: "The site that exit leads to was told which page came before.",
        False: "The site that exit leads to was not told which page came before.",
    },
    "service_told": {
        True: "A service's own site was told which page came before.",
        False: "A service's own site was not told which page came before.",
    },
    "last_title": {
        "ours": "After exit, the history still listed that last page with its own title.",
        "theirs": "After exit, the history still listed that last page, under the other site's title.",
    },
    "back_is_covered": {
        True: "After exit, Back led to an earlier page of ours, under a plain screen.",
        False: "After exit, Back led to a page of ours in full view.",
    },
}


@dataclass(frozen=True)
class Tested:
    """One browser's findings."""

    browser: str
    tested: str
    pages: str
    everywhere: list[str]
    """What was found in every way of visiting."""
    apart: list[tuple[str, list[str]]]
    """What was found in some ways only: the way, and its sentences."""


@dataclass(frozen=True)
class VisitResults:
    """What was found, browser by browser."""

    browsers: list[Tested]


def visit_results(catalogue: Catalogue) -> VisitResults:
    """Every browser that was tested, with what it kept."""
    browsers = []
    for visit in catalogue.records("visit").values():
        found = {name: [getattr(way, name) for way in visit.ways] for name in FACTS}
        same = [name for name, values in found.items() if len(set(values)) == 1]
        differing = [name for name in FACTS if name not in same]
        # Ways that were found alike in all that differs are told together.
        told: dict[tuple[str, ...], list[VisitWay]] = {}
        for way in visit.ways:
            told.setdefault(tuple(FACTS[name][getattr(way, name)] for name in differing), []).append(way)
        counts = sorted({way.pages_opened for way in visit.ways})
        browsers.append(
            Tested(
                browser=visit.browser,
                tested=in_words(visit.tested_on),
                pages=" or ".join(str(count) for count in counts),
                everywhere=[FACTS[name][found[name][0]] for name in same],
                apart=[(_named(ways), list(words)) for words, ways in told.items() if words],
            )
        )
    return VisitResults(browsers)


def _named(ways: list[VisitWay]) -> str:
    """What a group of ways has in common, in words."""
    scripts = {way.scripts for way in ways}
    sites = {way.site for way in ways}
    parts = []
    if len(sites) == 1:
        parts.append("On the web" if sites == {"web"} else "From a memory stick")
    if len(scripts) == 1:
        parts.append("with JavaScript on" if scripts == {True} else "with JavaScript off")
    words = ", ".join(parts) or "Otherwise"
    return words[0].upper() + words[1:]
