"""One record offers help both to survivors and to people who use abuse.

Why: content for people who use violence is kept apart; mixed results put people at risk and read like blame.
Source: safety.md, S23.
Mend: write two records: one with the need own-behaviour alone, one for survivors.
"""

from handrail.problems import Problem


def find(catalogue, today):
    for kind in ("service", "helpline"):
        for entry in catalogue.shelf(kind).values():
            needs = getattr(entry.record, "needs", ())
            if "own-behaviour" in needs and len(needs) > 1:
                yield Problem(
                    entry.where("needs", needs.index("own-behaviour")),
                    "mixed_audience",
                    "This record is for people who use abuse and for survivors at once.",
                    "Make two records: one with the need own-behaviour alone, one with the others.",
                )
