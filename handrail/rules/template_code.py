"""A record or page holds characters that a template engine would run.

Why: braces left on a page mean that something was not filled in, so no text may look like that.
Source: toolchain.md, section 4: generated text with braces was evaluated.
Mend: write it without double braces.
"""

import re

from handrail.problems import Problem

BRACES = re.compile(r"\{\{|\{%|\{#|\}\}|%\}")


def find(catalogue, today):
    for entry in catalogue.entries():
        for loc, text in entry.tree.texts():
            if BRACES.search(text):
                yield Problem(
                    entry.where(*loc),
                    "template_code",
                    "This text has double braces, which stand for template code.",
                    "Write it another way.",
                )
