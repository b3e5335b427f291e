"""A text holds a character that cannot be seen and changes how the rest reads.

Why: a right-to-left override can make a phone number or an address read backwards. Arabic and Urdu text is welcome
and needs none of these characters.
Source: tools.md.
Mend: type the text again instead of pasting it.
"""

import re

from handrail.problems import Problem, Where

# Bidirectional overrides and isolates, zero-width characters, and control characters but for line ends and tabs.
HIDDEN = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u2028-\u202e\u2060-\u2069\ufeff]")


def find(catalogue, today):
    for entry in catalogue.entries():
        for loc, text in entry.tree.texts() if HIDDEN.search(entry.tree.all_text) else ():
            if match := HIDDEN.search(text):
                yield _problem(entry.where_words(loc, match[0]), match[0])
        for number, line in entry.tree.body_lines():
            if match := HIDDEN.search(line):
                yield _problem(Where(entry.tree.path, number, match.start() + 1), match[0])


def _problem(where, character):
    # The line itself is not printed: it would read in the wrong order here too.
    return Problem(
        Where(where.path, where.line, where.column),
        "hidden_character",
        f"This text holds a character that cannot be seen (U+{ord(character):04X}).",
        "Type the text again instead of pasting it.",
    )
