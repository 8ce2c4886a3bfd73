"""What the company wrote down is to be read on the pages of its hand-offs."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from goldenthread.config.settings import Settings
from goldenthread.findings.check import check_plan
from goldenthread.git.history import History
from goldenthread.plan.load import load_plan
from goldenthread.questions.leads.site.handoff import HandOffPage, build_hand_offs
from goldenthread.site.pages import Renderer
from goldenthread.site.site import Site
from goldenthread.site.views.registry import build_page
from goldenthread.wording.words import load_words

PLAN = Path(__file__).parent / "plan"
BUILT = dt.datetime(2026, 11, 22, 4, 10, tzinfo=dt.UTC)


def build_site(language: str) -> Site:
    """Build the site of the plan in a language."""
    day = dt.date(2026, 11, 22)
    settings = Settings(root=PLAN.parent, plan_dir=PLAN, today=day, language=language)
    plan = load_plan(settings)
    return Site(plan, check_plan(plan), load_words(settings), BUILT, History())


@pytest.fixture(scope="module")
def pages() -> tuple[HandOffPage, ...]:
    """Return the models of the pages of both hand-offs."""
    site = build_site("en")
    built = build_hand_offs(site, site.plan.by_id["contracts"])
    models = [page.model for page in built]
    assert all(isinstance(model, HandOffPage) for model in models)
    return tuple(model for model in models if isinstance(model, HandOffPage))


def test_each_promised_time_has_a_line(pages: tuple[HandOffPage, ...]) -> None:
    """Five deadlines with their clock; the one that is measured shows its figure."""
    first = [(line.label, line.lead) for line in pages[0].terms]
    assert first == [
        ("a hot lead is called", "Within 60 working minutes"),
        ("a request for contact is answered", "Within one working day"),
        ("the status of a new lead is set", "Within 24 hours"),
        ("a list from an event is worked through", "Within 24 working hours"),
        ("any other list is worked through", "Within 5 working days"),
    ]
    assert [bool(line.actual) for line in pages[0].terms] == [True, *[False] * 4]
    assert pages[0].working_hours.startswith("Monday to Friday")


def test_idle_and_refused_records_have_a_line(pages: tuple[HandOffPage, ...]) -> None:
    """When a record is pointed out and ended, by size; what happens to one that is refused."""
    lines = {(line.key, line.notes[:1]): line for line in pages[1].terms}
    small = lines["idle", ("below 100 seats",)]
    assert (small.label, small.lead) == (
        "Nothing happens at “Accepted opportunity”",
        "Warning after 7 days; closed after 15 days",
    )
    refused = lines["refusal", ("Mila Storm hears of it",)]
    assert refused.lead.startswith("the account executive sets it to unqualified")
    assert refused.notes[1:] == (
        "Within 48 hours",
        "Can be opened again for 30 days",
        "After that: a new opportunity",
    )


def test_ways_out_of_the_whole_journey_stand_on_each_page(
    pages: tuple[HandOffPage, ...],
) -> None:
    """A hand-off's own ways come first; whoever comes back is not a stranger."""
    assert [[way.status for way in page.ways_out] for page in pages] == [
        ["recycle", "disqualified", "bad-data", "ineligible"],
        ["closed-lost", "duplicate", "recycle", "disqualified", "bad-data", "ineligible"],
    ]
    recycle = pages[0].ways_out[0]
    assert recycle.notes[0].startswith("Comes back when the threshold is reached again")
    assert recycle.notes[1].startswith("Stays known: the day it first qualified")
    assert pages[0].ways_out[1].notes == ()


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_pages_can_be_read(language: str) -> None:
    """Everything that was promised is on the page, in both languages."""
    site = build_site(language)
    renderer = Renderer(site)
    for page in build_hand_offs(site, site.plan.by_id["contracts"]):
        html = renderer.render(page, lambda address: f"/{address}")
        model = page.model
        assert isinstance(model, HandOffPage)
        for line in model.terms:
            assert line.label in html
            assert line.lead in html
        assert model.working_hours in html


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("roadworks-fair", ["badge scanned at the stand", "talk attended"]),
        ("street-letters", ["Oda Renner decides on the money", "card sent back"]),
        ("plan-first-half", ["30 % first touch", "Open opportunities, in money", "€18,000,000"]),
    ],
)
def test_what_stands_in_a_campaign_and_its_plan_is_shown(item: str, words: list[str]) -> None:
    """What counts as an answer, who holds the budget, how money is shared and what is open."""
    site = build_site("en")
    page = build_page(site, site.plan.by_id[item])
    html = Renderer(site).render(page, lambda address: f"/{address}")
    assert [text for text in words if text not in html] == []
