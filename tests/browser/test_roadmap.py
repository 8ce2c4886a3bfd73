"""The roadmap in a browser: what a reader sees on a desk, a phone, with the keyboard, on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.served import Served

pytestmark = pytest.mark.browser

A3 = (1191, 842)
# Titles that leave the drawing, are cut, or lie on the title of a neighbour in their lane.
WRONG_TITLES = """() => {
  const all = document.querySelector(".gt-rm__all").getBoundingClientRect(), wrong = [];
  for (const lane of document.querySelectorAll(".gt-rm__lane")) {
    const boxes = [...lane.querySelectorAll(".gt-rm__b > a > span:last-child")].map(e => {
      const range = document.createRange(); range.selectNodeContents(e);
      return [e.textContent, range.getBoundingClientRect(), e];
    });
    boxes.forEach(([text, box, e], n) => {
      if (box.right > all.right + 1 || box.left < all.left || text.endsWith("…")) wrong.push(text);
      if (e.scrollWidth > e.clientWidth + 1) wrong.push("cut: " + text);
      for (const [other, b] of boxes.slice(n + 1))
        if (box.left < b.right - 1 && b.left < box.right - 1) wrong.push(text + " on " + other);
    });
  }
  return wrong;
}"""
# Ends of red lines that lie at the height of no bar.
LOOSE_ENDS = """() => {
  const bars = [...document.querySelectorAll(".gt-rm__b")].map(e => e.getBoundingClientRect());
  return [...document.querySelectorAll(".gt-rm__all :is(.gt-rm__d, .gt-rm__s)")].filter(dot => {
    const box = dot.getBoundingClientRect(), y = (box.top + box.bottom) / 2;
    return !bars.some(bar => Math.abs((bar.top + bar.bottom) / 2 - y) < 3);
  }).length;
}"""


@pytest.mark.parametrize("width", [960, 1100, 1440, 1920])
def test_titles_are_whole_and_lines_meet_their_bars(
    open_page: OpenPage, example: Served, width: int
) -> None:
    """At each width that shows the drawing, whatever size of letters the theme takes there."""
    page = open_page(example, "roadmap/", width=width, java_script_enabled=True)
    expect(page.locator(".gt-rm")).to_be_visible()
    assert page.evaluate(WRONG_TITLES) == []
    assert page.locator(".gt-rm__all .gt-rm__d").count() > 0
    assert page.evaluate(LOOSE_ENDS) == 0


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_focus_shows_what_else_a_bar_serves(
    open_page: OpenPage, example: Served, *, scripts: bool
) -> None:
    """Second parents open beneath the bar, with the keyboard alone and without scripts."""
    page = open_page(example, "roadmap/", java_script_enabled=scripts)
    bar = page.locator(".gt-rm__b").filter(has=page.locator(".gt-rm__also")).first
    also = bar.locator(".gt-rm__also").first
    expect(also).to_be_hidden()
    bar.get_by_role("link").focus()
    expect(also).to_be_visible()
    expect(also).to_have_text(re.compile("Also serves “.+”"))


def test_a_bar_leads_to_its_item(open_page: OpenPage, example: Served) -> None:
    """Enter on a bar opens the page of the objective."""
    page = open_page(example, "roadmap/")
    link = page.locator(".gt-rm").get_by_role("link", name="Double qualified leads from renters")
    link.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("objectives/renter-leads/$"))


def test_a_phone_shows_a_list_for_each_quarter(open_page: OpenPage, example: Served) -> None:
    """No drawing; each entry with its facts, what stands in the way in words."""
    page = open_page(example, "roadmap/", width=390)
    expect(page.locator(".gt-rm")).to_be_hidden()
    expect(page.get_by_role("heading", name="By quarter")).to_be_visible()
    entry = page.locator(".gt-due tr").filter(has_text="Double qualified leads from renters")
    expect(entry).to_contain_text("due on 31 March 2027")
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_paper_is_a3_across(open_page: OpenPage, example: Served) -> None:
    """The style sheet says so itself; the drawing takes the width of the sheet."""
    page = open_page(example, "roadmap/")
    sheet = page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", sheet)
    assert {(round(float(x)), round(float(y))) for x, y in boxes} == {A3}
    page.set_viewport_size({"width": 1497, "height": 1032})
    page.emulate_media(media="print")
    box = page.locator(".gt-rm").bounding_box()
    assert box
    assert box["width"] > 1350


def test_what_is_over_is_reached_through_the_archive(open_page: OpenPage, example: Served) -> None:
    """From the tree to the archive, from there to the page, and by its banner back to the line."""
    page = open_page(example, "tree/")
    page.locator(".gt-over > summary").click()
    page.locator(".gt-over").get_by_role("link", name=re.compile("archive")).click()
    expect(page).to_have_url(re.compile("archive/$"))
    # The theme changes the address before the page: the tree has links of this name, too.
    title = page.get_by_role("heading", level=1)
    expect(title).to_have_text("Archive")
    page.get_by_role("link", name="Student move-in weeks").click()
    expect(title).to_have_text("Student move-in weeks")
    banner = page.locator(".gt-banner")
    expect(banner).to_be_visible()
    banner.get_by_role("link", name="See it in the archive").click()
    expect(page).to_have_url(re.compile("archive/#student-move-in$"))
    expect(page.locator(":target")).to_be_in_viewport()
