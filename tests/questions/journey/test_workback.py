"""The arithmetic of a funnel against a naive reading of it, and against hostile numbers."""

from __future__ import annotations

import datetime as dt
import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.measures.figures import Formula
from goldenthread.measures.metric import Actual
from goldenthread.questions.journey.funnel_sums import Flow, Sums, add_up
from goldenthread.questions.journey.journey import Deal
from goldenthread.questions.journey.revenue import Missing, Revenue
from goldenthread.questions.journey.workback import (
    amount,
    carry_on,
    falls_short,
    find_short,
    latest_rate,
    pair_up,
    percent,
    work_back,
)

shares = st.floats(0.001, 1.0)
volumes = st.floats(1, 1e9)
wild = st.one_of(st.none(), st.floats(-1e100, 1e100), st.sampled_from([0.0, 1e-100, 1e100]))
START = dt.date(2026, 1, 31)


def near(value: float | None, exact: Fraction) -> bool:
    """Tell whether a float is an exact number, but for rounding."""
    return value is not None and math.isclose(value, exact, rel_tol=1e-9)


@given(volumes, st.lists(shares, max_size=8))
def test_working_back_and_carrying_on_agree_with_fractions(wanted: float, way: list[float]):
    """Each need is the next one divided by its share; carried on, the first need is the goal."""
    needed = work_back(wanted, way)
    exact = Fraction(wanted)
    for need, share in zip(reversed(needed), [*reversed(way), 1.0], strict=True):
        assert near(need, exact)
        exact /= Fraction(share)
    assert needed[0] is not None
    assert near(carry_on(needed[0], way), Fraction(wanted))


@given(
    st.lists(st.tuples(volumes, shares, shares), min_size=1, max_size=7),
    st.floats(1, 1e9),
)
def test_the_stage_that_falls_short_is_the_first_below_what_is_needed(
    way: list[tuple[float, float, float]], wanted: float
):
    """Volumes that follow from measured shares: the naive search finds the same stage."""
    start = way[0][0]
    rates, targets = [r for _, r, _ in way[1:]], [t for _, _, t in way[1:]]
    flow = [start]
    for rate in rates:
        flow.append(flow[-1] * rate)
    needed = work_back(wanted, targets)
    if not falls_short(flow[-1], wanted):
        return
    found = find_short(needed, list(flow), list(rates), targets)
    naive = len(way) - 1
    exact = Fraction(wanted)
    exact_needs = [exact]
    for target in reversed(targets):
        exact /= Fraction(target)
        exact_needs.insert(0, exact)
    for n in range(len(way)):
        less = n > 0 and rates[n - 1] < targets[n - 1] * (1 - 1e-9)
        if less or flow[n] < exact_needs[n] * (1 - Fraction(1, 10**9)):
            naive = n
            break
    assert found == naive


@given(st.lists(st.tuples(wild, wild, wild), min_size=1, max_size=6), wild, st.data())
def test_no_number_brings_the_sums_down(
    way: list[tuple[float | None, float | None, float | None]],
    goal: float | None,
    data: st.DataObject,
):
    """Nil, missing, negative and huge values give numbers or the name of what is missing."""
    size = data.draw(st.sampled_from([1e-100, 0.01, 300.0, 1e100]))
    flows = [Flow(f"stage {n}", *values) for n, values in enumerate(way)]
    sums = sum_up(flows, goal, size)
    assert len(sums.needed) == len(sums.formulas) == len(flows)
    for value in (*sums.needed, sums.revenue_needed, sums.revenue_expected):
        assert value is None or math.isfinite(value)
    assert sums.short is None or 0 <= sums.short < len(flows)
    if sums.revenue_expected is None or sums.revenue_needed is None:
        assert sums.missing is not None
        assert sums.missing.text
        assert sums.short is None


def sum_up(flows: list[Flow], goal: float | None, size: float) -> Sums:
    """Do the sums of a deal at the last stage."""
    revenue = (
        Revenue(None, missing=Missing("target", "sales#revenue"))
        if goal is None
        else Revenue(goal, "as stated")
    )
    return add_up(flows, len(flows) - 1, Deal("customer", size, "EUR", "sales#revenue"), revenue)


def test_the_sums_are_spelled_out():
    """A reader can check every number by hand."""
    flows = [
        Flow("Visitor", 9000.0, None, None),
        Flow("Lead", 450.0, 0.05, 0.07),
        Flow("Customer", 120.0, None, 0.25),
    ]
    sums = sum_up(flows, 150000.0, 900.0)
    assert sums.needed == pytest.approx((9523.8095, 666.6667, 166.6667))
    assert tuple(map(str, sums.formulas)) == (
        "667 / 7 % = 9524",
        "167 / 25 % = 667",
        "150000 EUR / 900 EUR = 167",
    )
    assert str(sums.expected_formula) == "9000 × 5 % × 25 % × 900 EUR = 101250 EUR"
    assert sums.short == 0


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_are_written_in_few_signs(value: float):
    """However large or small, a number stays readable in a line."""
    assert len(str(Formula((amount(value),)))) <= 20
    share = str(Formula((percent(value),)))
    assert share.endswith(" %")
    assert len(share) <= 24


days = st.lists(st.integers(0, 400), unique=True, max_size=12).map(sorted)


@given(days, days, st.integers(0, 200), st.sampled_from(["week", "month", "quarter", "year"]))
def test_a_volume_is_paired_with_the_nearest_one_a_lag_before(
    first: list[int], last: list[int], lag: int, per: str
):
    """The naive search over all pairs gives the same partners."""
    started, arrived = make_series(first), make_series(last)
    half = {"week": 3.5, "month": 365.25 / 24, "quarter": 365.25 / 8, "year": 365.25 / 2}[per] + 1
    naive = []
    for end in last:
        best = min(first, key=lambda n, e=end: (abs(e - n - lag), n), default=None)
        if best is not None and abs(end - best - lag) <= half:
            naive.append((best, end))
    found = pair_up(started, arrived, float(lag), per)
    assert [(day_of(a), day_of(b)) for a, b in found] == naive


def test_a_share_is_taken_from_the_newest_pair_that_has_one():
    """A month in which nobody came is passed over."""
    pairs = [(make_value(0, 100.0), make_value(1, 7.0)), (make_value(30, 0.0), make_value(31, 5.0))]
    rate = latest_rate(pairs)
    assert rate is not None
    assert str(rate.formula) == "7 / 100 = 7 %"


def make_value(day: int, value: float) -> Actual:
    """Make a dated value."""
    return Actual(START + dt.timedelta(days=day), value, "", ())


def make_series(at: list[int]) -> list[Actual]:
    """Make a series of values on some days."""
    return [make_value(day, 1.0) for day in at]


def day_of(actual: Actual) -> int:
    """Return the day of a value, counted from the start."""
    assert actual.date is not None
    return (actual.date - START).days
