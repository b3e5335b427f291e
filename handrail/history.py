"""Places that were once committed: what a correction leaves in the history of a site's repository.

Every version of `data/`, `content/` and `docs/` is read once, as git gives it: the lines that each commit added. What is
found is said by commit, file and kind, and the place itself is never kept.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from handrail.catalogue import Catalogue
from handrail.places import SAFE_PLACE, certain_places, district_in, every_place, place_in
from handrail.problems import Problem, Where

FOLDERS = ("data", "content", "docs")
# Every branch, tag and stash, and what the reflog still keeps; merges only where they added something of their own.
LOG = ["log", "--all", "--reflog", "-p", "-U0", "--diff-merges=cc", "--no-renames", "--no-prefix", "--relative", "--no-color"]
LOG += ["--no-ext-diff", "--no-textconv", "--format=%x1e%H %cs%n%B%x1f"]
SERVICES, ORGANISATIONS = "data/services/", "data/organisations/"
FIELD = re.compile(r"^[\s-]*([a-z_]+):\s*(.*)$")
DISCLOSURE = re.compile(r"^\s*location_disclosure:\s*[\"']?(\w+)")
RUN_BY = re.compile(r"^organisation:\s*[\"']?([a-z0-9-]+)")
# Fields, ours or somebody else's, that hold a place whatever is written in them.
OF_A_PLACE = {
    "address",
    "town",
    "postcode",
    "street",
    "latitude",
    "longitude",
    "lat",
    "lng",
    "lon",
    "easting",
    "northing",
    "uprn",
}
OF_A_PLACE |= {"what3words", "plus_code", "grid_reference", "map", "map_link", "directions", "parking", "bus", "address_1"}
ADDRESSES = {"id", "website", "web_form", "live_chat", "email", "source_id"}
FAULTS = ("no_history", "part_of_history", "place_in_history")
NEXT = """What to do now, in this order. The page “If a place has been published” has each step.

  1. Ring the provider: the people who live there may have to move. Say which file, and since when. Do not write the place.
  2. If it stands on the site now, take it down. Tell your data protection lead the same day.
  3. Purge the history in a fresh mirror clone: git filter-repo --replace-text FILE (or the BFG), then git push --force --mirror.
  4. Ask the host of the repository to clear caches, closed requests and forks. Everybody clones again.
  5. Ask search engines and archives to drop the page. Delete old builds, logs and backups. Then run this again.

