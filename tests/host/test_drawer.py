"""The navigation drawer: the same places from every page, drawn as seldom as may be."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.host.conftest import PLAN, run_mkdocs

MakeSite = Callable[..., Path]
SECOND = "kind: goal\ntitle: Two\nowner: ada\nsupports: [{id: vision, why: it is one more}]\n"
SALES = "kind: department\ntitle: Sales\n"
OWN_DRAWER = "<nav>drawer of {{ page.title }}</nav>"


def read_drawer(page: Path) -> str:
    """Return the drawer of a built page."""
    text = page.read_text("utf-8")
    return text.partition('<nav class="md-nav md-nav--primary"')[2].partition("</nav>\n</div>")[0]


def find_targets(site: Path, page: Path) -> list[str]:
    """Return where the links of a drawer lead, as paths below the site's root."""
    here = page.parent.relative_to(site).as_posix()
    links = re.findall(r'href="([^"]*)"', read_drawer(page).partition("</div>\n</div>")[0])
    return [posixpath.normpath(posixpath.join(here, link)) for link in links]


@pytest.mark.parametrize("urls", [True, False])
def test_drawers_lead_to_the_same_places_from_every_page(
    make_site: MakeSite, *, urls: bool
) -> None:
    """Two items of one kind, items of other kinds, and a view that is in the navigation."""
    folder = make_site({**PLAN, "second.md": SECOND}, urls=urls)
    assert run_mkdocs(folder).returncode == 0
    site = folder / "site"
    tree = site / ("tree/index.html" if urls else "tree.html")
    pages = [site / "goals/goal/index.html", site / "goals/second/index.html"]
    pages += [site / "visions/vision/index.html", site / "purposes/purpose/index.html"]
    targets = find_targets(site, tree)
    assert len(targets) > 5
    for page in pages:
        assert find_targets(site, page) == targets, page


@pytest.mark.parametrize("urls", [True, False])
def test_a_page_above_one_in_the_navigation_has_its_own_drawer(
    make_site: MakeSite, *, urls: bool
) -> None:
    """The list of departments is not in the navigation, one department is: its way is shorter."""
    nav = "nav: [{Start: index.md}, {Ours: sales.md}]\n"
    folder = make_site({**PLAN, "sales.md": SALES}, extra=nav, urls=urls)
    assert run_mkdocs(folder).returncode == 0
    site = folder / "site"
    for view in ("departments", "journeys", "campaigns", "people"):
        found = find_targets(site, site / view / "index.html")
        assert ("departments/sales" if urls else "departments/sales/index.html") in found, view


def test_the_drawer_of_a_page_in_the_navigation_marks_it(make_site: MakeSite) -> None:
    """An item that the site's own navigation names is marked there, its neighbour is not."""
    nav = "nav: [{Start: index.md}, {Ours: goal.md}]\n"
    folder = make_site({**PLAN, "second.md": SECOND}, extra=nav)
    assert run_mkdocs(folder).returncode == 0
    marked = read_drawer(folder / "site/goals/goal/index.html")
    beside = read_drawer(folder / "site/goals/second/index.html")
    assert "md-nav__link--active" in marked
    assert "md-nav__link--active" not in beside


def test_a_sites_own_drawer_may_look_at_the_page(make_site: MakeSite) -> None:
    """Where a site brings partials, each page has its own drawer."""
    folder = make_site({**PLAN, "second.md": SECOND})
    config = folder / "mkdocs.yml"
    text = config.read_text("utf-8").replace("font: false", "font: false, custom_dir: overrides")
    config.write_text(text, "utf-8")
    (folder / "overrides/partials").mkdir(parents=True)
    (folder / "overrides/partials/nav.html").write_text(OWN_DRAWER, "utf-8")
    assert run_mkdocs(folder).returncode == 0
    for name, title in (("goal", "One home in four"), ("second", "Two")):
        page = (folder / f"site/goals/{name}/index.html").read_text("utf-8")
        assert f"drawer of {title}<" in page
