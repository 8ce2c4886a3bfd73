"""The periods a reader can choose in the tree.

In: items with their periods. Out: fiscal quarters, or years where nothing is as short, each item
counting for all it overlaps. Never reads the clock.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.item import Item
from goldenthread.period import Period, parse_period

# Work planned for about a year or less makes quarters worth choosing.
_SHORT_DAYS = 366
_MOST_CHOICES = 24


@dataclass(frozen=True, slots=True)
class PeriodChoices:
    """Periods to choose from, in order of time."""

    periods: tuple[Period, ...]

    def of(self, item: Item) -> str:
        """Return the texts of every choice that an item's period overlaps, joined by spaces."""
        if item.period is None:
            return ""
        start, end = item.period.start, item.period.end
        return " ".join(p.text for p in self.periods if p.start <= end and p.end >= start)


def find_choices(items: Iterable[Item], fiscal_year_start: int) -> PeriodChoices:
    """Find the quarters that short periods touch; without any, the years of all periods."""
    known = [item.period for item in items if item.period]
    short = [p for p in known if (p.end - p.start).days <= _SHORT_DAYS]
    months = 3 if short else 12
    serials: set[int] = set()
    for period in short or known:
        first = _serial(period.start, months, fiscal_year_start)
        last = _serial(period.end, months, fiscal_year_start)
        serials.update(range(first, min(last, first + _MOST_CHOICES) + 1))
    chosen = sorted(serials)[-_MOST_CHOICES:]
    return PeriodChoices(tuple(_period(n, months, fiscal_year_start) for n in chosen))


def _serial(day: dt.date, months: int, fiscal_year_start: int) -> int:
    """Count quarters or years since the year 0, the first one beginning a fiscal year."""
    return (day.year * 12 + day.month - fiscal_year_start) // months


def _period(serial: int, months: int, fiscal_year_start: int) -> Period:
    year, part = divmod(serial, 12 // months)
    named = year if fiscal_year_start == 1 else year + 1
    return parse_period(f"{named}-Q{part + 1}" if months < 12 else str(named), fiscal_year_start)  # noqa: PLR2004
