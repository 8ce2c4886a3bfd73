"""The example company: clean on its own date, and stale in a known way five weeks later."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from goldenthread.check import Result, check_plan
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
    """No finding, no broken thread; two findings are waived, to show what they look like."""
    assert today.findings == ()
    assert today.plan.broken == ()
    assert sorted((w.finding.item, w.finding.code) for w in today.waived) == [
        ("eight-cities", "GT307"),
        ("renter-leads", "GT302"),
    ]


def test_it_uses_every_kind_and_most_states(today: Result) -> None:
    """Between 80 and 120 items, about 25 people with contractors, statuses of every sort."""
    plan = today.plan
    assert 80 <= len(plan.items) <= 120
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


STALE = [
    "cartridge-cost",
    "free-test-known",
    "half-plastic",
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
    """Exactly these numbers are old, these periods over, and one waiver has run out."""
    result = check_on(dt.date(2026, 12, 27))
    found = sorted((finding.code, finding.item) for finding in result.findings)
    assert found == sorted(
        [
            *(("GT804", item) for item in STALE),
            ("GT308", "evening-slots"),
            ("GT308", "plain-words"),
            ("GT308", "thirsty-emails"),
            ("GT307", "eight-cities"),
            ("GT901", "eight-cities"),
        ]
    )
    assert result.counts == {"error": 0, "warning": 17, "info": 0}


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
