"""Places that were once committed: what a correction leaves in the history of a site's repository.

Every version of the site's folders is read once, as git gives it: the lines that each commit added to a text, and the rows of
each table, workbook and JSON file, wherever it stands. What is found is said by commit, file and kind, and the place itself
is never kept. Pictures, documents and PDFs are not opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from handrail.catalogue import Catalogue
from handrail.history import judging, log, tables
from handrail.history.log import Added
from handrail.places import place_in, unnamed
from handrail.problems import Problem, Where

NEXT = """What to do now, in this order. The page “If a place has been published” has each step.

  1. Ring the provider: the people who live there may have to move. Say which file, and since when. Do not write the place.
  2. If it stands on the site now, take it down. Tell your data protection lead the same day.
  3. Purge the history in a fresh mirror clone: git filter-repo --replace-text FILE (or the BFG), then git push --force --mirror.
  4. Ask the host of the repository to clear caches, closed requests and forks. Everybody clones again.
  5. Ask search engines and archives to drop the page. Delete old builds, logs and backups. Then run this again.

Take it that the place is known, even so."""


def find(catalogue: Catalogue) -> list[Problem]:
    """Every place once committed where it may not be. Gives one problem where there is no history to read."""
    site = catalogue.site
    shown = Where(site.as_posix())
    try:
        shallow = log.git(site, "rev-parse", "--is-shallow-repository")
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
    lines = log.lines_of(site)
    rows, unread = _rows(site, lines)
    return [*found, *_problems(lines, rows), *unread, *_in_messages(log.words_of(site))]


def _rows(site: Path, lines: list[Added]) -> tuple[list[tables.Row], list[Problem]]:
    """The rows of every table, each said of the first commit that had it. A table that is none is read as lines."""
    rows: dict[tuple[str, tables.Cells], tables.Row] = {}
    unread: list[Problem] = []
    for version in log.versions_of(site):
        try:
            for row in tables.rows_of(version):
                rows.setdefault((version.path, row.cells), row)
        except tables.Unreadable:
            if version.ending in {".json", ".csv", ".tsv"}:
                text = version.content.decode("utf-8", errors="replace")
                lines.append(Added(version.commit, version.day, version.path, [text.splitlines()]))
            else:
                unread.append(
                    Problem(
                        Where(_shown(version.path)),
                        "part_of_history",
                        f"In commit {version.commit[:10]} of {version.day}, this file cannot be opened, so nobody can say what "
                        "was in it.",
                        "Ask whoever committed it what it held. If it may be a place, purge it from the history.",
                        "warning",
                    )
                )
    return list(rows.values()), unread


def _problems(lines: list[Added], rows: list[tables.Row]) -> Iterator[Problem]:
    hidden = judging.hidden_ids(lines, rows)
    runs = judging.owners(lines, rows, hidden)
    hiding = judging.tables_that_hide(rows, hidden, runs)
    where: dict[tuple[str, str], dict[str, str]] = {}
    for one in lines:
        for kind in judging.kinds_in_lines(one, hidden, runs):
            where.setdefault((one.path, kind), {})[one.commit] = one.day
    for row in rows:
        for kind in (*judging.kinds_in_name(row.version.path), *judging.kinds_in_row(row, hidden, runs, hiding)):
            where.setdefault((row.version.path, kind), {})[row.version.commit] = row.version.day
    for (path, kind), commits in sorted(where.items()):
        yield _problem(path, f"this file held {kind}", commits)


def _in_messages(messages: list[Added]) -> Iterator[Problem]:
    for one in messages:
        if kind := judging.kind_in_message("\n".join(one.lines())):
            yield _problem("", f"the words of a commit held {kind}", {one.commit: one.day})


def _problem(path: str, what: str, commits: dict[str, str]) -> Problem:
    oldest = min(commits, key=lambda commit: commits[commit])
    more = len(commits) - 1
    others = f", and {more} other commit{'' if more == 1 else 's'}" if more else ""
    return Problem(
        Where(_shown(path) or "history"),
        "place_in_history",
        f"In commit {oldest[:10]} of {commits[oldest]}{others}, {what}.",
        "Tell the provider today, then purge it from the history.",
    )


def _shown(path: str) -> str:
    """How a file is named to people: without a name that would print a place."""
    return unnamed(path) if path and place_in(PurePosixPath(path).stem, is_address=True) else path
