"""The alignment tree: filters, folding, keys, and the address that remembers them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.served import Served

pytestmark = pytest.mark.browser

HIT = ".gt-tree .gt-node:not([hidden]):not(.is-dim)"


def titles(page: Page, rows: str = HIT) -> list[str]:
    """Return the titles of the rows that a filter found, or of other rows."""
    return page.locator(f"{rows} > .gt-row .gt-row__t").all_inner_texts()


def count_line(page: Page) -> Locator:
    """Return the line that tells a screen reader how many rows are left."""
    return page.locator("[data-gt=tool] output[aria-live=polite]")


def wait_for_count(page: Page, shown: int) -> None:
    """Wait until the filter has run and says how many items it found."""
    expect(count_line(page)).to_have_text(re.compile(rf"^{shown} of \d+\b"))


def test_text_filter_finds_titles_owners_and_ids(open_page: OpenPage, example: Served) -> None:
    """Every word must be found; what stands above a hit stays visible, greyed."""
    page = open_page(example, "tree/")
    field = page.get_by_role("searchbox", name="Filter by words")
    field.fill("landlord letters")
    wait_for_count(page, 1)
    assert titles(page) == ["Landlord referral letters"]
    assert "Double qualified leads from renters" in titles(page, ".gt-node.is-dim:not([hidden])")
    expect(page.locator(f"{HIT} mark")).to_have_text("Landlord")
    field.fill("yusuf")
    expect(page).to_have_url(re.compile("q=yusuf"))
    assert "Landlord referral letters" in titles(page)
    assert 1 < len(titles(page)) < 10
    field.fill("no such words anywhere")
    wait_for_count(page, 0)
    expect(page.locator(".gt-none")).to_be_visible()
    page.locator(".gt-none").get_by_role("button").click()
    expect(field).to_have_value("")
    expect(page.locator("#landlord-letters")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "value", "key"),
    [("department", "sales", "d"), ("period", "2026-Q4", "p"), ("status", "at-risk", "s")],
)
def test_choice_filter_keeps_what_has_the_key(
    open_page: OpenPage, example: Served, name: str, value: str, key: str
) -> None:
    """Department, period and status each keep exactly the rows that carry the value."""
    page = open_page(example, "tree/")
    right = page.locator(f'.gt-tree .gt-node[data-{key}~="{value}"]').count()
    everything = page.locator(".gt-tree .gt-node").count()
    assert 1 < right < everything
    page.locator(f"[data-gt=tool] [name={name}]").select_option(value)
    wait_for_count(page, right)
    found = page.locator(HIT)
    assert found.count() == right
    for carried in found.evaluate_all(f"rows => rows.map(row => row.dataset.{key})"):
        assert value in carried.split()
    expect(page).to_have_url(re.compile(rf"\?{name}={value}$"))


def test_filters_combine_and_the_address_restores_them(
    open_page: OpenPage, example: Served
) -> None:
    """A reload, and the address sent to a colleague, show the same rows and the same fields."""
    page = open_page(example, "tree/")
    page.locator("[name=department]").select_option("marketing")
    page.locator("[name=status]").select_option("at-risk")
    page.get_by_role("searchbox", name="Filter by words").fill("renter")
    expect(page).to_have_url(re.compile(r"q=renter"))
    found = titles(page)
    assert found
    assert "Double qualified leads from renters" in titles(page, ".gt-node:not([hidden])")
    page.reload()
    expect(page.get_by_role("searchbox", name="Filter by words")).to_have_value("renter")
    assert titles(page) == found
    other = open_page(example, page.url)
    expect(other.locator("[name=department]")).to_have_value("marketing")
    expect(other.locator("[name=status]")).to_have_value("at-risk")
    expect(count_line(other)).to_have_text(count_line(page).inner_text())
    assert titles(other) == found


def test_map_switch_keeps_the_filters(open_page: OpenPage, example: Served) -> None:
    """From the tree to the map and back, the filters stay in the address."""
    page = open_page(example, "tree/?department=sales")
    page.locator(".gt-seg").get_by_role("link", name="Map").click()
    expect(page).to_have_url(re.compile(r"/map/\?department=sales$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Alignment map")
    page.wait_for_load_state()  # the address is there before the script that keeps the filters
    page.locator(".gt-seg").get_by_role("link", name="Tree").click()
    expect(page).to_have_url(re.compile(r"/tree/\?department=sales$"))
    expect(page.locator("[name=department]")).to_have_value("sales")


def test_the_map_of_a_phone_leaves_its_list_near(open_page: OpenPage, example: Served) -> None:
    """The drawing is moved in a window; what follows it lies no more than two screens down."""
    page = open_page(example, "map/", width=390, height=844)
    box = page.locator("summary", has_text="The same as a list").bounding_box()
    assert box is not None
    assert box["y"] < 2 * 844
    assert page.locator(".gt-mapw .gt-scroll").evaluate("e => e.scrollHeight > e.clientHeight")


def test_only_broken_keeps_what_lost_its_thread(open_page: OpenPage, broken: Served) -> None:
    """The button leaves the two items below the missing parent; pressed again it lets go."""
    page = open_page(broken, "tree/")
    button = page.get_by_role("button", name="Only broken")
    button.click()
    wait_for_count(page, 2)
    assert titles(page) == ["Sell umbrellas", "A stall at the market"]
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#purpose")).to_be_hidden()
    expect(page).to_have_url(re.compile(r"\?broken=1$"))
    page.reload()
    wait_for_count(page, 2)
    button.click()
    expect(page.locator("#purpose")).to_be_visible()
    assert "?" not in page.url


def test_only_broken_works_without_scripts(open_page: OpenPage, broken: Served) -> None:
    """A plain link hides the whole items by style alone."""
    page = open_page(broken, "tree/", java_script_enabled=False)
    expect(page.locator("#purpose")).to_be_visible()
    page.get_by_role("link", name="Only broken").click()
    expect(page.locator("#purpose")).to_be_hidden()
    expect(page.locator("#lost")).to_be_visible()
    page.get_by_role("link", name="Show the whole tree").click()
    expect(page.locator("#purpose")).to_be_visible()


def test_expand_and_collapse_all(open_page: OpenPage, example: Served) -> None:
    """Collapsed, purpose, vision and mission stay open; the address says so to a reload."""
    page = open_page(example, "tree/")
    tactic, goal = page.locator("#landlord-letters"), page.locator("#one-in-four")
    page.get_by_role("button", name="Collapse all").click()
    expect(goal).to_be_visible()
    expect(tactic).to_be_hidden()
    expect(page).to_have_url(re.compile("fold=close"))
    page.reload()
    expect(goal).to_be_visible()
    expect(tactic).to_be_hidden()
    page.get_by_role("button", name="Expand all").click()
    expect(tactic).to_be_visible()


def test_filter_gives_back_what_was_folded(open_page: OpenPage, example: Served) -> None:
    """A filter opens what it needs; when it goes, the reader's own folding is back."""
    page = open_page(example, "tree/")
    page.locator("#renter-leads > details > summary").click()
    expect(page.locator("#landlord-letters")).to_be_hidden()
    field = page.get_by_role("searchbox", name="Filter by words")
    field.fill("landlord")
    expect(page.locator("#landlord-letters")).to_be_visible()
    field.fill("")
    expect(page.locator("#landlord-letters")).to_be_hidden()
    expect(page.locator("#lapsed-900")).to_be_visible()


