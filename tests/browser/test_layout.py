"""What every page must keep: its width, its origin, a quiet console, the security policy."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import OpenPage
from tests.browser.pages import PAGES, STILL
from tests.browser.served import Served

pytestmark = pytest.mark.browser

WIDTHS = (320, 390, 768, 1100, 1440, 1920)
# How far the page scrolls, and the widest offenders that nothing around them clips or scrolls.
OVERHANG = """() => {
  const wide = document.documentElement.clientWidth, root = document.scrollingElement;
  root.scrollLeft = 999; const moved = root.scrollLeft; root.scrollLeft = 0;
  if (root.scrollWidth <= wide && !moved) return [];
  return [`scrolls ${root.scrollWidth} in ${wide}`, ...[...document.querySelectorAll("main *")]
    .filter(e => e.getBoundingClientRect().right > wide + 1)
    .slice(0, 3).map(e => e.tagName + "." + (e.getAttribute("class") || ""))];
}"""


@pytest.mark.parametrize("urls", ["example", "flat"])
def test_no_page_leaves_its_origin_or_errs(
    open_page: OpenPage, request: pytest.FixtureRequest, urls: str
) -> None:
    """Every kind of page loads under the security policy with a quiet console, and no one else."""
    served: Served = request.getfixturevalue(urls)
    page = open_page(served)
    kinds = PAGES if urls == "example" else ("home", "tree", "objective", "person", "report")
    for address in (PAGES[kind] for kind in kinds):
        choices = (address, f"{address.removesuffix('/')}.html", f"{address}index.html")
        page.goto(next(a for a in choices if a == "" or (served.folder / a).exists()))
        expect(page.locator("h1").first).to_be_visible()


def test_policy_is_sent_and_refuses_inline_scripts(browser: Browser, example: Served) -> None:
    """The policy of these tests is real: a script that is put into our markup does not run."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(example.url)
    page.evaluate(
        """() => { const s = document.createElement("script"); s.textContent = "window.ran = 1";
        addEventListener("securitypolicyviolation", e => { window.refused = e.violatedDirective });
        document.querySelector(".gt").append(s); }"""
    )
    page.wait_for_function("window.refused")
    assert page.evaluate("[window.refused, window.ran]") == ["script-src-elem", None]
    context.close()


def test_nothing_scrolls_sideways(browser: Browser, example: Served) -> None:
    """Each page fits into every width from a small phone to a wide screen."""
    context = browser.new_context()
    page, wrong = context.new_page(), []
    for kind, address in PAGES.items():
        page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        page.goto(example.url + address)
        page.add_style_tag(content=STILL)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            wrong += [(kind, width, what) for what in page.evaluate(OVERHANG)]
    context.close()
    assert wrong == []


def test_drawn_nodes_show_their_whole_title(open_page: OpenPage, example: Served) -> None:
    """No title on the map or on a person's line of sight is cut short."""
    for kind in ("map", "person"):
        page = open_page(example, PAGES[kind])
        titles = page.locator(".gt-mn > span:last-child")
        assert titles.count() > 5
        cut = "all => all.filter(e => e.scrollHeight > e.clientHeight + 2).map(e => e.textContent)"
        assert titles.evaluate_all(cut) == []
