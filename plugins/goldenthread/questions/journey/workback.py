"""The arithmetic of a funnel: what arrives, what would have to, and where it falls short.

In: volumes, shares and money as plain numbers. Out: numbers with their formula. Knows no item and
no stage, and never raises: what is no finite number is None.
"""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.measures.figures import Formula, Percent
from goldenthread.measures.metric import Actual

DAYS_PER = {"week": 7.0, "month": 365.25 / 12, "quarter": 365.25 / 4, "year": 365.25}
"""How many days one volume spans."""
_SLACK = 1e-9
_LONGEST_LAG = 200_000
_LONGEST_NUMBER = 1e15


@dataclass(frozen=True, slots=True)
class Rate:
    """The share of one stage's volume that arrived at the next: `arrived` / `started`."""

    share: float
    started: Actual
    arrived: Actual

    @property
    def formula(self) -> Formula:
        """Both volumes and the share, as in "45 / 600 = 7.5 %"."""
        return Formula((self.arrived.value, " / ", self.started.value, " = ", percent(self.share)))


def finite(value: float) -> float | None:
    """Return a number that can be shown, None for what left the range of numbers."""
    return value if math.isfinite(value) else None


def percent(share: float) -> Percent:
    """Round a share as people say it: 0.075 is 7.5 %."""
    return Percent(_round(share * 100, 4))


def amount(value: float) -> float | str:
    """Round an amount as people say it: whole from a thousand up, else three digits."""
    return _round(value, 3)


def _round(value: float, count: int) -> float | str:
    """Round to so many digits, none before the point to nil; in powers of ten what is too long."""
    if not abs(value) < _LONGEST_NUMBER:
        return f"{value:.{count}g}"
    size = math.floor(math.log10(abs(value))) + 1 if value else 1
    return round(value, max(count - size, 0))


def pair_up(
    started: Sequence[Actual], arrived: Sequence[Actual], lag: float, per: str
) -> list[tuple[Actual, Actual]]:
    """Pair each volume of the later stage with that of the earlier one, `lag` days before.

    Both come dated, oldest first. Paired is the nearest date, at most half a span away and the
    older of two; a value without a partner is left out.
    """
    dates = [entry.date for entry in started if entry.date]
    pairs = []
    for entry in arrived:
        if entry.date is None or not dates:
            continue
        ages = [(entry.date - date).days for date in _around(dates, entry.date, lag)]
        best = min(ages, key=lambda age: abs(age - lag))
        if abs(best - lag) <= DAYS_PER[per] / 2 + 1:
            place = bisect_left(dates, entry.date - dt.timedelta(days=best))
            pairs.append((started[place], entry))
    return pairs


def _around(dates: Sequence[dt.date], end: dt.date, lag: float) -> Sequence[dt.date]:
    """Return the two dates next to `lag` days before `end`, the older first."""
    place = bisect_right(dates, end - dt.timedelta(days=min(lag, _LONGEST_LAG)))
    return dates[max(place - 1, 0) : place + 1]


def latest_rate(pairs: Sequence[tuple[Actual, Actual]]) -> Rate | None:
    """Return the share of the newest pair whose earlier volume is not nil."""
    for first, last in reversed(pairs):
        share = finite(last.value / first.value) if first.value > 0 else None
        if share is not None and share >= 0:
            return Rate(share, first, last)
    return None


def work_back(wanted: float, shares: Sequence[float]) -> list[float | None]:
    """Return what each stage needs so that `wanted` arrive at the last.

    `shares` lead from each stage to the next, so the result is one longer. Before a share of
    nil, or beyond the range of numbers, it is None.
    """
    needed: list[float | None] = [finite(wanted)]
    for share in reversed(shares):
        last = needed[-1]
        needed.append(None if last is None or share <= 0 else finite(last / share))
    return needed[::-1]


def carry_on(volume: float, shares: Sequence[float]) -> float | None:
    """Return how many of `volume` arrive at the end."""
    for share in shares:
        volume *= share
    return finite(volume)


def find_short(
    needed: Sequence[float | None],
    volumes: Sequence[float | None],
    rates: Sequence[float | None],
    wanted: Sequence[float],
) -> int:
    """Return the first stage at which less arrives than needed.

    All start at the same stage; `rates` and `wanted` are the shares by which each further stage
    is reached, as measured and as needed. The last stage, where none is short by itself.
    """
    for n, need in enumerate(needed):
        rate = rates[n - 1] if n else None
        if rate is not None and rate < wanted[n - 1] * (1 - _SLACK):
            return n
        volume = volumes[n]
        if volume is not None and need is not None and volume < need * (1 - _SLACK):
            return n
    return len(needed) - 1


def falls_short(expected: float | None, needed: float | None) -> bool:
    """Tell whether less is expected than needed, beyond what rounding makes."""
    return expected is not None and needed is not None and expected < needed * (1 - _SLACK)
