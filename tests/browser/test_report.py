"""Following a finding from the report to its item and to its rule."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.served import Served

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_finding_leads_to_its_item_and_its_rule(
    open_page: OpenPage, broken: Served, *, scripts: bool
) -> None:
    """The report links the item, whose page says the same with the fix, and the rule's own text."""
    page = open_page(broken, "report/", java_script_enabled=scripts)
    group = page.locator("#gt213")
    finding = group.get_by_role("listitem")
    expect(finding).to_contain_text("Nothing says why leads supports goal")
    expect(finding).to_contain_text("plans/leads.md:8")
    expect(finding).to_contain_text("Fix")
    finding.get_by_role("link", name="Answer every lead in a day").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Answer every lead in a day")
    expect(page.locator(".gt-main")).to_contain_text("Nothing says why leads supports goal")
    expect(page.locator(".gt-sentence .gt-blank--missing")).to_be_visible()
    page.go_back()
    group.get_by_role("link", name="About rule GT213").click()
    expect(page).to_have_url(re.compile(r"/rules/#"))
    rule = page.locator(":target")
    expect(rule).to_contain_text("GT213")
    expect(rule).to_be_in_viewport()


def test_report_counts_what_it_lists(open_page: OpenPage, broken: Served) -> None:
    """The head counts errors and warnings; the groups, worst first, hold as many findings."""
    page = open_page(broken, "report/")
    expect(page.locator(".gt-head")).to_contain_text("one error, 2 warnings")
    codes = page.locator(".gt-rule > summary code").all_inner_texts()
    assert codes == ["GT201", "GT213", "GT801"]
    for count, group in zip(
        page.locator(".gt-rule__n").all_inner_texts(), page.locator(".gt-rule").all(), strict=True
    ):
        assert group.locator(".gt-finding").count() == int(count)


def test_broken_items_are_marked_in_the_tree(open_page: OpenPage, broken: Served) -> None:
    """The tree keeps them apart and says why in words."""
    page = open_page(broken, "tree/")
    block = page.get_by_role("region", name="Broken threads")
    expect(block).to_contain_text("Sell umbrellas")
    expect(block).to_contain_text("nothing in the plan is called that")
    expect(page.get_by_role("list", name="Alignment tree")).not_to_contain_text("Sell umbrellas")


def test_waived_findings_of_the_example_say_why(open_page: OpenPage, example: Served) -> None:
    """The example has notes at most; what it waives stands on the report with reason and end."""
    page = open_page(example, "report/")
    assert set(page.locator(".gt-rule__s").all_inner_texts()) <= {"Note"}
    waived = page.get_by_role("region", name="Waived").locator(".gt-finding")
    assert waived.count() > 0
    for one in waived.all():
        expect(one.locator(".gt-finding__w")).to_contain_text(
            re.compile(r"until .*20\d\d", re.IGNORECASE)
        )
