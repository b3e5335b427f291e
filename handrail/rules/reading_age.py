"""The words of a page are harder than its readers should need.

Why: frightened and tired people read slowly, and so do busy ones. Many people read English as a second language.
Source: style.md, Writing on pages: one idea a sentence, about 20 words. The Flesch-Kincaid grade (Kincaid and others, 1975) is
0.39 × words a sentence + 11.8 × syllables a word − 15.59; five more makes it an age. Pages for survivors may have grade 8,
about 13 years, and others grade 10. It counts lengths and knows nothing of sense, so it only warns.
Mend: cut the hardest sentence in two, and put short words in place of long ones.
"""

from __future__ import annotations

import re
from functools import cache

from pyphen import Pyphen

from handrail.problems import Problem, Where
from handrail.rules.dead_link import CALL, without_code

NEEDS_PARTNERSHIP = True
FOR_SURVIVORS = 8
FOR_OTHERS = 10
FEWEST_WORDS = 80
"""Below this a grade says little."""
SHORTEST = 6
SCHOOL_ENDS = 13

NOT_PROSE = re.compile(r"^ {0,3}(?:#|\|)|^ {0,3}[-=*_]{3,} *$|^ {0,3}\[[^\]]+\]:|^ *(?:!!!|\?\?\?)|^.*\|.*\|")
NEW_START = re.compile(r" *(?:[-*+]|\d+[.)]|>|:) +")
MARKUP = re.compile(r"!?\[(?=[^\]]*\]\()|\]\([^)]*\)|<[^>]*>|\{:?[^}]*\}|https?://\S+|[*_]{1,3}(?=\w)|(?<=[\w.,:;!?])[*_]{1,3}")
WORD = re.compile(r"[^\W\d_](?:[\w’']*\w)?")
# A full stop after a short title, a letter or “for example” ends no sentence.
END = re.compile(r"(?<!\b[A-Za-z])(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bNo)(?<!\bSt)[.!?…]+[\"'”’)\]]*(?=\s|$)")
SOUND = re.compile(r"[aeiouy]+")
# The e of made, makes and asked.
SILENT = re.compile(r"(?<=[^aeiouy])(?:e|(?<![szxcg])(?<!sh)(?<!ch)es|(?<![td])ed)$")
LE = re.compile(r"[^aeiouyl]le$")


def find(catalogue, today):
    # The formula was made for English.
    if not catalogue.partnership.languages[0].startswith("en"):
        return
    # The toolkit's own words, for whichever nation, are graded where they are written.
    for entry in catalogue.own("page").values():
        if entry.record:
            yield from _graded(entry.tree, entry.record.template == "survivor.html")
    for_survivors = _shown_to_survivors(catalogue)
    for id, entry in catalogue.own("guidance").items():
        yield from _graded(entry.tree, id in for_survivors)


def _shown_to_survivors(catalogue):
    """The ids of guidance that a page for survivors shows."""
    pages = [one for one in catalogue.shelf("page").values() if one.record and one.record.template == "survivor.html"]
    return {word for page in pages for macro, word in CALL.findall(page.tree.body) if macro == "guidance"}


def grade(words: list[str], sentences: int = 1) -> float:
    """The Flesch-Kincaid grade of some words in a number of sentences: the American school year that could read them."""
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


@cache
def syllables(word: str) -> int:
    """How many syllables a word has: where it can be broken at the end of a line, and the vowels that printers keep together."""
    pieces = _hyphens().inserted(re.sub(r"[^a-z]", "", word.lower())).split("-")
    return sum(max(1, len(SOUND.findall(piece if LE.search(piece) else SILENT.sub("", piece)))) for piece in pieces)


@cache
def _hyphens() -> Pyphen:
    return Pyphen(lang="en_US")


def _graded(tree, for_survivors):
    sentences = _sentences(tree)
    words = [word for _, _, _, found in sentences for word in found]
    if len(words) < FEWEST_WORDS:
        return
    limit = FOR_SURVIVORS if for_survivors else FOR_OTHERS
    level = grade(words, len(sentences))
    # What is printed is what is compared.
    if round(level, 1) <= limit:
        return
    # Two long words under a list are no sentence to begin with.
    whole = [sentence for sentence in sentences if len(sentence[3]) >= SHORTEST] or sentences
    line, column, width, hardest = max(whole, key=lambda sentence: grade(sentence[3]))
    readers = f"for readers of about {round(level + 5)}" if level <= SCHOOL_ENDS else "which few adults read with ease"
    whom = "for survivors" if for_survivors else "of this kind"
    yield Problem(
        Where(tree.path, line, column + 1, tree.lines[line - 1], width),
        "reading_age",
        f"These words have grade {level:.1f}, {readers}. Pages {whom} may have grade {limit}. "
        f"The hardest sentence has {len(hardest)} words and begins “{' '.join(hardest[:6])}”.",
        "Begin with this sentence: make it two, or say it in shorter words.",
        "warning",
    )


def _sentences(tree):
    """Each sentence of a file's prose: its line and column, the width of it that stands on that line, and its words."""
    lines = tree.body_lines() or [(1, "")]
    bare = without_code("\n".join(line for _, line in lines)).split("\n")
    found, open_at, words = [], None, []

    def close():
        nonlocal open_at, words
        if words:
            found.append((*open_at, words))
        open_at, words = None, []

    for (number, _), line in zip(lines, bare, strict=True):
        start = NEW_START.match(line)
        if start or not line.strip() or NOT_PROSE.search(line):
            close()
        if not line.strip() or NOT_PROSE.search(line):
            continue
        # Marks become spaces, so that each word keeps its place.
        plain = MARKUP.sub(lambda match: " " * len(match[0]), line)
        at = start.end() if start else len(line) - len(line.lstrip())
        for stop in [*(match.end() for match in END.finditer(plain)), len(plain)]:
            here = WORD.findall(plain[at:stop])
            if here and open_at is None:
                first = at + len(plain[at:stop]) - len(plain[at:stop].lstrip())
                open_at = (number, first, max(len(plain[first:stop].rstrip()), 1))
            words = [*words, *here]
            if stop < len(plain) or END.search(plain[at:stop].rstrip()):
                close()
            at = stop
    close()
    return found
