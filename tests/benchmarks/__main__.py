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


def cpu_seconds(folder: Path, *command: str, fine: tuple[int, ...] = (0,)) -> float:
    """Run a command as a process of its own; return its user and system time.

    Raises:
        SystemExit: it ended with a code that is not `fine`: what fails is fast, and tells nothing.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        timeout=1800,
        check=False,
    )
    if done.returncode not in fine:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def write_site(folder: Path, count: int) -> None:
    """Write a plan with a configuration of ours, and one of bare Material on the same pages."""
    write_corpus(folder / "plans", count)
    (folder / "plans" / "index.md").write_text("# Plan\n", "utf-8")
    ours = SITE.format(site="ours", plugins="search, {goldenthread: {today: 2026-11-22}}", nav="")
    nav = "nav: [index.md]\nnot_in_nav: |\n  *.md\n"
    (folder / "mkdocs.yml").write_text(ours, "utf-8")
    (folder / "bare.yml").write_text(SITE.format(site="bare", plugins="search", nav=nav), "utf-8")


def bench_build(base: Path, counts: list[int], rounds: int) -> None:
    """Compare our build with bare Material on the same pages, all of them out of nav.

    With several sizes it can be seen how the cost of both grows.
    """
    pairs: dict[int, list[tuple[float, float]]] = {count: [] for count in counts}
    for count in counts:
        write_site(base / str(count), count)
    for _ in range(rounds):
        for count in counts:
            mine = cpu_seconds(base / str(count), "mkdocs", "build", "-q")
            bare = cpu_seconds(base / str(count), "mkdocs", "build", "-q", "-f", "bare.yml")
            pairs[count].append((mine, bare))
    first = statistics.median(mine for mine, _ in pairs[counts[0]])
    for count in counts:
        ratio = statistics.median(mine / bare for mine, bare in pairs[count])
        mine, bare = (statistics.median(column) for column in zip(*pairs[count], strict=True))
        growth = f"{mine / first:5.2f} x the time for {count / counts[0]:g} x the items"
        print(
            f"build {count:>6} items: {mine:6.2f} s cpu, bare Material {bare:6.2f} s, "
            f"ratio {ratio:.2f}; {growth}"
        )


def bench_check(base: Path, counts: list[int], rounds: int) -> None:
    """Time `check` at several sizes in turn; the exponent tells whether the cost is linear."""
    times: dict[int, list[float]] = {count: [] for count in counts}
    for count in counts:
        write_corpus(base / str(count), count)
    for _ in range(rounds):
        for count in counts:
            seconds = cpu_seconds(base, "goldenthread", "check", str(count), fine=(0, 1))
            times[count].append(seconds)
    first = statistics.median(times[counts[0]])
    for count in counts:
        middle = statistics.median(times[count])
        growth = f"{middle / first:5.2f} x the time for {count / counts[0]:g} x the items"
        print(f"check {count:>6} items: {middle:6.2f} s cpu, {growth}")


def main() -> None:
    """Run both benchmarks in a temporary folder."""
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("--build", type=int, nargs="+", default=[1000, 2000])
    parser.add_argument("--check", type=int, nargs="+", default=[2500, 5000, 10_000])
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        bench_check(Path(name) / "check", arguments.check, arguments.rounds)
        bench_build(Path(name) / "build", arguments.build, arguments.rounds)


if __name__ == "__main__":
    main()