Take it that the place is known, even so."""


@dataclass
class Added:
    """The lines one commit put into one file, as runs of lines that stand together."""

    commit: str
    day: str
    path: str
    runs: list[list[str]] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        for run in self.runs:
            yield from run


def find(catalogue: Catalogue) -> list[Problem]:
    """Every place once committed where it may not be. Gives one problem where there is no history to read."""
    site = catalogue.site
    shown = Where(site.as_posix())
    try:
        shallow = _git(site, "rev-parse", "--is-shallow-repository")
    except FileNotFoundError:
        return [
            Problem(shown, "no_history", "git is not on this computer, so no history can be read.", "Install git, and ask again.")
        ]
    if shallow.returncode:
        return [
            Problem(
                shown,
                "no_history",
                "git finds no history here.",
                "Name a site that is kept in a repository. If it is, run git log in its folder and do what git says.",
            )
        ]
    found = []
    if shallow.stdout.strip() == "true":
        found.append(
            Problem(
                shown,
                "part_of_history",
                "Only the newest part of the history is here, so what is older was not looked at.",
                "Fetch the rest: git fetch --unshallow. In CI, ask for the whole history (fetch-depth: 0).",
            )
        )
    with subprocess.Popen(
        ["git", "-c", "core.quotepath=false", *LOG, "--", *FOLDERS],
        cwd=site,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as log:
        assert log.stdout
        # Bytes, because read as text a carriage return inside a file would begin a line of its own.
        messages, added = _read(line.decode("utf-8", errors="replace") for line in log.stdout)
    return found + list(_problems(messages, added))


def _git(site, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *words], cwd=site, capture_output=True, text=True, check=False)


def _read(log: Iterable[str]) -> tuple[list[Added], list[Added]]:
    """What the log says: the words of each commit, and the lines it added to each file."""
    messages: list[Added] = []
    added: list[Added] = []
    commit, day, part = "", "", "words"
    for line in log:
        line = line.rstrip("\r\n")
        if line.startswith("\x1e"):
            commit, _, day = line[1:].partition(" ")
            messages.append(Added(commit, day, "", [[]]))
            part = "words"
        elif part == "words":
            if line.startswith("\x1f") or line.endswith("\x1f"):
                part = "between"
            messages[-1].runs[0].append(line.rstrip("\x1f"))
        elif line.startswith("diff "):
            part = "head"
        elif part == "head" and line.startswith("+++ "):
            added.append(Added(commit, day, line[4:].strip().strip('"')))
        elif line.startswith("@@") and part in {"head", "lines"}:
            part = "lines"
            added[-1].runs.append([])
        elif part == "lines" and line.startswith("+"):
            # A merge marks what it added against each of its parents.
            added[-1].runs[-1].append(line.lstrip("+") if line.startswith("++") else line[1:])
    return messages, [one for one in added if one.path != "/dev/null"]


def _problems(messages: list[Added], added: list[Added]) -> Iterator[Problem]:
    hidden = _ever_hidden(added)
    runs = {match[1] for one in added if one.path in hidden for line in one.lines() if (match := RUN_BY.match(line))}
    where: dict[tuple[str, str], dict[str, str]] = {}
    for one in added:
        is_hidden = one.path in hidden or (one.path.startswith(ORGANISATIONS) and PurePosixPath(one.path).stem in runs)
        for kind in _kinds(one, is_hidden):
            where.setdefault((one.path, kind), {})[one.commit] = one.day
    for (path, kind), commits in sorted(where.items()):
        yield _problem(path, f"this file held {kind}", commits)
    for one in messages:
        words = "\n".join(one.lines())
        look = every_place if SAFE_PLACE.search(words) else certain_places
        kind = next((place.what for place in look(words)), "")
        if kind:
            yield _problem("", f"the words of a commit held {kind}", {one.commit: one.day})


def _ever_hidden(added: list[Added]) -> set[str]:
    """Files of services that do not publish their place, or did not at some time, or never said."""
    said: dict[str, set[str]] = {}
    for one in added:
        if one.path.startswith(SERVICES):
            said.setdefault(one.path, set()).update(match[1] for line in one.lines() if (match := DISCLOSURE.match(line)))
    return {path for path, words in said.items() if words != {"public"}}


def _kinds(one: Added, is_hidden: bool) -> Iterator[str]:
    stem = PurePosixPath(one.path).stem
    if (is_hidden or SAFE_PLACE.search(stem.replace("-", " "))) and (kind := place_in(stem, is_address=True)):
        yield f"{kind} in its name"
    for run in one.runs:
        whole = "\n".join(run)
        if is_hidden:
            kinds = [_in_line(line) for line in run]
            # A postcode that is broken over two lines is in neither.
            yield from [kind for kind in kinds if kind] or filter(None, [place_in(whole)])
        elif SAFE_PLACE.search(whole):
            for line in run:
                look = every_place if SAFE_PLACE.search(line) else certain_places
                kind = next((place.what for place in look(line) if place.what != "where to park"), "")
                if kind:
                    yield kind


def _in_line(line: str) -> str:
    """What a line of a hidden service's file gives away, with the name of its field where that is a plain one."""
    match = FIELD.match(line)
    name, value = (match[1], match[2]) if match else ("", line)
    if name in OF_A_PLACE and value.strip(" \"'"):
        return f"a value in “{name}”"
    kind = place_in(value, is_address=name in ADDRESSES) or (district_in(value) and "part of a postcode")
    return f"{kind} in “{name}”" if kind and name else kind


def _problem(path: str, what: str, commits: dict[str, str]) -> Problem:
    if path and place_in(PurePosixPath(path).stem, is_address=True):
        # The name of the file would print it.
        path = f"{PurePosixPath(path).parent.as_posix()}/[hidden]{PurePosixPath(path).suffix}"
    oldest = min(commits, key=lambda commit: commits[commit])
    more = len(commits) - 1
    others = f", and {more} other commit{'' if more == 1 else 's'}" if more else ""
    return Problem(
        Where(path or "history"),
        "place_in_history",
        f"In commit {oldest[:10]} of {commits[oldest]}{others}, {what}.",
        "Tell the provider today, then purge it from the history.",
    )
