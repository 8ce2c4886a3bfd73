"""No plan, however wild, stops a build half-way, and no text of it becomes markup."""

from __future__ import annotations

import csv
import json
import logging
import os
import subprocess
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from goldenthread.kinds.load_kinds import load_kinds
from tests.security.wild import find_markup, write_wild_plan

KINDS = load_kinds()
CONFIG = """\
site_name: Wild
docs_dir: plans
use_directory_urls: {urls}
repo_url: https://git.example/x
edit_uri: edit/main/plans/
theme: {{name: material, font: false, language: {language}, features: [content.action.edit]}}
plugins:
  - search
  - tags
  - goldenthread:
      today: {today}
      fail_on: never
      rollup: {rollup}
      language: {language}
      fiscal_year_start: {month}
      add_uri: "https://git.example/new?{{kind}}&{{id}}"
      report_uri: "https://git.example/gap?{{title}}&{{id}}"
      words: {{home.title: "<xss> {{0.__class__}} {{title}}"}}
"""
_ROLES, _PARTS = ("AUTHOR", "COMMITTER"), ("NAME", "EMAIL")
DAYS = ["2026-11-22", "1100-01-01", "9000-12-31"]


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the theme keep its notices to itself; judge all builds at one moment."""
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")


def commit_as(folder: Path, author: str) -> None:
    """Make the plan a repository whose one commit has an author of this name."""
    names = {
        f"GIT_{role}_{part}": author
        for role in ("AUTHOR", "COMMITTER")
        for part in ("NAME", "EMAIL")
    }
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "<xss>", "--no-gpg-sign"]):
        subprocess.run(
            ["git", *arguments], cwd=folder, env={**os.environ, **names, **alone}, check=True
        )


@pytest.mark.parametrize("seed", range(14))
def test_a_wild_plan_is_published_whole_and_escaped(tmp_path: Path, seed: int) -> None:
    """Every view, export and page is made, from values that fit and from values that do not."""
    (tmp_path / "plans").mkdir()
    write_wild_plan(tmp_path / "plans", KINDS, seed, junk=0.0 if seed % 2 else 0.08)
    text = CONFIG.format(
        urls="true" if seed % 3 else "false",
        language="de" if seed % 4 == 0 else "en",
        today=DAYS[seed % 3],
        rollup="mean" if seed % 2 else "'off'",
        month=1 + 3 * (seed % 4),
    )
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    if seed % 5 == 0:
        commit_as(tmp_path, '\x1e"onxss=1 <xss>\x1f{0}')
    build(load_config(str(tmp_path / "mkdocs.yml")))
    site = tmp_path / "site"
    assert not list(find_markup(site))
    assert json.loads((site / "plan.json").read_text("utf-8"))["items"]
    for name in ("items.csv", "links.csv", "commitments.csv"):
        with (site / name).open(encoding="utf-8", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "@", "\t", "\r"))]
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != ".git") == [
        "mkdocs.yml", "plans", "site",
    ]  # fmt: skip
