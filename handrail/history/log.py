"""What git keeps of a site: the lines that each commit added to its texts, and every version of its tables."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

FOLDERS = ("data", "content", "docs", "macros", "overrides")
"""Where every file is read line by line."""
TABLES = (".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods", ".json")
"""Files that are read whole and row by row, wherever they stand in the site."""
_IN_FOLDERS = [*FOLDERS, *(f":(exclude,icase,glob)**/*{ending}" for ending in TABLES)]
_ANYWHERE = [f":(icase,glob)**/*{ending}" for ending in TABLES]
_HEAD = "%x1e%H %cs"
# Every branch, tag and stash, and what the reflog still keeps.
_ALL = ["log", "--all", "--reflog", "--no-renames", "--relative", "--no-color", "--no-ext-diff", "--no-textconv"]
# Merges only where they added something of their own.
_LINES = [*_ALL, "-p", "-U0", "--diff-merges=cc", "--no-prefix", f"--format={_HEAD}"]
_WORDS = [*_ALL, f"--format={_HEAD}%n%B"]
# From the oldest, so that a row is said of the commit that brought it.
_VERSIONS = [*_ALL, "--topo-order", "--reverse", "--raw", "--no-abbrev", "--diff-merges=separate", f"--format={_HEAD}"]


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


@dataclass(frozen=True)
class Version:
    """What one file held, whole, after the commit that brought it."""

    commit: str
    day: str
    path: str
    content: bytes

    @property
    def ending(self) -> str:
        """The file's kind."""
        return PurePosixPath(self.path).suffix.lower()


def git(site: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Ask git one thing. Raises FileNotFoundError where it is not on this computer."""
    return subprocess.run(["git", *words], cwd=site, capture_output=True, text=True, check=False)


def words_of(site: Path) -> list[Added]:
    """What each commit that touched one of these files says of itself."""
    messages: list[Added] = []
    for line in _said(site, [*_WORDS, "--", *FOLDERS, *_ANYWHERE]):
        if line.startswith("\x1e"):
            commit, _, day = line[1:].rstrip("\r\n").partition(" ")
            messages.append(Added(commit, day, "", [[]]))
        else:
            messages[-1].runs[0].append(line.rstrip("\r\n"))
    return messages


def lines_of(site: Path) -> list[Added]:
    """The lines that each commit added to each file in the folders of a site, tables left out."""
    return _added(_said(site, [*_LINES, "--", *_IN_FOLDERS]))


def versions_of(site: Path) -> Iterator[Version]:
    """Every version of every table of a site, from the oldest, and each once however many commits have it."""
    read: set[tuple[str, str]] = set()
    commit, day = "", ""
    with subprocess.Popen(
        ["git", "cat-file", "--batch"], cwd=site, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as store:
        assert store.stdin and store.stdout
        for line in _said(site, [*_VERSIONS, "--", *_ANYWHERE]):
            line = line.rstrip("\r\n")
            if line.startswith("\x1e"):
                commit, _, day = line[1:].partition(" ")
            elif line.startswith(":"):
                about, _, path = line.partition("\t")
                _, mode, _, blob, _ = about.split(" ", 4)
                # Neither what was deleted, nor a link, nor another repository.
                if not mode.startswith("100") or (blob, path) in read:
                    continue
                read.add((blob, path))
                store.stdin.write(f"{blob}\n".encode())
                store.stdin.flush()
                size = store.stdout.readline().split()[-1]
                if size.isdigit():
                    content = store.stdout.read(int(size) + 1)[:-1]
                    yield Version(commit, day, path.strip('"'), content)


def _said(site: Path, words: list[str]) -> Iterator[str]:
    with subprocess.Popen(
        ["git", "-c", "core.quotepath=false", *words], cwd=site, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as log:
        assert log.stdout
        # Bytes, because read as text a carriage return inside a file would begin a line of its own.
        for line in log.stdout:
            yield line.decode("utf-8", errors="replace")


def _added(log: Iterable[str]) -> list[Added]:
    added: list[Added] = []
    commit, day, part = "", "", ""
    for line in log:
        line = line.rstrip("\r\n")
        if line.startswith("\x1e"):
            commit, _, day = line[1:].partition(" ")
            part = ""
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
    return [one for one in added if one.path != "/dev/null"]
