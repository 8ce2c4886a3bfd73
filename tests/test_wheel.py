"""What is shipped is what works: a wheel from the sdist, in an environment of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLAIN = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}


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
    done = run(binaries / "pip", "install", "-q", "--disable-pip-version-check", wheel, cwd=folder)
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
