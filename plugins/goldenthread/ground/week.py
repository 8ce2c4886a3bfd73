"""Weeks by ISO 8601, and how often a team means to report.

In: days. Out: weeks as `Period`, and which of them have to be answered for. Never reads the clock.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from goldenthread.ground.period import Period, read_day

CADENCES: Mapping[str, int] = MappingProxyType(
    {"weekly": 1, "fortnightly": 2, "monthly": 4, "quarterly": 13}
)
"""The weeks in which a team checks in once, by the word for its cadence."""
PATIENCE = 2
"""So many times its cadence a check-in still tells how things stand; then a team is silent."""
_WORKING_DAYS = 5
_NEARLY = re.compile(r"(20[0-9]{2})[- ]?W?([0-9]{1,2})", re.ASCII)


def week_of(day: dt.date) -> Period:
    """Return the week in which a day lies, written as a check-in writes it: 2026-W47.

    Weeks just outside the years that a plan may name exist, too.
    """
    year, week, weekday = day.isocalendar()
    monday = day - dt.timedelta(days=weekday - 1)
    return Period(monday, monday + dt.timedelta(days=6), f"{year:04}-W{week:02}")


def advise_week(text: str) -> str:
    """Say which week was probably meant by a text that is none, or how a week is written."""
    try:
        return f"did you mean '{week_of(read_day(text)).text}'?"
    except ValueError:
        match = _NEARLY.fullmatch(text.upper())
    if not match:
        return "write the year and the week by ISO 8601, such as 2026-W47"
    year, number = int(match[1]), int(match[2])
    last = week_of(dt.date(year, 12, 28)).text
    if 1 <= number <= int(last[-2:]):
        return f"did you mean '{year}-W{number:02}'?"
    return f"the last week of {year} is {last}" if number else f"the first is {year}-W01"


def step_weeks(week: Period, count: int) -> Period:
    """Return the week that comes `count` weeks later, or earlier where it is negative."""
    return week_of(week.start + dt.timedelta(weeks=count))


def list_weeks(first: Period, last: Period) -> Iterator[Period]:
    """Yield every week from the first to the last, both included."""
    start = first.start
    while start <= last.start:
        yield week_of(start)
        start += dt.timedelta(weeks=1)


def name_window(week: Period, cadence: str) -> str:
    """Name the month or quarter to which a week belongs: the one in which its Thursday lies."""
    thursday = week.start + dt.timedelta(days=3)
    if cadence == "monthly":
        return f"{thursday.year}-{thursday.month:02}"
    return f"{thursday.year}-Q{(thursday.month + 2) // 3}"


def is_paused(week: Period, pauses: Sequence[Period]) -> bool:
    """Tell whether no working day, Monday to Friday, of a week is left outside the pauses."""
    days = (week.start + dt.timedelta(days=n) for n in range(_WORKING_DAYS))
    return bool(pauses) and all(any(p.start <= day <= p.end for p in pauses) for day in days)


def count_open_weeks(after: dt.date, today: dt.date, pauses: Sequence[Period]) -> int:
    """Count the weeks that began after a day and have ended before today, paused ones left out."""
    first, last = step_weeks(week_of(after), 1), step_weeks(week_of(today), -1)
    return sum(1 for week in list_weeks(first, last) if not is_paused(week, pauses))
