"""The periods a reader can choose in the tree.

In: items with their periods. Out: fiscal quarters, or years where nothing is as short, each item
counting for all it overlaps. Never reads the clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.ground.period import (
    MONTHS_A_QUARTER,
    MONTHS_A_YEAR,
    Period,
    count_spans,
    name_span,
)
from goldenthread.items.item import Item

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
    months = MONTHS_A_QUARTER if short else MONTHS_A_YEAR
    serials: set[int] = set()
    for period in short or known:
        first = count_spans(period.start, months, fiscal_year_start)
        last = count_spans(period.end, months, fiscal_year_start)
        serials.update(range(first, min(last, first + _MOST_CHOICES) + 1))
    chosen = sorted(serials)[-_MOST_CHOICES:]
    return PeriodChoices(tuple(name_span(n, months, fiscal_year_start) for n in chosen))
