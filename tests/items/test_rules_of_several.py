"""Rules on how items stand, where an item has several metrics."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goldenthread.findings.check import Result
from goldenthread.findings.finding import Finding

Check = Callable[..., Result]
HEAD = (
    "kind: objective\ntitle: Win\nsupports: purpose\ndepartment: sales\nowner: ben\nperiod: PER\n"
)
SALES = "kind: department\ntitle: Sales\ncadence: weekly\n"
WEEK = "kind: check-in\nweek: 2026-W47\nteam: sales\n"


def metric(name: str, *values: tuple[str, float], target: str = "target: 100") -> str:
    """One line of `metrics` with dated values."""
    told = ", ".join(f"{{date: {day}, value: {value}}}" for day, value in values)
    return f"  - {{id: {name}, name: {name.upper()}, unit: u, {target}, actuals: [{told}]}}\n"


def find(check: Check, code: str, *metrics: str, period: str = "2026-Q4") -> list[Finding]:
    """Return the findings of one rule on an item with these metrics."""
    text = HEAD.replace("PER", period) + "metrics:\n" + "".join(metrics)
    result = check({"o.md": text, "sales.md": SALES, "w47.md": WEEK}, rules={})
    return [f for f in result.findings if f.code == code and f.item == "o"]


@pytest.mark.parametrize(
    ("second", "verdict"),
    [
        (metric("b", ("2026-10-30", 100)), "achieved"),
        (metric("b", ("2026-10-30", 99)), "missed"),
        (metric("b"), "missed"),
        (metric("b", ("2026-10-30", 5), target="baseline: 1"), "achieved"),
    ],
)
def test_achieved_is_proposed_where_every_target_is_met(check: Check, second: str, verdict: str):
    """A first metric that is met does not close the item; one without a target has no say."""
    first = metric("a", ("2026-10-30", 120))
    [found] = find(check, "GT308", first, second, period="2026-10")
    assert f"verdict: {verdict}" in found.help


SAME = (("2026-10-05", 70.0), ("2026-11-20", 70.0))


@pytest.mark.parametrize(
    ("second", "spoken"),
    [
        (metric("b", *SAME), True),
        (metric("b", ("2026-10-05", 100), ("2026-11-20", 100)), True),
        (metric("b", ("2026-10-05", 60), ("2026-11-20", 80)), False),
    ],
)
def test_an_item_is_stuck_where_nothing_moves_that_has_a_way_to_go(
    check: Check, second: str, *, spoken: bool
):
    """One of two that moves is movement; one that has arrived may stay where it is."""
    assert bool(find(check, "GT426", metric("a", *SAME), second)) is spoken


def test_each_metric_is_drawn_on_for_itself(check: Check):
    """A first metric that is fast hides no second one that slows down."""
    fast = metric("a", ("2026-10-05", 5), ("2026-11-20", 80))
    slow = metric("b", ("2026-10-05", 50), ("2026-11-20", 60))
    assert [f.message.split("'")[1] for f in find(check, "GT809", fast, slow)] == ["b"]


def test_a_mission_with_metrics_and_no_target_says_how_many(check: Check):
    """Neither of two can tell when it is won."""
    text = "kind: mission\ntitle: Win\nsupports: purpose\nperiod: 2026\nmetrics:\n"
    lines = metric("a", target="baseline: 1") + metric("b", target="baseline: 2")
    found = [f.message for f in check({"m.md": text + lines}).findings if f.code == "GT304"]
    assert found == ["none of its 2 metrics has a target"]


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ('"820"', "without quotes: 820"),
        ('"74.000"', "a point for thousands? write 74000; else 74, without quotes"),
        ("1.234.567", "a point for thousands? write 1234567"),
        ('"22,5"', "a comma for decimals? write 22.5"),
        ('"74,000"', "a comma for thousands? write 74000; a comma for decimals? write 74"),
        ('"1.234,56"', "a point for thousands and a comma for decimals? write 1234.56"),
        ('"1,234.56"', "a comma for thousands? write 1234.56"),
        ("74 000", "write it without gaps: 74000"),
        ("12 km", "write the figure alone, with a point for decimals, and its unit in 'unit'"),
        (
            f'"{"9" * 50}"',
            "write the figure alone, with a point for decimals, and its unit in 'unit'",
        ),
    ],
)
def test_a_number_in_other_marks_gets_the_right_word(check: Check, written: str, remedy: str):
    """What was meant, in one line; what is no number at all gets the old advice."""
    line = f"metrics: [{{id: a, name: A, unit: u, target: 900, actuals: [{{value: {written}}}]}}]\n"
    result = check({"o.md": HEAD.replace("PER", "2026") + line})
    [found] = [f for f in result.findings if f.code == "GT104"]
    assert found.help == remedy


def test_a_point_for_thousands_that_is_a_number_is_asked_about(check: Check):
    """YAML reads 74.000 as 74, which no error tells."""
    line = (
        "metrics: [{id: a, name: A, unit: u, baseline: 70000, target: 80000, "
        "actuals: [{date: 2026-11-20, value: 74.000}]}]\n"
    )
    result = check({"o.md": HEAD.replace("PER", "2026") + line})
    [found] = [f for f in result.findings if f.code == "GT810"]
    assert (found.message, found.help) == (
        "'a' has 74.000, which is 74",
        "a point for thousands? write 74000",
    )
