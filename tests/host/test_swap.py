"""How a new site takes the place of the old one: killed at each step, read all the while."""

from __future__ import annotations

import errno
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config.defaults import MkDocsConfig

from goldenthread.host import swap
from goldenthread.host.staging import Staging

SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload(["tests.warmed"])

SHARED = ("index.html", "404.html", "a/index.html", "assets/site.js")
SITES: tuple[Mapping[str, str], ...] = (
    {**dict.fromkeys(SHARED, "one"), "gone/deep/index.html": "one", "turns": "one"},
    {**dict.fromkeys(SHARED, "two"), "new/index.html": "two", "turns/index.html": "two"},
)
CHANGES = {"os.rename", "os.link", "os.mkdir", "os.rmdir", "os.remove", "os.chmod", "os.chown"}


def write_site(folder: Path, site: Mapping[str, str]) -> None:
    """Write the files of a site."""
    for name, text in site.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def read(folder: Path) -> dict[str, str]:
    """Return what a site holds but for hidden entries."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    names = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}
    return {name: text for name, text in names.items() if not name.startswith(".")}


def publish(folder: Path, turn: int, way: str, kill_at: int) -> None:
    """Publish a site as a build does; die before the change to the disk that has this number."""
    if way == "two renames":  # of a system that cannot exchange; none is at hand
        swap._exchange = refuse
    count = 0

    def look(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal count
        if event in CHANGES or (event == "open" and arguments[2] & os.O_CREAT):
            count += 1
            if count == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(look)
    config = MkDocsConfig(str(folder / "mkdocs.yml"))
    config.site_dir = str(folder / "site")
    staging = Staging(config)
    write_site(Path(config.site_dir), SITES[turn])
    staging.complete = True
    staging.close()


def refuse(*_: object) -> None:
    """Answer as a kernel that knows no exchange."""
    raise OSError(errno.ENOSYS, "not here")


def run(folder: Path, turn: int, way: str, kill_at: int = 0) -> int:
    """Publish in a process of its own and return its exit code."""
    process = SERVER.Process(target=publish, args=(folder, turn, way, kill_at))
    process.start()
    process.join(60)
    code = process.exitcode
    process.close()
    assert code is not None
    return code


def is_whole(folder: Path, way: str) -> bool:
    """Tell whether readers find a site there."""
    site, found = folder / "site", read(folder / "site")
    if way == "in place":
        fits = all(found[name] in {site.get(name) for site in SITES} for name in found)
        return fits and found.keys() >= set(SHARED) and (site / ".git/HEAD").is_file()
    if way == "two renames" and not site.exists():
        return (folder / ".site-goldenthread/old/.nojekyll").is_file()
    return found in SITES and (site / ".nojekyll").is_file()


@pytest.mark.skipif(sys.platform != "linux", reason="kills, and counts on an exchange")
@pytest.mark.parametrize("way", ["exchange", "two renames", "in place"])
def test_a_kill_before_any_change_to_the_disk_tears_nothing(tmp_path: Path, way: str) -> None:
    """Old or new, never both; in place, page by page; and hidden entries are never gone.

    Where folders cannot be exchanged there is a moment without a site, and the next build ends it.
    """
    site = tmp_path / "site"
    write_site(site, {**SITES[0], ".nojekyll": ""})
    if way == "in place":
        write_site(site, {".git/HEAD": "ref"})
    turn, kill_at, code = 0, 0, -signal.SIGKILL
    while code == -signal.SIGKILL:
        turn, kill_at = 1 - turn, kill_at + 1
        code = run(tmp_path, turn, way, kill_at)
        assert code in {0, -signal.SIGKILL}
        assert is_whole(tmp_path, way), kill_at
        assert run(tmp_path, turn, way) == 0
        assert read(site) == SITES[turn]
        assert is_whole(tmp_path, way), kill_at
        assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert kill_at > 20


READER = """
import os, sys
opened = failed = 0
print("reading", flush=True)
while not os.path.exists(sys.argv[1]):
    for name in sys.argv[2:] * 100:
        try:
            os.close(os.open(name, os.O_RDONLY))
        except FileNotFoundError:
            failed += 1
        opened += 1
print(opened, failed)
"""


@contextmanager
def reading(folder: Path, *names: str) -> Iterator[dict[str, int]]:
    """Open files of the site by turns all the while, and count how often, and how often in vain."""
    ends, paths = folder / "ends", [str(folder / "site" / name) for name in names]
    command = [sys.executable, "-c", READER, str(ends), *paths]
    counts: dict[str, int] = {}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdout
        assert reader.stdout.readline() == "reading\n"
        try:
            yield counts
        finally:
            ends.touch()
        opened, failed = map(int, reader.stdout.read().split())
        counts |= {"opened": opened, "failed": failed}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is a moment without a site")
def test_a_reader_misses_no_page_while_sites_are_exchanged(tmp_path: Path) -> None:
    """Nor a hidden file: 5,000 times the two sites take turns."""
    site, new = tmp_path / "site", tmp_path / "new"
    write_site(site, {**SITES[0], ".nojekyll": ""})
    write_site(new, SITES[1])
    with reading(tmp_path, "a/index.html", ".nojekyll") as counts:
        for _ in range(5000):  # what was the site is the next one
            swap.swap(new, site, tmp_path / "old")
    print(counts)  # noqa: T201
    assert counts["opened"] > 1000
    assert counts["failed"] == 0
    assert read(site) == SITES[0]


def test_a_reader_misses_no_page_while_a_site_is_changed_in_place(tmp_path: Path) -> None:
    """A site folder that is a checkout stays the same folder, and git finds it at any time."""
    site, new = tmp_path / "site", tmp_path / "new"
    write_site(site, {**SITES[0], ".git/HEAD": "ref"})
    with reading(tmp_path, "a/index.html", ".git/HEAD") as counts:
        for turn in range(1, 51):
            write_site(new, SITES[turn % 2])
            swap.swap(new, site, tmp_path / "old")
            assert read(site) == SITES[turn % 2]
            shutil.rmtree(new)
    assert counts["opened"] > 1000
    assert counts["failed"] == 0
