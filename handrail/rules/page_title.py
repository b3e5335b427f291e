"""Two pages have one title, or a title holds characters that break a page.

Why: people find their way by titles, in tabs, in history and in a screen reader's list. The engine prints a title unescaped.
Source: safety.md, D3; tools.md.
Mend: give each page a title of its own in plain words.
"""

from handrail.problems import Problem

NEEDS_PARTNERSHIP = True


def find(catalogue, today):
    seen = {}
    for id in catalogue.pages:
        entry = catalogue.shelf("page")[id]
        page = entry.record
        for name in ("title", "description"):
            text = getattr(page, name)
            if text and any(mark in text for mark in '<>"{}'):
                yield Problem(
                    entry.where(name),
                    "page_title",
                    f'This {name} holds one of the characters < > " {{ }}.',
                    "Say it without them.",
                )
        if page.title in seen:
            yield Problem(
                entry.where("title"),
                "page_title",
                f"The page {seen[page.title]} has the same title.",
                "Give each page a title that tells it from every other.",
            )
        seen.setdefault(page.title, id)
