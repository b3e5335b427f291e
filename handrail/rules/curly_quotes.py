"""A value is wrapped in the curly quotation marks of a word processor.

Why: only straight quotation marks belong to the file's format, so curly ones would be printed as part of the value.
Source: issue of bad input: smart quotes round a value.
Mend: use straight quotation marks, or none.
"""

import re

from handrail.problems import Problem

OPENED = re.compile("^[“”„]", re.M)


def find(catalogue, today):
    for entry in catalogue.entries():
        for loc, text in entry.tree.texts() if OPENED.search(entry.tree.all_text) else ():
            # “Yes” and “no” are two quotations, not one wrapped value.
            if len(text) > 1 and text[0] in "“”„" and text[-1] in "“”" and not set(text[1:-1]) & set("“”"):
                yield Problem(
                    entry.where(*loc),
                    "curly_quotes",
                    "This value is wrapped in curly quotation marks, which would be printed.",
                    "Replace them with straight ones, or delete them.",
                )
