"""A site's own page is read on that site alone, so it may lead to its nation's pages."""

from __future__ import annotations

from pathlib import Path

from conftest import ROOT, TODAY

from handrail.catalogue import Catalogue
from handrail.rules import dead_link, other_nations_law
from handrail.specimen import write


def linking(folder: Path, page: str) -> Catalogue:
    write(folder, "Some Partnership", "wales", ["Someton"], "en", TODAY)
    own = folder / "docs" / "about" / "own.md"
    own.write_text(f"---\ntitle: Own\n---\n\nSee [your rights](../help/{page}).\n", "utf-8")
    return Catalogue(folder, toolkit=ROOT)


def test_a_sites_own_page_may_link_to_the_pages_of_its_nation(tmp_path: Path) -> None:
    """It names no nation, because it belongs to one partnership."""
    assert list(other_nations_law.find(linking(tmp_path, "your-rights-wales.md"), TODAY)) == []


def test_a_sites_own_page_may_not_link_to_the_pages_of_another_nation(tmp_path: Path) -> None:
    """The site leaves them out, and one problem says so, not two."""
    catalogue = linking(tmp_path, "your-rights-scotland.md")
    found = [*other_nations_law.find(catalogue, TODAY), *dead_link.find(catalogue, TODAY)]
    assert [problem.what for problem in found] == [
        "The page help/your-rights-scotland.md is for Scotland only. This link is read in Wales."
    ]


def test_a_sites_own_page_may_not_link_to_a_page_about_handrail(tmp_path: Path) -> None:
    """Pages for the toolkit alone never reach another partnership's site."""
    found = list(dead_link.find(linking(tmp_path, "../contributing/house.md"), TODAY))
    assert [problem.what for problem in found] == [
        "The page contributing/house.md is about Handrail itself, so this site does not have it."
    ]
