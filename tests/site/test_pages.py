"""Templates become HTML: which one wins, and when it is compiled."""

from __future__ import annotations

from pathlib import Path

from goldenthread.site.pages import Renderer
from goldenthread.site.site import Site, ViewPage
from goldenthread.site.views.registry import build_page
from tests.site.conftest import MakeSite, make_site

__all__ = ["make_site"]

PLAN = {"why.md": "kind: purpose\ntitle: Nobody thinks twice\n"}


def page_of(site: Site) -> ViewPage:
    """Return the page of the only item."""
    return build_page(site, site.plan.by_id["why"])


def render(site: Site, folder: Path) -> str:
    """Render the page with templates of the site's own, as each build of a preview does."""
    return Renderer(site, [folder]).render(page_of(site), lambda address: address)


def test_a_changed_template_is_seen_by_the_next_build(make_site: MakeSite, tmp_path: Path) -> None:
    """Whoever edits a template while serving sees the edit, and the shipped one when it goes."""
    site, own = make_site(PLAN), tmp_path / "own" / "views" / "item.html"
    own.parent.mkdir(parents=True)
    own.write_text("one", "utf-8")
    assert render(site, tmp_path / "own") == "one"
    own.write_text("two", "utf-8")
    assert render(site, tmp_path / "own") == "two"
    own.unlink()
    assert "Nobody thinks twice" in render(site, tmp_path / "own")


def test_an_unchanged_template_is_compiled_once(make_site: MakeSite) -> None:
    """The next build of a preview takes what the last one compiled."""
    site = make_site(PLAN)
    one, other = (
        Renderer(site)._environment.get_template("views/item.html").root_render_func
        for _ in range(2)
    )
    assert one is not other
    assert one.__code__ is other.__code__
