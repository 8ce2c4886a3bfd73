"""How far an item has come by its metrics, and how that was worked out.

In: an item, the settings, a day. Out: a `Progress`: one share of all its metrics, what each counts
for, and a formula that a reader can check by hand. The one place that decides which metrics an
item is judged by.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.config.settings import Settings
from goldenthread.items.item import Item
from goldenthread.measures.figures import NO_FORMULA, Formula, Percent, interleave
from goldenthread.measures.figures import Part as Figure
from goldenthread.measures.metric import Metric
from goldenthread.measures.share import percent

AT_RISK_BELOW, OFF_TRACK_BELOW = 0.9, 0.6
"""Shares of the pace."""
MOST_SPELLED = 12
"""Terms that a formula spells out; more end in "…"."""


@dataclass(frozen=True, slots=True)
class MetricShare:
    """What one of several metrics counts for; `share` is 0 to 1, None where it is left out.

    `note` says why the share is not that of a value: no-value (it counts as 0), no-target (it is
    left out), no-way (it misses its target and has no start to measure from).
    """

    metric: Metric
    share: float | None
    expected: float | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """The share of the way and of the time; `parts` is empty unless several metrics are judged.

    `begun` tells that something has been measured, `unread` which table cannot be read.
    """

    share: float | None
    expected: float | None
    formula: Formula
    begun: bool
    parts: tuple[MetricShare, ...] = ()
    unread: str = ""


def has_target(metric: Metric) -> bool:
    """Tell whether a metric says what is to be reached."""
    ends = (metric.target, metric.low, metric.high)
    return metric.direction == "done" or any(end is not None for end in ends)


def judged(item: Item, settings: Settings) -> tuple[Metric, ...]:
    """Return the metrics by which an item is judged: all, or the first as the company says."""
    return item.metrics[:1] if settings.progress == "first" else item.metrics


def read_progress(item: Item, settings: Settings, today: dt.date) -> Progress | None:
    """Return how far an item has come; None where it measures nothing.

    One metric counts as it is. Of several each is cut to 0 to 1, and they count by their weights,
    or the lowest does. Where one of them misses its target and nobody can say by how much of the
    way, there is no share.
    """
    metrics = judged(item, settings)
    if not metrics:
        return None
    lost = next((metric.unread for metric in metrics if metric.unread), "")
    if lost:
        return Progress(None, None, NO_FORMULA, begun=True, unread=lost)
    if len(metrics) == 1:
        only = metrics[0]
        expected = share_of_time(item, only, today)
        return Progress(only.progress(), expected, only.formula(), bool(only.actuals))
    parts = tuple(_read_part(item, metric, today) for metric in metrics)
    aimed = [part for part in parts if part.note != "no-target"]
    begun = any(part.metric.actuals for part in aimed or parts)
    counted = [part for part in parts if part.share is not None]
    unknown = any(part.note == "no-way" for part in parts)
    if unknown or all(part.note == "no-value" for part in counted):
        return Progress(None, None, NO_FORMULA, begun, parts)
    if settings.progress == "lowest":
        low = min(counted, key=lambda part: part.share or 0.0)
        terms = _shorten(", ", [(_term(part.share or 0.0),) for part in counted])
        formula = Formula(("min(", *terms, ")", " = ", Percent(percent(low.share or 0.0))))
        return Progress(low.share, low.expected, formula, begun, parts)
    total = sum(part.metric.weight for part in counted)
    share = sum(part.metric.weight * (part.share or 0.0) for part in counted) / total
    times = [(part.metric.weight, part.expected) for part in counted]
    expected = sum(weight * (time or 0.0) for weight, time in times) / total
    timed = all(time is not None for _, time in times)
    formula = _spell_mean(counted, total, share)
    return Progress(share, expected if timed else None, formula, begun, parts)


def _read_part(item: Item, metric: Metric, today: dt.date) -> MetricShare:
    expected = share_of_time(item, metric, today)
    if not has_target(metric):
        return MetricShare(metric, None, expected, "no-target")
    if not metric.actuals:
        return MetricShare(metric, 0.0, expected, "no-value")
    share = metric.progress()
    if share is None:
        return MetricShare(metric, None, expected, "no-way")
    return MetricShare(metric, min(max(share, 0.0), 1.0), expected)


def _spell_mean(counted: Sequence[MetricShare], total: float, share: float) -> Formula:
    """Spell the mean out: "(2 × 50 % + 0 %) / 3 = 33 %"."""
    terms = [
        (_term(part.share or 0.0),)
        if part.metric.weight == 1
        else (part.metric.weight, " × ", _term(part.share or 0.0))
        for part in counted
    ]
    added = _shorten(" + ", terms)
    return Formula(("(", *added, ") / ", total, " = ", Percent(percent(share))))


def spell_shares(shares: Sequence[float]) -> Formula:
    """Spell a plain mean out: "(20 % + 60 %) / 2 = 40 %"."""
    if not shares:
        return NO_FORMULA
    mean = Percent(percent(sum(shares) / len(shares)))
    added = _shorten(" + ", [(_term(share),) for share in shares])
    return Formula(("(", *added, ") / ", len(shares), " = ", mean))


def _shorten(mark: str, terms: Sequence[Sequence[Figure]]) -> tuple[Figure, ...]:
    more = (mark, "…") if len(terms) > MOST_SPELLED else ()
    return (*interleave(mark, terms[:MOST_SPELLED]), *more)


def _term(share: float) -> Percent:
    """Write a share with enough digits to reach the same result by hand."""
    return Percent(round(share * 100, 1))


def pace(progress: float, expected: float | None) -> str:
    """Name the pace: progress as a share of what a straight line expects by now."""
    if progress >= 1:
        return "on-track"
    if expected is None:
        return "unmeasured"
    if expected <= 0 or progress / expected >= AT_RISK_BELOW:
        return "on-track"
    return "at-risk" if progress / expected >= OFF_TRACK_BELOW else "off-track"


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
