"""Who confirmed a record, or agreed to its place, seems to be given by name.

Why: a person's name in a public file can be found for ever, and leads to who works with survivors. Posts stay when people go.
Only two to four words that each have a capital, none of them a word for a post, are asked about, so this is a warning.
Source: safety.md, 8. Listings: kept right, fair and useful.
Mend: write the post, such as Service manager. If a name has been pushed, it stays in the history.
"""

import re

from handrail.problems import Problem

# One letter may stand for a name, and a small word may stand inside one.
NAME = re.compile(r"(?:[A-Z][\w’'-]*\.? ){1,3}(?:[a-z]{1,3} )?[A-Z][\w’'-]+")
TITLE = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Revd?|Sister|Cllr)\.? [A-Z]")
# Words of posts and of bodies. One of them is enough: that somebody stands beside their post cannot be told.
OF_A_POST = re.compile(
    r"\b(?:manag|direct|coordinat|co-ordinat|leader|officer|executive|trustee|secretar|treasurer|worker|advocate|advis|counsel|"
    r"therap|practition|specialist|consultant|nurse|midwi|doctor|matron|solicitor|administrat|assistant|deputy|senior|founder|"
    r"partner|supervis|reception|volunteer|trainer|champion|engagement|commission|inspector|sergeant|constable|superintendent|"
    r"representative|service|support|office|helpline|centre|council|police|charity|network|committee|association|foundation|"
    r"collective|safeguard|liaison|housing|health|social|probation|education|school|hospital|college|universit|children|domestic|"
    r"(?:lead|head|chair|chief|clerk|admin|duty|owner|team|staff|desk|refuge|idva|isva|marac|aid|trust|group|project|board|society|"
    r"women|men|house|hub|line|of|nhs|public|adult|youth|family|options)s?\b)",
    re.I,
)
FIELDS = (("assured_by",), ("location_consent", "by"))


def find(catalogue, today):
    for entry in catalogue.shelf("service").values():
        for loc in FIELDS:
            said = entry.tree.at(loc)
            if isinstance(said, str) and looks_like_a_name(said):
                yield Problem(
                    entry.hidden(*loc),
                    "named_person",
                    f"“{loc[0]}” seems to hold the name of a person. A post belongs there.",
                    "Write the post, for example Service manager. If it is one, use small letters after the first word.",
                    "warning",
                )


def looks_like_a_name(said):
    """Whether words look like those of a person and of no post or body."""
    words = said.strip()
    return bool(TITLE.match(words) or (NAME.fullmatch(words) and not OF_A_POST.search(words)))
