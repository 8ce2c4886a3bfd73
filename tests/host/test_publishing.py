"""Where a site goes, who may write it, and what a build says that cannot."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.host.conftest import PLAN, read_site, run_mkdocs
from tests.host.test_serve import free_port, wait_for
from tests.warm import start_warm

MakeSite = Callable[..., Path]
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1795305600"}
LITTER = ".site-goldenthread"

# Root may write everywhere and mount disks; a process without its powers may not.
POWERLESS = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []


def build_behind(folder: Path, *before: str) -> subprocess.CompletedProcess[str]:
    """Build behind a command such as `setpriv` that takes something from it."""
    return subprocess.run(
        [*before, sys.executable, "-m", "mkdocs", "build"],
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def assert_refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """Exit code 1 and a line that holds the words; no traceback."""
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in done.stderr


@contextmanager
def mounted(folder: Path, *how: str) -> Iterator[None]:
    """Mount a disk in memory, where this machine lets us."""
    command = ["mount", "-t", "tmpfs", *how, "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(command, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def change(folder: Path) -> None:
    """Let the next site differ from the last."""
    (folder / "plans" / "notes.md").write_text("# Notes\n\nChanged.\n", "utf-8")


@contextmanager
def building(folder: Path) -> Iterator[None]:
    """Hold a build in the middle: a page waits until it may go on."""
    hook = "import pathlib, time\n\ndef on_env(env, **_):\n    pathlib.Path('at').touch()\n"
    hook += "    while pathlib.Path('at').exists():\n        time.sleep(0.01)\n"
    (folder / "hold.py").write_text(hook, "utf-8")
    config = folder / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(text + "hooks: [hold.py]\n", "utf-8")
    process = start_warm("mkdocs", "build", cwd=folder, env=ENVIRONMENT)
    try:
        while process.exitcode is None and not (folder / "at").exists():
            time.sleep(0.01)
        config.write_text(text, "utf-8")
        (folder / "hold.py").unlink()
        yield
    finally:
        (folder / "at").unlink(missing_ok=True)
        process.join(60)
        process.close()


def test_a_second_build_says_that_one_is_under_way(make_site: MakeSite) -> None:
    """The first is not disturbed, and the second may come again."""
    folder = make_site()
    with building(folder):
        assert_refused(run_mkdocs(folder), "another build is writing 'site'")
        assert (folder / LITTER).is_dir()
    assert (folder / "site/index.html").is_file()
    assert not (folder / LITTER).exists()
    assert run_mkdocs(folder).returncode == 0


def test_what_a_killed_build_left_is_removed_and_nothing_else(make_site: MakeSite) -> None:
    """A crash holds no lock; a folder of somebody else that looks alike stays."""
    folder = make_site()
    process = start_warm("mkdocs", "build", cwd=folder, env=ENVIRONMENT)
    while process.exitcode is None and not (folder / LITTER / "new").exists():
        time.sleep(0.001)
    process.kill()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    assert (folder / LITTER).is_dir()
    (folder / ".site-notes").mkdir()
    (folder / ".site-notes/mine.txt").write_text("mine", "utf-8")
    assert run_mkdocs(folder).returncode == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        *(".site-notes", "mkdocs.yml", "plans", "site")
    ]


def test_a_folder_of_our_name_that_is_not_ours_is_left_alone(make_site: MakeSite) -> None:
    """Without our mark nothing in it is removed, and the build says so."""
    folder = make_site()
    assert run_mkdocs(folder).returncode == 0
    (folder / LITTER / "new").mkdir(parents=True)
    (folder / LITTER / "new/mine.txt").write_text("mine", "utf-8")
    assert_refused(run_mkdocs(folder), "something else has this name", LITTER)
    assert (folder / LITTER / "new/mine.txt").read_text("utf-8") == "mine"
    shutil.rmtree(folder / LITTER)
    (folder / LITTER).symlink_to(folder / "plans")
    assert_refused(run_mkdocs(folder), "something else has this name", LITTER)


@pytest.mark.parametrize("program", ["mkdocs", "properdocs"])
def test_rights_and_hidden_entries_of_the_site_stay(make_site: MakeSite, program: str) -> None:
    """The folder is another one after each build, and looks as it did."""
    folder = make_site()
    site = folder / "site"
    assert run_mkdocs(folder, "-q", "--strict", program=program).returncode == 0
    usual = folder / "usual"
    usual.mkdir()
    assert site.stat().st_mode == usual.stat().st_mode
    site.chmod(0o2751)
    (site / ".nojekyll").touch()
    (site / ".htaccess").symlink_to("elsewhere")
    before = site.stat()
    assert run_mkdocs(folder, "-q", "--strict", program=program).returncode == 0
    after = site.stat()
    assert stat.S_IMODE(after.st_mode) == 0o2751
    assert (after.st_uid, after.st_gid) == (before.st_uid, before.st_gid)
    assert (site / ".nojekyll").is_file()
    assert (site / ".htaccess").readlink() == Path("elsewhere")
    assert (site / "index.html").is_file()
    assert not (folder / LITTER).exists()


@pytest.mark.parametrize("where", ["public/plan/site", "absolute", "linked"])
def test_a_site_lies_wherever_it_is_wanted(make_site: MakeSite, where: str) -> None:
    """Nested, absolute, or behind a link, which stays a link."""
    folder = make_site()
    site = folder / where
    if where == "linked":
        site.symlink_to(folder / "release", target_is_directory=True)
    config = folder / "mkdocs.yml"
    setting = str(site) if where == "absolute" else where
    config.write_text(config.read_text("utf-8") + f"site_dir: {setting}\n", "utf-8")
    for _ in range(2):
        done = run_mkdocs(folder, "--strict")
        assert done.returncode == 0, done.stderr
        assert (site / "index.html").is_file()
        assert not list(folder.rglob(".*"))
    assert site.is_symlink() == (where == "linked")


def test_a_file_in_the_place_of_the_site_is_left_alone(make_site: MakeSite) -> None:
    """One line says what is in the way."""
    folder = make_site()
    (folder / "site").write_text("mine", "utf-8")
    assert_refused(run_mkdocs(folder), "'site' is a file", "`site_dir`")
    assert (folder / "site").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("name", "needed"),
    [("search", "folder"), ("404.html/x.txt", "file"), ("search/search_index.json/x", "file")],
)
def test_a_file_where_a_plugin_needs_a_folder_is_named(
    make_site: MakeSite, name: str, needed: str
) -> None:
    """MkDocs and its plugins write files of their own, which no list of files tells of."""
    folder = make_site(options="      assets: [search, search/, 404.html/]")
    assert run_mkdocs(folder).returncode == 0
    before = read_site(folder / "site")
    path = folder / "plans" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine", "utf-8")
    change(folder)
    way = name.rpartition("/")[0] or name
    words = f"'{way}' is in the way: the site needs a {needed} of this name"
    assert_refused(run_mkdocs(folder), words, "the site stays as it was")
    assert read_site(folder / "site") == before
    assert not (folder / LITTER).exists()


def test_a_full_disk_leaves_the_old_site(make_site: MakeSite, tmp_path: Path) -> None:
    """One line, whatever was being written when there was no room left."""
    small = tmp_path / "small"
    small.mkdir()
    folder = make_site()
    with mounted(small, "-o", "size=24m"):
        shutil.copytree(folder / "plans", small / "plans")
        shutil.copy(folder / "mkdocs.yml", small)
        assert run_mkdocs(small).returncode == 0
        before = read_site(small / "site")
        disk = os.statvfs(small)
        with (small / "rest").open("wb") as rest:
            os.posix_fallocate(rest.fileno(), 0, disk.f_bavail * disk.f_frsize - 300_000)
        change(small)
        done = run_mkdocs(small)
        assert_refused(done, "the site cannot be written: no space left on device")
        assert read_site(small / "site") == before
        assert not (small / LITTER).exists()


def test_a_file_that_grows_too_large_leaves_the_old_site(make_site: MakeSite) -> None:
    """What any user can see without a full disk: the system refuses to write on."""
    folder = make_site()
    assert run_mkdocs(folder).returncode == 0
    before = read_site(folder / "site")
    change(folder)
    done = build_behind(folder, "sh", "-c", 'ulimit -f 100; exec "$@"', "sh")
    assert_refused(done, "the site cannot be written: file too large", "stays as it was")
    assert read_site(folder / "site") == before


def test_a_site_that_may_not_be_written_stays(make_site: MakeSite) -> None:
    """Said before the first page is built. Where its parent alone is shut, the site is built."""
    folder = make_site()
    assert run_mkdocs(folder).returncode == 0
    if POWERLESS and not shutil.which(POWERLESS[0]):
        pytest.skip("root may write everywhere")
    site, before = folder / "site", read_site(folder / "site")
    change(folder)
    site.chmod(0o555)
    for parent in (0o755, 0o555):
        folder.chmod(parent)
        done = build_behind(folder, *POWERLESS)
        assert_refused(done, "the site 'site' cannot be written: permission denied")
        assert read_site(site) == before
    site.chmod(0o755)
    done = build_behind(folder, *POWERLESS)
    assert done.returncode == 0, done.stderr
    assert read_site(site) != before
    assert not list(site.glob(".*"))
    folder.chmod(0o755)


def test_a_site_on_a_disk_of_its_own_is_changed_in_place(make_site: MakeSite) -> None:
    """As in a container: the folder cannot be moved, its files can."""
    folder = make_site()
    site = folder / "site"
    site.mkdir()
    with mounted(site):
        (site / "old.html").write_text("old", "utf-8")
        (site / ".well-known").mkdir()
        for _ in range(2):
            done = run_mkdocs(folder)
            assert done.returncode == 0, done.stderr
            assert (site / "index.html").is_file()
            assert [path.name for path in site.glob(".*")] == [".well-known"]
            assert not (site / "old.html").exists()
            assert not (folder / LITTER).exists()
        before = read_site(site)
        subprocess.run(["mount", "-o", "remount,ro", str(site)], check=True)
        assert_refused(
            run_mkdocs(folder), "the site 'site' cannot be written: read-only file system"
        )
        assert read_site(site) == before


def test_a_clean_preview_shows_the_plan(make_site: MakeSite) -> None:
    """`serve --clean` calls itself a build; what is served is there at once, and after an edit."""
    folder = make_site()
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--clean", "-q", "-a", f"127.0.0.1:{port}"],
        cwd=folder,
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/goals/goal/", "One home in four")
        goal = PLAN["goal.md"].replace("One home in four", "Every home")
        (folder / "plans/goal.md").write_text(f"---\n{goal}---\n", "utf-8")
        assert "One home in four" not in wait_for(
            f"http://127.0.0.1:{port}/goals/goal/", "Every home"
        )
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)


def ask(port: int, paths: list[str], ends: threading.Event, seen: Counter[str]) -> None:
    """Ask for pages in turn until told to stop, and count what comes."""
    while not ends.is_set():
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        for path in paths:
            try:
                connection.request("GET", path)
                answer = connection.getresponse()
                answer.read()
                seen["good" if answer.status == 200 else str(answer.status)] += 1
            except (OSError, http.client.HTTPException) as error:
                seen[type(error).__name__] += 1
                connection.close()
        connection.close()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is a moment without a site")
def test_readers_miss_no_page_during_builds(make_site: MakeSite) -> None:
    """A server beside the build answers every request, whichever of the two sites it has."""
    folder = make_site()
    assert run_mkdocs(folder).returncode == 0
    paths = ["/", "/goals/goal/", "/assets/goldenthread/core.css", "/search/search_index.json"]
    command = [sys.executable, "-m", "http.server", "0", "--bind", "127.0.0.1", "-d", "site"]
    ends, seen = threading.Event(), Counter[str]()
    with subprocess.Popen(
        [command[0], "-u", *command[1:]],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        assert server.stdout
        found = re.search(r"port (\d+)", server.stdout.readline())
        assert found
        asked = (int(found[1]), paths, ends, seen)
        readers = [threading.Thread(target=ask, args=asked) for _ in range(2)]
        try:
            for reader in readers:
                reader.start()
            for _ in range(4):
                assert run_mkdocs(folder).returncode == 0
        finally:
            ends.set()
            for reader in readers:
                reader.join()
            server.terminate()
    assert seen["good"] > 100
    assert set(seen) == {"good"}
