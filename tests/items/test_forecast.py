"""Where a metric arrives: the line a reader could draw, and when there is none."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.findings.check import check_plan
from goldenthread.items.forecast import forecast

TODAY = dt.date(2026, 11, 22)
ITEM = (
    "kind: objective\nid: leads\ntitle: Double the leads\nsupports: purpose\nperiod: 2026-Q4\n"
    "metrics:\n  - {{id: n, name: Leads, unit: leads, {metric}}}\n"
)
LEADS = "baseline: 420, target: 840, actuals: [{date: 2026-11-20, value: 610}]"
RECENT = (
    "baseline: 420, target: 840, "
    "actuals: [{date: 2026-10-23, value: 548}, {date: 2026-11-20, value: 610}]"
)


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


def test_the_pace_is_that_of_the_last_four_weeks(make_plan, purpose) -> None:
    """548 on 23 October and 610 on 20 November make 701 by 31 December, and the target is 840."""
    found = heads_for(make_plan, purpose, RECENT)
    assert str(found.formula) == "610 + (610 − 548) / 28 × 41 = 701"
    assert (found.value, found.date, found.target) == (701, dt.date(2026, 12, 31), 840)
    assert (found.since, found.as_of) == (dt.date(2026, 10, 23), dt.date(2026, 11, 20))
    assert (found.misses, found.reached) == (True, None)


def test_a_younger_value_or_one_of_before_the_period_is_no_start(make_plan, purpose) -> None:
    """27 days are no four weeks, and last quarter is another plan: the baseline is taken."""
    metric = (
        "baseline: 420, target: 840, actuals: [{date: 2026-09-20, value: 300}, "
        "{date: 2026-10-24, value: 548}, {date: 2026-11-20, value: 610}]"
    )
    found = heads_for(make_plan, purpose, metric)
    assert str(found.formula) == "610 + (610 − 420) / 50 × 41 = 766"


def test_the_pace_of_a_month_is_not_drawn_on_for_years(make_plan, purpose) -> None:
    """Where 772 days remain, 193 of pace are asked for; with less, nothing is said."""
    metric = (
        "baseline: 8, target: 40, actuals: [{date: 2026-04-30, value: 12}, "
        "{date: 2026-10-20, value: 17}, {date: 2026-11-20, value: 17}]"
    )
    found = heads_for(make_plan, purpose, metric, period="2026-01-01/2028-12-31")
    assert str(found.formula) == "17 + (17 − 12) / 204 × 772 = 36"
    assert heads_for(make_plan, purpose, metric, period="2026-08-01/2028-12-31") is None


def test_what_is_fast_enough_has_a_day_on_which_it_arrives(make_plan, purpose) -> None:
    """20 in four weeks, and 20 more by 29 November."""
    found = heads_for(
        make_plan,
        purpose,
        "baseline: 0, target: 70, "
        "actuals: [{date: 2026-10-04, value: 30}, {date: 2026-11-01, value: 50}]",
    )
    assert not found.misses
    assert found.reached == dt.date(2026, 11, 29)


def test_what_is_met_may_fall_back(make_plan, purpose) -> None:
    """870 is more than 840, and 140 less than four weeks ago."""
    met = "baseline: 420, target: 840, actuals: [{{date: 2026-10-23, value: {}}}, {}]"
    last = "{date: 2026-11-20, value: 870}"
    found = heads_for(make_plan, purpose, met.format(1010, last))
    assert (found.value, found.misses, found.reached) == (665, True, None)
    found = heads_for(make_plan, purpose, met.format(860, last))
    assert (found.misses, found.reached) == (False, None)


def test_falling_is_progress_where_less_is_better(make_plan, purpose) -> None:
    """From 38 by 7 in 50 days it takes 50 more to 24, and there are 41."""
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


def test_a_range_can_be_left_at_either_end(make_plan, purpose) -> None:
    """Nothing is said of what stays within it, or has just come there."""
    metric = (
        "direction: between, baseline: 10, target: {low: 20, high: 24}, "
        "actuals: [{date: 2026-10-23, value: VALUE}, {date: 2026-11-20, value: 22}]"
    )
    ends = {
        value: found and (found.target, found.misses)
        for value in (18, 20, 22, 24, 25)
        for found in [heads_for(make_plan, purpose, metric.replace("VALUE", str(value)))]
    }
    assert ends == {18: None, 20: (24, True), 22: None, 24: (20, True), 25: None}


def test_steps_to_be_done_have_a_pace_and_one_step_has_none(make_plan, purpose) -> None:
    """Two of eight steps after 50 of 91 days; one step is done or not."""
    steps = "direction: done, target: 8, actuals: [{date: 2026-11-20, value: 2}]"
    assert heads_for(make_plan, purpose, steps).misses
    assert heads_for(make_plan, purpose, "direction: done, actuals: []") is None


def test_figures_beyond_all_numbers_are_no_forecast(make_plan, purpose) -> None:
    """What nobody can write down is not said."""
    metric = (
        "baseline: 0, target: 10, "
        "actuals: [{date: 2026-10-23, value: -1.7e308}, {date: 2026-11-20, value: 1.7e308}]"
    )
    assert heads_for(make_plan, purpose, metric) is None


@pytest.mark.parametrize(
    ("metric", "fields"),
    [
        ("baseline: 420, target: 840, actuals: []", {}),
        ("baseline: 420, actuals: [{date: 2026-11-20, value: 610}]", {}),
        ("baseline: 420, target: 840, actuals: [{value: 610}]", {}),
        ("baseline: 420, target: 840, actuals: [{date: 2026-09-30, value: 610}]", {}),
        ("baseline: 420, target: 840, actuals: [{date: 2026-10-05, value: 430}]", {}),
        ("baseline: 420, target: 840, actuals: [{date: 2026-12-05, value: 610}]", {}),
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
        "due today",
        "not begun",
        "over",
    ],
)
def test_where_no_line_can_be_drawn_nothing_is_said(make_plan, purpose, metric, fields) -> None:
    """Nothing is guessed where a reader could not check it."""
    assert heads_for(make_plan, purpose, metric, **fields) is None


@given(*[st.floats(-1e6, 1e6)] * 4, st.integers(29, 52))
def test_missing_and_arriving_exclude_each_other(begin, before, now, target, days) -> None:
    """Whatever the figures, a forecast misses, arrives by the end, or is there already."""
    from goldenthread.ground.period import parse_period  # noqa: PLC0415
    from goldenthread.measures.metric import build_metrics  # noqa: PLC0415 - only this test builds one

    date = dt.date(2026, 10, 1) + dt.timedelta(days=days)
    entry = {
        "id": "n",
        "direction": "up" if target > begin else "down",
        "baseline": begin,
        "target": target,
        "actuals": [
            {"date": "2026-10-01", "value": before},
            {"date": date.isoformat(), "value": now},
        ],
    }
    (metric,) = build_metrics([entry])
    item = _Item(parse_period("2026-Q4"))
    found = forecast(metric, item, TODAY)
    assert found
    assert metric.meets(found.value) != found.misses
    if found.reached:
        assert not found.misses
        assert date <= found.reached <= item.period.end


class _Item:
    """What a forecast needs of an item."""

    active = True

    def __init__(self, period) -> None:
        self.period = period


def test_the_check_says_so_while_an_item_is_on_track(check, purpose) -> None:
    """A good beginning, then slower: 640 is on track, and 724 by the end is not."""

    def codes(before, now, day="2026-11-20"):
        text = ITEM.format(
            metric=RECENT.replace("548", str(before))
            .replace("610", str(now))
            .replace("2026-11-20", day)
        )
        result = check({"purpose.md": purpose, "leads.md": text})
        return [f.severity.value for f in result.findings if f.code == "GT809"]

    assert codes(583, 640) == ["info"], "on track, and 723 of 840 is less than nine tenths"
    assert codes(520, 640) == [], "816 of 840 is still on track"
    assert codes(548, 610) == [], "at risk says so itself"
    assert codes(490, 500) == [], "so does off track"


def test_a_value_out_of_date_has_no_pace_to_speak_of(make_plan, purpose) -> None:
    """GT804 says that one; forty-two days are not too many, forty-three are."""
    codes = {}
    for day in ("2026-10-10", "2026-10-11"):
        metric = (
            "baseline: 700, target: 840, "
            f"actuals: [{{date: 2026-09-02, value: 900}}, {{date: {day}, value: 850}}]"
        )
        text = ITEM.format(metric=metric).replace("2026-Q4", "2026-09-01/2026-12-31")
        result = check_plan(make_plan({"purpose.md": purpose, "leads.md": text}))
        codes[day] = [f.code for f in result.findings if f.code in ("GT804", "GT809")]
    assert codes == {"2026-10-10": ["GT804"], "2026-10-11": ["GT809"]}


def test_what_has_not_moved_at_all_is_said_once(check, purpose) -> None:
    """Where the team reports, it is stuck; elsewhere it is trending off."""
    text = ITEM.format(metric=RECENT.replace("548", "640").replace("610", "640"))
    codes = {}
    for cadence in ("", "cadence: weekly\n"):
        team = f"kind: department\ntitle: Team\n{cadence}"
        week = "kind: check-in\nweek: 2026-W47\nteam: team\n"
        files = {"team.md": team, "w47.md": week, "leads.md": f"{text}department: team\n"}
        found = check({"purpose.md": purpose, **files}).findings
        codes[cadence] = [f.code for f in found if f.code in ("GT426", "GT809")]
    assert codes == {"": ["GT809"], "cadence: weekly\n": ["GT426"]}
