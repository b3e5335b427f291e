"""“Exit this page” leads somewhere it should not.

Why: the destination must be dull, quick and the same for everyone. A page of search results can show past searches,
and an address without https can be read on the way.
Source: safety.md, S7.
Mend: choose a weather or news front page with a plain https address.
"""

from urllib.parse import urlsplit

from handrail.problems import Problem

NEEDS_PARTNERSHIP = True


def find(catalogue, today):
    parts = urlsplit(catalogue.partnership.exit_to)
    own = catalogue.partnership.site_address
    faults = []
    if parts.scheme != "https":
        faults.append("The exit's address does not begin with https.")
    if parts.query or parts.fragment:
        faults.append("The exit's address carries a question mark or a hash.")
    if own and parts.hostname == urlsplit(own).hostname:
        faults.append("The exit leads to this site itself.")
    if parts.hostname and any(word in parts.hostname for word in ("google.", "bing.", "duckduckgo.", "yahoo.")):
        faults.append("The exit leads to a search engine, which may show past searches.")
    for what in faults:
        yield Problem(
            catalogue.shelf("partnership")["partnership"].where("exit_to"),
            "exit_destination",
            what,
            "Choose a page that is dull, quick and the same for everyone, such as a weather front page.",
        )
