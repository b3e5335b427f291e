"""A number or address that has been given up is offered as one to use.

Why: old numbers live on in copies. Some now ring somewhere else.
Source: data/reference/never_dialable/.
Mend: delete it, and use the record of the line that replaced it.
"""

import re

from handrail.problems import Problem, Where


def find(catalogue, today):
    dead = {_plain(entry.record.value): entry.record for entry in catalogue.shelf("dead_contact").values() if entry.record}
    for entry in catalogue.entries():
        if entry.kind in {"dead_contact", "vocabulary"}:
            continue
        for loc, text in entry.tree.texts():
            for value, record in dead.items():
                if value in _plain(text):
                    yield _problem(entry.where(*loc), record)
        offset = len(entry.tree.lines) - len(entry.tree.body.split("\n"))
        for number, line in enumerate(entry.tree.body.split("\n"), start=offset + 1):
            for value, record in dead.items():
                if value in _plain(line):
                    yield _problem(Where(entry.tree.path, number, 1, line, len(line)), record)


def _plain(text):
    return re.sub(r"[\s()-]", "", text).lower()


def _problem(where, record):
    return Problem(
        where,
        "never_dialable",
        f"This was a contact of {record.was} and must not be used: {record.because}.",
        "Delete it, and use the record of the line that replaced it.",
    )
