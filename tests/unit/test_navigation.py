"""Which pages a site's map shows, and where a site's own pages stand in it."""

from __future__ import annotations

from handrail.navigation import for_site

MAP = ["index.md", {"Help": ["help/index.md", {"Law": ["help/law/wales.md"]}]}, {"About": ["about/us.md"]}]


def test_a_map_of_pages_that_are_all_shown_stays_as_it_is() -> None:
    """The order of the map is the order on the site."""
    assert for_site(MAP, ["index.md", "help/index.md", "help/law/wales.md", "about/us.md"]) == MAP


def test_a_page_that_is_not_shown_leaves_the_map() -> None:
    """A link to a page that is not built would lead nowhere."""
    assert for_site(MAP, ["index.md", "help/index.md", "about/us.md"]) == [
        "index.md",
        {"Help": ["help/index.md"]},
        {"About": ["about/us.md"]},
    ]


def test_a_heading_with_no_pages_left_leaves_the_map() -> None:
    """A heading that opens on nothing is a promise nobody can keep."""
    assert for_site(MAP, ["index.md", "about/us.md"]) == ["index.md", {"About": ["about/us.md"]}]


def test_a_page_of_the_sites_own_joins_the_section_of_its_folder() -> None:
    """A partnership adds a file and touches no map."""
    assert for_site(MAP, ["index.md", "help/index.md", "help/new.md"]) == ["index.md", {"Help": ["help/index.md", "help/new.md"]}]


def test_a_page_of_the_sites_own_joins_a_section_inside_a_section() -> None:
    """The deepest section that holds the folder is the right one."""
    shown = ["help/index.md", "help/law/wales.md", "help/law/new.md"]
    assert for_site(MAP, shown) == [{"Help": ["help/index.md", {"Law": ["help/law/wales.md", "help/law/new.md"]}]}]


def test_a_section_that_holds_only_sections_of_other_folders_is_passed_over() -> None:
    """“Help” holds no page of the folder news, so a page of news does not go there."""
    shown = ["help/law/wales.md", "about/us.md", "about/new.md"]
    assert for_site(MAP, shown) == [{"Help": [{"Law": ["help/law/wales.md"]}]}, {"About": ["about/us.md", "about/new.md"]}]


def test_a_page_of_a_folder_the_map_does_not_know_goes_to_the_end() -> None:
    """It is found, if not where its author would have put it."""
    assert for_site(MAP, ["index.md", "news/first.md"]) == ["index.md", "news/first.md"]


def test_pages_of_the_sites_own_are_added_in_alphabetical_order() -> None:
    """The order of a folder on disk differs from one computer to the next."""
    assert for_site(MAP, ["news/b.md", "index.md", "news/a.md"]) == ["index.md", "news/a.md", "news/b.md"]


def test_the_map_that_was_given_is_not_changed() -> None:
    """The next site needs it whole."""
    before = ["index.md", {"Help": ["help/index.md"]}]
    for_site(before, ["index.md", "help/new.md"])
    assert before == ["index.md", {"Help": ["help/index.md"]}]
