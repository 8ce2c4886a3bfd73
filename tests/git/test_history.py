"""What git tells: the commit, and who changed each file last."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from pathlib import Path

import pytest

from goldenthread.config.settings import Settings
from goldenthread.git.history import read_history


def git(folder: Path, *arguments: str, day: str = "2026-11-20") -> None:
    """Run git with a fixed author and day."""
    environment = {
        **os.environ,
        "GIT_AUTHOR_NAME": "Ada Adler",
        "GIT_AUTHOR_EMAIL": "ada@example.com",
        "GIT_COMMITTER_NAME": "Ada Adler",
        "GIT_COMMITTER_EMAIL": "ada@example.com",
        "GIT_AUTHOR_DATE": f"{day}T12:00:00+00:00",
        "GIT_COMMITTER_DATE": f"{day}T12:00:00+00:00",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    subprocess.run(
        ["git", *arguments], cwd=folder, env=environment, check=True, capture_output=True
    )


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of a plan folder inside a repository with two commits."""
    plans = tmp_path / "plans"
    plans.mkdir()
    git(tmp_path, "init", "-q")
    for name, day in (("größe.md", "2026-11-18"), ("b.md", "2026-11-20")):
        (plans / name).write_text("x\n", "utf-8")
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-qm", name, day=day)
    return Settings(root=tmp_path, plan_dir=plans)


def test_each_file_has_its_last_change(settings: Settings) -> None:
    """Names of any script, day and author."""
    history = read_history(settings)
    assert {name: (c.date, c.author) for name, c in history.last.items()} == {
        "größe.md": (dt.date(2026, 11, 18), "Ada Adler"),
        "b.md": (dt.date(2026, 11, 20), "Ada Adler"),
    }
    assert len(history.commit) == 9
    assert not history.dirty


def test_an_edit_that_is_not_committed_is_told(settings: Settings) -> None:
    """The page must not claim a commit that it does not show."""
    (settings.plan_dir / "b.md").write_text("y\n", "utf-8")
    assert read_history(settings).dirty


@pytest.mark.usefixtures("settings")
def test_a_shallow_clone_claims_no_dates(tmp_path: Path) -> None:
    """With one commit of many, every file would seem to be of today."""
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{tmp_path}", str(clone))
    history = read_history(Settings(root=clone, plan_dir=clone / "plans"))
    assert history.commit
    assert history.last == {}


def test_without_git_there_is_no_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside of a repository, and on a machine without git, the site still builds."""
    plain = Settings(root=tmp_path, plan_dir=tmp_path)
    assert (read_history(plain).commit, read_history(plain).last) == ("", {})
    monkeypatch.setenv("PATH", str(tmp_path))
    assert read_history(plain).commit == ""


def test_a_hook_does_not_lead_elsewhere(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git tells its hooks where its own repository lies; the plan may lie in another."""
    known = read_history(settings)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    assert read_history(settings) == known


def test_nothing_that_a_repository_brings_along_is_run(settings: Settings) -> None:
    """A monitor, hooks, filters and programs for signatures may be anybody's."""
    top = settings.root
    mark = top / "run.txt"
    program = top / "program"
    program.write_text(f'#!/bin/sh\necho "$0 $*" >> "{mark}"\ncat\n', "utf-8")
    program.chmod(0o755)
    hook = top / ".git/hooks/post-index-change"
    hook.parent.mkdir(exist_ok=True)
    hook.write_bytes(program.read_bytes())
    hook.chmod(0o755)
    (top / ".gitattributes").write_text("*.md filter=a=b diff=odd\n", "utf-8")
    for name in ("core.fsmonitor", "gpg.program", "diff.odd.textconv", "diff.external"):
        git(top, "config", name, str(program))
    git(top, "config", "log.showSignature", "true")
    for name in ("clean", "smudge", "process"):
        git(top, "config", f"filter.a=b.{name}", str(program))
    git(top, "config", "filter.a=b.required", "true")
    (settings.plan_dir / "b.md").write_text("y\n", "utf-8")
    history = read_history(settings)
    assert history.dirty
    assert set(history.last) == {"größe.md", "b.md"}
    assert not mark.exists(), mark.read_text("utf-8")
