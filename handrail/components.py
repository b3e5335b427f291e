"""The components in macros/: what each shows, its options, and named examples that documentation and tests share.

component.yml stands for a view, so it is read with YAML's own types; numbers in it are quoted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class Example:
    """One way a component may be filled. Hidden ones are ugly: tests see them, readers do not."""

    name: str
    options: dict[str, Any]
    hidden: bool = False


@dataclass(frozen=True)
class Component:
    """A folder of macros/ with template.html and component.yml."""

    name: str
    what: str
    options: dict[str, str]
    """Name of each option and what it is for."""
    examples: list[Example]


def components(folders: Sequence[Path]) -> dict[str, Component]:
    """Every component in the folders, by name; the first folder that has one wins. Raises ValueError for a broken file."""
    found: dict[str, Component] = {}
    for folder in folders:
        for template in sorted(folder.glob("*/template.html")):
            name = template.parent.name
            if name not in found:
                found[name] = _read(name, template.with_name("component.yml"))
    return dict(sorted(found.items()))


def _read(name: str, path: Path) -> Component:
    if not path.is_file():
        raise ValueError(f"macros/{name}/ has no component.yml: describe its options and give examples.")
    try:
        said = yaml.safe_load(path.read_text("utf-8"))
        options = {option["name"]: option["what"] for option in said["options"]}
        examples = [Example(one["name"], one.get("options", {}), one.get("hidden", False)) for one in said["examples"]]
        return Component(name, said["what"], options, examples)
    except (yaml.YAMLError, KeyError, TypeError) as error:
        raise ValueError(f"{path} cannot be read: it needs what, options (name, what) and examples (name, options).") from error
