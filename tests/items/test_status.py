"""Status: one word for how an item stands, and what wins over what."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from goldenthread.config.settings import Settings
from goldenthread.items.progress import pace, share_of_time
from goldenthread.items.status import Below, Status, read_status
from goldenthread.source.document import Document
from tests.conftest import TODAY, MakePlan

METRIC = "metrics: [{id: m, name: M, unit: u, baseline: 0, target: 100, ACTUALS}]\n"
ITEM = "kind: objective\ntitle: Win the renters\nsupports: purpose\n"


def metric(value: float | None, more: str = "") -> str:
    """One metric from 0 to 100 with a value, or with none."""
    actuals = f"actuals: [{{date: 2026-11-20, value: {value}}}]" if value is not None else ""
    return METRIC.replace("ACTUALS", actuals + (", " if actuals and more else "") + more)


def status(make_plan: MakePlan, text: str, **options: object) -> Status:
    """Return how an item with these fields stands on 2026-11-22."""
    plan = make_plan({"o.md": ITEM + text}, **options)
    return plan.status(plan.by_id["o"])


# On 2026-11-22 the fourth quarter has run 52 of the 91 days from its first to its last.
Q4 = "period: 2026-Q4\n"
SHARE = 52 / 91


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (Q4 + metric(100), "on-track"),
        (Q4 + metric(60), "on-track"),
        (Q4 + metric(52), "on-track"),
        (Q4 + metric(51), "at-risk"),
        (Q4 + metric(35), "at-risk"),
        (Q4 + metric(34), "off-track"),
        (Q4 + metric(0), "off-track"),
        (Q4 + metric(-20), "off-track"),
        (Q4 + metric(None), "not-started"),
        (Q4, "unmeasured"),
        (metric(50), "unmeasured"),
        (metric(100), "on-track"),
        ("", "unmeasured"),
        ("period: 2026-11-23/2026-12-31\n" + metric(0), "on-track"),
        ("period: 2026-11-22/2026-12-31\n" + metric(0), "on-track"),
        ("period: 2026-10\n" + metric(100), "outdated"),
        ("period: 2026-10-01/2026-11-21\n" + metric(100), "outdated"),
        ("period: 2026-10-01/2026-11-22\n" + metric(89), "at-risk"),
        ("period: 2026-10\n", "outdated"),
    ],
)
def test_an_active_item_stands_where_its_metric_stands(make_plan: MakePlan, text: str, name: str):
    """Against a straight line over the period; a period that is over wins over any number."""
    assert status(make_plan, text).name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("closed: {date: 2026-11-01, verdict: achieved}\n", "done"),
        ("closed: {date: 2026-11-01, verdict: missed}\n", "missed"),
        ("closed: {date: 2026-11-01, verdict: abandoned}\n", "abandoned"),
        ("state: closed\n", "done"),
        ("state: archived\n", "archived"),
        ("state: draft\n", "draft"),
        ("state: candidate\n", "candidate"),
        ("retired: {date: 2026-11-01, because: merged}\n", "archived"),
        ("state: active\nclosed: {date: 2026-11-01, verdict: missed}\n", "missed"),
    ],
)
def test_the_state_wins_over_period_cadence_and_numbers(make_plan: MakePlan, text: str, name: str):
    """What is closed, archived, a draft or a candidate is that, whatever its metric says."""
    plan = make_plan(
        {
            "o.md": ITEM + "department: sales\nperiod: 2026-10\n" + metric(100) + text,
            "sales.md": "kind: department\ntitle: Sales\ncadence: weekly\n",
        }
    )
    assert plan.status(plan.by_id["o"]).name == name


@pytest.mark.parametrize(
    ("period", "name"), [("2026-10", "outdated"), ("2026-Q4", "no-news"), ("2027-Q1", "no-news")]
)
def test_without_a_check_in_a_department_with_a_cadence_has_no_news(
    make_plan: MakePlan, period: str, name: str
):
    """It is never green by numbers alone, and a period that is over still comes first."""
    plan = make_plan(
        {
            "o.md": ITEM + f"department: sales\nperiod: {period}\n" + metric(100),
            "sales.md": "kind: department\ntitle: Sales\ncadence: weekly\n",
            "free.md": ITEM + "department: service\n" + Q4 + metric(100),
            "service.md": "kind: department\ntitle: Service\n",
        }
    )
    assert plan.status(plan.by_id["o"]).name == name
    assert plan.status(plan.by_id["free"]).name == "on-track"


def test_the_cadence_reaches_what_inherits_the_department(make_plan: MakePlan):
    """The department of the nearest primary ancestor counts, and nothing outside the thread."""
    plan = make_plan(
        {
            "top.md": ITEM + "department: sales\n" + Q4 + metric(90),
            "below.md": "kind: tactic\ntitle: Call\nsupports: top\n" + Q4 + metric(90),
            "raj.md": "kind: person\ntitle: Raj Patel\ndepartment: sales\n",
            "sales.md": "kind: department\ntitle: Sales\ncadence: monthly\n",
        }
    )
    names = {item.id: plan.status(item).name for item in plan.items}
    assert names == {
        "top": "no-news",
        "below": "no-news",
        "raj": "unmeasured",
        "sales": "unmeasured",
    }


def test_the_evidence_comes_with_the_word(make_plan: MakePlan):
    """Progress, the share of the time and the formula are those that the word was read off."""
    found = status(make_plan, Q4 + metric(40))
    assert found == Status(
        "at-risk", 0.4, pytest.approx(SHARE), "(40 − 0) / (100 − 0) = 40 %", rolled_up=False
    )


@pytest.mark.parametrize(
    ("progress", "expected", "name"),
    [
        (1.0, None, "on-track"),
        (1.3, 1.0, "on-track"),
        (0.5, None, "unmeasured"),
        (0.0, 0.0, "on-track"),
        (0.45, 0.5, "on-track"),
        (0.449, 0.5, "at-risk"),
        (0.3, 0.5, "at-risk"),
        (0.299, 0.5, "off-track"),
        (-1.0, 0.5, "off-track"),
        (0.99, 1.0, "on-track"),
        (0.89, 1.0, "at-risk"),
        (0.59, 1.0, "off-track"),
    ],
)
def test_pace_is_progress_as_a_share_of_the_straight_line(
    progress: float, expected: float | None, name: str
):
    """At 90 % of the line it is on track, at 60 % at risk, below that off track."""
    assert pace(progress, expected) == name


@pytest.mark.parametrize(
    ("period", "due", "today", "share"),
    [
        ("2026-Q4", "", "2026-10-01", 0.0),
        ("2026-Q4", "", "2026-09-01", 0.0),
        ("2026-Q4", "", "2026-11-22", SHARE),
        ("2026-Q4", "", "2026-12-31", 1.0),
        ("2026-Q4", "", "2027-02-01", 1.0),
        ("2026-Q4", "2026-11-22", "2026-11-22", 1.0),
        ("2026-Q4", "2026-10-31", "2026-10-16", 0.5),
        ("2026-Q4", "2027-10-01", "2026-12-31", 91 / 365),
        ("2026-Q4", "2026-09-30", "2026-09-29", 0.0),
        ("2026-Q4", "2026-09-30", "2026-09-30", 1.0),
        ("2026-11-22/2026-11-22", "", "2026-11-21", 0.0),
        ("2026-11-22/2026-11-22", "", "2026-11-22", 1.0),
        ("", "", "2026-11-22", None),
        ("", "2026-12-31", "2026-11-22", None),
    ],
)
def test_the_share_of_time_runs_from_the_period_to_the_due_day(
    make_plan: MakePlan, period: str, due: str, today: str, share: float | None
):
    """The metric's own due day wins over the period's end; a way of one day is there or not."""
    text = (f"period: {period}\n" if period else "") + metric(5, f"due: {due}" if due else "")
    item = make_plan({"o.md": ITEM + text}).by_id["o"]
    found = share_of_time(item, item.metrics[0], dt.date.fromisoformat(today))
    assert found == (share if share is None else pytest.approx(share))


def test_a_fiscal_year_moves_the_line(make_plan: MakePlan):
    """2027-Q2 of a year that starts in July is the calendar's fourth quarter."""
    found = status(make_plan, "period: 2027-Q2\n" + metric(40), fiscal_year_start=7)
    assert found.expected == pytest.approx(SHARE)


