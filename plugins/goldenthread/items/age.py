"""How old a figure may be before nothing can be said by it.

In: an item, one of its metrics, the settings, a day. Out: whether its newest value still tells how
things stand, and since when nothing new is known. One rule for statuses, findings and pages.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from goldenthread.config.settings import Settings
from goldenthread.items.item import Item
from goldenthread.measures.metric import Actual, Metric

_INTERVALS: Mapping[str, int] = MappingProxyType(
    {"week": 7, "month": 31, "quarter": 92, "year": 366}
)
"""Days of the longest interval by the word of `every`."""
_GRACE = 14
"""Days in which a figure that is due has to arrive."""


def longest_age(metric: Metric, settings: Settings) -> dt.timedelta:
    """Return how old the newest value may be: an interval and two weeks, else `stale_after`."""
    if metric.every in _INTERVALS:
        return dt.timedelta(days=_INTERVALS[metric.every] + _GRACE)
    return dt.timedelta(weeks=settings.stale_after)


def is_measuring(item: Item, today: dt.date) -> bool:
    """Tell whether values are expected: the item is in hand, and its period runs."""
    period = item.period
    return item.active and (period is None or period.start <= today <= period.end)


def is_settled(metric: Metric, newest: Actual) -> bool:
    """Tell whether no later value is needed: it is done, or was measured on the day it was due."""
    done = metric.direction == "done" and metric.meets(newest.value)
    return done or bool(metric.due and newest.date and metric.due <= newest.date)


def is_old(item: Item, metric: Metric, settings: Settings, today: dt.date) -> bool:
    """Tell whether the newest value is older than its rhythm.

    Of one without a day nobody knows, and what is still to come has not been measured.
    """
    newest, period = metric.latest, item.period
    if newest is None or not item.active or (period and period.start > today):
        return False
    if newest.date is None or newest.date > today:
        return True
    return not is_settled(metric, newest) and today - newest.date > longest_age(metric, settings)


def last_news(item: Item, metric: Metric, today: dt.date) -> dt.date | None:
    """Return the day since which nothing new is known; None where that is fine or unknowable."""
    if item.misread(*metric.pointer, "actuals"):
        return None
    if not metric.actuals:
        return item.period.start if item.period else None
    newest = metric.dated[-1] if metric.dated else None
    # Undated and future values have findings of their own; the newest value may be among them.
    if newest is None or newest.date is None or len(metric.dated) < len(metric.actuals):
        return None
    return None if newest.date > today or is_settled(metric, newest) else newest.date
