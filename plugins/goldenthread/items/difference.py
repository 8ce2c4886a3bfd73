"""In what two versions of an item differ, of all that a fingerprint sees.

In: what an item set out to do, and what it does now. Out: `Difference`s, and lines that put them
into words by a `Voice`. Old words that may not be repeated are left out, never the fact itself.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from goldenthread.ground.fingerprint import fold
from goldenthread.ground.period import Period
from goldenthread.items.intent import Intent
from goldenthread.measures.metric import Direction, Metric


class DifferencePart(StrEnum):
    """What differs."""

    TITLE = "title"
    PICTURE = "picture"
    CLAUSE = "clause"
    METRIC = "metric"
    METRIC_ID = "metric_id"
    TARGET = "target"
    DUE = "due"
    PERIOD = "period"
    AIMS = "aims"
    CLAUSE_ORDER = "clause_order"
    METRIC_ORDER = "metric_order"


@dataclass(frozen=True, slots=True)
class MetricTarget:
    """What a metric has to reach."""

    direction: Direction
    target: float | None
    low: float | None
    high: float | None


Value = str | MetricTarget | dt.date | Period | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One part that differs; `name` is a metric's, or the id of a clause.

    `old` or `new` is None where there was none, or is none. `hidden` tells that the old words, or
    the name, may not be repeated, and then they are not here.
    """

    part: DifferencePart
    name: str
    old: Value | None
    new: Value | None
    hidden: bool = False


def compare(
    old: Intent, new: Intent, may_quote: Callable[[str], bool], known_aims: frozenset[str]
) -> tuple[Difference, ...]:
    """List the differences in the order of a page; `may_quote` judges words no longer said.

    Former aims are named where all are among `known_aims`.
    """
    found = [
        *_compare_text(DifferencePart.TITLE, "", old.title, new.title),
        *_compare_text(DifferencePart.PICTURE, "", old.picture, new.picture),
        *_compare_clauses(old.clauses, new.clauses),
        *_compare_metrics(old.metrics, new.metrics),
    ]
    if _days(old.period) != _days(new.period):
        found.append(Difference(DifferencePart.PERIOD, "", old.period, new.period))
    if sorted(map(fold, old.aims)) != sorted(map(fold, new.aims)):
        known = known_aims.issuperset(old.aims)
        found.append(
            Difference(DifferencePart.AIMS, "", old.aims if known else None, new.aims, not known)
        )
    told = {clause[0] for clause in new.clauses} | {metric.name for metric in new.metrics}
    return tuple(_hide(one, may_quote, told) for one in found)


def _hide(one: Difference, may_quote: Callable[[str], bool], told: set[str]) -> Difference:
    name = one.name if one.name in told or may_quote(one.name) else ""
    old = None if isinstance(one.old, str) and not may_quote(one.old) else one.old
    hidden = one.hidden or name != one.name or old is not one.old
    return Difference(one.part, name, old, one.new, hidden)


def _compare_text(part: DifferencePart, name: str, old: str, new: str) -> Iterator[Difference]:
    if fold(old) != fold(new):
        yield Difference(part, name, fold(old) or None, fold(new) or None)


def _days(period: Period | None) -> tuple[dt.date, dt.date] | None:
    return (period.start, period.end) if period else None


def _number(names: Sequence[str]) -> list[tuple[str, int]]:
    """Tell entries of one id apart by their order."""
    counts: Counter[str] = Counter()
    found = []
    for name in names:
        counts[name] += 1
        found.append((name, counts[name]))
    return found


def _compare_clauses(
    old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]
) -> Iterator[Difference]:
    was = dict(zip(_number([name for name, _ in old]), (text for _, text in old), strict=True))
    now = dict(zip(_number([name for name, _ in new]), (text for _, text in new), strict=True))
    for key in [*was, *(key for key in now if key not in was)]:
        yield from _compare_text(DifferencePart.CLAUSE, key[0], was.get(key, ""), now.get(key, ""))
    if was.keys() == now.keys() and list(was) != list(now):
        yield Difference(DifferencePart.CLAUSE_ORDER, "", None, None)


def _target(metric: Metric) -> MetricTarget:
    return MetricTarget(metric.direction, metric.target, metric.low, metric.high)


def _compare_metrics(old: Sequence[Metric], new: Sequence[Metric]) -> Iterator[Difference]:
    was = dict(zip(_number([metric.id for metric in old]), old, strict=True))
    now = dict(zip(_number([metric.id for metric in new]), new, strict=True))
    renamed = _find_renamed(was, now)
    for key, metric in was.items():
        after = now.get(renamed.get(key, key))
        if after is None:
            yield Difference(DifferencePart.METRIC, metric.name, _target(metric), None)
            continue
        if metric.id != after.id:
            yield Difference(
                DifferencePart.METRIC_ID, after.name, metric.id or None, after.id or None
            )
        if _target(metric) != _target(after):
            yield Difference(DifferencePart.TARGET, after.name, _target(metric), _target(after))
        if metric.due != after.due:
            yield Difference(DifferencePart.DUE, after.name, metric.due, after.due)
    for key, metric in now.items():
        if key not in was and key not in renamed.values():
            yield Difference(DifferencePart.METRIC, metric.name, None, _target(metric))
    if was.keys() == now.keys() and list(was) != list(now):
        yield Difference(DifferencePart.METRIC_ORDER, "", None, None)


_Key = tuple[str, int]


def _find_renamed(was: Mapping[_Key, Metric], now: Mapping[_Key, Metric]) -> dict[_Key, _Key]:
    """Pair metrics that kept their name and got another id."""
    new = {metric.name: key for key, metric in now.items() if key not in was}
    old = {metric.name: key for key, metric in was.items() if key not in now}
    return {key: new[name] for name, key in old.items() if name in new}
