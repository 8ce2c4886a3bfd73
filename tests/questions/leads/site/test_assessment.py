"""The page of an assessment."""

from __future__ import annotations

import pytest

from goldenthread.questions.leads.site.assessment import build_assessment_page
from goldenthread.site.parts.thread import build_thread
from tests.questions.leads.site.bakery import BAKERY
from tests.site.conftest import ask


def page_of(site, item_id):
    """Return the view page of an assessment."""
    return build_assessment_page(site, site.plan.by_id[item_id])


@pytest.fixture
def bakery(make_site):
    """Return the site of the bakery."""
    return make_site(BAKERY)


def test_its_thread_is_its_campaigns_with_the_campaign_last(bakery) -> None:
    """A reader climbs from what was learned to the purpose."""
    steps = build_thread(bakery, bakery.plan.by_id["letters-june"])
    assert [(step.kind, step.title) for step in steps] == [
        ("Purpose", "Nobody eats bread from yesterday"),
        ("Vision", "Warm bread in every street at seven"),
        ("Goal", "Bake for one street in three"),
        ("Objective", "Reach 900 new doors"),
        ("Campaign", "Letters to new homes"),
    ]
    head = page_of(bakery, "letters-june").model.head
    assert (head.kind, head.title, head.context) == (
        "Assessment",
        "Letters to new homes, 2026-Q2",
        "Q2 2026 · Marketing",
    )
    assert (head.state, head.after_thread) == ("whole", True)


def test_a_broken_campaign_breaks_the_thread_of_its_assessment(make_site) -> None:
    """The gap shows here too, and the knot is cut."""
    files = {**BAKERY, "doors.md": BAKERY["doors.md"].replace("id: goal", "id: nowhere")}
    site = make_site(files)
    page = page_of(site, "letters-june")
    site_plain = make_site({**files, "letters.md": files["letters.md"].replace("closed:", "#")})
    assert page.model.head.state == "whole"
    broken = page_of(site_plain, "letters-june").model
    assert broken.head.state == "broken"
    assert "gap" in [step.state for step in broken.steps]


def test_it_shows_what_its_campaign_shows_of_it(bakery) -> None:
    """Charts, verdict, lessons and sides, and the author's own words below them."""
    html = ask(bakery, page_of(bakery, "letters-june"), body="<p>Ben had kept them.</p>")
    assert html.all("h1")[0].text == "Letters to new homes, 2026-Q2"
    assert len(html.all(cls="gt-chart")) == 2
    assert "Change" in html.all(cls="gt-says")[0].text
    assert [h.text for h in html.all("h4")] == ["Families", "students", "Everyone"]
    evidence = html.all(cls="gt-proof")[0]
    assert evidence.texts("code") == ["data/letters.csv"]
    assert "https://bakery.example/sheet" in {a.attributes["href"] for a in evidence.all("a")}
    assert "Ben had kept them." in html.text


def test_it_is_never_late(bakery) -> None:
    """An assessment looks back: its period is over, and it has no status and no days left."""
    model = page_of(bakery, "letters-june").model
    assert model.status == ""
    facts = {fact.label: [(e.title, e.note) for e in fact.entries] for fact in model.facts}
    assert facts["Period"] == [("Q2 2026", "")]
    assert facts["Campaign"] == [("Letters to new homes", "")]
    assert {"results", "verdict", "worked", "participants"} & set(facts) == set()


def test_an_assessment_of_nothing_still_has_a_page(make_site) -> None:
    """An unknown campaign is a finding; the page says what it can."""
    text = "kind: assessment\ntitle: What it brought\ncampaign: nobody\nowner: ada\nverdict: keep\n"
    site = make_site({**BAKERY, "lost.md": text})
    html = ask(site, page_of(site, "lost"))
    assert html.all(cls="gt-brought") == []
    assert html.all("h1")[0].text == "What it brought"
