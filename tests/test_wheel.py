"""What is shipped is what works: a wheel from the sdist, in an environment of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
PLAIN = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}


# Not what these tests are about, and not what an environment is held to.
FREE = ("goldenthread", "pip", "setuptools")


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command and hand back what it said."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**PLAIN, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sdist, and the wheel from it."""
    folder = tmp_path_factory.mktemp("dist")
    done = run(
        sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def program(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel with its dependencies into a fresh environment; return its bin folder."""
    folder = tmp_path_factory.mktemp("fresh")
    assert run(sys.executable, "-m", "venv", folder / "venv", cwd=folder).returncode == 0
    binaries = folder / "venv" / "bin"
    [wheel] = built.glob("*.whl")
    # The very versions that the tests run with: the locked ones, or the lowest, or the newest.
    pins = folder / "pins.txt"
    names = {each.name: each.version for each in distributions() if each.name not in FREE}
    pins.write_text("".join(f"{name}=={version}\n" for name, version in names.items()), "utf-8")
    pip = (binaries / "pip", "install", "-q", "--disable-pip-version-check", "-c", pins)
    done = run(*pip, wheel, "hatchling", cwd=folder)
    assert done.returncode == 0, done.stderr
    return binaries


@pytest.mark.slow
def test_both_archives_carry_schemas_and_templates(built: Path) -> None:
    """Every shipped data file is in the wheel and in the sdist."""
    data = [
        path.relative_to(ROOT).as_posix()
        for base in ("schema", "site_templates")
        for path in (ROOT / base).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]
    [wheel], [sdist] = built.glob("*.whl"), built.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {f"goldenthread/_data/{name}" for name in data} <= names
    with tarfile.open(sdist) as source:
        inside = {name.partition("/")[2] for name in source.getnames()}
    assert set(data) <= inside


@pytest.mark.slow
def test_a_fresh_installation_starts_checks_and_builds_a_plan(
    program: Path, tmp_path: Path
) -> None:
    """`init`, `check --strict` and `mkdocs build --strict` work from the wheel alone."""
    done = run(program / "goldenthread", "init", "acme", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    acme = tmp_path / "acme"
    done = run(program / "goldenthread", "check", "--strict", cwd=acme)
    assert done.returncode == 0, done.stdout + done.stderr
    done = run(program / "mkdocs", "build", "--strict", cwd=acme)
    assert done.returncode == 0, done.stderr
    assert (acme / "site" / "plan.json").is_file()
    assert (acme / "site" / "tree" / "index.html").is_file()


def read_advice(text: str) -> Iterator[str]:
    """Yield what the comments at the top of a file say to put there."""
    yield from re.findall(r"^#   (\S.*)$", text, re.MULTILINE)


@pytest.mark.slow
def test_a_new_plan_says_what_to_install_before_there_is_an_index(
    built: Path, program: Path, tmp_path: Path
) -> None:
    """An address in git, or a wheel in the plan: both ways work as the files say them."""
    assert run(program / "goldenthread", "init", "acme", cwd=tmp_path).returncode == 0
    acme, git = tmp_path / "acme", ("git", "-c", "user.name=A", "-c", "user.email=a@example.org")
    [wheel] = built.glob("*.whl")
    (acme / wheel.name).write_bytes(wheel.read_bytes())
    # The repository of the advice: what the sdist holds, in one commit.
    [sdist] = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    clone = tmp_path / sdist.name.removesuffix(".tar.gz")
    (clone / ".gitignore").unlink(missing_ok=True)
    for command in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "All of it")):
        assert run(*git, *command, cwd=clone).returncode == 0
    commit = run("git", "rev-parse", "HEAD", cwd=clone).stdout.strip()
    filled = {
        "https://git.example.com/tools/goldenthread.git@COMMIT": f"file://localhost{clone}@{commit}",
        "file:///home/you/acme-plan/": f"file://{acme}/",
    }
    ways = []
    for name in ("requirements.txt", ".pre-commit-config.yaml"):
        text = (acme / name).read_text("utf-8")
        assert text.startswith("#")
        ways += [(name, text, line) for line in read_advice(text)]
    assert len(ways) == 4
    # The address in git is the same in both files, and one installation of it takes long enough.
    assert ways[2][2] == f'"{ways[0][2]}"'
    for name, text, line in (*ways[:2], ways[3]):
        there = line
        for placeholder, value in filled.items():
            there = there.replace(placeholder, value)
        gone = run(program / "pip", "uninstall", "-q", "-y", "goldenthread", cwd=acme)
        assert gone.returncode == 0
        # What else is needed lies in this environment already; the index is not asked.
        pip = (program / "pip", "install", "-q", "--no-index", "--no-build-isolation")
        if name == "requirements.txt":
            pinned = text.rstrip().rpartition("\n")[2]
            (acme / name).write_text(text.replace(pinned, there), "utf-8")
            done = run(*pip, "-r", name, cwd=acme)
            (acme / name).write_text(text, "utf-8")
        else:
            hooks = yaml.safe_load(re.sub(r'(dependencies: \[)".*"', rf"\1{there}", text))
            [dependency] = hooks["repos"][0]["hooks"][0]["additional_dependencies"]
            done = run(*pip, dependency, cwd=tmp_path)
        assert done.returncode == 0, (line, done.stderr)
        assert run(program / "goldenthread", "--version", cwd=acme).returncode == 0, line
