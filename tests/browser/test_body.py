"""What an author's own text looks like: lists keep their bullets and numbers, however deep."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.served import Served, build_site
from tests.conftest import write_files
from tests.host.conftest import CONFIG, PLAN

pytestmark = pytest.mark.browser

LISTS = """\
- Ask ten renters.
    - Two of them own a filter.
        - One has changed it.

<!-- -->

1. Draw the plan.
2. Print it.
    1. On paper.
        1. By the window.

[[thread: goal]]
"""
# Of each list, outermost first, as the theme has them.
MARKERS = ["disc", "disc", "disc", "decimal", "lower-alpha", "lower-roman"]
READ = """lists => lists.filter(list => !list.closest('.gt-block')).flatMap(list =>
    [...list.children].slice(0, 1).map(li => getComputedStyle(li).listStyleType))"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], Served]) -> Served:
    """A plan in which an item, a view and an ordinary page have lists."""
    folder = tmp_path_factory.mktemp("lists")
    pages = {
        "notes.md": f"---\ntitle: Notes\n---\n# Notes\n\n{LISTS}",
        "goal.md": f"---\n{PLAN['goal.md']}---\n{LISTS}",
        "ben.md": f"---\nkind: person\ntitle: Ben\nstart: 2020-01-01\n---\n{LISTS}",
    }
    write_files(folder / "plans", {**PLAN, **pages})
    (folder / "mkdocs.yml").write_text(CONFIG.format(urls="true", options=""), "utf-8")
    return serve(build_site(folder))


@pytest.mark.parametrize("address", ["notes/", "goals/goal/", "people/ben/"])
def test_lists_of_an_author_keep_their_markers(
    open_page: OpenPage, site: Served, address: str
) -> None:
    """On the page of an item as on an ordinary page; ours inside a text have none."""
    page = open_page(site, address)
    body = page.locator(".gt-body, article:not(.gt-article)")
    assert body.locator("ul, ol").evaluate_all(READ) == MARKERS
    ours = body.locator(".gt-block li")
    assert ours.count() > 0
    kinds = ours.evaluate_all("all => all.map(li => getComputedStyle(li).listStyleType)")
    assert set(kinds) == {"none"}
