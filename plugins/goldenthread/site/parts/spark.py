"""The small line of a metric over time.

In: a metric, or dated values. Out: a `Spark`: points in a box of 120 by 32, ready for
`parts/metric.html`. Values are set by their dates, so a missing month is a longer stretch and not
hidden.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.measures.metric import Metric
from goldenthread.site.parts.amounts import show_amount
from goldenthread.wording.words import Words

WIDTH, HEIGHT = 120, 32
_LEFT, _RIGHT, _MARGIN = 3, 5, 4
_MOST_POINTS = 60
_FEWEST_POINTS = 2


@dataclass(frozen=True, slots=True)
class Spark:
    """The drawing: points of the line and the area, the last point, the target's height."""

    line: str
    area: str
    x: str
    y: str
    target_y: str | None
    label: str


def draw_spark(words: Words, metric: Metric) -> Spark | None:
    """Draw the newest dated values; None with fewer than two."""
    dated = [(a.date, a.value) for a in metric.dated if a.date]
    target = metric.target if metric.direction != "between" else None
    return draw_values(words, dated, target, metric.unit)


def draw_values(
    words: Words, values_by_day: Sequence[tuple[dt.date, float]], target: float | None, unit: str
) -> Spark | None:
    """Draw the newest of some values, oldest first; None with fewer than two."""
    dated = values_by_day[-_MOST_POINTS:]
    if len(dated) < _FEWEST_POINTS:
        return None
    values = [value for _, value in dated]
    scale = [*values, *([] if target is None else [target])]
    low, high = min(scale), max(scale)
    points = [
        (_across(day, dated[0][0], dated[-1][0]), _up(value, low, high)) for day, value in dated
    ]
    line = " ".join(f"{x},{y}" for x, y in points)
    (first_x, _), (last_x, last_y) = points[0], points[-1]
    shown = ", ".join(show_amount(words, value, unit) for value in values)
    label = words(
        "metric.trend", values=shown, first=words.date(dated[0][0]), last=words.date(dated[-1][0])
    )
    if target is not None:
        label = f"{label} {words('metric.trend_target', target=show_amount(words, target, unit))}"
    return Spark(
        line=line,
        area=f"{first_x},{HEIGHT} {line} {last_x},{HEIGHT}",
        x=last_x,
        y=last_y,
        target_y=None if target is None else _up(target, low, high),
        label=label,
    )


def _across(day: dt.date, first: dt.date, last: dt.date) -> str:
    days = (last - first).days or 1
    return _short(_LEFT + (day - first).days / days * (WIDTH - _LEFT - _RIGHT))


def _up(value: float, low: float, high: float) -> str:
    share = (value - low) / (high - low) if high > low else 0.5
    return _short(HEIGHT - _MARGIN - share * (HEIGHT - 2 * _MARGIN))


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
