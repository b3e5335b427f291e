"""Tries to get a refuge's place published: what is tried, and what must become of it.

A case changes the small site, whose example-refuge hides its place. It holds:
  try:     what is tried, in a few words
  secret:  the words that must not get out
  set:     fields of the refuge's record; note: a note at its end; rename: the name of its file; raw: {words: other words} in it
  page:    the words of a page docs/work/ours.md; files: whole files; edits: {path: {words: other words}}
  happens: “refused: FAULT”, “warned: FAULT”, “withheld” (it stands in a field that nothing publishes), or
           “limit: WORDS” (nothing sees it; the words stand on the page for coordinators, where a person is told to look)
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT, TODAY, catalogue_of

from handrail import problems, publish, rules
from handrail.catalogue import Catalogue
from handrail.models.fields import ID_PATTERN

HERE = Path(__file__).parent
REFUGE = "data/services/example-refuge.yml"
FILES = ("postcodes", "figures", "links", "streets", "directions", "fields", "pages", "withheld", "limits")
CASES = [(name, case) for name in FILES for case in yaml.load((HERE / f"{name}.yml").read_text("utf-8"), Loader=yaml.BaseLoader)]
INNOCENT = yaml.load((HERE / "innocent.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
FOR_PEOPLE = ROOT / "docs" / "partnership" / "hidden-places.md"


def hostile_site(site: Path, case: dict[str, Any]) -> Path:
    """The small site with one attempt in it."""
    refuge = site / REFUGE
    text = refuge.read_text("utf-8")
    for old, new in case.get("raw", {}).items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    for field, value in case.get("set", {}).items():
        text = re.sub(rf"^{field}:.*\n(?:[ -].*\n)*", "", text, flags=re.M)
        text += yaml.safe_dump({field: value}, allow_unicode=True, width=1000)
    text += "".join(f"# {line}\n" for line in case.get("note", "").splitlines())
    refuge.write_text(text, "utf-8")
    if name := case.get("rename"):
        refuge.write_text(text.replace("id: example-refuge", f"id: {name}"), "utf-8")
        refuge.rename(refuge.with_stem(name))
    files = dict(case.get("files", {}))
    if page := case.get("page"):
        files["docs/work/ours.md"] = f"---\ntitle: Ours\n---\n\n[Home](../index.md)\n\n{page}\n"
    for path, words in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(words, "utf-8")
    for path, changes in case.get("edits", {}).items():
        words = (site / path).read_text("utf-8")
        for old, new in changes.items():
            assert old in words, old
            words = words.replace(old, new, 1)
        (site / path).write_text(words, "utf-8")
    return site


def squeezed(text: str) -> str:
    return " ".join(text.split()).casefold()


@pytest.mark.parametrize(("name", "case"), CASES, ids=[f"{name}: {case['try']}" for name, case in CASES])
def test_an_attempt(name: str, case: dict[str, Any], small: Path) -> None:
    """It is refused, withheld or a limit that is listed, and no message repeats what was hidden."""
    site = hostile_site(small, case)
    found = rules.check(catalogue_of(site), TODAY)
    said = " ".join(squeezed(form(found)) for form in problems.FORMATS.values())
    assert squeezed(case["secret"]) not in said
    verdict, _, what = case["happens"].partition(": ")
    if verdict == "refused":
        assert what in {one.fault for one in problems.errors(found)}, problems.as_text(found)
    elif verdict == "warned":
        assert what in {one.fault for one in found if one.level == "warning"}, problems.as_text(found)
    elif verdict == "withheld":
        assert problems.errors(found) == []
        out = site.parent / "built"
        # The toolkit, which has the templates, has a first line of its own.
        (site / "data/helplines/example-first-line.yml").unlink()
        publish.write_directory(Catalogue(site), TODAY, out)
        published = b" ".join(path.read_bytes() + path.name.encode() for path in out.rglob("*") if path.is_file())
        assert squeezed(case["secret"]) not in squeezed(published.decode())
    else:
        assert verdict == "limit"
        places = {"place_in_text", "place_on_a_page", "confidential_place", "telling_name"}
        assert not places & {one.fault for one in found}, "this is seen now: move it among what is refused"


@pytest.mark.parametrize(("name", "case"), CASES, ids=[f"{name}: {case['try']}" for name, case in CASES])
def test_the_secret_of_an_attempt_is_in_it(name: str, case: dict[str, Any], small: Path) -> None:
    """Otherwise it would prove nothing that no message repeats it."""
    site = hostile_site(small, case)
    held = [path.read_text("utf-8") + path.name for path in site.rglob("*") if path.is_file()]
    held += [str(value) for value in _values(case.get("set", {}))]
    assert squeezed(case["secret"]) in squeezed(re.sub(r"\n# ", "\n", "\n".join(held)))


def _values(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [inner for one in value.values() for inner in _values(one)]
    return [inner for one in value for inner in _values(one)] if isinstance(value, list) else [value]


def test_there_are_sixty_attempts_and_no_two_alike() -> None:
    """Each says what it tries."""
    names = [f"{name}: {case['try']}" for name, case in CASES]
    assert len(names) >= 60
    assert len(set(names)) == len(names)
    assert {path.stem for path in HERE.glob("*.yml")} == {*FILES, "innocent", "feeds"}


@pytest.mark.parametrize("words", INNOCENT["words"])
def test_innocent_words_are_let_through(words: str, small: Path) -> None:
    """A rule that cries wolf is soon switched off."""
    site = hostile_site(small, {"set": {"description": words}})
    found = rules.check(catalogue_of(site), TODAY)
    assert [one.what for one in found if one.fault in {"place_in_text", "confidential_place"}] == []


@pytest.mark.parametrize("address", INNOCENT["addresses"])
def test_innocent_addresses_and_ids_are_let_through(address: str, small: Path) -> None:
    """Figures in an address are mostly dates and numbers."""
    change = {"set": {"website": address}}
    if "@" in address:
        change = {"set": {"email": address}}
    elif ID_PATTERN.fullmatch(address):
        change = {"rename": address}
    found = rules.check(catalogue_of(hostile_site(small, change)), TODAY)
    assert [one.what for one in found if one.fault == "place_in_text"] == []


@pytest.mark.parametrize("page", INNOCENT["pages"])
def test_innocent_pages_about_refuges_are_let_through(page: str, small: Path) -> None:
    """Guidance speaks of refuges on many pages, and of courts, cars and figures."""
    found = rules.check(catalogue_of(hostile_site(small, {"page": page})), TODAY)
    assert [one.what for one in found if one.fault == "place_on_a_page"] == []


def test_the_demonstration_raises_no_false_alarm() -> None:
    """Fifty services, and every page: not one is taken for a place."""
    found = rules.check(Catalogue(ROOT), TODAY)
    assert [one for one in found if "place" in one.fault or one.fault == "telling_name"] == []
    assert len(Catalogue(ROOT).shelf("service")) >= 50


def test_people_are_told_exactly_what_nothing_sees() -> None:
    """The limits are in this folder and on the page for coordinators, in the same words and the same order."""
    listed = FOR_PEOPLE.read_text("utf-8").split("## What no program can see")[1].split("\n## ")[0]
    limits = [case["happens"].removeprefix("limit: ") for _, case in CASES if case["happens"].startswith("limit: ")]
    assert re.findall(r"^- (.+)$", listed, re.M) == list(dict.fromkeys(limits))
