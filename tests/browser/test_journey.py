"""A marketing lead and a sales lead before the journey of their buyers."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.pages import STILL
from tests.browser.served import Served, build_site
from tests.browser.test_axe import AXE, LOOKS, RUN
from tests.browser.test_layout import OVERHANG, WIDTHS
from tests.conftest import need, write_files
from tests.host.conftest import CONFIG
from tests.questions.journey.site.orchard import ORCHARD

pytestmark = pytest.mark.browser

REAL = Path(__file__).parents[1] / "real_input/plan"
JOURNEY = "journeys/buyers/"
SIGNED, OPEN = f"{JOURNEY}qualified-lead--opportunity/", f"{JOURNEY}lead--qualified-lead/"
ADDRESSES = (JOURNEY, SIGNED, OPEN, "journeys/")
STAGES = [
    "Visitor",
    "Lead",
    "Qualified lead",
    "Sales-accepted opportunity",
    "Customer",
    "Repeat customer",
]


@pytest.fixture(scope="session")
def orchard(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], Served]) -> Served:
    """The grower of fruit trees, whose journey breaks at two stages."""
    folder = tmp_path_factory.mktemp("orchard")
    write_files(folder / "plans", ORCHARD)
    text = CONFIG.format(urls="true", options="      fail_on: never")
    palette = (
        "font: false, palette: [{media: '(prefers-color-scheme: light)', scheme: default},"
        " {media: '(prefers-color-scheme: dark)', scheme: slate}]"
    )
    (folder / "mkdocs.yml").write_text(text.replace("font: false", palette), "utf-8")
    return serve(build_site(folder))


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("width", [1440, 390])
def test_two_leads_see_where_the_chain_breaks_and_what_they_agreed(
    open_page: OpenPage, orchard: Served, width: int, *, scripts: bool
) -> None:
    """From the head of the journey to the gap, to the agreement, and to its open questions."""
    page = open_page(orchard, JOURNEY, width=width, java_script_enabled=scripts)
    head = page.locator(".gt-gaps")
    expect(head.first).to_have_text(
        "The revenue goal breaks at Lead: 6.995% arrive, 7% are planned."
    )
    expect(head.last).to_contain_text("The chain breaks at 2 stages")
    head.last.get_by_role("link", name="Sales-accepted opportunity").click()
    gap = page.locator("#stage-opportunity")
    expect(gap).to_be_in_viewport()
    expect(gap.locator(".gt-gap")).to_contain_text("Gap: nobody serves this stage")
    expect(gap.locator(".gt-gap")).to_contain_text("Every month 720 people")
    page.locator("#stage-lead").get_by_role("link", name="4 questions are open").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lead → Qualified lead")
    expect(page.locator(".gt-deal .is-open")).to_have_count(4)
    expect(page.locator(".gt-signs .is-open")).to_contain_text("Not signed yet")
    page.get_by_role("link", name="Qualified lead", exact=True).first.click()
    expect(page).to_have_url(re.compile(r"/journeys/buyers/#stage-qualified-lead$"))


def test_nothing_scrolls_sideways(browser: Browser, orchard: Served) -> None:
    """The pages fit into every width from a small phone to a wide screen."""
    context = browser.new_context()
    page, wrong = context.new_page(), []
    for address in ADDRESSES:
        page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        page.goto(orchard.url + address)
        page.add_style_tag(content=STILL)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            wrong += [(address, width, what) for what in page.evaluate(OVERHANG)]
    context.close()
    assert wrong == []


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark"), (1440, "dark")])
def test_axe_finds_nothing(browser: Browser, orchard: Served, width: int, scheme: str) -> None:
    """All rules on a light desk and a dark phone, those about colours on a dark desk, too."""
    need(AXE.is_file(), "axe-core is missing: .ci/run fetches it")
    size = {"width": width, "height": 900}
    context = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)
    page, found = context.new_page(), []
    for address in ADDRESSES:
        page.goto(orchard.url + address)
        page.add_style_tag(content=STILL)
        page.add_script_tag(path=AXE)
        rules = LOOKS if (width, scheme) == (1440, "dark") else None
        found += [(address, *one) for one in page.evaluate(RUN, rules)]
    context.close()
    assert found == []


def test_the_journey_reads_in_order_without_styles(open_page: OpenPage, orchard: Served) -> None:
    """With every style sheet gone, a numbered list names stage, number, share, work in turn."""
    page = open_page(orchard, JOURNEY)
    page.evaluate(
        "document.querySelectorAll('link[rel=stylesheet], style').forEach(e => e.remove())"
    )
    stages = page.locator("ol.gt-journey > li")
    assert stages.locator("h3").all_inner_texts() == STAGES
    text = stages.nth(3).inner_text()
    order = ["Sales-accepted opportunity", "590", "45%", "720 do not go on", "Gap: nobody"]
    places = [text.index(word) for word in order]
    assert places == sorted(places)
    assert stages.nth(0).evaluate("e => getComputedStyle(e).display") == "list-item"


def _middles(page: Page, selector: str) -> list[tuple[float, float]]:
    found = page.locator(selector).evaluate_all(
        "all => all.map(e => { const b = e.getBoundingClientRect(); return [b.x, b.y]; })"
    )
    return [(round(x), round(y)) for x, y in found]


def test_stages_stand_side_by_side_on_a_desk_and_below_each_other_on_a_phone(
    open_page: OpenPage, orchard: Served
) -> None:
    """Names share one line from left to right at 1440, and one left edge at 390."""
    desk = _middles(open_page(orchard, JOURNEY), ".gt-stage .gt-vol")
    assert len({y for _, y in desk}) == 1
    assert [x for x, _ in desk] == sorted({x for x, _ in desk})
    phone = _middles(open_page(orchard, JOURNEY, width=390), ".gt-stage h3")
    assert len({x for x, _ in phone}) == 1
    assert [y for _, y in phone] == sorted({y for _, y in phone})
    first = _middles(open_page(orchard, JOURNEY, width=390), "#stage-visitor :is(h3, .gt-about)")
    assert first[0][1] < first[1][1]  # what a stage means stands below its name


@pytest.mark.parametrize("width", [1440, 390])
def test_the_line_is_cut_where_nobody_works(
    open_page: OpenPage, orchard: Served, width: int
) -> None:
    """The line runs on whole from stage to stage, and is dashed at a gap: a shape, not a colour."""
    page = open_page(orchard, JOURNEY, width=width)
    side = "borderTopStyle" if width > 1000 else "borderLeftStyle"
    styles = page.locator(".gt-stage").evaluate_all(
        "(all, side) => all.map(e => getComputedStyle(e, '::before')[side])", side
    )
    assert styles == ["solid", "solid", "solid", "dashed", "solid", "dashed"]


def test_the_keyboard_reaches_work_gaps_and_what_is_folded(
    open_page: OpenPage, orchard: Served
) -> None:
    """Focus follows the stages in their order; Enter unfolds what has ended."""
    page = open_page(orchard, JOURNEY)
    page.locator("#stage-customer a").last.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('li.gt-stage').id") == "stage-second-tree"
    details = page.locator("#stage-visitor .gt-about summary")
    details.focus()
    expect(page.locator("#stage-visitor .gt-about dl")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator("#stage-visitor .gt-about dl")).to_be_visible()
    summary = page.locator("#stage-second-tree .gt-work summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="A second tree for half the price")).to_be_visible()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("address", [SIGNED, OPEN])
def test_a_hand_off_prints_on_one_sheet(
    open_page: OpenPage, orchard: Served, address: str, paper: str
) -> None:
    """One page of paper; what is open stays on it, with lines to write a name on."""
    page = open_page(orchard, address)
    sheet = page.pdf(format=paper)
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1
    page.emulate_media(media="print")
    expect(page.locator(".gt-deal")).to_be_visible()
    expect(page.locator(".gt-actions")).to_be_hidden()
    lines = page.locator(".gt-sign__l")
    expect(lines).to_have_count(1 if address == OPEN else 0)
    if address == OPEN:
        expect(lines).to_be_visible()


def test_the_longest_agreement_of_a_real_company_fits_on_one_sheet(
    open_page: OpenPage,
    serve: Callable[[Path], Served],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Seven criteria, further terms and six ways out still leave room to sign."""
    folder = tmp_path_factory.mktemp("real")
    shutil.copytree(REAL, folder / "plans")
    text = CONFIG.format(urls="true", options="      fail_on: never")
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    served = serve(build_site(folder))
    page = open_page(served, "journeys/contracts/qualifying--opportunity/")
    for paper in ("A4", "Letter"):
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper))) == 1
