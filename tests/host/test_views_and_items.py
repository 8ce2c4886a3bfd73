"""A view keeps its address where an item's file bears the view's name."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.host.conftest import PLAN, run_mkdocs

MakeSite = Callable[..., Path]

ROADMAP = (
    "---\nkind: roadmap\nid: sales-2026\ntitle: Roadmap of sales\ndepartment: sales\n"
    "period: 2026-Q4\nitems: [goal]\nsupports: [{id: goal, why: that is where buyers are}]\n"
    "owner: ada\n---\nSee [the vision](vision.md) and [the purpose](purpose.md).\n"
)
MORE = {
    "sales.md": "kind: department\ntitle: Sales\n",
    "roadmap.md": ROADMAP,
    "notes.md": "---\ntitle: Notes\n---\nOur [plan of sales](roadmap.md).\n",
}


@pytest.mark.parametrize("urls", [True, False], ids=["folders", "files"])
def test_a_view_stays_where_an_item_has_its_file_name(make_site: MakeSite, *, urls: bool) -> None:
    """The view has its address, the item its own; links of authors lead to the item they name."""
    folder = make_site({**PLAN, **MORE}, urls=urls, options="      fail_on: never\n")
    done = run_mkdocs(folder, "--strict")
    assert done.returncode == 0, done.stderr
    site = folder / "site"
    view = (site / ("roadmap/index.html" if urls else "roadmap.html")).read_text("utf-8")
    item = (site / "roadmaps/sales-2026/index.html").read_text("utf-8")
    notes = (site / ("notes/index.html" if urls else "notes.html")).read_text("utf-8")
    assert "<title>Roadmap - Test plan</title>" in view
    assert "<title>Roadmap of sales - Test plan</title>" in item
    assert 'href="../../visions/vision/' in item
    assert f'href="{"../" if urls else ""}roadmaps/sales-2026/' in notes
    home = (site / "index.html").read_text("utf-8")
    assert f'href="{"roadmap/" if urls else "roadmap.html"}"' in home


def test_an_item_in_the_file_of_the_home_page_leaves_a_home_page(make_site: MakeSite) -> None:
    """A site without a front page would be none."""
    files = {**PLAN, "index.md": f"---\n{PLAN['purpose.md']}id: purpose\n---\n"}
    del files["purpose.md"]
    folder = make_site(files)
    done = run_mkdocs(folder, "--strict")
    assert done.returncode == 0, done.stderr
    assert (folder / "site/index.html").is_file()
    assert (folder / "site/purposes/purpose/index.html").is_file()


def test_a_navigation_that_names_a_view_leads_to_the_view(make_site: MakeSite) -> None:
    """`roadmap.md` in `nav` is the view, as the README says, whatever file bears that name."""
    nav = "nav: [{Start: index.md}, {Way: roadmap.md}]\n"
    folder = make_site({**PLAN, **MORE}, options="      fail_on: never\n", extra=nav)
    done = run_mkdocs(folder, "--strict")
    assert done.returncode == 0, done.stderr
    home = (folder / "site/index.html").read_text("utf-8")
    assert re.search(r'href="roadmap/"[^>]*>(?:\s|<[^>]*>)*Way\s', home)
    assert "<title>Roadmap - Test plan</title>" in (folder / "site/roadmap/index.html").read_text()


def test_an_ordinary_page_at_the_address_of_a_view_still_wins(make_site: MakeSite) -> None:
    """Whoever writes a page of their own there means it."""
    folder = make_site({**PLAN, "roadmap.md": "---\ntitle: Ours\n---\nOur own way.\n"})
    assert run_mkdocs(folder, "--strict").returncode == 0
    assert "Our own way." in (folder / "site/roadmap/index.html").read_text("utf-8")
