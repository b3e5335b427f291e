"""What a browser kept of a whole visit to the demonstration, found by a test and never written by hand."""

from __future__ import annotations

from handrail.models.fields import Day, Id, Record, WholeNumber, Words, YesNo, choice


class VisitWay(Record):
    """One whole visit: home, finder, a service, a list to take away, paper, guidance, a worksheet, exit, Back."""

    site: choice("web", "memory stick")
    """Where the site was opened from."""
    scripts: YesNo
    """Whether JavaScript was on."""
    pages_opened: WholeNumber
    """How many different pages of ours were opened."""
    history_is_pages_opened: YesNo
    """Whether the browser's history held the address of each page opened, and no other address of ours."""
    cookies_kept: YesNo
    """Whether any cookie was kept."""
    storage_kept: YesNo
    """Whether anything was kept in the browser's stores for sites."""
    worker_installed: YesNo
    """Whether anything was installed that could run later."""
    asked_elsewhere: YesNo
    """Whether a page fetched anything from another host."""
    exit_told: YesNo
    """Whether the site that exit leads to was told which page somebody came from."""
    service_told: YesNo
    """Whether a service's own site was told."""
    address_changed: YesNo
    """Whether ticking, typing, making a list or pressing Enter changed an address or added to the history."""
    choices_on_disk: YesNo
    """Whether what was ticked, typed or copied was in any file of the closed browser, apart from its copies of pages."""
    last_title: choice("ours", "theirs")
    """Whose title the history kept for the page that was left by exit."""
    back_is_covered: YesNo
    """Whether Back after exit met the cover."""


class Visit(Record):
    """What one browser kept of a visit. One file each in data/reference/visits/, written by make visit."""

    id: Id
    """The browser's short name; the file has the same name."""
    browser: Words
    """The browser and its version."""
    tested_on: Day
    """The day of the test."""
    ways: tuple[VisitWay, ...]
    """From the web and from a memory stick, with JavaScript and without."""
