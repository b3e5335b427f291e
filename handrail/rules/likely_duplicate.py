"""Two services may be one, entered twice.

Why: people meet the same service twice, one of them out of date, and do not know which to trust.
Source: open-referral.md, Stale records, duplicates, removal.
Mend: delete the worse of the two; or, if they are different, say so in data/not_the_same.yml.
"""

from handrail.exchange.duplicates import likely, profile
from handrail.problems import Problem


def find(catalogue, today):
    shelf = catalogue.shelf("service")
    profiles = [profile(id, entry.tree.value) for id, entry in shelf.items() if entry.record]
    known = [pair.services for record in catalogue.records("not_the_same").values() for pair in record.pairs]
    for pair in likely(profiles, known):
        yield Problem(
            shelf[pair.second].where("name"),
            "likely_duplicate",
            f"This may be the same service as “{pair.first}”: they have {pair.why}.",
            "Delete one of them; or, if they are different, name both in data/not_the_same.yml.",
            "warning",
        )
