"""A record uses a word that is not in its vocabulary.

Why: the finder can only match words that every record spells alike.
Source: house.md: codes and labels come from data/vocabulary/ only.
Mend: use a word from the list, or add one to it.
"""

from rapidfuzz import fuzz, process

from handrail.models.fields import Term
from handrail.models.marks import marked
from handrail.problems import Problem


def find(catalogue, today):
    for entry in catalogue.entries():
        if entry.record is None or entry.kind == "comparison":
            continue
        for loc, mark, word, is_key in marked(entry.record):
            if not isinstance(mark, Term) or word in catalogue.terms(mark.scheme):
                continue
            near = _nearest(catalogue, mark.scheme, word)
            yield Problem(
                entry.where(*loc, on_key=is_key),
                "unknown_word",
                f"“{word}” is not in the list of words for {mark.scheme.replace('_', ' ')}.{near}",
                "Correct the word." if near else _mend(catalogue, mark.scheme),
            )


# More words than this are not read in a message.
FEW = 45


def _mend(catalogue, scheme):
    words = list(catalogue.terms(scheme))
    if len(words) <= FEW:
        return f"Use one of: {', '.join(words)}."
    return f"Use a word from data/vocabulary/{scheme}.yml."


def _nearest(catalogue, scheme, word):
    known = {}
    for id, term in catalogue.terms(scheme).items():
        for name in (id, term.label, *term.synonyms):
            known.setdefault(name.lower(), id)
    near = process.extractOne(word.lower(), list(known), scorer=fuzz.ratio, score_cutoff=70)
    return f" Did you mean “{known[near[0]]}”?" if near else ""
