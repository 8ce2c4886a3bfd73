"""Where a metric arrives if it goes on at its recent pace.

In: a metric, its item, today. Out: a `Forecast` on the straight line through the newest value and
one some weeks older, or None where there is no such line. Never smooths, weighs or guesses: a
reader can draw the line by hand.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

from goldenthread.config.settings import Settings
from goldenthread.items.age import longest_age
from goldenthread.items.item import Item
from goldenthread.items.progress import pace
from goldenthread.measures.metric import Metric, number

_LEAST_DAYS = 28
_AHEAD_PER_DAY = 4
"""So many days one day of pace may be drawn on: four weeks say nothing about a year."""
_FINE, _FINER = 20, 2


@dataclass(frozen=True, slots=True)
class Forecast:
    """The value expected on `date`, the day the metric is due.

    `target` is the number to reach by then: for a range, its nearer end. `misses` tells that
    `value`, rounded as it is shown, falls short of it or leads away from it; else `reached` is the
    day it is reached, None where it is met already. `formula` shows how `value` was reckoned: the
    pace from `since` to `as_of`, drawn on from there to `date`.
    """

    value: float
    date: dt.date
    target: float
    formula: str
    misses: bool
    reached: dt.date | None
    since: dt.date
    as_of: dt.date

    @property
    def ahead(self) -> int:
        """Days from the newest value to the day the metric is due."""
        return (self.date - self.as_of).days


def forecast(metric: Metric, item: Item, today: dt.date) -> Forecast | None:
    """Draw the line of one metric on to the day it is due.

    The pace is that since the newest value of the period which is four weeks older than the
    newest of all, and older where the end is far; without one, since the baseline at the start of
    the period. None for an item that is not in hand; where a target, a period or a value inside
    the period is missing; where the day has come; where the pace is that of too few days; and for
    one step, which has none.
    """
    latest, period = metric.latest, item.period
    if metric.unread or not item.active or period is None or latest is None or latest.date is None:
        return None
    due, as_of, now = metric.due or period.end, latest.date, latest.value
    if due <= today or as_of > today or as_of >= due:
        return None
    before = _find_before(metric, period.start, as_of, due)
    if before is None:
        return None
    since, begin = before
    days, ahead = (as_of - since).days, (due - as_of).days
    raw = now + (now - begin) / days * ahead
    target = _target(metric, begin, now, raw)
    if target is None or not math.isfinite(raw):
        return None
    way = max(abs(target - (begin if metric.start is None else metric.start)), abs(target - now))
    value = round(raw, _digits(way)) or 0.0
    misses = not metric.meets(value)
    first, last = number(begin), number(now)
    return Forecast(
        value,
        due,
        target,
        f"{last} + ({last} − {first}) / {days} × {ahead} = {number(value)}",
        misses,
        None if misses or metric.meets(now) else _crossing(as_of, due, target - now, raw - now),
        since,
        as_of,
    )


def trends_off(
    found: Forecast, metric: Metric, status: str, settings: Settings, today: dt.date
) -> bool:
    """Tell whether a metric is on track now and would no longer be on the day it is due.

    A value that is out of date has no pace to speak of.
    """
    if status != "on-track" or not found.misses:
        return False
    if today - found.as_of > longest_age(metric, settings):
        return False
    share = metric.progress(found.value)
    return share is None or pace(share, 1.0) != "on-track"


def _find_before(
    metric: Metric, start: dt.date, as_of: dt.date, due: dt.date
) -> tuple[dt.date, float] | None:
    """Return day and value from which the pace is taken."""
    least = -(-(due - as_of).days // _AHEAD_PER_DAY)
    latest = as_of - dt.timedelta(days=max(_LEAST_DAYS, least))
    for actual in reversed(metric.dated):
        if actual.date and start <= actual.date <= latest:
            return actual.date, actual.value
    begin = 0.0 if metric.direction == "done" else metric.start
    if begin is None or (as_of - start).days < max(least, 1):
        return None
    return start, begin


def _target(metric: Metric, begin: float, now: float, value: float) -> float | None:
    """Return the number to arrive at, None where there is none.

    For a range the end on the way. Who has just come into it is not expected to run through.
    """
    if metric.direction == "done":
        return metric.steps if metric.steps > 1 else None
    if metric.direction != "between":
        return metric.target
    if metric.low is None or metric.high is None or metric.low > metric.high:
        return None
    if metric.meets(now):
        if metric.meets(value) or not metric.meets(begin):
            return None
        return metric.low if value < metric.low else metric.high
    return metric.low if now < metric.low else metric.high


def _crossing(as_of: dt.date, due: dt.date, way: float, change: float) -> dt.date:
    """Return the day on which the line arrives, the last one where rounding brings it there."""
    share = way / change if change else 1.0
    days = min(max(share, 0.0), 1.0) * (due - as_of).days
    return as_of + dt.timedelta(days=int(-(-days // 1)))


def _digits(way: float) -> int:
    """Return as many digits as matter on the way: a hundredth of it."""
    return 0 if way >= _FINE else 1 if way >= _FINER else 2
