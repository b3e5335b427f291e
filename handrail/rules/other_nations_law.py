"""A page leads to another nation's page, or names another nation's Act without saying whose it is.

Why: law differs between England, Wales, Scotland and Northern Ireland, and so do the bodies people would turn to. Somebody
who acts on the wrong nation's law can lose time that they do not have.
Source: style.md, Writing on pages: say which nation a law belongs to; uk-facts.yml, publishing rules.
Mend: link to a page for every nation, or gather the nation's own pages with nation_pages; name the nation beside the Act.
"""

import re

from handrail.models.fields import NATIONS
from handrail.problems import Problem, Where
from handrail.rules.dead_link import CALL, links_in, without_code

NEEDS_PARTNERSHIP = True
NAMES = {
    "england": ("England", r"\bEngl(?:and|ish)\b"),
    "scotland": ("Scotland", r"\bScot(?:land|tish|s)\b"),
    "wales": ("Wales", r"\b(?:Wales|Welsh|Senedd)\b"),
    "northern-ireland": ("Northern Ireland", r"\bNorthern (?:Ireland|Irish)\b"),
}
HEADING = re.compile(r" {0,3}(#{1,6}) ")
# In “the Health and Care Act 2014” the Care Act 2014 is not named.
LONGER_NAME = re.compile(r"(?:\b(?!The\b)[A-Z][\w’'-]*|\)|\band|\bof) $")


def find(catalogue, today):
    acts = _acts(catalogue)
    said = set()
    for tree, page, nations in _read(catalogue):
        for link in links_in(tree, page):
            target = catalogue.records("page").get(link.to)
            where = set(target.nations) if target and target.nations else set(NATIONS)
            if nations <= where or (tree.path, link.where) in said:
                continue
            said.add((tree.path, link.where))
            also = "is also read in" if nations & where else "is read in"
            yield Problem(
                link.where,
                "other_nations_law",
                f"The page {link.to} is for {_in_words(where)} only. This link {also} {_in_words(nations - where)}.",
                "Link to a page that every nation has, or show the nation’s own pages with nation_pages.",
            )
        for problem in _acts_named(tree, nations, acts):
            if problem.where not in said:
                said.add(problem.where)
                yield problem


def _read(catalogue):
    """Every page, and every piece of guidance on each page that shows it: its tree, the page and the nations it is read in."""
    own = {} if catalogue.is_the_toolkit else catalogue.pages
    for id, entry in catalogue.shelf("page").items():
        page = entry.record
        if page is None or (not catalogue.is_the_toolkit and id not in catalogue.pages):
            continue
        nations = set(page.nations or NATIONS)
        if id in own and (catalogue.site / "docs" / id).is_file():
            # A site's own page is read on that site alone.
            nations = {catalogue.partnership.nation}
        yield entry.tree, id, nations
        for macro, word in CALL.findall(entry.tree.body):
            guidance = catalogue.shelf("guidance").get(word) if macro == "guidance" else None
            if guidance and guidance.record:
                yield guidance.tree, id, nations & set(guidance.record.nations or NATIONS)


def _acts(catalogue):
    """Acts of one nation alone whose names do not say which: (a pattern for the name, the nation)."""
    found = []
    for law in catalogue.records("law").values():
        name = re.split(r":| \(", law.title)[0]
        if len(law.nations) != 1 or not re.search(r"\bAct \d{4}\b", name):
            continue
        nation = law.nations[0]
        if re.search(NAMES[nation][1], law.title):
            continue
        act, _, part = name.partition(", ")
        either = rf"{re.escape(act)},? {re.escape(part)}|{re.escape(part)} of the {re.escape(act)}" if part else re.escape(act)
        found.append((re.compile(rf"(?:{either})(?!\w)".replace(r"\ ", r"\s+"), re.IGNORECASE if part else 0), nation))
    return found


def _acts_named(tree, nations, acts):
    for start, text, heading in _paragraphs(tree):
        for pattern, nation in acts:
            word, said = NAMES[nation]
            if nations == {nation} or re.search(said, text) or re.search(said, heading):
                continue
            for match in pattern.finditer(text):
                before = text[: match.start()]
                if LONGER_NAME.search(before.replace("\n", " ")):
                    continue
                line = start + before.count("\n")
                column = match.start() - (before.rfind("\n") + 1)
                width = len(match[0].split("\n")[0])
                yield Problem(
                    Where(tree.path, line, column + 1, tree.lines[line - 1], width),
                    "other_nations_law",
                    f"“{' '.join(match[0].split())}” is in the law records for {word} only. This paragraph does not name {word}.",
                    f"Say that it is {word}’s. If it applies elsewhere too, mend nations in its record in data/reference/law/.",
                    "warning",
                )


def _paragraphs(tree):
    """Each paragraph: the number of its first line, its words, and the headings it stands under."""
    lines = tree.body_lines() or [(1, "")]
    bare = without_code("\n".join(line for _, line in lines)).split("\n")
    headings: dict[int, str] = {}
    start, gathered = 0, []
    for (number, _), line in zip([*lines, (0, "")], [*bare, ""], strict=True):
        mark = HEADING.match(line)
        if line.strip() and not mark:
            start, gathered = (start, [*gathered, line]) if gathered else (number, [line])
            continue
        if gathered:
            yield start, "\n".join(gathered), "\n".join(headings.values())
            gathered = []
        if mark:
            level = len(mark[1])
            headings = {one: words for one, words in headings.items() if one < level} | {level: line}
            yield number, line, "\n".join(headings.values())


def _in_words(nations):
    names = [NAMES[nation][0] for nation in NATIONS if nation in nations]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
