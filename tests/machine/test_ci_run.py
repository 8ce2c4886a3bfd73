"""`.ci/run` on machines that lack one thing or another; every other program is a stub."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Collection
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = ("bash", "cat", "dirname", "env", "grep", "gzip", "mkdir", "rm", "tar")
# Package: the program that comes with it. What is no program of its own is a file beside them.
PACKAGES = {
    "git": "git",
    "python3-venv": "python3",
    "npm": "npm",
    "chromium": "chromium",
    "fonts-dejavu-core": "fonts",
}
LOG = '#!/bin/sh\necho "{name} $*" >>"$LOG"\n'
STUBS = {
    # Refuses what Debian refuses: npm where Node.js has brought its own.
    "apt-get": LOG.format(name="apt-get")
    + """[ "$1" = install ] || exit 0
for package; do :; done
case $package in
  npm) [ ! -e "$BIN/node" ] || exit 100; program=npm ;;
  python3-venv) program=python3 ;;
  fonts-dejavu-core) program=fonts ;;
  *) program=$package ;;
esac
cp "$LATER/$program" "$BIN/$program"
""",
    "sudo": LOG.format(name="sudo") + 'exec "$@"\n',
    "dpkg-query": '#!/bin/sh\n[ -e "$BIN/fonts" ] && printf installed\n',
}
PROGRAMS = {
    "git": "#!/bin/sh\n",
    "python3": "#!/bin/sh\n",
    "chromium": "#!/bin/sh\n",
    "fonts": "#!/bin/sh\n",
    "npm": "#!/bin/sh\nmkdir package && echo '{}' >package/package.json &&\n"
    "tar -czf it.tgz package && rm -r package\n",
}
INSTALL = "apt-get install -y -qq --no-install-recommends"


class Machine:
    """A folder with a copy of `.ci/run`, and programs of which some are missing."""

    def __init__(self, folder: Path, *, lacks: Collection[str], user: int, sudo: bool) -> None:
        """Lay out the programs; `./run` only says how it was called."""
        self.folder, self.bin, self.log = folder, folder / "bin", folder / "log"
        later = folder / "later"
        for each in (self.bin, later, folder / ".ci"):
            each.mkdir()
        shutil.copy(ROOT / ".ci/run", folder / ".ci/run")
        for name in TOOLS:
            (self.bin / name).symlink_to(str(shutil.which(name)))
        stubs = {**STUBS, "id": f"#!/bin/sh\necho {user}\n"}
        if not sudo:
            del stubs["sudo"]
        for name, text in stubs.items():
            self._write(self.bin / name, text)
        for package, name in PACKAGES.items():
            self._write((later if package in lacks else self.bin) / name, PROGRAMS[name])
        self._write(folder / "run", '#!/bin/sh\necho "run $* $GOLDENTHREAD_DEPS" >>"$LOG"\n')
        shutil.copy(str(shutil.which("cp")), self.bin / "cp")
        self.later = later

    @staticmethod
    def _write(path: Path, text: str) -> None:
        path.write_text(text, "utf-8")
        path.chmod(0o755)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run `.ci/run` with nothing on the path but this machine's programs."""
        return subprocess.run(
            [str(self.bin / "bash"), str(self.folder / ".ci/run"), *arguments],
            env={
                "PATH": str(self.bin),
                "LOG": str(self.log),
                "BIN": str(self.bin),
                "LATER": str(self.later),
            },
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def called(self) -> list[str]:
        """Return what was called, in order."""
        return self.log.read_text("utf-8").splitlines() if self.log.exists() else []


@pytest.fixture
def machine(tmp_path: Path):
    """Return a function that makes a machine."""

    def make(*lacks: str, user: int = 0, sudo: bool = False) -> Machine:
        return Machine(tmp_path, lacks=lacks, user=user, sudo=sudo)

    return make


GREEN = ["run lint locked", "run test locked"]


def test_where_nothing_is_missing_nothing_is_installed(machine) -> None:
    """Debian's packages are not even asked for."""
    here = machine()
    done = here.run()
    assert (done.returncode, done.stderr) == (0, "")
    assert here.called() == GREEN
    assert (here.folder / ".cache/axe-core-4.14.1/package.json").exists()


@pytest.mark.parametrize("package", PACKAGES)
def test_what_is_missing_comes_alone(machine, package: str) -> None:
    """One thing that is missing brings no other along."""
    here = machine(package)
    done = here.run()
    assert done.returncode == 0, done.stderr
    assert here.called() == ["apt-get update -qq", f"{INSTALL} {package}", *GREEN]


def test_a_bare_machine_gets_one_thing_after_the_other(machine) -> None:
    """So that one which is refused keeps no other away; the lists are fetched once."""
    here = machine(*PACKAGES)
    assert here.run().returncode == 0
    assert here.called() == [
        "apt-get update -qq",
        *(f"{INSTALL} {package}" for package in PACKAGES),
        *GREEN,
    ]


def test_npm_that_came_with_node_is_taken(machine) -> None:
    """Debian's npm would be refused beside it, so it is not asked for."""
    here = machine("chromium", "fonts-dejavu-core")
    Machine._write(here.bin / "node", "#!/bin/sh\n")
    done = here.run()
    assert done.returncode == 0, done.stderr
    assert not [line for line in here.called() if "npm" in line]
    assert here.called()[-2:] == GREEN


def test_a_thing_that_is_refused_ends_the_run(machine) -> None:
    """Nothing is green because a tool was not there."""
    here = machine("npm")
    Machine._write(here.bin / "node", "#!/bin/sh\n")
    assert here.run().returncode == 100
    assert here.called() == ["apt-get update -qq", f"{INSTALL} npm"]


def test_who_is_not_root_uses_sudo(machine) -> None:
    """Every call of apt-get goes through it, and no other."""
    here = machine("chromium", user=1000, sudo=True)
    assert here.run().returncode == 0
    assert here.called() == [
        "sudo apt-get update -qq",
        "apt-get update -qq",
        f"sudo env DEBIAN_FRONTEND=noninteractive {INSTALL} chromium",
        f"{INSTALL} chromium",
        *GREEN,
    ]


def test_without_sudo_it_says_what_to_install(machine) -> None:
    """Somebody else has to; the run does not go on without."""
    here = machine("chromium", user=1000)
    done = here.run()
    assert done.returncode == 2
    assert done.stderr.endswith("apt-get install chromium\n")
    assert here.called() == []


def test_without_root_nothing_is_needed_where_nothing_is_missing(machine) -> None:
    """A developer's machine that has it all runs it as it is."""
    assert machine(user=1000).run().returncode == 0


@pytest.mark.parametrize("deps", ["locked", "newest", "lowest"])
def test_the_versions_are_chosen_by_an_argument(machine, deps: str) -> None:
    """Other versions than the locked ones are installed anew each time."""
    here = machine()
    old = here.folder / f".cache/venv-{deps}/old"
    old.mkdir(parents=True)
    assert here.run(deps).returncode == 0
    assert here.called() == [f"run lint {deps}", f"run test {deps}"]
    assert old.exists() == (deps == "locked")


def test_an_unknown_choice_is_refused(machine) -> None:
    """Before anything is installed."""
    here = machine("chromium")
    done = here.run("latest")
    assert (done.returncode, here.called()) == (2, [])
    assert "locked | newest | lowest" in done.stderr


def test_a_failed_fetch_leaves_nothing_half_done(machine) -> None:
    """The next run fetches again."""
    here = machine()
    Machine._write(here.bin / "npm", "#!/bin/sh\nexit 1\n")
    assert here.run().returncode == 1
    assert not list((here.folder / ".cache").iterdir())
    assert here.called() == []
