"""What style sheets weigh: a reader on a slow line pays for each byte before the first word."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from goldenthread.ground.resources import folders
from goldenthread.host.files import join_styles

ROOT = Path(__file__).parents[2]
CSS = "theme/assets/goldenthread/css"
VIEWS = {
    path.name: path
    for folder in folders("site_templates", f"{CSS}/view")
    for path in folder.glob("*.css")
}
FOLDER = ROOT / "site_templates" / CSS
CLASS = re.compile(r"gt-[\w-]+")
SHEETS = sorted(set(FOLDER.glob("view/*.css")) - {FOLDER / "view/due.css"})
"""Sheets of the core; in `due.css` archive and roadmap share a table and its cascade."""
CORE_BUDGET = 12_000  # bytes after gzip; every page loads it
VIEW_BUDGET = 4_000  # bytes as they are; a page loads those that it names


def test_the_sheet_of_every_page_stays_small() -> None:
    """The parts are joined in the order of their names, as the build joins them."""
    parts = sorted((ROOT / "site_templates" / CSS / "core").glob("*.css"))
    whole = join_styles(part.read_text("utf-8") for part in parts)
    assert len(gzip.compress(whole.encode(), 9)) <= CORE_BUDGET


def test_comments_stay_at_home_and_strings_stay_whole() -> None:
    """What explains the sheet to us is not sent; what looks like a comment in a string is."""
    parts = ("/* why: it's */\na { content: '/* a */'; } /* b */\n", 'b { content: "\\"/*"; }')
    assert join_styles(parts) == 'a { content: \'/* a */\'; } \nb { content: "\\"/*"; }'


@pytest.mark.parametrize("name", sorted(VIEWS))
def test_a_view_s_own_sheet_stays_small(name: str) -> None:
    """What two views share belongs into a sheet of its own or into the core."""
    assert VIEWS[name].stat().st_size <= VIEW_BUDGET


def test_each_view_sheet_is_loaded_by_a_view() -> None:
    """A sheet that no view names reaches nobody."""
    named = {
        name
        for module in (ROOT / "plugins/goldenthread").rglob("*.py")
        for name in re.findall(r'"view/([\w-]+\.css)"', module.read_text("utf-8"))
    }
    assert named == set(VIEWS)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_a_view_of_the_core_styles_no_part_of_a_question(sheet: Path) -> None:
    """What only templates of a question bear lies in a sheet of theirs, which goes with them."""
    users: dict[str, set[str]] = {}
    for base, ending in (
        ("site_templates", "*.html"),
        ("site_templates", "*.js"),
        ("plugins", "*.py"),
    ):
        for path in (ROOT / base).rglob(ending):
            where = "a question" if "questions" in path.parts else "the core"
            for name in CLASS.findall(path.read_text("utf-8")):
                users.setdefault(name, set()).add(where)
    styled = {
        name
        for rule in join_styles([sheet.read_text("utf-8")]).split("}")
        for name in CLASS.findall(rule.rpartition("{")[0])
    }
    assert styled
    assert {name for name in styled if users.get(name) == {"a question"}} == set()
