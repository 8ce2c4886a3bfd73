"""Campaigns, their assessments and the index of all of them, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.pages import STILL
from tests.browser.served import Served, build_site
from tests.browser.test_axe import AXE, LOOKS, RUN
from tests.browser.test_finding_people_and_words import search
from tests.browser.test_layout import OVERHANG, WIDTHS
from tests.conftest import need, write_files
from tests.host.conftest import CONFIG
from tests.questions.leads.site.bakery import GAPS

pytestmark = pytest.mark.browser

PAGES = (
    "",
    "report/",
    "campaigns/",
    "campaigns/bags/",
    "campaigns/fair/",
    "campaigns/letters/",
    "campaigns/radio/",
    "campaigns/tram/",
    "assessments/letters-june/",
)
INDEX = "campaigns/"
LETTERS = "campaigns/letters/"


@pytest.fixture(scope="module")
def bakery(tmp_path_factory: pytest.TempPathFactory, serve) -> Served:
    """The bakery's plan, with campaigns in every standing and gaps in its journey."""
    folder = tmp_path_factory.mktemp("bakery")
    write_files(folder / "plans", GAPS)
    text = CONFIG.format(urls="true", options="      fail_on: never").replace(
        "theme: {name: material, font: false}",
        "theme:\n  name: material\n  font: false\n  palette:\n"
        '    - {media: "(prefers-color-scheme: light)", scheme: default, primary: custom}\n'
        '    - {media: "(prefers-color-scheme: dark)", scheme: slate, primary: custom}',
    )
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    return serve(build_site(folder))


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1440, "dark"), (390, "dark")])
def test_axe_finds_nothing(browser: Browser, bakery: Served, width: int, scheme: str) -> None:
    """No page breaks a rule, with its tables unfolded."""
    need(AXE.is_file(), "axe-core is missing: .ci/run fetches it")
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    page, found = context.new_page(), set()
    for address in PAGES:
        page.goto(bakery.url + address)
        page.add_style_tag(content=STILL)
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        page.add_script_tag(path=AXE)
        rules = LOOKS if scheme == "light" else None
        found |= {(address, *one) for one in page.evaluate(RUN, rules)}
    context.close()
    assert sorted(found) == []


def test_nothing_scrolls_sideways(browser: Browser, bakery: Served) -> None:
    """Each page fits into every width, tables unfolded."""
    context = browser.new_context()
    page, wrong = context.new_page(), []
    for address in PAGES:
        page.goto(bakery.url + address)
        page.add_style_tag(content=STILL)
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            wrong += [(address, width, what) for what in page.evaluate(OVERHANG)]
    context.close()
    assert wrong == []


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_table_lies_behind_each_chart(
    open_page: OpenPage, bakery: Served, *, scripts: bool
) -> None:
    """It opens by a click, is named after its audience, and has the numbers of the drawing."""
    page = open_page(bakery, LETTERS, java_script_enabled=scripts)
    charts = page.locator(".gt-chart")
    expect(charts).to_have_count(2)
    for chart in charts.all():
        table = chart.get_by_role("table")
        expect(table).to_be_hidden()
        chart.locator("summary").click()
        expect(table).to_be_visible()
        name = chart.get_by_role("heading").inner_text()
        expect(chart.get_by_role("table", name=re.compile(name))).to_be_visible()
        assert chart.get_by_role("row").count() > 2


def test_bars_are_as_long_as_their_numbers(open_page: OpenPage, bakery: Served) -> None:
    """All bars share one scale: 60 % fills the width, 24 % is two fifths of it."""
    page = open_page(bakery, LETTERS)
    lengths = page.evaluate(
        """() => [...document.querySelectorAll(".gt-way")].map(way => {
          const bar = way.querySelector("rect:not(.t, .e)").getBoundingClientRect().width;
          const track = way.querySelector(".t").getBoundingClientRect().width;
          return [way.querySelector("b").textContent, Math.round(100 * bar / track)];
        })"""
    )
    assert lengths == [["12.5%", 21], ["60%", 100], ["24%", 40], ["15%", 25]]


def test_the_thread_of_an_assessment_ends_in_its_campaign(
    open_page: OpenPage, bakery: Served
) -> None:
    """From the campaign to its assessment and back up the thread."""
    page = open_page(bakery, LETTERS)
    page.get_by_role("link", name="The whole assessment").click()
    expect(page.locator("h1")).to_have_text("Letters to new homes, 2026-Q2")
    page.locator(".gt-thread").get_by_role("link", name="Letters to new homes").click()
    expect(page.locator("h1")).to_have_text("Letters to new homes")


def row_of(page: Page, title: str):
    """Return the row of a campaign in the index."""
    return page.get_by_role("row").filter(has=page.get_by_role("link", name=title))


def test_the_index_is_a_table_on_a_desk_and_cards_on_a_phone(
    open_page: OpenPage, bakery: Served
) -> None:
    """On a phone each cell names its column, and what is unknown takes no room."""
    wide = open_page(bakery, INDEX)
    expect(wide.locator(".gt-camp thead")).to_be_in_viewport()
    heads = wide.locator(".gt-camp__g th").all_inner_texts()
    assert [re.sub(r"\s+\d+$", "", head.strip()) for head in heads] == [
        "Over, not assessed",
        "Running",
        "Not begun",
        "Assessed",
    ]
    phone = open_page(bakery, INDEX, width=390)
    row = row_of(phone, "Letters to new homes")
    cells = row.get_by_role("cell")
    lefts = {round(cell.bounding_box()["x"]) for cell in cells.all() if cell.is_visible()}
    assert len(lefts) == 2
    label = "e => getComputedStyle(e, '::before').content"
    assert row.locator("td[data-l=Leads]").evaluate(label) == '"Leads"'
    unknown = row_of(phone, "Bags on the doorknob").locator("td[data-l=Leads]")
    expect(unknown).to_be_hidden()


def test_search_finds_lessons_by_audience(open_page: OpenPage, bakery: Served) -> None:
    """Who asks for an audience finds what was learned about it."""
    page = open_page(bakery)
    search(page, "learned about students")
    expect(page.locator(".md-search-result__link[href*='#about-students']").first).to_be_visible()
    page = open_page(bakery)
    assert any("assessments/letters-june/" in address for address in search(page, "toaster"))


def test_home_leads_to_the_gaps_of_the_journey(open_page: OpenPage, bakery: Served) -> None:
    """The gap names its teams and leads to the stage on the journey's own page."""
    page = open_page(bakery)
    gaps = page.locator(".gt-cols > div").filter(has_text="gaps in the buyer’s journey")
    expect(gaps).to_contain_text("Marketing · Sales")
    gaps.get_by_role("link", name="Nobody serves “Friend of a friend”").click()
    expect(page).to_have_url(re.compile(r"journeys/way/#stage-friend$"))
    expect(page.locator("#stage-friend")).to_be_visible()
