"""A small plan with a finding of each severity, and the result of checking it."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.config.settings import find_settings
from goldenthread.findings.check import Result, check_plan
from goldenthread.plan.load import load_plan

FILES = {
    "mkdocs.yml": """\
site_name: Test
docs_dir: plans
plugins:
  - goldenthread:
      today: 2026-11-22
      rules: {GT303: info, GT501: "off"}
""",
    "plans/purpose.md": "---\nkind: purpose\ntitle: Safe water for everybody\nowner: ann\n---\n",
    "plans/ann.md": "---\nkind: person\ntitle: Ann\n---\n",
    "plans/mission.md": """\
---
kind: mission
title: Forty cities
supports: purpose
owner: ann
metrics: [{id: cities, name: Cities, unit: cities, baseline: 1, target: 40}]
---
""",
    "plans/goals/leads, new: 50%.md": """\
---
kind: goal
id: leads
title: More leads
supports: missing-mission
owner: ann
waivers:
  - {rule: GT305, because: "agreed\\nwith \\e[31mAnn", until: 2026-12-31}
---
""",
}


def write_plan(folder: Path, files: dict[str, str]) -> Path:
    """Write the files of a plan below a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository whose plan lies two folders down."""
    (tmp_path / ".git").mkdir()
    return write_plan(tmp_path / "company/plan", FILES)


@pytest.fixture
def result(folder: Path) -> Result:
    """The result of checking that plan."""
    return check_plan(load_plan(find_settings(folder)))
