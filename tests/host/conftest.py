"""Real builds: a site folder, a function that builds it, and what came out."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import write_files
from tests.warm import run_warm

ROOT = Path(__file__).parents[2]

CONFIG = """\
site_name: Test plan
docs_dir: plans
use_directory_urls: {urls}
theme: {{name: material, font: false}}
plugins:
  - search
  - goldenthread:
      today: 2026-11-22
{options}
"""

PLAN = {
    "ada.md": "kind: person\ntitle: Ada Adler\nstart: 2020-01-01\n",
    "purpose.md": "kind: purpose\ntitle: Clean water for all\nowner: ada\n",
    "vision.md": "kind: vision\ntitle: A million homes\nsupports: purpose\nowner: ada\n",
    "goal.md": (
        "kind: goal\ntitle: One home in four\nowner: ada\nformerly: [old-goal]\n"
        "supports: [{id: vision, why: homes are where people drink}]\n"
        "stands_alone: ''\n"
    ).replace("stands_alone: ''\n", ""),
    "notes.md": "---\ntitle: Notes\n---\nSee [[goal]] and [the vision](vision.md).\n",
}


def run_mkdocs(
    folder: Path, *arguments: str, program: str = "mkdocs", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a site generator as a process of its own; with a hash seed, as one that starts anew."""
    env = {**os.environ, "SOURCE_DATE_EPOCH": "1795305600", **environment}
    if program == "mkdocs" and "PYTHONHASHSEED" not in environment:
        return run_warm(program, "build", *arguments, cwd=folder, env=env)
    return subprocess.run(
        [sys.executable, "-m", program, "build", *arguments],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def read_site(folder: Path) -> dict[str, str]:
    """Return the digest of every file of a built site by its path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def write_site(
    folder: Path,
    files: Mapping[str, str] = PLAN,
    *,
    urls: bool = True,
    options: str = "",
    extra: str = "",
) -> Path:
    """Write a plan and a configuration into a folder; return the folder."""
    write_files(folder / "plans", files)
    text = CONFIG.format(urls=str(urls).lower(), options=options) + extra
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    return folder


@pytest.fixture
def make_site(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a site folder with a plan."""
    return partial(write_site, tmp_path)
