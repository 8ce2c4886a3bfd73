"""A small company of people, and a git repository that remembers who wrote what."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from goldenthread.config.settings import Settings
from goldenthread.plan.load import load_plan
from goldenthread.plan.plan import Plan
from tests.conftest import TODAY, write_files

COMPANY = {
    "purpose.md": "kind: purpose\nid: purpose\ntitle: Nobody thinks twice before drinking\n",
    "vision.md": "kind: vision\nid: vision\ntitle: A million homes\nsupports: purpose\n"
    "picture: A child fills a glass.\nclauses: [{id: home, text: at home}]\n",
    "goal.md": "kind: goal\nid: goal\ntitle: One home in four\nperiod: 2026\n"
    "supports: [{id: vision, why: homes are where people drink}]\n"
    "metrics: [{id: homes, name: Homes, unit: homes, baseline: 1, target: 4}]\n",
    "marketing.md": "kind: department\nid: marketing\ntitle: Marketing\n",
    "sales.md": "kind: department\nid: sales\ntitle: Sales\n",
    "marketing-vision.md": "kind: vision\nid: marketing-vision\ntitle: Every home has heard\n"
    "department: marketing\nsupports: [{id: vision, why: they come with a question}]\n",
    "roadmap.md": "kind: roadmap\nid: roadmap\ntitle: Roadmap 2026\nperiod: 2026\nitems: [goal]\n",
    "maya.md": "kind: person\nid: maya\ntitle: Maya Example\ndepartment: marketing\n",
    "tom.md": "kind: person\nid: tom\ntitle: Tom Example\nengagement: contractor\n"
    "department: sales\n",
    "per.md": "kind: person\nid: per\ntitle: Per Example\ndepartment: sales\nend: 2026-08-31\n",
}


class Repository:
    """A plan in git, in which anybody can commit anything on any day."""

    def __init__(self, root: Path) -> None:
        """Start an empty repository with a plan folder."""
        self.root, self.folder = root, root / "plans"
        self.folder.mkdir(exist_ok=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str) -> str:
        """Run git with no settings but our own."""
        done = subprocess.run(
            ["git", "-c", "user.name=Somebody", "-c", "user.email=bot@example.com", *arguments],
            cwd=self.root,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def commit(self, files: Mapping[str, str], author: str, day: str = "2026-11-02") -> None:
        """Write files and commit them under an author's address."""
        write_files(self.folder, files)
        self.git("add", "-A")
        name = f"Somebody <{author}>"
        self.git("commit", "-q", "-m", "Edit", f"--author={name}", f"--date={day}T09:00:00")

    def plan(self) -> Plan:
        """Load what lies in the folder now."""
        return load_plan(Settings(root=self.root, plan_dir=self.folder, today=TODAY))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Return an empty repository."""
    return Repository(tmp_path)


@pytest.fixture
def company(make_plan: Callable[..., Plan]) -> Callable[..., Plan]:
    """Return a function that loads the company with some of its files replaced or added."""

    def load(**files: str) -> Plan:
        return make_plan(
            {**COMPANY, **{f"{name.replace('_', '-')}.md": text for name, text in files.items()}}
        )

    return load
