"""Finding one's own thread, searching, and reading the site in German."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

import pytest
from playwright.sync_api import Page, expect

from goldenthread.wording.words import load_catalogue
from tests.browser.conftest import OpenPage
from tests.browser.crawl import crawl
from tests.browser.pages import PAGES
from tests.browser.served import Served

pytestmark = pytest.mark.browser

NUMBERS = {"n", "count", "total", "whole", "days", "weeks", "percent", "number", "year", "fresh"}


def test_readers_find_their_thread(open_page: OpenPage, example: Served) -> None:
    """Letters of a name or of a team narrow the index; the key leads to the person's page."""
    page = open_page(example)
    people = page.locator(".gt-find li:visible")
    expect(people).to_have_count(0)
    page.keyboard.press("/")
    field = page.get_by_role("searchbox", name="Your name or team")
    expect(field).to_be_focused()
    field.press_sequentially("marketing")
    expect(page.locator(".gt-find output")).to_have_text(re.compile("5"))
    expect(people).to_have_count(5)
    field.fill("nobody by this name")
    expect(page.locator(".gt-find output")).to_be_visible()
    expect(people).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator(".gt-find details")).to_have_count(7)
    expect(page.locator(".gt-find details[open]")).to_have_count(0)
    field.press_sequentially("lindq")
    expect(people).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Maya Lindqvist")
    expect(page.locator(".gt-me__why")).to_contain_text("Double qualified leads from renters")


def test_readers_find_their_thread_without_scripts(open_page: OpenPage, example: Served) -> None:
    """No dead field is shown; everybody is, by department, and so is the way to the whole list."""
    page = open_page(example, java_script_enabled=False)
    expect(page.get_by_role("searchbox", name="Your name or team")).to_be_hidden()
    assert page.locator(".gt-find li a").count() == 25
    page.locator(".gt-find").get_by_role("link", name=re.compile("All .* people")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("People")
    page.locator(".gt-az").get_by_role("link", name="Maya Lindqvist").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Maya Lindqvist")


def search(page: Page, words: str) -> list[str]:
    """Type into the theme's search and return the addresses it finds, best first.

    It asks with each key: with one key there is one answer, and none to half of the words.
    """
    field = page.locator(".md-search__input")
    field.click()
    field.fill(words[:-1])
    field.press(words[-1])
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    return page.locator(".md-search-result__link").evaluate_all("all => all.map(a => a.pathname)")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("brandt", "/objectives/leads/"),
        ("brandt", "/tactics/desk/"),
        ("sales", "/objectives/leads/"),
        ("answered", "/objectives/leads/"),
    ],
)
def test_search_finds_an_item_by_owner_department_and_metric(
    open_page: OpenPage, broken: Served, words: str, found: str
) -> None:
    """None of these words stands in a title or in a text of the item."""
    assert found in search(open_page(broken), words)


def test_search_finds_a_word_with_umlauts(open_page: OpenPage, broken: Served) -> None:
    """Typed in small letters, a German word of a title is found as it is written."""
    assert "/tactics/oel/" in search(open_page(broken), "überflüssige")


def test_search_leaves_out_what_is_archived(open_page: OpenPage, example: Served) -> None:
    """A goal of the year before last keeps its page and is not among the results."""
    assert (example.folder / "goals/2025-growth/index.html").is_file()
    assert "/goals/2025-growth/" not in search(open_page(example), "2025")


def english_only() -> Mapping[str, re.Pattern[str]]:
    """Return a pattern for each English interface word that German says otherwise.

    A gap stands for a number where its name says so, else for any words; a text that is mostly gap
    would match an author's own and is left out.
    """
    english, other = load_catalogue("en"), load_catalogue("de")
    patterns = {}
    for key, text in english.items():
        pieces = re.split(r"\{(\w+)\}", text)
        letters = len(re.sub(r"[^A-Za-z]", "", "".join(pieces[::2])))
        if text == other[key] or letters < (5 if len(pieces) == 1 else 9):
            continue
        whole = "".join(
            re.escape(piece) if number % 2 == 0 else r"[\d.,]+" if piece in NUMBERS else ".+"
            for number, piece in enumerate(pieces)
        )
        patterns[key] = re.compile(whole)
    return patterns


def strings(value: object) -> Iterator[str]:
    """Yield every text of a plan, be it a title, a stage, a unit or a role."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


def test_german_site_has_no_english_interface_word(german: Served) -> None:
    """No line of any page is one of our English words; the pages say that they are German."""
    patterns = english_only()
    assert len(patterns) > 300
    plan = json.loads((german.folder / "plan.json").read_text("utf-8"))
    own = {*strings(plan), *load_catalogue("de").values()}
    left = set()
    for page in crawl(german.folder).values():
        assert page.language == "de", page.path
        for text in {*page.texts, *page.spoken} - own:
            left |= {(key, text) for key, p in patterns.items() if p.fullmatch(text)}
    assert sorted(left) == []


def test_german_reader_reads_german(open_page: OpenPage, german: Served) -> None:
    """Dates, kinds, statuses and the theme's own words are German in the browser."""
    page = open_page(german, PAGES["tactic"])
    assert page.evaluate("document.documentElement.lang") == "de"
    for words in ("Maßnahme", "Daseinszweck", "In einem Satz", "damit", "Gefährdet"):
        expect(page.locator(".gt-article")).to_contain_text(words)
    expect(page.locator(".gt-asof")).to_contain_text("22. November 2026")
    expect(page.locator(".md-search__input")).to_have_attribute("placeholder", "Suche")
    page.goto("tree/?q=landlord")
    expect(page.locator("[data-gt=tool] output")).to_have_text(re.compile(r"^1 von \d+"))
