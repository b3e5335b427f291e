"""With only the wheel in a fresh environment: a new site, in two nations, with a page of its own in place of the toolkit's."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest
from conftest import ROOT, TODAY
from filelock import FileLock

from handrail.assembly import WORK
from handrail.catalogue import Catalogue


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
def test_a_new_site_builds_from_the_wheel_alone(
    installed: Path, built: Path, tmp_path: Path, nation: str, own: str, others: tuple
) -> None:
    """Its name, places, services and page; the toolkit's pages and worksheets; helplines and law of its nation and no other."""
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
    shutil.copytree(ROOT / WORK / "pdf", site / WORK / "pdf")  # worksheets that were set already
    run(installed, "build", str(site), cwd=tmp_path)
    made = site / "site"
    texts = {path.relative_to(made).as_posix(): path.read_text("utf-8") for path in made.rglob("*.html")}
    assert "Words of our own." in texts["about/privacy.html"]
    assert "Brae: Glen &amp; District" in texts["index.html"]
    assert "Example advice line" in texts["find/braeside.html"]
    assert "about/our-partnership.html" in texts
    assert (made / "worksheets" / "pdf" / "twelve-components.pdf").stat().st_size > 10_000
    everything = "".join(texts.values())
    assert f'data-helpline="{own}"' in everything
    assert [other for other in others if f'data-helpline="{other}"' in everything] == []
    assert not re.search(r"Northfold|Marlbeck|Tidewick", everything)
    assert not any(name.startswith("contributing/") for name in texts)
    laws = set(re.findall(r'class="law__one" id="([^"]+)"', texts["reference/law.html"]))
    assert laws == {id for id, one in Catalogue(ROOT).records("law").items() if nation in one.nations}
    rights = {name for name in texts if name.startswith("help/your-rights")}
    assert rights == {"help/your-rights.html" if nation == "england" else f"help/your-rights-{nation}.html"}
