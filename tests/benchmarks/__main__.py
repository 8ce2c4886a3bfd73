"""`./run bench`: how fast a check and a build are, as ratios taken in one run.

In: nothing (sizes and rounds can be given). Out: a table. The commands of a pair run in turn, so
that a machine that slows down slows both; medians are printed, never asserted.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.corpus import write_corpus

SITE = """\
site_name: Bench
docs_dir: plans
site_dir: {site}
theme: {{name: material, font: false}}
plugins: [{plugins}]
markdown_extensions: [admonition, attr_list, tables, toc]
{nav}
"""


def cpu_seconds(folder: Path, *command: str) -> float:
    """Run a command as a process of its own; return its user and system time."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=1800,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def bench_build(folder: Path, count: int, rounds: int) -> None:
    """Compare our build with bare Material on the same pages, all of them out of nav."""
    write_corpus(folder / "plans", count)
    (folder / "plans" / "index.md").write_text("# Plan\n", "utf-8")
    ours = SITE.format(site="ours", plugins="search, {goldenthread: {today: 2026-11-22}}", nav="")
    nav = "nav: [index.md]\nnot_in_nav: |\n  *.md\n"
    (folder / "mkdocs.yml").write_text(ours, "utf-8")
    (folder / "bare.yml").write_text(SITE.format(site="bare", plugins="search", nav=nav), "utf-8")
    pairs = []
    for _ in range(rounds):
        mine = cpu_seconds(folder, "mkdocs", "build", "-q")
        bare = cpu_seconds(folder, "mkdocs", "build", "-q", "-f", "bare.yml")
        pairs.append((mine, bare))
    ratio = statistics.median(mine / bare for mine, bare in pairs)
    mine, bare = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(
        f"build {count:>6} items: {mine:6.2f} s cpu, bare Material {bare:6.2f} s, ratio {ratio:.2f}"
    )


def bench_check(base: Path, counts: list[int], rounds: int) -> None:
    """Time `check` at several sizes in turn; the exponent tells whether the cost is linear."""
    times: dict[int, list[float]] = {count: [] for count in counts}
    for count in counts:
        write_corpus(base / str(count), count)
    for _ in range(rounds):
        for count in counts:
            times[count].append(cpu_seconds(base, "goldenthread", "check", str(count)))
    first = statistics.median(times[counts[0]])
    for count in counts:
        middle = statistics.median(times[count])
        growth = f"{middle / first:5.2f} x the time for {count / counts[0]:g} x the items"
        print(f"check {count:>6} items: {middle:6.2f} s cpu, {growth}")


def main() -> None:
    """Run both benchmarks in a temporary folder."""
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("--build", type=int, default=1000, help="items in the build")
    parser.add_argument("--check", type=int, nargs="+", default=[2500, 5000, 10_000])
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        bench_check(Path(name) / "check", arguments.check, arguments.rounds)
        folder = Path(name) / "build"
        folder.mkdir()
        bench_build(folder, arguments.build, arguments.rounds)


if __name__ == "__main__":
    main()
