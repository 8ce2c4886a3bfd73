"""Periods: which days each form names, and what is refused."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.ground.period import FIRST_YEAR, LAST_YEAR, Period, parse_period

DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "first_month", "start", "end"),
    [
        ("2026", 1, "2026-01-01", "2026-12-31"),
        ("2026", 4, "2025-04-01", "2026-03-31"),
        ("2026", 7, "2025-07-01", "2026-06-30"),
        ("2026", 12, "2025-12-01", "2026-11-30"),
        ("2024", 3, "2023-03-01", "2024-02-29"),
        ("2023", 3, "2022-03-01", "2023-02-28"),
        ("2026-H1", 1, "2026-01-01", "2026-06-30"),
        ("2026-H2", 1, "2026-07-01", "2026-12-31"),
        ("2026-H1", 7, "2025-07-01", "2025-12-31"),
        ("2026-H2", 7, "2026-01-01", "2026-06-30"),
        ("2026-H1", 10, "2025-10-01", "2026-03-31"),
        ("2026-Q1", 1, "2026-01-01", "2026-03-31"),
        ("2026-Q4", 1, "2026-10-01", "2026-12-31"),
        ("2020-Q1", 2, "2019-02-01", "2019-04-30"),
        ("2020-Q4", 2, "2019-11-01", "2020-01-31"),
        ("2026-Q2", 10, "2026-01-01", "2026-03-31"),
        ("2024-Q4", 3, "2023-12-01", "2024-02-29"),
        ("2026-Q3", 12, "2026-06-01", "2026-08-31"),
    ],
)
def test_years_halves_and_quarters_are_fiscal(text: str, first_month: int, start: str, end: str):
    """They are named by the year in which the fiscal year ends."""
    period = parse_period(text, first_month)
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)
    assert period.text == text


@pytest.mark.parametrize("first_month", [1, 7, 12])
@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2026-10", "2026-10-01", "2026-10-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2026-12", "2026-12-01", "2026-12-31"),
        ("2026-W47", "2026-11-16", "2026-11-22"),
        ("2026-W01", "2025-12-29", "2026-01-04"),
        ("2026-W53", "2026-12-28", "2027-01-03"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2026-07-01/2026-12-31", "2026-07-01", "2026-12-31"),
        ("2026-11-22/2026-11-22", "2026-11-22", "2026-11-22"),
        ("2024-02-29/2028-02-29", "2024-02-29", "2028-02-29"),
    ],
)
def test_months_weeks_and_intervals_are_calendar(text: str, first_month: int, start: str, end: str):
    """They mean the same days whenever the fiscal year starts; weeks follow ISO 8601."""
    period = parse_period(text, first_month)
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is no period"),
        ("soon", "is no period"),
        ("26-Q4", "is no period"),
        ("2026-Q5", "is no period"),
        ("2026-Q0", "is no period"),
        ("2026-H3", "is no period"),
        ("2026-q4", "is no period"),
        ("Q4-2026", "is no period"),
        ("2026 Q4", "is no period"),
        ("2026-10-01", "is no period"),
        ("2026-1", "is no period"),
        ("2026-W5", "is no period"),
        ("2026-Q4 ", "is no period"),
        ("\u0662\u0660\u0662\u0666", "is no period"),
        ("\u0662\u0660\u0662\u0666-10-01/2026-10-02", "is no day"),
        ("0000", "is outside the years 1100 to 9000"),
        ("1099-12-31/1100-01-01", "'1099-12-31' is outside the years"),
        ("9001-W01", "is outside the years"),
        ("2026-00", "month that does not exist"),
        ("2026-13", "month that does not exist"),
        ("2025-W53", "week that does not exist"),
        ("2026-W00", "week that does not exist"),
        ("2026-W54", "week that does not exist"),
        ("2026-02-29/2026-03-31", "'2026-02-29' is a day that does not exist"),
        ("2026-11-01/2026-11-31", "'2026-11-31' is a day that does not exist"),
        ("2026-11-01/", "'' is no day"),
        ("2026-10/2026-12", "'2026-10' is no day"),
        ("20261001/20261231", "'20261001' is no day"),
        ("2026-10-01/2026-12-31/2027-01-01", "is no day"),
        ("2026-12-31/2026-10-01", "ends before it starts"),
    ],
)
def test_anything_else_is_refused_with_a_reason(text: str, reason: str):
    """The reason names what was written, so that it can stand in a message."""
    with pytest.raises(ValueError, match=reason):
        parse_period(text)


@pytest.mark.parametrize("text", ["1099", "1100-Q1", "9001", "9000-Q4", "9000-W52"])
def test_the_first_and_the_last_year_leave_room_to_reckon(text: str):
    """A year before or a thousand weeks after is still a day of the calendar."""
    period = parse_period(text, 7)
    assert period.start - dt.timedelta(weeks=1000) < period.end + dt.timedelta(weeks=1000)


@pytest.mark.parametrize(
    ("outer", "inner", "inside"),
    [
        ("2026", "2026-Q4", True),
        ("2026-Q4", "2026-Q4", True),
        ("2026-Q4", "2026-10-01/2026-12-31", True),
        ("2026-Q4", "2026-W53", False),
        ("2026", "2026-W01", False),
        ("2026-Q4", "2026-09-30/2026-12-31", False),
        ("2026-Q4", "2026-10-01/2027-01-01", False),
        ("2026-Q4", "2026", False),
        ("2026-10", "2026-11", False),
    ],
)
def test_containment_compares_days(outer: str, inner: str, *, inside: bool):
    """How a period is written does not matter, both ends count."""
    assert parse_period(outer).contains(parse_period(inner)) is inside


def test_periods_sort_by_their_first_day():
    """Then by their last, so that a long one follows a short one of the same start."""
    texts = ["2026-Q4", "2026-10", "2026", "2026-Q3"]
    assert sorted(texts, key=parse_period) == ["2026", "2026-Q3", "2026-10", "2026-Q4"]


@given(year=st.integers(FIRST_YEAR, LAST_YEAR - 1), first_month=st.integers(1, 12))
def test_parts_of_a_fiscal_year_cover_it_without_gap_or_overlap(year: int, first_month: int):
    """Two halves are a year, two quarters a half, and the next year follows the day after."""

    def read(suffix: str, of: int = year) -> Period:
        return parse_period(f"{of:04}{suffix}", first_month)

    whole = read("")
    for parts in (["-H1", "-H2"], ["-Q1", "-Q2", "-Q3", "-Q4"]):
        pieces = [read(part) for part in parts]
        assert (pieces[0].start, pieces[-1].end) == (whole.start, whole.end)
        assert all(a.end + DAY == b.start for a, b in pairwise(pieces))
        assert all(whole.contains(piece) for piece in pieces)
    assert whole.end + DAY == read("", year + 1).start
    assert whole.end.year == year


@given(st.text(max_size=30))
def test_no_text_does_more_than_raise_a_value_error(text: str):
    """Whatever a plan writes is either a period or refused."""
    try:
        period = parse_period(text)
    except ValueError:
        return
    assert period.start <= period.end
