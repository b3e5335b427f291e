"""A text holds a character that cannot be seen and changes how the rest reads.

Why: a right-to-left override can make a phone number or an address read backwards. Arabic and Urdu text is welcome
and needs none of these characters.
Source: toolchain.md, section 16, gate G5.
Mend: type the text again instead of pasting it.
"""

import re

from handrail.problems import Problem

# Bidirectional overrides and isolates, zero-width characters, and control characters but for line ends and tabs.
HIDDEN = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u2028-\u202e\u2060-\u2069\ufeff]")


def find(catalogue, today):
    for entry in catalogue.entries():
        for loc, text in entry.tree.texts():
            if match := HIDDEN.search(text):
                where = entry.where(*loc)
                yield Problem(
                    type(where)(where.path, where.line, where.column),
                    "hidden_character",
                    f"This text holds a character that cannot be seen (U+{ord(match[0]):04X}).",
                    "Type the text again instead of pasting it.",
                )
