"""What a Markdown file says about itself between the two lines of dashes at its top."""

from __future__ import annotations

from handrail.models.fields import Day, Id, Nation, Record, Ref, Words, YesNo, choice


class Page(Record):
    """The front matter of a page in docs/."""

    title: Words
    """Names the page, in the browser's tab and in lists. No two pages share one."""
    description: Words | None = None
    """One sentence for search results and for the page's own introduction."""
    template: choice("survivor.html", "main.html", "home.html") | None = None
    """survivor.html for pages a survivor may be reading over; the theme's own otherwise."""
    nations: tuple[Nation, ...] = ()
    """Nations the page is for; left out means all four."""
    audience: tuple[Words, ...] = ()
    """Who it is written for."""
    toolkit_only: YesNo = False
    """Yes for pages about Handrail itself, which a partnership's own site leaves out."""
    render_macros: YesNo = True
    """No for a page whose text must not be read as template code."""
    hide: tuple[Words, ...] = ()
    """Parts of the theme to leave out on this page: navigation, toc."""
    search: dict[Id, YesNo] = {}
    """exclude: yes keeps the page out of the search box."""
    refs: tuple[Ref, ...] = ()
    """Ids of what the sources say."""
    reviewed_on: Day | None = None
    """The day somebody last read it."""
    review_after: Day | None = None
    """The day by which it should be read again."""


class Guidance(Record):
    """The front matter of a piece of guidance in content/guidance/."""

    title: Words
    """Its name."""
    summary: Words
    """What it helps with, in a sentence."""
    nations: tuple[Nation, ...] = ()
    """Nations it is for; left out means all four."""
    audience: tuple[Words, ...] = ()
    """Who it is written for."""
    refs: tuple[Ref, ...] = ()
    """Ids of what the sources say."""
    reviewed_on: Day
    """The day somebody last read it."""
    reviewed_by: Words
    """The post that read it, never a name."""
    review_after: Day
    """The day by which it should be read again."""
