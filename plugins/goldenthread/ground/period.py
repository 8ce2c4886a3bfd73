"""Periods of time as a plan writes them.

In: text such as `2026-Q4`. Out: a `Period` with its first and last day. Years, halves and
quarters are fiscal, named by the year in which they end; months, weeks and intervals are calendar
(weeks: ISO 8601). Never reads the clock.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

_FORM = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|W(?P<week>\d{2})|(?P<month>\d{2})))?",
    re.ASCII,
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
MONTHS_A_YEAR = 12
MONTHS_A_QUARTER = 3
FIRST_YEAR, LAST_YEAR = 1100, 9000
"""The years a plan may name: far enough from either end of the calendar to calculate freely."""
_BEYOND = f"is outside the years {FIRST_YEAR} to {LAST_YEAR}"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From the first to the last day, both included; `text` is what the writer wrote."""

    start: dt.date
    end: dt.date
    text: str

    def contains(self, other: Period) -> bool:
        """Tell whether every day of `other` is a day of this period."""
        return self.start <= other.start and other.end <= self.end


@lru_cache(maxsize=4096)
def parse_period(text: str, fiscal_year_start: int = 1) -> Period:
    """Read a period.

    Raises:
        ValueError: not one of the forms, an impossible date, or an end before its start;
            the text of the error is fit for a message.
    """
    if "/" in text:
        first, _, last = text.partition("/")
        period = Period(read_day(first), read_day(last), text)
        if period.end < period.start:
            raise ValueError(f"'{text}' ends before it starts")
        return period
    match = _FORM.fullmatch(text)
    if not match:
        raise ValueError(f"'{text}' is no period")
    year = int(match["year"])
    calendar_year = match["week"] or match["month"]
    # The first and the last day lie in fiscal years that may be named after their neighbours.
    spare = 0 if calendar_year else 1
    if not FIRST_YEAR - spare <= year <= LAST_YEAR + spare:
        raise ValueError(f"'{text}' {_BEYOND}")
    if match["week"]:
        return _week(year, int(match["week"]), text)
    if match["month"]:
        return _months(year, int(match["month"]), 1, text)
    return _fiscal(match, year, fiscal_year_start, text)


def read_day(text: str) -> dt.date:
    """Read `YYYY-MM-DD`.

    Raises:
        ValueError: another form, a day that does not exist, or a year no plan names; the text of
            the error is fit for a message.
    """
    if not _DAY.fullmatch(text):
        raise ValueError(f"'{text}' is no day; write YYYY-MM-DD")
    try:
        found = dt.date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"'{text}' is a day that does not exist") from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError(f"'{text}' {_BEYOND}")
    return found


def day_of(value: object) -> dt.date | None:
    """Read a day as `read_day` does; None for anything else, of which a rule has told."""
    if not isinstance(value, str):
        return None
    try:
        return read_day(value)
    except ValueError:
        return None


def first_out_of_order(dates: Sequence[dt.date]) -> int | None:
    """Return the first position against the order that most steps keep; None where all keep it."""
    steps = list(pairwise(dates))
    falling = [index for index, (one, two) in enumerate(steps, 1) if two < one]
    rising = [index for index, (one, two) in enumerate(steps, 1) if two > one]
    if not falling or not rising:
        return None
    return falling[0] if len(falling) <= len(rising) else rising[0]


def _week(year: int, week: int, text: str) -> Period:
    try:
        start = dt.date.fromisocalendar(year, week, 1)
    except ValueError:
        raise ValueError(f"'{text}' is a week that does not exist") from None
    return Period(start, start + dt.timedelta(days=6), text)


def _months(year: int, month: int, count: int, text: str) -> Period:
    """Return `count` calendar months from `month`, which may lie beyond 12."""
    if count == 1 and not 1 <= month <= MONTHS_A_YEAR:
        raise ValueError(f"'{text}' is a month that does not exist")
    start_year, start_month = year + (month - 1) // 12, (month - 1) % 12 + 1
    last = month + count - 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    end = dt.date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
    return Period(dt.date(start_year, start_month, 1), end, text)


def _fiscal(match: re.Match[str], year: int, fiscal_year_start: int, text: str) -> Period:
    first_year = year if fiscal_year_start == 1 else year - 1
    offset, count = 0, MONTHS_A_YEAR
    if match["half"]:
        offset, count = 6 * (int(match["half"]) - 1), 6
    elif match["quarter"]:
        offset, count = 3 * (int(match["quarter"]) - 1), 3
    return _months(first_year, fiscal_year_start + offset, count, text)


def count_spans(day: dt.date, months: int, fiscal_year_start: int) -> int:
    """Count quarters or years up to a day, from the year 0 on; each year's first is fiscal."""
    return (day.year * MONTHS_A_YEAR + day.month - fiscal_year_start) // months


def name_span(serial: int, months: int, fiscal_year_start: int) -> Period:
    """Return the quarter or year of such a count, never one beyond the years of a plan."""
    year, part = divmod(serial, MONTHS_A_YEAR // months)
    named = min(year if fiscal_year_start == 1 else year + 1, LAST_YEAR)
    text = f"{named}-Q{part + 1}" if months == MONTHS_A_QUARTER else str(named)
    return parse_period(text, fiscal_year_start)
