"""What a page does by itself: age, print, instant navigation, keyboard."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.pages import STILL, TACTIC, THREAD
from tests.browser.served import Served

pytestmark = pytest.mark.browser

# What has the focus and whether one sees it; the theme rings the label of its hidden switch.
FOCUS = """() => {
  const e = document.activeElement, at = e.matches(".md-option") ? e.nextElementSibling : e;
  const box = at.closest("label, form") || at, size = at.getBoundingClientRect();
  const rings = [at, box].map(x => getComputedStyle(x)).some(
    s => (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== "none");
  return {
    what: (e.getAttribute("aria-label") || e.textContent).trim().replace(/\\s+/g, " "),
    seen: size.width > 0 && size.height > 0 && rings,
  };
}"""


@pytest.mark.parametrize(("days", "old"), [(1, False), (2, False), (3, True), (40, True)])
def test_old_site_says_so_by_itself(
    open_page: OpenPage, example: Served, days: int, *, old: bool
) -> None:
    """More than two days after the build the page says how old it is, once, also after a click."""
    page = open_page(example, "about:blank")
    later = dt.datetime.now(dt.UTC) + dt.timedelta(days=days, minutes=5)
    page.clock.set_fixed_time(later)
    page.goto("values/waste-nothing/")
    line = page.locator(".gt-asof")
    expect(line).to_contain_text("As of 22 November 2026, commit")
    expect(line.locator(".gt-asof__old")).to_have_count(int(old))
    if old:
        expect(line).to_contain_text(f"{days} days")
        page.locator(".md-tabs").get_by_role("link", name="Report").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Alignment report")
        expect(page.locator(".gt-asof__old")).to_have_count(1)


def test_date_stands_without_scripts(open_page: OpenPage, example: Served) -> None:
    """Without JavaScript every page still says of which day and commit it is."""
    page = open_page(example, TACTIC, java_script_enabled=False)
    expect(page.locator(".gt-asof")).to_have_text(
        re.compile(r"^As of 22 November 2026, commit [0-9a-f]{7,}$")
    )


def test_item_prints_its_thread_and_no_navigation(open_page: OpenPage, example: Served) -> None:
    """On paper the thread, the sentence and the metrics remain; what is for clicking goes."""
    page = open_page(example, TACTIC)
    page.emulate_media(media="print")
    for gone in (".md-header", ".md-tabs", ".gt-actions", ".md-search", ".md-top"):
        expect(page.locator(gone).first).to_be_hidden()
    for step in page.locator(".gt-thread .gt-step").all():
        expect(step).to_be_visible()
    assert page.locator(".gt-thread .gt-step").count() == len(THREAD)
    for stays in ("h1", ".gt-sentence", ".gt-metric", ".gt-facts", ".gt-asof"):
        expect(page.locator(stays).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_tree_prints_unfolded(open_page: OpenPage, example: Served) -> None:
    """Printing opens what the reader had closed, and closes it again afterwards."""
    page = open_page(example, "tree/?fold=close")
    tactic = page.locator("#landlord-letters")
    expect(tactic).to_be_hidden()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(tactic).to_be_visible()
    expect(page.locator("[data-gt=tool]")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(tactic).to_be_hidden()


def test_dark_reader_prints_on_white(open_page: OpenPage, example: Served) -> None:
    """A page that is dark on the screen is dark text on a light page on paper."""
    page = open_page(example, TACTIC, color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    lightness = """() => [getComputedStyle(document.body).backgroundColor,
      getComputedStyle(document.querySelector("h1")).color]
      .map(c => c.match(/[\\d.]+/g).slice(0, 3).map(Number).reduce((a, b) => a + b) / 765)"""
    paper, ink = page.evaluate(lightness)
    assert paper < ink
    page.emulate_media(media="print")
    paper, ink = page.evaluate(lightness)
    assert paper > 0.9
    assert ink < 0.3


def test_scripts_work_after_instant_navigation(open_page: OpenPage, example: Served) -> None:
    """Tree, report, tree again without a reload: the filter works and each key acts once."""
    page = open_page(example)
    page.wait_for_load_state("networkidle")  # until its site map is there, the theme loads pages
    page.evaluate("window.sameDocument = true")
    tabs = page.locator(".md-tabs")
    for name, title in (
        ("Tree", "Alignment tree"),
        ("Report", "Alignment report"),
        ("Tree", "Alignment tree"),
    ):
        tabs.get_by_role("link", name=name, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
    assert page.evaluate("window.sameDocument") is True
    field = page.get_by_role("searchbox", name="Filter by words")
    expect(field).to_be_visible()
    page.locator("h1").click()
    page.keyboard.press("/")
    field.press_sequentially("landlord")
    expect(page.locator("[data-gt=tool] output")).to_have_text(re.compile(r"^1 of"))
    page.keyboard.press("Escape")
    expect(page.locator("#safe-tap")).to_be_visible()
    page.locator("#safe-tap > .gt-row .gt-row__t").focus()
    before = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("ArrowDown")
    rows = page.locator(".gt-tree .gt-row__t").all_inner_texts()
    focused = page.evaluate("document.activeElement.textContent")
    assert rows.index(focused) == rows.index(before) + 1
    pressed = page.locator("#renter-leads > details")
    page.locator("#renter-leads > .gt-row .gt-row__t").focus()
    page.keyboard.press("ArrowLeft")
    expect(pressed).not_to_have_attribute("open", "")


def test_find_works_after_instant_navigation(open_page: OpenPage, example: Served) -> None:
    """Home, tree, home: the field for one's own name is there and filters."""
    page = open_page(example)
    for name in ("Tree", "Plan"):
        page.locator(".md-tabs").get_by_role("link", name=name, exact=True).click()
        expect(page.locator(".md-tabs__item--active")).to_contain_text(name)
    field = page.get_by_role("searchbox", name="Your name or team")
    field.fill("maya")
    expect(page.locator(".gt-find li:visible")).to_have_count(1)


def test_keyboard_reaches_skip_link_search_and_content(
    open_page: OpenPage, example: Served
) -> None:
    """Tab goes skip link, header, tabs, thread; each stop shows where it is."""
    page = open_page(example, TACTIC)
    page.add_style_tag(content=STILL)
    stops = []
    for _ in range(25):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUS))
        if stops[-1]["what"] == THREAD[0][1]:
            break
    words = [stop["what"] for stop in stops]
    assert words[0] == "Skip to content"
    assert "Search" in words
    assert words[-1] == THREAD[0][1]
    unseen = [stop["what"] for stop in stops if not stop["seen"]]
    # the theme's own empty panel of results, before and after its index is there
    assert set(unseen) <= {"Initializing search", "Type to start searching"}


def test_skip_link_leads_into_the_page(open_page: OpenPage, example: Served) -> None:
    """Skip link, Enter, Tab: the next stop is the purpose, not the header and not the metrics."""
    page = open_page(example, TACTIC)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#gt-page")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".gt-thread a").first).to_be_focused()
