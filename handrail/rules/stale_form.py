"""A form in data/forms/ is older than the fields of the records or the lists of words.

Why: the editor would call a right word wrong, and the template would offer words that no longer count.
Source: house.md: codes and labels come from data/vocabulary/ only.
Mend: make the forms again with handrail forms.
"""

from handrail.forms import kept
from handrail.problems import Problem, Where

NEEDS_PARTNERSHIP = True


def find(catalogue, today):
    # A list of words that cannot be read has a problem of its own.
    if all(entry.record for entry in catalogue.shelf("vocabulary").values()):
        for name in kept.stale(catalogue):
            yield Problem(
                Where(catalogue.shown(catalogue.site / kept.FOLDER / name, f"{kept.FOLDER}/{name}")),
                "stale_form",
                "This form is not what the fields and the lists of words would make today.",
                "Run: handrail forms",
            )
