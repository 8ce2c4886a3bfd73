"""Two visions side by side, as a marketing lead and a founder read them in a browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.served import Served, build_site
from tests.conftest import write_files
from tests.host.conftest import CONFIG
from tests.questions.visions.scene import MENDED, SCENE

pytestmark = pytest.mark.browser

OPTIONS = "      fail_on: never\n      rules: {GT501: off}\n"


def publish(
    files: Mapping[str, str], tmp: pytest.TempPathFactory, serve: Callable[[Path], Served]
) -> Served:
    """Build and serve the site of one company."""
    folder = tmp.mktemp("visions")
    write_files(folder / "plans", files)
    (folder / "mkdocs.yml").write_text(CONFIG.format(urls="true", options=OPTIONS), "utf-8")
    return serve(build_site(folder))


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], Served]) -> Served:
    """The company whose marketing sells to old clients."""
    return publish(SCENE, tmp_path_factory, serve)


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], Served]) -> Served:
    """The same company, once marketing has turned to new segments."""
    return publish(MENDED, tmp_path_factory, serve)


def boxes(page: Page) -> list[dict[str, float]]:
    """Return where the two statements lie."""
    found = [one.bounding_box() for one in page.locator(".gt-vs__b > div").all()]
    return [dict(box) for box in found if box]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_department_page_opens_with_both_visions(
    open_page: OpenPage, apart: Served, *, scripts: bool
) -> None:
    """Side by side, above all numbers, with both aims, the reason and the way out."""
    page = open_page(apart, "departments/marketing/", java_script_enabled=scripts)
    panel = page.get_by_role("region", name="The two visions pull against each other")
    expect(panel).to_be_visible()
    company, own = boxes(page)
    assert abs(company["y"] - own["y"]) < 2
    assert company["x"] + company["width"] < own["x"]
    outcomes = page.locator(".gt-outs").bounding_box()
    assert outcomes is not None
    assert company["y"] + company["height"] < outcomes["y"]
    expect(panel.locator("mark.x")).to_have_text(["Reach", "Selling again"])
    expect(panel).to_contain_text("is against Reach")
    panel.get_by_role("link", name="Rule GT312").click()
    expect(page).to_have_url(re.compile(r"/rules/#"))


def test_a_narrow_screen_stacks_them(open_page: OpenPage, apart: Served) -> None:
    """On a phone the company's vision stands above the department's; nothing leaves the page."""
    page = open_page(apart, "departments/marketing/", width=390)
    company, own = boxes(page)
    assert company["y"] + company["height"] <= own["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_conflict_is_found_from_wherever_one_starts(open_page: OpenPage, apart: Served) -> None:
    """From the count at home to the report, from there to the vision, up to the company's."""
    page = open_page(apart)
    page.get_by_role("link", name="One is against it").click()
    expect(page).to_have_url(re.compile(r"/report/#gt312"))
    group = page.locator("#gt312")
    group.get_by_role("link", name="Remarket to existing clients").click()
    expect(page.locator(".gt-callout")).to_contain_text("is against reach")
    page.locator(".gt-facts").get_by_role("link", name=re.compile("Pulls against")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Reach one million people in five years"
    )
    ledger = page.get_by_role("table", name="Each part of the vision")
    expect(ledger.get_by_role("row", name=re.compile("The aims"))).to_contain_text("Against it")
    ledger.get_by_role("link", name="in five years").click()
    expect(page.locator("#clause-years")).to_be_in_viewport()


def test_a_picture_is_larger_than_any_fact(open_page: OpenPage, apart: Served) -> None:
    """What success looks like is read before the data: above it, and in larger letters."""
    page = open_page(apart, "visions/one-million/")
    picture = page.locator(".gt-picture")
    size = "element => parseFloat(getComputedStyle(element).fontSize)"
    assert picture.evaluate(size) >= 1.4 * page.locator(".gt-facts dd").first.evaluate(size)
    top, table = picture.bounding_box(), page.locator(".gt-ledger").bounding_box()
    assert top is not None
    assert table is not None
    assert top["y"] + top["height"] < table["y"]


def test_two_visions_that_agree_are_calm(open_page: OpenPage, together: Served) -> None:
    """Another focus: the panel says that they agree, and by which way."""
    page = open_page(together, "departments/marketing/")
    panel = page.get_by_role("region", name="The two visions agree")
    expect(panel).to_contain_text("New segments → More leads → Reach")
    expect(panel.locator("mark.x")).to_have_count(0)
    expect(page.locator(".gt-flag--conflict, .gt-finding")).to_have_count(0)