def test_arrow_keys_walk_the_tree(open_page: OpenPage, broken: Served) -> None:
    """Down and up move, right opens and enters, left closes and climbs, Home and End jump."""
    page = open_page(broken, "tree/")
    page.locator("#purpose > .gt-row .gt-row__t").focus()
    steps = (
        ("ArrowDown", "A million homes"),
        ("ArrowRight", "One home in four"),
        ("ArrowDown", "Answer every lead in a day"),
        ("ArrowLeft", "Answer every lead in a day"),  # closes
        ("ArrowUp", "One home in four"),
        ("ArrowDown", "Answer every lead in a day"),
        ("ArrowRight", "Answer every lead in a day"),  # opens
        ("ArrowRight", "One desk for all leads"),
        ("ArrowLeft", "Answer every lead in a day"),  # a leaf climbs
        ("Home", "Clean water for all"),
        ("End", "A stall at the market"),
    )
    for number, (key, title) in enumerate(steps):
        page.keyboard.press(key)
        focused = page.evaluate("document.activeElement.textContent")
        assert focused == title, f"step {number}: {key}"
        closed = page.locator("#leads > details:not([open])").count()
        assert closed == (1 if number in (3, 4, 5) else 0)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("A stall at the market")


def test_slash_reaches_the_filter_and_escape_clears_it(
    open_page: OpenPage, example: Served
) -> None:
    """The slash is not typed into the field; Escape empties every filter and the address."""
    page = open_page(example, "tree/?department=sales")
    field = page.get_by_role("searchbox", name="Filter by words")
    page.keyboard.press("/")
    expect(field).to_be_focused()
    page.keyboard.type("desk")
    expect(field).to_have_value("desk")
    expect(page).to_have_url(re.compile("q=desk"))
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    expect(page.locator("[name=department]")).to_have_value("")
    expect(page.locator("#safe-tap")).to_be_visible()
    assert page.url == f"{example.url}tree/"


@pytest.mark.parametrize("how", ["loaded", "typed"])
def test_fragment_opens_what_folds_it_away(open_page: OpenPage, example: Served, how: str) -> None:
    """An address that ends in #id shows that row even when its ancestors were closed."""
    if how == "loaded":
        page = open_page(example, "tree/?fold=close#landlord-letters")
    else:
        page = open_page(example, "tree/?fold=close")
        expect(page.locator("#landlord-letters")).to_be_hidden()
        page.evaluate("location.hash = 'landlord-letters'")
    row = page.locator("#landlord-letters")
    expect(row).to_be_visible()
    expect(row).to_be_in_viewport()


def test_count_says_the_whole_before_any_filter(open_page: OpenPage, example: Served) -> None:
    """The live line counts the rows that the tree holds."""
    page = open_page(example, "tree/")
    everything = page.locator(".gt-tree .gt-node").count()
    assert everything > 80
    expect(count_line(page)).to_contain_text(str(everything))


def test_tree_is_whole_without_scripts(open_page: OpenPage, example: Served) -> None:
    """Every row is there and visible, folds by itself, and no dead control is shown."""
    page = open_page(example, "tree/", java_script_enabled=False)
    rows = page.locator(".gt-tree .gt-node > .gt-row")
    shown = [row.is_visible() for row in rows.all()]
    assert len(shown) > 80
    assert all(shown)
    expect(page.locator("[data-gt=tool]")).to_be_hidden()
    page.locator("#renter-leads > details > summary").click()
    expect(page.locator("#landlord-letters")).to_be_hidden()
    page.locator("#renter-leads > details > summary").click()
    expect(page.locator("#landlord-letters")).to_be_visible()
