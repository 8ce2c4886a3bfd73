"""Where a metric arrives: the line a reader could draw, and when there is none."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.forecast import forecast

TODAY = dt.date(2026, 11, 22)
ITEM = (
    "kind: objective\nid: leads\ntitle: Double the leads\nsupports: purpose\nperiod: 2026-Q4\n"
    "metrics:\n  - {{id: n, name: Leads, unit: leads, {metric}}}\n"
)
LEADS = "baseline: 420, target: 840, actuals: [{date: 2026-11-20, value: 610}]"


def heads_for(make_plan, purpose, metric, **fields):
    """Return the forecast of the one metric of one objective."""
    text = ITEM.format(metric=metric)
    for name, value in fields.items():
        text = (
            text.replace("period: 2026-Q4", f"{name}: {value}")
            if name == "period"
            else (f"{text}{name}: {value}\n")
        )
    plan = make_plan({"purpose.md": purpose, "leads.md": text})
    item = plan.by_id["leads"]
    return forecast(item.metrics[0], item, plan.today)


def test_the_line_runs_from_the_start_of_the_period_through_the_newest_value(
    make_plan, purpose
) -> None:
    """420 on 1 October and 610 on 20 November make 766 by 31 December, and the target is 840."""
    found = heads_for(make_plan, purpose, LEADS)
    assert found.value == 766
    assert (found.date, found.target, found.misses) == (dt.date(2026, 12, 31), 840, True)
    assert found.formula == "420 + (610 − 420) × 91 / 50 = 766"
    assert found.reached is None


def test_what_is_fast_enough_has_a_day_on_which_it_arrives(make_plan, purpose) -> None:
    """Half of the way in half of the time, and a little more."""
    found = heads_for(
        make_plan,
        purpose,
        "baseline: 0, target: 100, actuals: [{date: 2026-10-11, value: 20}]",
    )
    assert not found.misses
    assert found.reached == dt.date(2026, 11, 20)


def test_falling_is_progress_where_less_is_better(make_plan, purpose) -> None:
    """From 38 by 7 in 50 days it takes 100 days to 24, and there are 91."""
    metric = "direction: down, baseline: 38, target: 24, actuals: [{date: 2026-11-20, value: 31}]"
    found = heads_for(make_plan, purpose, metric)
    assert found.misses
    assert found.value == pytest.approx(25.3)


def test_a_range_is_headed_for_by_its_nearer_end(make_plan, purpose) -> None:
    """From 10 towards 20 to 24: the lower end is what has to be reached."""
    metric = (
        "direction: between, baseline: 10, target: {low: 20, high: 24}, "
        "actuals: [{date: 2026-11-20, value: 13}]"
    )
    found = heads_for(make_plan, purpose, metric)
    assert (found.target, found.misses) == (20, True)


def test_steps_to_be_done_have_a_pace_and_one_step_has_none(make_plan, purpose) -> None:
    """Two of eight steps after 50 of 91 days; one step is done or not."""
    steps = "direction: done, target: 8, actuals: [{date: 2026-11-20, value: 2}]"
    assert heads_for(make_plan, purpose, steps).misses
    assert heads_for(make_plan, purpose, "direction: done, actuals: []") is None


@pytest.mark.parametrize(
    ("metric", "fields"),
    [
        ("baseline: 420, target: 840, actuals: []", {}),
        ("baseline: 420, actuals: [{date: 2026-11-20, value: 610}]", {}),
        ("baseline: 420, target: 840, actuals: [{value: 610}]", {}),
        ("baseline: 420, target: 840, actuals: [{date: 2026-09-30, value: 610}]", {}),
        ("baseline: 420, target: 840, actuals: [{date: 2026-10-05, value: 430}]", {}),
        ("baseline: 420, target: 840, actuals: [{date: 2026-12-05, value: 610}]", {}),
        ("baseline: 900, target: 840, actuals: [{date: 2026-11-20, value: 700}]", {}),
        (LEADS, {"period": "2026-10-01/2026-11-22"}),
        (LEADS, {"state": "candidate"}),
        (LEADS, {"closed": "{date: 2026-11-21, verdict: missed}"}),
    ],
    ids=[
        "no value",
        "no target",
        "no day",
        "before the period",
        "too early for a pace",
        "a day to come",
        "met from the start",
        "due today",
        "not begun",
        "over",
    ],
)
def test_where_no_line_can_be_drawn_nothing_is_said(make_plan, purpose, metric, fields) -> None:
    """Nothing is guessed where a reader could not check it."""
    assert heads_for(make_plan, purpose, metric, **fields) is None


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.integers(1, 52))
def test_missing_and_arriving_exclude_each_other(begin, now, target, days) -> None:
    """Whatever the figures, a forecast either misses or has a day within the period."""
    from goldenthread.metric import build_metrics  # noqa: PLC0415 - only this test builds one
    from goldenthread.period import parse_period  # noqa: PLC0415

    date = dt.date(2026, 10, 1) + dt.timedelta(days=days)
    entry = {
        "id": "n",
        "direction": "up" if target > begin else "down",
        "baseline": begin,
        "target": target,
        "actuals": [{"date": date.isoformat(), "value": now}],
    }
    (metric,) = build_metrics([entry])
    item = _Item(parse_period("2026-Q4"))
    found = forecast(metric, item, TODAY)
    if found:
        assert found.misses == (found.reached is None)
        assert found.reached is None or item.period.start <= found.reached <= item.period.end


class _Item:
    """What a forecast needs of an item."""

    active = True

    def __init__(self, period) -> None:
        self.period = period


def test_the_check_says_so_before_an_item_is_off_track(check, purpose) -> None:
    """At risk or on track it is a note; off track the status says it."""

    def codes(value):
        text = ITEM.format(metric=LEADS.replace("610", str(value)))
        result = check({"purpose.md": purpose, "leads.md": text})
        return [f.severity.value for f in result.findings if f.code == "GT809"]

    assert [codes(value) for value in (640, 610, 570, 500)] == [["info"], ["info"], ["info"], []]
    assert codes(660) == []
