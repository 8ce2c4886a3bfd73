"""The coverage page: from a number to the list behind it, by hand, keyboard and phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.pages import STILL
from tests.browser.served import Served, build_site
from tests.browser.test_axe import AXE, LOOKS, RUN
from tests.browser.test_layout import OVERHANG, WIDTHS
from tests.conftest import need, write_files
from tests.host.conftest import CONFIG
from tests.questions.outcomes.company import WRONG

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], Served]) -> Served:
    """The company of the scene, published although two departments move nothing."""
    folder = tmp_path_factory.mktemp("outcomes")
    write_files(folder / "plans", WRONG)
    config = CONFIG.format(urls="true", options="      fail_on: never")
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    return serve(build_site(folder))


def outcomes(page: Page) -> Locator:
    """Return the matrix of departments and outcomes."""
    return page.get_by_role("table", name=re.compile("contribute to each outcome"))


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("width", [1440, 390])
def test_a_number_leads_to_the_list_behind_it(
    open_page: OpenPage, company: Served, width: int, *, scripts: bool
) -> None:
    """The list has as many entries as the number says, each with its thread to the goal."""
    page = open_page(company, "coverage/", width=width, java_script_enabled=scripts)
    row = outcomes(page).get_by_role("row", name=re.compile("^Care"))
    row.get_by_role("link", name="3").first.click()
    expect(page).to_have_url(re.compile(r"coverage/#care--to--revenue$"))
    behind = page.locator(":target")
    expect(behind).to_be_in_viewport()
    expect(behind.get_by_role("heading")).to_contain_text("Revenue")
    assert behind.get_by_role("img", name="contributes").count() == 3
    thread = behind.get_by_role("link", name="One home in four is a customer")
    thread.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("One home in four is a customer")


def test_keyboard_alone_reaches_a_number_and_its_list(open_page: OpenPage, company: Served) -> None:
    """Enter on a number moves on to its list, and the next stop is the first item there."""
    page = open_page(company, "coverage/")
    number = outcomes(page).get_by_role("link", name="+ 2 linked").first
    number.focus()
    page.keyboard.press("Enter")
    expect(page.locator(":target")).to_contain_text("no why on a link of its thread")
    page.keyboard.press("Tab")
    focused = "document.activeElement.textContent"
    assert page.evaluate(focused) == "Seals that last"


@pytest.mark.parametrize("width", [1440, 390])
def test_the_matrix_is_a_table_to_a_screen_reader(
    open_page: OpenPage, company: Served, width: int
) -> None:
    """Name, rows, headers and cells keep their roles, on a phone as well."""
    table = outcomes(open_page(company, "coverage/", width=width))
    assert table.get_by_role("columnheader").count() == 6
    assert table.get_by_role("row").count() == 6
    brand = table.get_by_role("row", name=re.compile("^Brand"))
    expect(brand.get_by_role("rowheader")).to_have_text("Brand")
    assert brand.get_by_role("cell").count() == 5
    expect(brand.get_by_role("cell").first).to_contain_text("Nobody. Ask Ines Roth or Hana Berg")
    expect(brand.get_by_role("cell").last).to_have_text("0 of 3")


@pytest.mark.parametrize("site", ["company", "german"])
def test_it_fits_and_pleases_axe(
    browser: Browser, request: pytest.FixtureRequest, site: str
) -> None:
    """No sideways scroll at any width, and axe finds nothing in light and dark."""
    need(AXE.is_file(), "axe-core is missing: .ci/run fetches it")
    served: Served = request.getfixturevalue(site)
    context = browser.new_context(viewport={"width": 320, "height": 900}, bypass_csp=True)
    page, found = context.new_page(), []
    for address in ("coverage/", "departments/workshop/" if site == "company" else "report/"):
        page.set_viewport_size({"width": 320, "height": 900})
        page.goto(served.url + address)
        page.add_style_tag(content=STILL)
        page.add_script_tag(path=AXE)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            found += [(address, width, what) for what in page.evaluate(OVERHANG)]
        for scheme in ("default", "slate"):
            page.evaluate(f"document.body.dataset.mdColorScheme = '{scheme}'")
            rules = None if scheme == "default" else LOOKS
            found += [(address, scheme, *one) for one in page.evaluate(RUN, rules)]
    context.close()
    assert found == []


def test_the_report_leads_to_the_coverage_in_full(open_page: OpenPage, company: Served) -> None:
    """The short matrix of the report links each number, and the page with the outcomes."""
    page = open_page(company, "report/")
    section = page.get_by_role("region", name="Coverage", exact=True)
    section.get_by_role("link", name="Coverage, with outcomes and lists").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Coverage")
    page.go_back()
    section.locator("tbody a[href*='care--stay']").click()
    expect(page.locator(":target")).to_contain_text("Answer within a day")
