"""With only the wheel in a fresh environment: a new site, in two nations, with a page of its own in place of the toolkit's."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest
from conftest import ROOT, TODAY
from filelock import FileLock


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The `handrail` of an environment that holds the built wheel; what it depends on is lent from this one."""
    shared = tmp_path_factory.getbasetemp() if worker_id == "master" else tmp_path_factory.getbasetemp().parent
    environment = shared / "wheel-environment"
    with FileLock(f"{environment}.lock"):
        if not (environment / "ready").exists():
            wheels = shared / "wheels"
            pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
            subprocess.run(
                [*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(wheels), str(ROOT)], check=True
            )
            venv.create(environment)
            (wheel,) = wheels.glob("handrail-*.whl")
            python = environment / "bin" / "python"
            subprocess.run([*pip, "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)], check=True)
            lent = subprocess.run(
                [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
                text=True,
                capture_output=True,
                check=True,
            )
            Path(lent.stdout.strip(), "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
            (environment / "ready").touch()
    return environment / "bin" / "handrail"


def run(command: Path, *words: str, cwd: Path) -> str:
    done = subprocess.run([command, *words, "--today", TODAY.isoformat()], text=True, capture_output=True, cwd=cwd, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("nation", "own", "others"),
    [("england", "ndah", ("sdafmh", "live-fear-free", "ni-dsa")), ("scotland", "sdafmh", ("ndah", "live-fear-free", "ni-dsa"))],
)
def test_a_new_site_builds_from_the_wheel_alone(installed: Path, tmp_path: Path, nation: str, own: str, others: tuple) -> None:
    """Its name, places, services and nation; the toolkit's pages and worksheets; its own page where it has one."""
    site = tmp_path / "ours"
    run(
        installed,
        "new",
        str(site),
        "--name",
        "Brae: Glen & District",
        "--nation",
        nation,
        "--area",
        "Braeside",
        "--yes",
        cwd=tmp_path,
    )
    (site / "docs" / "about" / "privacy.md").write_text(
        '---\ntitle: "Our privacy page"\ntemplate: survivor.html\n---\n\nWords of our own.\n', "utf-8"
    )
    run(installed, "build", str(site), cwd=tmp_path)
    built = site / "site"
    texts = {path.relative_to(built).as_posix(): path.read_text("utf-8") for path in built.rglob("*.html")}
    assert "Words of our own." in texts["about/privacy.html"]
    assert "Brae: Glen &amp; District" in texts["index.html"]
    assert "Example advice line" in texts["find/braeside.html"]
    assert "about/our-partnership.html" in texts
    assert (built / "worksheets" / "pdf" / "twelve-components.pdf").stat().st_size > 10_000
    everything = "".join(texts.values())
    assert f'data-helpline="{own}"' in everything
    assert [other for other in others if f'data-helpline="{other}"' in everything] == []
    assert not re.search(r"Northfold|Marlbeck|Tidewick", everything)
    assert not any(name.startswith("contributing/") for name in texts)


def test_no_law_of_another_nation_is_shown(installed: Path, tmp_path: Path) -> None:
    """A Scottish site lists no Act of England or Wales alone, and an English site none of Scotland alone."""
    from handrail.catalogue import Catalogue

    laws = Catalogue(ROOT).records("law")
    for nation in ("england", "scotland"):
        site = tmp_path / nation
        run(installed, "new", str(site), "--nation", nation, "--yes", cwd=tmp_path)
        run(installed, "build", str(site), cwd=tmp_path)
        shown = set(re.findall(r'class="law__one" id="([^"]+)"', (site / "site" / "reference" / "law.html").read_text("utf-8")))
        assert shown == {id for id, one in laws.items() if nation in one.nations}
        assert not list((site / "site" / "help").glob("your-rights-wales.html"))
