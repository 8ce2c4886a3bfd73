"""Reading the thread: from the home page down to the work, and from the work up to the purpose."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.pages import TACTIC, THREAD, WAY_DOWN
from tests.browser.served import Served

pytestmark = pytest.mark.browser

scripted = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])


@scripted
@pytest.mark.parametrize("width", [1440, 390])
def test_clicks_lead_from_home_to_a_tactic(
    open_page: OpenPage, example: Served, width: int, *, scripts: bool
) -> None:
    """Goal, objective, campaign, tactic: each page offers the next one below it."""
    page = open_page(example, width=width, java_script_enabled=scripts)
    for title in WAY_DOWN:
        page.locator(".gt-article").get_by_role("link", name=title, exact=True).first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
    assert page.url == example.url + TACTIC


@scripted
def test_thread_of_a_tactic_names_every_level(
    open_page: OpenPage, example: Served, *, scripts: bool
) -> None:
    """The steps above the title are the purpose, the vision and every item between."""
    page = open_page(example, TACTIC, java_script_enabled=scripts)
    steps = page.get_by_role("list", name="The golden thread: why this exists").locator("li")
    expect(steps).to_have_count(len(THREAD))
    for number, (kind, title, address) in enumerate(THREAD):
        expect(steps.nth(number)).to_contain_text(f"{kind} {title}")
        link = steps.nth(number).get_by_role("link", name=title, exact=True)
        assert link.evaluate("link => link.href") == example.url + address


def test_a_thread_in_a_page_is_set_like_the_one_of_an_item(
    open_page: OpenPage, example: Served
) -> None:
    """Kind and title share a line on every step: Material's own lists do not undo the columns."""
    page = open_page(example, "how-to-change-this-plan/")
    rows = page.locator(".gt-block .gt-thread li, .gt-block .gt-block__end")
    apart = rows.evaluate_all(
        "rows => rows.map(row => [...row.children].map(part => part.getBoundingClientRect()))"
        ".map(([kind, title]) => Math.abs(kind.bottom - title.bottom))"
    )
    assert len(apart) > 1
    assert max(apart) < 8, apart


@scripted
def test_each_step_of_the_thread_opens_its_page(
    open_page: OpenPage, example: Served, *, scripts: bool
) -> None:
    """A click on a step ends on the page of that level; back leads to the tactic again."""
    page = open_page(example, TACTIC, java_script_enabled=scripts)
    for kind, title, address in THREAD:
        page.locator(".gt-thread").get_by_role("link", name=title, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        expect(page.locator(".gt-head .gt-k")).to_contain_text(kind)
        assert page.url == example.url + address
        page.go_back()
        expect(page.get_by_role("heading", level=1)).to_have_text(WAY_DOWN[-1])


def test_sentence_runs_from_the_tactic_to_the_purpose(open_page: OpenPage, example: Served) -> None:
    """The one sentence begins with the tactic, gives one reason a level and ends in the purpose."""
    sentence = open_page(example, TACTIC).locator(".gt-sentence")
    text = sentence.inner_text()
    assert text.count("so that") == len(THREAD)
    assert "Landlord referral letters so that tenants hear from the person" in text
    assert text.endswith("nobody should have to think twice before drinking from the tap.")


def test_cut_thread_says_so_in_words(open_page: OpenPage, broken: Served) -> None:
    """An item whose parent does not exist shows where its thread breaks, and so does its child."""
    page = open_page(broken, "objectives/lost/")
    expect(page.locator(".gt-thread")).to_contain_text("Thread broken here")
    expect(page.locator(".gt-sentence")).to_contain_text("we do not know yet")
    page.locator(".gt-node").get_by_role("link", name="A stall at the market").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A stall at the market")
    expect(page.locator(".gt-thread")).to_contain_text("Thread broken here")
    expect(page.locator(".gt-thread")).to_contain_text("Sell umbrellas")
