"""A real git repository with a plan in it, whose commits have the days and authors a test wants."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from goldenthread.config.settings import Settings
from goldenthread.git.past import Past, read_past
from goldenthread.ground.files import DiskFiles
from goldenthread.plan.hook import wants_past
from goldenthread.plan.load import load_plan
from goldenthread.plan.plan import Plan
from goldenthread.source.document import read_documents
from tests.conftest import TODAY, write_files


def run_git(folder: Path, *arguments: str, day: str = "2026-11-20", by: str = "ada") -> str:
    """Run git as somebody, on a day; return what it prints."""
    email = f"{by}@example.com"
    environment = {
        **os.environ,
        "GIT_AUTHOR_NAME": by,
        "GIT_AUTHOR_EMAIL": email,
        "GIT_COMMITTER_NAME": by,
        "GIT_COMMITTER_EMAIL": email,
        "GIT_AUTHOR_DATE": f"{day}T12:00:00+00:00",
        "GIT_COMMITTER_DATE": f"{day}T12:00:00+00:00",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    command = ["git", "-c", "init.defaultBranch=main", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    return done.stdout.decode("utf-8", "surrogateescape")


@dataclass(frozen=True)
class Repository:
    """A work tree; the plan lies in `folder`, a subfolder of it unless they are the same."""

    top: Path
    folder: Path

    def git(self, *arguments: str, day: str = "2026-11-20", by: str = "ada") -> str:
        """Run git at the top."""
        return run_git(self.top, *arguments, day=day, by=by)

    def commit(self, files: Mapping[str, str], day: str, by: str = "ada") -> None:
        """Write files of the plan and commit everything."""
        write_files(self.folder, files)
        self.git("add", "-A")
        self.git("commit", "-q", "-m", f"On {day}", day=day, by=by)

    def past(self, today: dt.date = TODAY) -> Past:
        """Read the past as a check does."""
        return read_past(
            self.folder, read_documents(DiskFiles(self.folder)), today, wants=wants_past
        )

    def plan(self, today: dt.date = TODAY, **options: object) -> Plan:
        """Load the plan as it lies there now."""
        return load_plan(Settings(root=self.top, plan_dir=self.folder, today=today, **options))


def start_repository(top: Path, plan: str = "docs/plan") -> Repository:
    """Make an empty repository."""
    folder = top / plan
    folder.mkdir(parents=True)
    run_git(top, "init", "-q")
    return Repository(top, folder)
