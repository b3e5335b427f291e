"""A record's id is not the name of its file.

Why: one file a record, named for it, is how anyone finds a record, and why no two can share an id.
Source: house.md.
Mend: rename the file, or correct the id if nobody links to it yet.
"""

import re

from handrail.problems import Problem

NOT_NAMED_BY_FILE = {"partnership", "comparison", "guidance", "page"}


def find(catalogue, today):
    for entry in catalogue.entries():
        if entry.kind in NOT_NAMED_BY_FILE or entry.is_a_row or not isinstance(entry.tree.value, dict):
            continue
        id = entry.tree.value.get("id")
        # The model has words of its own for an id that no file could have for a name.
        if isinstance(id, str) and re.fullmatch(r"[A-Za-z0-9_-]+", id) and id != entry.id:
            yield Problem(
                entry.where("id"),
                "id_and_file_name",
                f"The id is “{id}”, but the file is called {entry.id}.yml.",
                f"Rename the file to {id}.yml, or make the id {entry.id}.",
            )
