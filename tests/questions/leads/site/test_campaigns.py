"""The index of campaigns: what nobody has assessed first, and what was learned."""

from __future__ import annotations

import pytest

from goldenthread.questions.leads.site.campaigns import build_campaigns
from tests.questions.leads.site.bakery import BAKERY
from tests.site.conftest import ask


@pytest.fixture
def bakery(make_site):
    """Return the site of the bakery."""
    return make_site(BAKERY)


def test_the_index_puts_first_what_nobody_has_assessed(bakery) -> None:
    """Groups in the order of what to do; what was withdrawn and never began is left out."""
    page = build_campaigns(bakery).model
    assert [(g.name, [row.title for row in g.rows]) for g in page.groups] == [
        ("waiting", ["A stall at the fair"]),
        ("running", ["Bags on the doorknob", "Posters in the tram"]),
        ("coming", ["Bread for the spring"]),
        ("assessed", ["Letters to new homes", "A song on the radio"]),
    ]
    assert page.head.lead == (
        "One is over and not assessed, 2 are running, one has not begun, 2 are assessed."
    )
    assert page.groups[0].rows[0].note == "Over for 53 days"


def test_the_index_compares_the_newest_figures_of_each(bakery) -> None:
    """Leads of all audiences, customers, the share between them, and the verdict."""
    row = build_campaigns(bakery).model.groups[3].rows[0]
    assert (row.leads.actual, row.leads.planned, row.leads.state) == ("155", "", "")
    assert row.customers is None
    assert row.conversion is None
    assert (row.verdict_text, row.audience, row.team) == ("Change", "families", "Marketing")


def test_leads_to_customers_skips_what_lies_between(make_site) -> None:
    """The share is of leads, whatever steps were counted on the way."""
    files = {
        **BAKERY,
        "letters-june.md": "kind: assessment\ncampaign: letters\nperiod: 2026-Q2\nowner: ada\n"
        "results: [{target_audience: a, planned: {leads: 50, qualified: 40, customers: 10},"
        " actual: {leads: 60, qualified: 30, customers: 9}}]\nverdict: keep\n",
    }
    row = build_campaigns(make_site(files)).model.groups[3].rows[0]
    assert (row.conversion.actual, row.conversion.planned, row.conversion.state) == (
        "15%",
        "20%",
        "missed",
    )
    assert (row.customers.actual, row.customers.planned) == ("9", "10")


def test_lessons_are_gathered_by_audience(bakery) -> None:
    """A lesson about one audience stands under it; what names none is about everyone."""
    page = build_campaigns(bakery)
    groups = [
        (g.title, [one.text for one in g.worked], [one.text for one in g.failed])
        for g in page.model.lessons
    ]
    assert groups == [
        ("What we learned about families", ["a card on the fridge", "ink"], []),
        ("What we learned about students", [], ["nobody in a hall owns a toaster"]),
        ("What we learned about everyone", ["plain envelopes"], []),
    ]
    html = ask(bakery, page)
    anchors = [h.attributes["id"] for h in html.all("h3")]
    assert anchors == ["about-families", "about-students", "about"]
    assert page.search_whole
    (table,) = html.all("table")
    assert "data-search-exclude" in table.parent.attributes
    assert table.all("caption")


def test_a_plan_without_campaigns_says_so(make_site) -> None:
    """The page exists and has no empty table."""
    site = make_site({"why.md": "kind: purpose\ntitle: Bread\n"})
    html = ask(site, build_campaigns(site))
    assert html.all("table") == []
    assert "names no campaign yet" in html.text
