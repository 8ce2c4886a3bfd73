"""Weeks by ISO 8601."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from goldenthread.ground.period import parse_period
from goldenthread.ground.week import step_weeks, week_of


@given(st.dates(dt.date(1101, 1, 8), dt.date(8999, 12, 1)))
def test_the_week_of_a_day_is_the_one_that_a_check_in_names(day: dt.date) -> None:
    """Reading its name gives the same seven days back."""
    week = week_of(day)
    assert parse_period(week.text) == week
    assert week.start <= day <= week.end


def test_weeks_go_on_beyond_the_years_that_a_plan_may_name() -> None:
    """A plan judged on its first possible day still looks back eight weeks."""
    first = week_of(dt.date(1100, 1, 1))
    assert step_weeks(first, -8).end < dt.date(1099, 12, 1)
    assert step_weeks(step_weeks(first, -8), 8) == first
