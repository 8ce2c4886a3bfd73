"""Builds that are killed: the site is the old one or the new one, and the next build clears up.

`GOLDENTHREAD_KILLS=200 ./run test -s -n0 tests/host/test_kills.py` kills more often and counts.
"""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.host.conftest import PLAN, read_site, run_mkdocs
from tests.warm import start_warm

KILLS = int(os.environ.get("GOLDENTHREAD_KILLS", "20"))
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1795305600"}
LAST_FILE = "search/search_index.json"  # after it there is little but the swap

# Two plans in turn: most pages differ, and each has pages that the other lacks.
OTHER = {
    "purpose.md": PLAN["purpose.md"].replace("Clean water", "Warm homes"),
    "extra.md": "---\ntitle: Extra\n---\nMore.\n",
}


def write_plan(folder: Path, turn: int) -> None:
    """Make the plan the one or the other."""
    plans = folder / "plans"
    text = OTHER["purpose.md"] if turn else PLAN["purpose.md"]
    (plans / "purpose.md").write_text(f"---\n{text}---\n", "utf-8")
    (plans / "extra.md").unlink(missing_ok=True)
    if turn:
        (plans / "extra.md").write_text(OTHER["extra.md"], "utf-8")


def is_nearly_done(folder: Path, since: float) -> bool:
    """Tell whether a build has written what it writes last; one that was killed may have, too."""
    with suppress(FileNotFoundError):
        return any(p.stat().st_mtime > since for p in folder.glob(f".site-*/*/{LAST_FILE}"))
    return False


def time_build(folder: Path) -> tuple[float, float]:
    """Return how long a build takes, and how much of it comes after the last file."""
    since, start, near = time.time(), time.monotonic(), 0.0
    process = start_warm("mkdocs", "build", cwd=folder, env=ENVIRONMENT)
    while process.exitcode is None:
        if not near and is_nearly_done(folder, since):
            near = time.monotonic()
        time.sleep(0.0005)
    return time.monotonic() - start, time.monotonic() - near


def kill_a_build(folder: Path, whole: float, tail: float, chance: random.Random) -> bool:
    """Start a build and kill it somewhere, or near its end; tell whether it was still alive."""
    since = time.time()
    process = start_warm("mkdocs", "build", cwd=folder, env=ENVIRONMENT)
    near = chance.random() < 1 / 3
    while near and process.exitcode is None and not is_nearly_done(folder, since):
        time.sleep(0.0005)
    end = time.monotonic() + chance.uniform(0, tail if near else whole)
    while time.monotonic() < end:
        time.sleep(0.0002)
    process.kill()
    process.join()
    return process.exitcode == -signal.SIGKILL


@pytest.mark.slow
def test_a_killed_build_leaves_the_old_site_or_the_new_one(
    make_site: Callable[..., Path],
) -> None:
    """Wherever it is killed, every file is of one build, and nothing is left after the next."""
    folder, chance = make_site(), random.Random(8)
    sites = []
    for turn in (0, 1):
        write_plan(folder, turn)
        assert run_mkdocs(folder).returncode == 0
        sites.append(read_site(folder / "site"))
    assert sites[0] != sites[1]
    beside = sorted(path.name for path in folder.iterdir())
    whole, tail = time_build(folder)
    seen: Counter[str] = Counter()
    while seen["kills"] < KILLS:
        now = sites.index(read_site(folder / "site"))
        write_plan(folder, 1 - now)
        if not kill_a_build(folder, whole, tail, chance):
            seen["came too late"] += 1
            continue
        seen["kills"] += 1
        seen["left litter"] += sorted(path.name for path in folder.iterdir()) != beside
        found = read_site(folder / "site")
        assert found in sites, f"torn at kill {seen['kills']}: {len(found)} of {len(sites[0])}"
        seen["new site" if found == sites[1 - now] else "old site"] += 1
        if seen["kills"] % 5 == 0:
            assert run_mkdocs(folder).returncode == 0
            assert read_site(folder / "site") == sites[1 - now]
            assert sorted(path.name for path in folder.iterdir()) == beside
    print(dict(seen))  # noqa: T201 - what the one command of the docstring is for
