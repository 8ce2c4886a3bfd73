"""What every page must keep: its width, its origin, a quiet console, the security policy."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from goldenthread.ground.files import DiskFiles
from goldenthread.site.parts.text_width import SIZE, count_lines, measure
from goldenthread.source.document import read_documents
from tests.browser.conftest import OpenPage
from tests.browser.pages import PAGES, STILL
from tests.browser.served import Served
from tests.conftest import need

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
# Titles that are not shown whole.
CUT = "all => all.filter(e => e.scrollHeight > e.clientHeight + 2).map(e => e.textContent)"
# The stack of `core/10-tokens.css`, and what its last word stands for on one machine or another.
FONTS = (
    *("Inter", "Segoe UI", "Roboto", "Helvetica Neue", "Arial"),
    *("DejaVu Sans", "Liberation Sans", "Noto Sans", "Open Sans", "Cantarell", "Verdana"),
)
# A font is there where it changes the width of a text, beside both of two others.
HAS_FONT = """font => {
  const context = document.createElement("canvas").getContext("2d");
  const width = family => (context.font = `72px ${family}`, context.measureText("mmmlli").width);
  return ["monospace", "serif"].every(other => width(`"${font}", ${other}`) !== width(other));
}"""
WIDTHS_OF = """([style, texts]) => {
  const context = document.createElement("canvas").getContext("2d");
  context.font = style;
  return texts.map(text => context.measureText(text).width);
}"""
LINES_OF = """([bold, room, texts]) => texts.map(text => {
  const box = document.createElement("div");
  box.style.cssText = `width: ${room}px; font: ${bold ? 650 : 500} 12px/20px "DejaVu Sans";
    overflow-wrap: anywhere`;
  box.textContent = text;
  document.body.append(box);
  return box.clientHeight / 20;
})"""
PLAN = Path(__file__).parents[2] / "plans"


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
    """No title on the map or on a person's line of sight is cut short, on screens of any width."""
    for kind, width in product(("map", "person"), (1440, 1920, 2560)):
        page = open_page(example, PAGES[kind], width=width)
        titles = page.locator(".gt-mn > span:last-child")
        assert titles.count() > 5
        assert titles.evaluate_all(CUT) == [], (kind, width)


def test_drawn_titles_fit_whatever_font_the_reader_has(
    open_page: OpenPage, example: Served
) -> None:
    """Each font of the stack shows whole titles; the widest is what Debian calls sans-serif."""
    for kind in ("map", "person"):
        page = open_page(example, PAGES[kind])
        titles = page.locator(".gt-mn > span:last-child")
        there = [font for font in FONTS if page.evaluate(HAS_FONT, font)]
        need("DejaVu Sans" in there, "the widest font is missing: apt-get install fonts-dejavu")
        for font in there:
            page.add_style_tag(content=f":root {{ --gt-font: '{font}'; }}")
            family = titles.first.evaluate("e => getComputedStyle(e).fontFamily")
            assert family.strip("\"'") == font
            assert titles.evaluate_all(CUT) == [], (kind, font)


@pytest.mark.parametrize("bold", [False, True])
def test_no_text_is_drawn_wider_than_it_was_measured(browser: Browser, bold: bool) -> None:  # noqa: FBT001
    """What the layout counts on is at least what Chromium takes, and not much more than that."""
    page = browser.new_page()
    titles = sorted(
        {d.data["title"] for d in read_documents(DiskFiles(PLAN)) if d.data and "title" in d.data}
    )
    assert len(titles) > 50
    there = [font for font in FONTS if page.evaluate(HAS_FONT, font)]
    need("DejaVu Sans" in there, "the widest font is missing: apt-get install fonts-dejavu")
    widest = dict.fromkeys(titles, 0.0)
    for font in there:
        style = f"{650 if bold else 500} {SIZE}px '{font}'"
        for title, width in zip(titles, page.evaluate(WIDTHS_OF, [style, titles]), strict=True):
            widest[title] = max(widest[title], width)
    for room in (78, 90, 128):
        taken = page.evaluate(LINES_OF, [bold, room, titles])
        wrong = {
            title: (lines, count_lines(title, room, bold=bold))
            for title, lines in zip(titles, taken, strict=True)
            if lines > count_lines(title, room, bold=bold)
        }
        assert wrong == {}
    page.close()
    shares = {title: measure(title, bold=bold) / width for title, width in widest.items()}
    assert {title: share for title, share in shares.items() if share < 1} == {}
    assert sum(shares.values()) / len(shares) < 1.1
