"""A small plan, and ways to run the command on it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goldenthread.cli import main
from tests.cli.running import FILES, Invoke, Run, write_plan


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a clean plan, which is also the current folder."""
    folder = write_plan(tmp_path / "acme", FILES)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def invoke() -> Invoke:
    """Run the command inside this process."""

    def run(*args: str, **options: object) -> Result:
        return CliRunner().invoke(main, list(args), **options)  # type: ignore[arg-type]

    return run


@pytest.fixture
def run() -> Run:
    """Run the command as a process of its own, as a shell does."""

    def start(*args: str, **options: object) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, **options.pop("env", {})}  # type: ignore[dict-item]
        settings = {"capture_output": True, "text": True, "encoding": "utf-8", **options}
        return subprocess.run(
            [sys.executable, "-m", "goldenthread", *args], check=False, env=environment, **settings
        )

    return start
