"""How old a figure may be before it says nothing about how things stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goldenthread.findings.check import Result
from tests.conftest import MakePlan

ITEM = "kind: objective\ntitle: Win the renters\nsupports: purpose\nperiod: 2026\n"


def measured(day: str, more: str = "", value: int = 95) -> str:
    """One metric from 0 to 100 with a value of a day; "" leaves the day out."""
    date = f"date: {day}, " if day else ""
    return (
        f"metrics: [{{id: m, name: M, unit: u, baseline: 0, target: 100{more}, "
        f"actuals: [{{{date}value: {value}}}]}}]\n"
    )


@pytest.mark.parametrize(
    ("day", "more", "name"),
    [
        ("2026-10-11", "", "on-track"),
        ("2026-10-10", "", "no-news"),
        ("2026-11-01", ", every: week", "on-track"),
        ("2026-10-31", ", every: week", "no-news"),
        ("2026-10-08", ", every: month", "on-track"),
        ("2026-10-07", ", every: month", "no-news"),
        ("2026-08-08", ", every: quarter", "on-track"),
        ("2026-08-07", ", every: quarter", "no-news"),
        ("2025-11-08", ", every: year", "on-track"),
        ("2025-11-06", ", every: year", "no-news"),
        ("", "", "no-news"),
        ("2026-11-23", "", "no-news"),
        ("2027-10-01", ", due: 2026-12-01", "no-news"),
    ],
)
def test_a_verdict_rests_on_a_figure_within_its_rhythm(
    make_plan: MakePlan, day: str, more: str, name: str
):
    """One interval and two weeks, else six weeks; neither without a day, nor still to come."""
    assert make_plan({"o.md": ITEM + measured(day, more)}).statuses["o"].name == name


@pytest.mark.parametrize("value", [10, 60, 95])
def test_an_old_figure_says_neither_that_it_is_well_nor_that_it_is_not(
    make_plan: MakePlan, value: int
):
    """Off track, at risk and on track alike; the last share still stands beside it."""
    found = make_plan({"o.md": ITEM + measured("2026-06-30", value=value)}).statuses["o"]
    assert (found.name, found.progress) == ("no-news", value / 100)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (measured("2026-06-30", ", direction: done", 100), "on-track"),
        (measured("2026-06-30", ", due: 2026-06-30", 100), "on-track"),
        (measured("2026-06-30", "", 100), "no-news"),
        ("state: draft\n" + measured("2026-06-30"), "draft"),
        ("closed: {date: 2026-07-01, verdict: achieved}\n" + measured("2026-06-30"), "done"),
    ],
)
def test_what_is_settled_does_not_grow_old(make_plan: MakePlan, text: str, name: str):
    """Done is done, and what was due has its value; a target met in June may be missed again."""
    assert make_plan({"o.md": ITEM + text}).statuses["o"].name == name


def test_before_its_period_nobody_measures(make_plan: MakePlan):
    """A start that was measured in spring is no lack of news for next year's work."""
    item = ITEM.replace("2026\n", "2027-H1\n")
    assert make_plan({"o.md": item + measured("2026-04-30", value=0)}).statuses["o"].name == (
        "on-track"
    )


def test_one_old_figure_among_several_is_no_news(make_plan: MakePlan):
    """The mean rests on all of them; what keeps its rhythm is not counted as old."""
    line = "  - {id: ID, name: N, unit: u, baseline: 0, target: 10, MORE actuals: ["
    old = line.replace("ID", "a") + "{date: 2026-08-31, value: 10}]}\n"
    new = line.replace("ID", "b").replace("MORE ", "") + "{date: 2026-11-20, value: 10}]}\n"
    plan = make_plan({"o.md": ITEM + "metrics:\n" + old.replace("MORE ", "") + new})
    assert (plan.statuses["o"].name, plan.statuses["o"].well) == ("no-news", 1)
    plan = make_plan({"o.md": ITEM + "metrics:\n" + old.replace("MORE", "every: quarter,") + new})
    assert (plan.statuses["o"].name, plan.statuses["o"].well) == ("on-track", 2)


CHECK_IN = "kind: check-in\nweek: 2026-W46\nteam: sales\n"


@pytest.mark.parametrize(
    ("check_in", "cadence", "name"),
    [
        ("commitments: [{person: ben, text: ring them, item: o}]\n", "", "on-track"),
        ("blockers: [{text: no van, item: o, owner: ben}]\n", "", "on-track"),
        ("help: [{text: a van, item: o}]\n", "", "on-track"),
        ("commitments: [{person: ben, text: ring them, item: other}]\n", "", "no-news"),
        ("commitments: [{person: ben, text: ring them, item: o}]\n", "weekly", "on-track"),
        ("", "weekly", "no-news"),
    ],
)
def test_a_check_in_that_speaks_of_it_is_news(
    make_plan: MakePlan, check_in: str, cadence: str, name: str
):
    """With or without a cadence, an old figure is told again by a team that names the item."""
    files = {
        "o.md": ITEM + "department: sales\n" + measured("2026-06-30"),
        "other.md": ITEM + "department: sales\n",
        "sales.md": "kind: department\ntitle: Sales\n"
        + (f"cadence: {cadence}\n" if cadence else ""),
        "ben.md": "kind: person\ntitle: Ben Ito\ndepartment: sales\n",
        "w46.md": CHECK_IN + check_in,
    }
    assert make_plan(files).statuses["o"].name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("week: 2026-W46\nteam: sales\n", "no-news"),
        ("week: 2026-W46\nperson: ben\n", "on-track"),
        ("week: 2026-W30\nperson: ben\n", "no-news"),
        ("week: 2026-W46\nperson: cleo\n", "no-news"),
    ],
)
def test_others_who_name_it_bring_no_news(make_plan: MakePlan, text: str, name: str):
    """Its own team or its owner speaks for it, and not months ago."""
    files = {
        "o.md": ITEM + "owner: ben\n" + measured("2026-06-30"),
        "sales.md": "kind: department\ntitle: Sales\n",
        "ben.md": "kind: person\ntitle: Ben Ito\n",
        "cleo.md": "kind: person\ntitle: Cleo Roy\ndepartment: sales\n",
        "w.md": f"kind: check-in\n{text}commitments: [{{person: ben, text: ring, item: o}}]\n",
    }
    assert make_plan(files).statuses["o"].name == name


@pytest.mark.parametrize(("day", "spoken"), [("2026-08-08", False), ("2026-08-07", True)])
def test_the_finding_speaks_by_the_same_rule(
    check: Callable[..., Result], day: str, *, spoken: bool
):
    """GT804 and the status never differ about what is old."""
    result = check({"o.md": ITEM + measured(day, ", every: quarter")})
    assert any(finding.code == "GT804" for finding in result.findings) is spoken
    assert (result.plan.statuses["o"].name == "no-news") is spoken


def test_a_roll_up_rests_on_what_lies_below(make_plan: MakePlan):
    """A mean of old shares is old; where one of them has no news, the mean has none."""
    files = {
        "o.md": ITEM,
        "one.md": ITEM.replace("objective", "tactic").replace("purpose", "o")
        + measured("2026-06-30"),
    }
    found = make_plan(files, rollup="mean").statuses["o"]
    assert (found.name, found.rolled_up) == ("no-news", True)
