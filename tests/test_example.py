"""The example company: clean on its own date, and stale in a known way five weeks later."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from goldenthread.alignment import read_alignment
from goldenthread.check import Result, check_plan
from goldenthread.funnel import read_funnels
from goldenthread.load import load_plan
from goldenthread.settings import find_settings

ROOT = Path(__file__).parents[1]


def check_on(day: dt.date | None) -> Result:
    """Check the example plan, on its own date or another."""
    settings = find_settings(ROOT)
    return check_plan(load_plan(replace(settings, today=day) if day else settings))


@pytest.fixture(scope="module")
def today() -> Result:
    """Return the result on the plan's own date."""
    return check_on(None)


def test_it_is_clean_on_its_own_date(today: Result) -> None:
    """No finding, no broken thread; some findings are waived, to show what they look like."""
    assert today.findings == ()
    assert today.plan.broken == ()
    assert sorted((w.finding.item, w.finding.code) for w in today.waived) == [
        ("buyers", "GT510"),
        ("buyers", "GT511"),
        ("buyers", "GT511"),
        ("eight-cities", "GT307"),
        ("renter-leads", "GT302"),
        ("sales-vision", "GT316"),
        ("year-end-discount", "GT314"),
    ]


def test_it_uses_every_kind_and_most_states(today: Result) -> None:
    """Between 120 and 140 items, about 25 people with contractors, statuses of every sort."""
    plan = today.plan
    assert 120 <= len(plan.items) <= 140
    assert {item.kind.name for item in plan.items} == set(plan.kinds)
    people = plan.of_kind("person")
    assert 22 <= len(people) <= 28
    assert sum(p.data.get("engagement") == "contractor" for p in people) >= 3
    names = {plan.status(item).name for item in plan.threaded}
    assert {"on-track", "at-risk", "off-track", "not-started", "draft", "candidate"} <= names
    closed = {plan.status(item).name for item in plan.items if item.over}
    assert {"done", "missed", "archived"} <= closed


def test_its_metrics_have_half_a_year_of_actuals(today: Result) -> None:
    """Work that has run for half a year shows at least six values."""
    plan = today.plan
    half_a_year_ago = plan.today - dt.timedelta(days=183)
    for item in plan.threaded:
        if item.active and item.period and item.period.start < half_a_year_ago:
            for metric in item.metrics:
                assert len(metric.actuals) >= 6, f"{item.id}#{metric.id}"


def test_most_of_its_work_is_checked_for_alignment(today: Result) -> None:
    """Aims stand where a careful company writes them; what is not checked is counted."""
    counts = read_alignment(today.plan).count(today.plan.items)
    assert (counts.pulls_away, counts.unchecked) == (0, 5)
    assert counts.aligned >= 70


def test_its_journey_leads_from_a_look_to_a_second_filter(today: Result) -> None:
    """Six stages that somebody serves, three signed hand-offs, and sums that say where it stops."""
    (funnel,) = read_funnels(today.plan)
    steps = {step.stage.id: step for step in funnel.steps}
    assert [step.volume for step in funnel.steps] == [84200, 5940, 1310, 537, 324, 157]
    assert {step.state for step in funnel.steps} == {"served"}
    assert {step.source for step in funnel.steps} == {"data", "volume", "metric"}
    assert all(step.owner for step in funnel.steps)
    assert funnel.shortfall is steps["sales-accepted"]
    assert (round(funnel.revenue_expected or 0), funnel.revenue_needed) == (77760, 84000)
    pairs = [(h.start, h.end) for h in funnel.journey.hand_offs]
    assert pairs == [
        ("lead", "qualified-lead"),
        ("qualified-lead", "sales-accepted"),
        ("sales-accepted", "customer"),
    ]
    for hand_off in funnel.journey.hand_offs:
        assert hand_off.unanswered == ()
        assert {entry.side for entry in hand_off.signed} == {"from", "to"}


def test_its_words_about_the_journey_are_its_numbers(today: Result) -> None:
    """What the text of the journey says is what the tables and metrics say."""
    (funnel,) = read_funnels(today.plan)
    body = today.plan.by_id["buyers"].document.body
    for step in funnel.steps:
        assert f"{step.volume:,.0f}" in body
    assert f"€{funnel.revenue_expected:,.0f}" in body
    assert f"€{funnel.revenue_needed:,.0f}" in body


ASSESSED = {
    "filter-adverts": ("customers", "customers", "stop"),
    "neighbour-bottles": ("leads", "tests", "keep"),
    "open-lab-days": ("reached", "guests", "keep"),
    "student-move-in": ("qualified", "leads", "change"),
}


def test_its_assessments_agree_with_the_campaigns(today: Result) -> None:
    """The rows add up to the campaign's own metric; revenue is customers times the mean order."""
    plan = today.plan
    assert plan.assessments.keys() == ASSESSED.keys()
    size = plan.journeys[0].deal
    assert size
    for campaign_id, (step, metric_id, verdict) in ASSESSED.items():
        (assessment,) = plan.assessments[campaign_id]
        metric = plan.by_id[campaign_id].metric(metric_id)
        assert metric
        assert metric.latest
        rows = assessment.results
        assert sum(row.actual.counts[step] for row in rows) == metric.latest.value
        for figures in (figures for row in rows for figures in (row.planned, row.actual)):
            assert (figures.revenue or 0) == figures.counts["customers"] * size.size
        assert assessment.verdict == verdict
        assert assessment.missing_sides == ()
        assert plan.find(assessment.next)
        assert plan.by_id[campaign_id].over


def test_each_department_answers_each_clause(today: Result) -> None:
    """Three clauses, six departments; one answer is a tension, none is open."""
    visions = [v for v in today.plan.of_kind("vision") if v.data.get("answers")]
    answers = [answer for vision in visions for answer in vision.data["answers"]]
    assert len(visions) == 6
    assert len(answers) == 18
    assert all("seen" in answer for answer in answers)
    assert Counter(answer["verdict"] for answer in answers)["tension"] == 1


STALE = [
    "asked-first",
    "asked-first",
    "cartridge-cost",
    "free-test-known",
    "half-plastic",
    "lead-answer",
    "margin-46",
    "month-eleven",
    "one-in-four",
    "one-million",
    "pulse-survey",
    "renter-leads",
    "returns-3",
    "second-year",
    "technicians-stay",
]


def test_five_weeks_later_it_has_gone_stale_in_a_known_way() -> None:
    """These numbers are old, these periods over, one review is due and one waiver has run out.

    The conflict of two goals weighs more than before, for the day on which it was to be settled
    has passed.
    """
    result = check_on(dt.date(2026, 12, 27))
    found = sorted((finding.code, finding.item) for finding in result.findings)
    assert found == sorted(
        [
            *(("GT804", item) for item in STALE),
            ("GT308", "evening-slots"),
            ("GT308", "plain-words"),
            ("GT308", "thirsty-emails"),
            ("GT525", "buyers"),
            ("GT307", "eight-cities"),
            ("GT901", "eight-cities"),
        ]
    )
    assert result.counts == {"error": 1, "warning": 20, "info": 0}


def test_no_two_bodies_say_the_same() -> None:
    """Filler repeats itself: no paragraph of the plan stands twice."""
    plan = load_plan(find_settings(ROOT))
    paragraphs = Counter(
        paragraph.strip()
        for document in plan.documents
        for paragraph in document.body.split("\n\n")
        if len(paragraph.strip()) > 40
    )
    assert [text for text, count in paragraphs.items() if count > 1] == []
