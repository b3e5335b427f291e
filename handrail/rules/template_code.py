"""A record or page holds characters that a template engine would run.

Why: braces left on a page mean that something was not filled in, so no text may look like that.
Source: tools.md: generated text with braces was evaluated.
Mend: write it without double braces.
"""

import re

from handrail.problems import Problem

BRACES = re.compile(r"\{\{|\{%|\{#|\}\}|%\}")


def find(catalogue, today):
    for entry in catalogue.entries():
        for loc, text in entry.tree.texts() if BRACES.search(entry.tree.all_text) else ():
            if match := BRACES.search(text):
                yield Problem(
                    entry.where_words(loc, match[0]),
                    "template_code",
                    f"“{match[0]}” stands for template code.",
                    "Take the braces out, or write it another way.",
                )
