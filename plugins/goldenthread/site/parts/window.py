"""A year of quarters on which work is laid out.

In: the quarter to begin with. Out: a `Window` of four fiscal quarters, drawn in 48 columns, four
for each month, so that months and quarters begin exactly at a column. Never reads the clock.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from goldenthread.ground.period import MONTHS_A_QUARTER, Period, count_spans, name_span

PARTS = 4
COLUMNS = 48
_QUARTERS = 4


@dataclass(frozen=True, slots=True)
class Window:
    """Four quarters, oldest first."""

    quarters: tuple[Period, ...]

    @property
    def start(self) -> dt.date:
        """The first day."""
        return self.quarters[0].start

    @property
    def end(self) -> dt.date:
        """The last day."""
        return self.quarters[-1].end

    def overlaps(self, period: Period) -> bool:
        """Tell whether a period shares a day with the window."""
        return period.start <= self.end and period.end >= self.start

    def place(self, day: dt.date) -> float:
        """Return how far a day's beginning is from the left edge, in columns, unbounded."""
        months = (day.year - self.start.year) * 12 + day.month - self.start.month
        length = calendar.monthrange(day.year, day.month)[1]
        return (months + (day.day - 1) / length) * PARTS

    def span(self, period: Period) -> tuple[int, int]:
        """Return the first column of a period and the one after its last, both inside."""
        first = min(max(round(self.place(period.start)), 0), COLUMNS - 1)
        last = round(self.place(period.end + dt.timedelta(days=1)))
        return first, max(min(last, COLUMNS), first + 1)


def open_window(day: dt.date, fiscal_year_start: int) -> Window:
    """Return the quarter of a day and the three after it."""
    return Window(tuple(quarter_of(day, fiscal_year_start, step) for step in range(_QUARTERS)))


def quarter_of(day: dt.date, fiscal_year_start: int, later: int = 0) -> Period:
    """Return the fiscal quarter in which a day lies, or one that comes so many later."""
    serial = count_spans(day, MONTHS_A_QUARTER, fiscal_year_start) + later
    return name_span(serial, MONTHS_A_QUARTER, fiscal_year_start)
