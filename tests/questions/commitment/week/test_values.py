"""A value told in a check-in is the metric's: written once, it is everywhere."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

from goldenthread.findings.check import check_plan
from goldenthread.items.forecast import forecast
from goldenthread.plan.load import load_plan
from goldenthread.questions.commitment.week.reading import read_last_check_ins
from goldenthread.site.exports import dump_plan
from tests.conftest import TODAY, MakePlan
from tests.questions.commitment.week.team import COMPANY, check_in, check_ins, department

VALUE = check_in(
    "2026-W47", values="metric: renters#leads, value: 790, date: 2026-11-20, note: fair"
)


def test_it_makes_the_status_the_forecast_and_the_export(make_plan: MakePlan) -> None:
    """One line in a check-in, and none in the item's own file."""
    files = {**COMPANY, **department(), **check_ins("2026-W46", "2026-W47")}
    before = make_plan(files)
    renters = before.by_id["renters"]
    assert before.status(renters).name == "off-track"
    plan = make_plan(dict(VALUE))
    renters = plan.by_id["renters"]
    assert "790" not in renters.document.front
    metric = renters.metrics[0]
    assert (plan.status(renters).name, metric.latest and metric.latest.value) == ("at-risk", 790)
    assert str(plan.status(renters).formula) == "(97.5 % + 0 %) / 2 = 49 %"
    expected = forecast(metric, renters, TODAY)
    assert expected is not None
    assert "790" in str(expected.formula)
    assert not expected.misses
    exported = json.loads(dump_plan(check_plan(plan)))
    (leads,) = [
        one for item in exported["items"] if item["id"] == "renters" for one in item["metrics"][:1]
    ]
    assert {"date": "2026-11-20", "value": 790}.items() <= leads["actuals"][-1].items()
    assert (metric.actuals[-1].origin, metric.actuals[-1].note) == ("2026-w47-marketing", "fair")


def test_without_a_day_it_is_of_the_last_day_of_the_week(make_plan: MakePlan) -> None:
    """And without a metric, of the first one; the order among the item's own is kept."""
    files = {
        **COMPANY,
        **department(),
        **check_in("2026-W43", values="metric: renters, value: 600"),
        **check_in("2026-W40", values="metric: renters#leads, value: 500"),
    }
    actuals = make_plan(files).by_id["renters"].metrics[0].actuals
    assert [(str(one.date), one.value) for one in actuals] == [
        ("2026-10-04", 500),
        ("2026-10-11", 560),
        ("2026-10-25", 600),
    ]


def test_while_the_week_runs_it_is_of_today(make_plan: MakePlan) -> None:
    """On a Wednesday nothing has been measured on Sunday yet; on Sunday it is Sunday's."""
    files = {
        **COMPANY,
        **department(),
        **check_in("2026-W47", values="metric: renters, value: 600"),
    }
    newest = []
    for day in (18, 22, 25):
        plan = make_plan(files)
        plan = load_plan(replace(plan.settings, today=dt.date(2026, 11, day)))
        latest = plan.by_id["renters"].metrics[0].latest
        newest.append(latest.date.day)
    assert newest == [18, 22, 22]


def test_the_items_own_value_wins_and_then_the_later_check_in(make_plan: MakePlan) -> None:
    """Both clashes are findings, which say where the other value stands."""
    files = {
        **COMPANY,
        **department(),
        **check_in("2026-W41", values="metric: renters#leads, value: 555"),
        **check_in("2026-W45", values="metric: renters#leads, value: 610, date: 2026-11-08"),
        **check_in("2026-W46", values="metric: renters#leads, value: 620, date: 2026-11-08"),
    }
    plan = make_plan(files)
    actuals = plan.by_id["renters"].metrics[0].actuals
    assert [one.value for one in actuals] == [560, 620]
    found = check_plan(plan, select=["GT429"]).findings
    assert [(f.item, f.also) for f in found] == [
        ("2026-w41-marketing", ("renters",)),
        ("2026-w45-marketing", ("renters",)),
    ]
    assert "plans/renters.md" in found[0].message
    assert "2026-w46-marketing.md" in found[1].message


def test_values_of_a_retired_check_in_are_gone(make_plan: MakePlan) -> None:
    """Somebody tested the form; the file stays, retired, and its number counts no more."""
    files = {**COMPANY, **department(), **VALUE}
    path = next(iter(VALUE))
    files[path] += "retired: {date: 2026-11-21, because: a test}\n"
    plan = make_plan(files)
    assert len(plan.by_id["renters"].metrics[0].actuals) == 1
    assert read_last_check_ins(plan) == {}
