"""A manager finds who needs help, and everybody finds what they owe, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import OpenPage
from tests.browser.pages import STILL
from tests.browser.served import Served
from tests.browser.test_layout import OVERHANG, WIDTHS

pytestmark = pytest.mark.browser

HOLE = "Who deals with it and what comes next, or in words that it is still open."


def test_a_manager_finds_who_needs_help_and_why(open_page: OpenPage, example: Served) -> None:
    """Home names who needs help; one click says why, a second what it holds up."""
    page = open_page(example)
    helped = page.locator("section", has=page.locator("#gt-help"))
    first = helped.locator(".gt-nbrief li").first
    expect(first).to_be_visible()
    blocked = helped.locator(".gt-nbrief li", has_text="Both portals decide")
    expect(blocked).to_contain_text("Rental-portal listings")
    expect(blocked).to_contain_text("Maya Lindqvist")
    blocked.get_by_role("link").click()
    expect(page).to_have_url(f"{example.url}check-ins/2026-w47-maya-lindqvist/#needs")
    need = page.locator(".gt-need", has_text="Both portals decide")
    expect(need.locator("dt")).to_have_text(["Who gets it out of the way", "Next step"])
    expect(need).to_contain_text("ring FlatFinder on Wednesday")
    need.get_by_role("link", name="Rental-portal listings").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rental-portal listings")


def test_all_who_need_help_are_one_click_from_home(open_page: OpenPage, example: Served) -> None:
    """The list on home is cut; the whole one stands on the page of the week, at its place."""
    page = open_page(example)
    helped = page.locator("section", has=page.locator("#gt-help"))
    helped.get_by_role("link", name="more").click()
    expect(page).to_have_url(f"{example.url}this-week/#help")
    needs = page.locator(".gt-need")
    expect(needs.nth(5)).to_be_attached()
    page.wait_for_load_state()  # the rest of the list
    for one in needs.all():
        expect(one.locator("dd")).to_have_count(2)
        assert all(text.strip() for text in one.locator("dd").all_inner_texts()), HOLE


def test_a_person_finds_what_they_owe_by_a_link(open_page: OpenPage, example: Served) -> None:
    """An address with the person's id leads to their own list and marks it."""
    page = open_page(example, "what-we-owe/#tom-baird")
    mine = page.locator("#tom-baird")
    expect(mine).to_be_in_viewport()
    expect(mine).to_contain_text("Tom Baird")
    assert mine.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


def test_the_week_reads_without_a_script(browser: Browser, example: Served) -> None:
    """Counts, signs and words are in the HTML."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{example.url}this-week/")
    expect(page.locator(".gt-kteams > li")).to_have_count(6)
    expect(page.locator(".gt-dots[role=img]").first).to_have_attribute(
        "aria-label", "Week 40: 3 of 3 kept"
    )
    expect(page.get_by_text("no check-in").first).to_be_attached()
    context.close()


def test_nothing_of_the_week_scrolls_sideways(browser: Browser, german: Served) -> None:
    """Longer words of another language fit into every width, too."""
    context = browser.new_context()
    page, wrong = context.new_page(), []
    for address in ("", "this-week/", "what-we-owe/", "missed-check-ins/", "departments/people/"):
        page.goto(german.url + address)
        page.add_style_tag(content=STILL)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            wrong += [(address, width, one) for one in page.evaluate(OVERHANG)]
    context.close()
    assert wrong == []


def test_on_paper_the_week_is_whole(open_page: OpenPage, example: Served) -> None:
    """Dots keep their ink, and no commitment is cut in two."""
    page = open_page(example, "this-week/")
    page.emulate_media(media="print")
    row = page.locator(".gt-commit__i").first
    assert row.evaluate("e => getComputedStyle(e).breakInside") == "avoid"
    dots = page.locator(".gt-dots").first
    assert dots.evaluate("e => getComputedStyle(e).printColorAdjust") == "exact"


def test_a_finger_can_press_what_folds_and_what_acts(browser: Browser, example: Served) -> None:
    """On a touch screen a fold, a button and a field are 44 px high."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page, small = context.new_page(), []
    for address in ("", "this-week/", "coverage/", "people/maya-lindqvist/"):
        page.goto(example.url + address)
        for one in page.locator("main :is(.gt-btn, summary:not(.gt-kids > *), input)").all():
            box = one.bounding_box()
            if box and box["height"] < 43.5:
                small.append((address, one.inner_text(), box["height"]))
    context.close()
    assert small == []