FAMILY = {
    "top.md": ITEM + Q4,
    "one.md": "kind: tactic\ntitle: One\nsupports: top\n" + Q4 + metric(20),
    "two.md": "kind: tactic\ntitle: Two\nsupports: top\n" + Q4 + metric(60),
    "none.md": "kind: tactic\ntitle: None\nsupports: top\n" + Q4,
}


def test_roll_up_is_off_unless_asked_for(make_plan: MakePlan):
    """An item without a metric says so, and takes nothing from below."""
    found = make_plan(FAMILY).statuses["top"]
    assert found == Status("unmeasured")


def test_roll_up_is_the_mean_of_what_is_known_below(make_plan: MakePlan):
    """It is marked as such, judged against the item's own period, and passes over the unknown."""
    plan = make_plan(FAMILY, rollup="mean")
    found = plan.statuses["top"]
    assert found.rolled_up
    assert (found.name, found.progress) == ("at-risk", pytest.approx(0.4))
    assert plan.statuses["none"].name == "unmeasured"


def test_an_own_metric_wins_over_the_roll_up(make_plan: MakePlan):
    """Even one without a value: that is not started, whatever goes on below."""
    files = {**FAMILY, "top.md": ITEM + Q4 + metric(None)}
    found = make_plan(files, rollup="mean").statuses["top"]
    assert (found.name, found.progress, found.rolled_up) == ("not-started", None, False)


def test_read_status_needs_no_plan(make_plan: MakePlan):
    """An item, the settings and a day are enough; cadence and mean are given by the caller."""
    item = make_plan({"o.md": ITEM + Q4}).by_id["o"]
    assert isinstance(item.document, Document)
    settings = Settings(Path(), Path())
    assert read_status(item, settings, TODAY).name == "unmeasured"
    assert read_status(item, settings, TODAY, silent=True).name == "no-news"
    assert read_status(item, settings, TODAY, below=Below([0.6])).name == "on-track"
    assert read_status(item, settings, dt.date(2027, 1, 1), below=Below([0.6])).name == "outdated"
