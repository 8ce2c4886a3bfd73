"""A new contractor's first minute: what is the company for, and how does my work serve it?

Clicks are counted as a reader makes them: each one here is a real one, in a real browser.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.served import Served

pytestmark = pytest.mark.browser

PURPOSE = "Nobody should have to think twice before drinking from the tap"
SIZES = {"phone": (390, 844), "desk": (1440, 900)}
NAME, TEAM = "Chloé Renard", "Marketing"
WORK = "Shoot real flats for the portals"


@dataclass
class Newcomer:
    """Somebody at a browser who counts the clicks they make."""

    page: Page
    clicks: int = 0

    def click(self, target: Locator) -> None:
        """Click once."""
        self.clicks += 1
        target.click()

    def sees(self, target: Locator) -> bool:
        """Tell whether something lies wholly on the screen, without scrolling.

        The text of a page is there before its styles are, and then lies where no reader sees it:
        a page is measured once it has loaded.
        """
        self.page.wait_for_load_state()
        box, size = target.bounding_box(), self.page.viewport_size
        assert size is not None
        return bool(box) and box["y"] >= 0 and box["y"] + box["height"] <= size["height"]


@pytest.fixture(params=SIZES)
def size(request: pytest.FixtureRequest) -> dict[str, int]:
    """Give the width and height of a screen."""
    width, height = SIZES[request.param]
    return {"width": width, "height": height}


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_the_purpose_is_there_without_a_click(
    open_page: OpenPage, example: Served, size: dict[str, int], *, script: bool
) -> None:
    """The site opens with it, on a phone too, and before anything is scrolled."""
    reader = Newcomer(open_page(example, java_script_enabled=script, **size))
    title = reader.page.get_by_role("heading", level=1)
    expect(title).to_have_text(PURPOSE)
    assert reader.sees(title)
    assert reader.clicks == 0


def test_without_scripts_two_clicks_lead_to_the_own_thread(
    open_page: OpenPage, example: Served, size: dict[str, int]
) -> None:
    """The own team, then the own name; the page begins with why the work matters."""
    reader = Newcomer(open_page(example, java_script_enabled=False, **size))
    index = reader.page.locator(".gt-find")
    reader.click(index.locator("summary", has_text=TEAM))
    reader.click(index.get_by_role("link", name=NAME))
    assert reader.clicks == 2
    expect(reader.page.get_by_role("heading", level=1)).to_have_text(NAME)
    why = reader.page.locator(".gt-me__lead .gt-sentence")
    expect(why).to_contain_text(WORK)
    expect(why).to_contain_text(PURPOSE.replace("Nobody", "nobody"))
    assert reader.sees(why)


def test_with_scripts_one_click_is_enough_and_the_keyboard_needs_none(
    open_page: OpenPage, example: Served, size: dict[str, int]
) -> None:
    """Some letters of a name, with or without its accents, leave one."""
    reader = Newcomer(open_page(example, **size))
    field = reader.page.get_by_role("searchbox", name="Your name or team")
    field.press_sequentially("chloe")
    names = reader.page.locator(".gt-find li:visible")
    expect(names).to_have_count(1)
    expect(names).to_contain_text("Contractor")
    reader.click(names.get_by_role("link"))
    expect(reader.page.get_by_role("heading", level=1)).to_have_text(NAME)
    assert reader.clicks == 1
    reader.page.go_back()
    field.press_sequentially("renard")
    field.press("Enter")
    expect(reader.page.get_by_role("heading", level=1)).to_have_text(NAME)
    assert reader.clicks == 1


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_the_own_page_says_what_a_contractor_needs_to_know(
    open_page: OpenPage, example: Served, *, script: bool
) -> None:
    """Read or not, committed or not, this week's commitments, and the thread up to the purpose."""
    page = open_page(example, "people/chloe-renard/", java_script_enabled=script)
    expect(page.locator(".gt-me__h .gt-av--ext")).to_be_visible()
    expect(page.locator(".gt-me__h .gt-tag")).to_have_text("Contractor")
    said = page.locator("section[aria-labelledby=asked] li")
    expect(said.filter(has_text="The company’s vision")).to_contain_text("Not acknowledged yet")
    expect(said.filter(has_text="The company’s roadmap")).to_contain_text("Not committed yet")
    expect(said.filter(has_text="The company’s purpose")).to_contain_text("Acknowledged on")
    week = page.locator("section[aria-labelledby=week]")
    expect(week).to_contain_text("Week 47")
    assert week.locator(".gt-commit__i").count() > 0
    thread = page.locator(".gt-me__list")
    expect(thread.get_by_role("link", name=PURPOSE)).to_be_visible()
    expect(thread).to_contain_text(WORK)


def test_what_waits_further_down_is_one_click_away(open_page: OpenPage, example: Served) -> None:
    """The short lines below the sentence lead to their sections."""
    reader = Newcomer(open_page(example, "people/chloe-renard/", width=390, height=844))
    lines = reader.page.locator(".gt-glance a")
    assert all(reader.sees(line) for line in lines.all())
    reader.click(lines.filter(has_text="read and committed to"))
    heading = reader.page.get_by_role("heading", name="Read and committed to")
    expect(heading).to_be_in_viewport()


def test_the_way_on_leads_to_vision_mission_and_values(
    open_page: OpenPage, example: Served
) -> None:
    """What a newcomer looks for next is on the first page, without a click."""
    page = open_page(example, java_script_enabled=False)
    home = page.locator(".gt-home")
    for words in ("One million people drinking safe water", "Win 40 cities", "Waste nothing"):
        expect(home).to_contain_text(words)
