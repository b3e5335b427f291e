"""A page in a survivor's part of the site does not use the survivor's layout.

Why: the other layout loads the theme's script, which a survivor's page must do without.
Source: safety.md, D1.
Mend: add template: survivor.html between the lines of dashes at its top.
"""

from handrail.addresses import is_for_survivors
from handrail.problems import Problem

NEEDS_PARTNERSHIP = True


def find(catalogue, today):
    for id in catalogue.pages:
        entry = catalogue.shelf("page")[id]
        if is_for_survivors(id) and entry.record.template != "survivor.html":
            yield Problem(
                entry.where("template" if entry.record.template else "title", on_key=True),
                "survivor_template",
                "A survivor may be reading this page, and it does not use the survivor's layout.",
                "Add the line template: survivor.html below the title.",
            )
