"""Where the toolkit's own pages, prose, records and templates are: beside the code, or inside the installed package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
PARTS = ("docs", "content", "data", "macros", "overrides")
SITE_MARK = Path("data") / "partnership.yml"
"""The file that makes a folder a site."""


def toolkit_root() -> Path:
    """The folder that holds docs, content, data, macros, overrides and mkdocs.yml."""
    packed = _PACKAGE / "toolkit"
    return packed if packed.is_dir() else _PACKAGE.parent
