"""Imports run one way, no engine is known outside its rooms, and everything there is, is documented."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from conftest import ROOT
from pydantic import BaseModel

import handrail
from handrail import handbook, rules, views
from handrail.kinds import KINDS

PACKAGE = ROOT / "handrail"
ENGINES = {"mkdocs", "material", "mkdocs_macros", "properdocs", "zensical", "pathspec"}

# What each room may import from handrail. The way of a datum runs from the top of this list to the bottom.
MAY_IMPORT = {
    "problems": set(),
    "addresses": set(),
    "days": set(),
    "places": set(),
    "toolkit": set(),
    "navigation": set(),
    "render": set(),
    "engines": {"catalogue", "shares"},
    "components": set(),
    "specimen": set(),
    "policy": set(),
    "shares": set(),
    "hosting": {"addresses", "policy"},
    "tree": {"problems"},
    "unreadable": {"problems"},
    "source": {"problems", "tree", "unreadable"},
    "models": {"models"},
    "sheets": {"models", "problems", "source", "tree"},
    "forms": {"catalogue", "models", "sheets"},
    "kinds": {"models"},
    "catalogue": {"kinds", "models", "source", "problems", "sheets", "toolkit", "tree"},
    "rules": {"addresses", "catalogue", "exchange", "forms", "models", "problems", "places", "days", "rules", "shares"},
    "views": {"catalogue", "models", "days", "views"},
    "printing": {"catalogue", "views", "render"},
    "assembly": {"catalogue"},
    "publish": {"assembly", "catalogue", "exchange", "hosting", "models", "policy", "printing", "render", "shares", "views"},
    "building": {"assembly", "catalogue", "engines", "exchange", "inspect", "problems", "publish", "rules"},
    "inspecting": {"addresses", "places", "policy", "problems"},
    "inspect": {"addresses", "inspecting", "policy", "problems", "shares"},
    "history": {"catalogue", "places", "problems", "sheets"},
    "serving": {"catalogue", "toolkit"},
    "outcodes": {"catalogue", "models", "problems", "toolkit"},
    "exchange": {"catalogue", "days", "forms", "models", "places", "problems", "shares", "sheets", "source", "tree", "views"},
}
# The commands stand above the line and may call anything; the handbook describes everything.
ABOVE = {"cli", "handbook", "__main__", "__init__"}


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "handrail":
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("handrail."):
            found.add(node.module.split(".")[1])
        elif isinstance(node, ast.Import):
            found |= {name.name.split(".")[1] for name in node.names if name.name.startswith("handrail.")}
    return found


MODULES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_stands_before_it(path: Path) -> None:
    """One way for a datum: a stage knows only the stages to its left."""
    room = room_of(path)
    if room in ABOVE:
        return
    assert imported_rooms(path) <= MAY_IMPORT[room] | {room}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_imports_a_site_engine(path: Path) -> None:
    """MkDocs is unmaintained and Material ends in 2027: only macros/main.py, overrides/ and mkdocs.yml know them."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").split(".")[0])
    assert not names & ENGINES


def test_only_the_commands_and_the_engines_door_read_the_clock() -> None:
    """A build with the same records and the same day gives the same site, so nothing else asks what day it is."""
    readers = {room_of(path) for path in MODULES if re.search(r"date\.today|datetime\.now|time\.time\(", path.read_text("utf-8"))}
    assert readers == {"cli"}


def test_every_module_says_what_it_is() -> None:
    """A module without a docstring is a room without a name on its door."""
    silent = [path.name for path in MODULES if not ast.get_docstring(ast.parse(path.read_text("utf-8")))]
    assert silent == []


def test_every_rule_has_the_four_parts_of_its_documentation() -> None:
    """What is wrong, why it matters, where that is said, and how to mend it: the rules page is made from them."""
    short = [entry.fault for entry in handbook.rule_entries() if not entry.says or not all(words for _, words in entry.parts)]
    assert short == []
    assert {entry.fault for entry in handbook.rule_entries()} == set(rules.rules())


def test_every_command_and_option_says_what_it_does() -> None:
    """The commands page is made from the commands."""
    for command in handbook.command_entries():
        assert command.help, command.name
        assert all(words for _, words in command.options), command


def test_every_command_is_named_in_the_readme() -> None:
    """A command nobody can find is not there."""
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [entry.name for entry in handbook.command_entries() if f"`handrail {entry.name}" not in readme] == []


def models_of(kind: type[BaseModel]) -> set[type[BaseModel]]:
    found = {kind}
    for field in kind.model_fields.values():
        for inner in re.findall(r"handrail\.models\.\w+\.\w+", str(field.annotation)):
            module, _, name = inner.rpartition(".")
            one = getattr(importlib.import_module(module), name)
            if isinstance(one, type) and issubclass(one, BaseModel) and one not in found:
                found |= models_of(one)
    return found


def test_every_field_of_every_record_says_what_it_is_for() -> None:
    """In words a data volunteer would use; the fields page is made from them."""
    silent = [
        f"{model.__name__}.{name}"
        for kind in KINDS.values()
        if kind.model
        for model in models_of(kind.model)
        for name, field in model.model_fields.items()
        if not field.description
    ]
    assert silent == []


def test_every_macro_is_explained_to_authors() -> None:
    """An author looks for the word to write on a page."""
    explained = (ROOT / "docs" / "contributing" / "macros.md").read_text("utf-8")
    main = (ROOT / "macros" / "main.py").read_text("utf-8")
    names = set(re.findall(r'^    "(\w+)": \(', main, re.M)) | set(re.findall(r'^    "(handbook_\w+)": ', main, re.M))
    assert names, "the tables of macros/main.py were not found"
    assert {name for name in names if f"`{name}" not in explained} == set()


def test_every_view_module_is_used() -> None:
    """A view that nothing shows would be dead."""
    code = "".join(path.read_text("utf-8") for path in [*MODULES, ROOT / "macros" / "main.py"])
    unused = [
        module.name
        for module in pkgutil.iter_modules(views.__path__)
        if not re.search(rf"views(?:\.| import (?:\([^)]*|[^\n]*)\b){module.name}\b", code)
    ]
    assert unused == []


def test_the_version_is_written_once() -> None:
    """pyproject.toml takes it from the package."""
    assert handrail.__version__ not in (ROOT / "pyproject.toml").read_text("utf-8")


def test_the_tour_of_the_house_names_every_room_and_none_that_is_gone() -> None:
    """A tour with a room missing sends people to the wrong door."""
    tour = (ROOT / "docs" / "contributing" / "house.md").read_text("utf-8")
    rows = tour.split("In `handrail/`:")[1].split("\n## ")[0]
    named = set(re.findall(r"^\| `(\w+)(?:\.py|/)` \|", rows, re.M))
    rooms = {room_of(path) for path in MODULES} - {"__init__", "__main__"}
    assert named == rooms
