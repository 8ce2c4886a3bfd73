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
