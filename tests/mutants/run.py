"""Takes each safety feature away in turn and asks whether a test notices. `make mutants` runs it; it fails where none does.

Works on a copy of the checkout in a temporary folder, so nothing of yours is touched. Words given to it choose the mutants
whose name or file holds one of them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TABLE = HERE / "mutants.yml"
WORKERS = 2
# The whole way to a site but for what would refuse a spoilt one, so that the tests themselves have to see it.
BUILD = """
import sys
from datetime import date
from pathlib import Path
from handrail import assembly, engines, publish
from handrail.catalogue import Catalogue
site, out, today = Path(sys.argv[1]), Path(sys.argv[2]), date(2026, 11, 23)
catalogue = Catalogue(site)
engines.start("mkdocs", assembly.assemble(catalogue), out, catalogue, today).wait()
publish.publish(catalogue, today, out)
"""
PASSED, FAILED = 0, 1


@dataclass(frozen=True)
class Mutant:
    """One thing taken away. `site` says how the built site is spoilt: as_built, again or none."""

    name: str
    file: str
    find: str
    put: str
    site: str
    tests: tuple[str, ...]


def mutants() -> list[Mutant]:
    """The table, in its order."""
    return [Mutant(**one | {"tests": tuple(one["tests"])}) for one in yaml.safe_load(TABLE.read_text("utf-8"))]


def spoilt(mutant: Mutant, text: str) -> str:
    """A file's text without the feature. Raises ValueError where its words do not stand there just once."""
    if text.count(mutant.find) != 1:
        raise ValueError(f"{mutant.file} holds the words of “{mutant.name}” {text.count(mutant.find)} times.")
    return text.replace(mutant.find, mutant.put)


def copy_of_the_checkout(target: Path) -> Path:
    """Every file git knows or would take, and the PDFs that were set before, which take long."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True
    )
    for name in listed.stdout.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target / name)
    if (ROOT / ".handrail" / "pdf").is_dir():
        shutil.copytree(ROOT / ".handrail" / "pdf", target / ".handrail" / "pdf")
    return target


def build(checkout: Path, out: Path) -> str:
    """Build a checkout's site without its checks. Gives what went wrong, or nothing."""
    shutil.rmtree(out, ignore_errors=True)
    done = subprocess.run(
        [sys.executable, "-c", BUILD, checkout, out],
        cwd=checkout,
        env=environment(checkout),
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stderr[-2000:] if done.returncode else ""


def environment(checkout: Path, site: Path | None = None) -> dict[str, str]:
    named = {"HANDRAIL_BUILT": str(site)} if site else {}
    return os.environ | {"PYTHONPATH": str(checkout), "PYTHONDONTWRITEBYTECODE": "1"} | named


def run(checkout: Path, site: Path | None, tests: tuple[str, ...]) -> tuple[int, str]:
    """Run some tests of a checkout; gives pytest's answer and the end of what it said."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    done = subprocess.run(command, cwd=checkout, env=environment(checkout, site), capture_output=True, text=True, check=False)
    return done.returncode, (done.stdout + done.stderr)[-3000:]


def judge(mutant: Mutant, checkout: Path, whole: Path) -> str:
    """Spoil, build, test, mend. Gives “caught”, “SURVIVED”, or what stood in the way."""
    path = checkout / mutant.file
    original = path.read_text("utf-8")
    site = whole
    try:
        path.write_text(spoilt(mutant, original), "utf-8")
        if mutant.site != "none":
            site = checkout.parent / f"{checkout.name}-site"
            if mutant.site == "again":
                if wrong := build(checkout, site):
                    return f"not built: {wrong}"
            else:
                shutil.rmtree(site, ignore_errors=True)
                shutil.copytree(whole, site)
                shutil.copyfile(path, site / Path(mutant.file).relative_to("overrides"))
        answer, said = run(checkout, site, mutant.tests)
    finally:
        path.write_text(original, "utf-8")
    return {FAILED: "caught", PASSED: "SURVIVED"}.get(answer, f"not run: {said}")


def main(words: list[str]) -> int:
    chosen = [one for one in mutants() if not words or any(word in one.name + one.file for word in words)]
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        checkouts = [copy_of_the_checkout(Path(folder) / f"checkout{number}") for number in range(WORKERS)]
        whole = Path(folder) / "whole"
        if wrong := build(checkouts[0], whole):
            print(f"The site cannot be built as it is: {wrong}")
            return 1
        # A test that fails without any mutant would seem to catch them all.
        answer, said = run(checkouts[0], whole, tuple(dict.fromkeys(test for one in chosen for test in one.tests)))
        if answer != PASSED:
            print(f"The tests fail as it is:\n{said}")
            return 1
        free = list(checkouts)

        def one(mutant: Mutant) -> str:
            checkout = free.pop()
            try:
                verdict = judge(mutant, checkout, whole)
            finally:
                free.append(checkout)
            print(f"{verdict.splitlines()[0]:<10} {mutant.name}", flush=True)
            return verdict

        with ThreadPoolExecutor(WORKERS) as pool:
            verdicts = list(pool.map(one, chosen))
    bad = [(mutant, verdict) for mutant, verdict in zip(chosen, verdicts, strict=True) if verdict != "caught"]
    print(f"\n{len(chosen) - len(bad)} of {len(chosen)} caught.")
    for mutant, verdict in bad:
        print(f"\n{mutant.name} ({mutant.file})\n{verdict}")
    return 1 if bad or not chosen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
