"""How an item stands, as of one day.

In: an item and today. Out: a `Status` with the numbers it was read off. Never averages over
unlike metrics: an item stands where its first metric stands.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.item import Item
from goldenthread.metric import Metric
from goldenthread.settings import Settings


@dataclass(frozen=True, slots=True)
class Status:
    """The state of an item in one word, with its evidence.

    `name` is one of done, missed, abandoned, archived, draft, candidate, outdated, no-news,
    on-track, at-risk, off-track, not-started, unmeasured. `progress` is the share of the way
    (0 to 1, or beyond); `expected` is the share of the time that has passed (0 to 1);
    `formula` spells the progress out; `rolled_up` tells that it is a mean of what lies below.
    """

    name: str
    progress: float | None = None
    expected: float | None = None
    formula: str = ""
    rolled_up: bool = False


_MOST_SPELLED = 12
_CLOSED = {"achieved": "done", "missed": "missed", "abandoned": "abandoned"}


def read_status(
    item: Item,
    settings: Settings,
    today: dt.date,
    *,
    silent: bool = False,
    shares: Sequence[float] = (),
) -> Status:
    """Judge one item.

    Closed wins over outdated, outdated over the absence of news (`silent`: the department has set a
    cadence and not checked in), that over the first metric against a straight line from
    baseline to target across the period. `shares` are the progress of what lies below, given
    only where roll-up is on and the item has no metric: the item then takes their mean.
    """
    metric = item.metrics[0] if item.metrics else None
    rolled_up = metric is None and bool(shares)
    progress = metric.progress() if metric else _mean(shares)
    expected = share_of_time(item, metric, today) if metric or rolled_up else None
    formula = metric.formula() if metric else _spell_mean(shares)
    return Status(
        _name(item, metric, progress, expected, settings, today, silent=silent),
        progress,
        expected,
        formula,
        rolled_up,
    )


def _mean(shares: Sequence[float]) -> float | None:
    return sum(shares) / len(shares) if shares else None


def _spell_mean(shares: Sequence[float]) -> str:
    """Spell a roll-up out, so that a reader can check it: "(20 % + 60 %) / 2 = 40 %"."""
    if not shares:
        return ""
    shown = [f"{share * 100:.0f} %" for share in shares[:_MOST_SPELLED]]
    more = " + …" if len(shares) > _MOST_SPELLED else ""
    mean = sum(shares) / len(shares)
    return f"({' + '.join(shown)}{more}) / {len(shares)} = {mean * 100:.0f} %"


def _name(
    item: Item,
    metric: Metric | None,
    progress: float | None,
    expected: float | None,
    settings: Settings,
    today: dt.date,
    *,
    silent: bool,
) -> str:
    if item.closed:
        return _CLOSED.get(item.closed.verdict, "done")
    if item.state in ("archived", "draft", "candidate"):
        return item.state
    if item.state == "closed":
        return "done"
    if item.period and item.period.end < today:
        return "outdated"
    if silent:
        return "no-news"
    if progress is None:
        return "not-started" if metric and not metric.actuals else "unmeasured"
    return pace(progress, expected, settings)


def pace(progress: float, expected: float | None, settings: Settings) -> str:
    """Name the pace: progress as a share of what a straight line expects by now."""
    if progress >= 1:
        return "on-track"
    if expected is None:
        return "unmeasured"
    if expected <= 0 or progress / expected >= settings.at_risk_below:
        return "on-track"
    return "at-risk" if progress / expected >= settings.off_track_below else "off-track"


def share_of_time(item: Item, metric: Metric | None, today: dt.date) -> float | None:
    """Return how much of the way to the due date has passed, 0 to 1; None without dates.

    The way starts with the item's period and ends when the metric is due, else with the period.
    """
    if item.period is None:
        return None
    start, end = item.period.start, (metric.due if metric and metric.due else item.period.end)
    if end <= start:
        return 1.0 if today >= end else 0.0
    return min(max((today - start).days / (end - start).days, 0.0), 1.0)
