"""Where a metric arrives if it goes on as it has gone so far.

In: a metric, its item, today. Out: a `Forecast` on the straight line from the baseline at the
start of the period through the newest value, or None where there is no such line. Never smooths,
weighs or guesses: a reader can draw the line by hand.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from goldenthread.item import Item
from goldenthread.metric import Metric, number

_EVIDENCE = 0.1
"""The share of the time that has to lie before the newest value; less is no pace yet."""
_FINE, _FINER = 20, 2


@dataclass(frozen=True, slots=True)
class Forecast:
    """The value expected on `date`, the day the metric is due.

    `target` is the number to reach by then: for a range, its nearer end. `misses` tells that
    `value`, rounded as it is shown, falls short of it; else `reached` is the day it is reached.
    `formula` shows how `value` was reckoned: the days of the whole way, `total`, over those up to
    the newest value, `elapsed`.
    """

    value: float
    date: dt.date
    target: float
    formula: str
    misses: bool
    reached: dt.date | None
    as_of: dt.date
    elapsed: int
    total: int


@dataclass(frozen=True, slots=True)
class _Line:
    """From `begin` on `start` to `now` on `as_of`, on the way to `target` by `due`."""

    start: dt.date
    begin: float
    as_of: dt.date
    now: float
    due: dt.date
    target: float


def forecast(metric: Metric, item: Item, today: dt.date) -> Forecast | None:
    """Draw the line of one metric on to the day it is due.

    None for an item that is not in hand; where a start, a target, a period or a value inside the
    period is missing; where the day has come; for one step, which has no pace; and for a range
    that is kept.
    """
    line = _find_line(metric, item, today)
    if line is None:
        return None
    elapsed, total = (line.as_of - line.start).days, (line.due - line.start).days
    if elapsed <= 0 or elapsed < total * _EVIDENCE:
        return None
    value = line.begin + (line.now - line.begin) * total / elapsed
    value = round(value, _digits(line)) or 0.0
    crossing = _crossing(line, elapsed)
    short = value < line.target if line.target > line.begin else value > line.target
    misses = short and crossing is None
    begin, now = number(line.begin), number(line.now)
    return Forecast(
        value,
        line.due,
        line.target,
        f"{begin} + ({now} − {begin}) × {total} / {elapsed} = {number(value)}",
        misses,
        crossing or (None if misses else line.due),
        line.as_of,
        elapsed,
        total,
    )


def _find_line(metric: Metric, item: Item, today: dt.date) -> _Line | None:
    latest = metric.latest
    if not item.active or item.period is None or latest is None or latest.date is None:
        return None
    due = metric.due or item.period.end
    begin = 0.0 if metric.direction == "done" else metric.start
    if begin is None or latest.date > today or due <= today:
        return None
    target = _target(metric, begin, latest.value)
    if target is None or target == begin:
        return None
    return _Line(item.period.start, begin, latest.date, latest.value, due, target)


def _target(metric: Metric, begin: float, now: float) -> float | None:
    """Return the number to arrive at, None where there is none or it does not lie ahead."""
    if metric.direction == "done":
        return metric.steps if metric.steps > 1 else None
    if metric.direction != "between":
        return None if metric.target is None or metric.meets(begin) else metric.target
    if metric.low is None or metric.high is None or metric.meets(now) or metric.meets(begin):
        return None
    return metric.low if begin < metric.low else metric.high


def _crossing(line: _Line, elapsed: int) -> dt.date | None:
    """Return the day on which the line arrives, None where it leads elsewhere or too late."""
    share = (line.now - line.begin) / (line.target - line.begin)
    if share <= 0:
        return None
    days = elapsed / share
    if days > (line.due - line.start).days:
        return None
    return line.start + dt.timedelta(days=int(-(-days // 1)))


def _digits(line: _Line) -> int:
    """Return as many digits as matter on the way: a hundredth of it."""
    way = abs(line.target - line.begin)
    return 0 if way >= _FINE else 1 if way >= _FINER else 2
