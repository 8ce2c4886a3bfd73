"""The targets and actuals of one indicator, paired.

In: an indicator. Out: rows, each one period with its target and its actual.
Never pairs by position when both sides name their periods, and never invents a date or a number.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.interop.stratml.model import Indicator, Instance, Result
from goldenthread.interop.stratml.numbers import is_backwards, read_date, read_number
from goldenthread.interop.stratml.report import Log


@dataclass(frozen=True, slots=True)
class Row:
    """One period as written, with what was aimed at and what came."""

    start: str
    end: str
    target: Result | None
    actual: Result | None


def pair_results(indicator: Indicator, place: str, log: Log) -> tuple[Row, ...]:
    """Return the rows of an indicator, oldest first where every period has a date."""
    rows = [row for instance in indicator.instances for row in _pair(instance, place, log)]
    for row in rows:
        _remark_row(row, place, log)
    dates = [day_of(row.target or row.actual) for row in rows]
    if all(dates):
        order = sorted(range(len(rows)), key=lambda index: (str(dates[index]), index))
        rows = [rows[index] for index in order]
    return tuple(rows)


def day_of(result: Result | None) -> dt.date | None:
    """Return the day a result stands for: the end of its period, else its start.

    A period that starts after it ends stands for no day.
    """
    if result is None or is_backwards(result.start, result.end):
        return None
    return read_date(result.end) or read_date(result.start)


def number_of(result: Result | None) -> Decimal | None:
    """Return the number of a result, None if it has none that can be read."""
    return read_number(result.number) if result else None


def words_of(result: Result | None) -> str:
    """Return everything a result says in words, on one line."""
    if result is None:
        return ""
    number = result.number if read_number(result.number) is None else ""
    status = f"{result.label}: {result.status}" if result.label and result.status else result.status
    return "; ".join(filter(None, (number, result.description, status)))


def _pair(instance: Instance, place: str, log: Log) -> Iterator[Row]:
    targets, actuals = list(instance.targets), list(instance.actuals)
    if len(targets) == len(actuals) == 1 and _may_pair(targets[0], actuals[0]):
        yield _row(targets[0], actuals[0])
        return
    for target in targets:
        match = next((a for a in actuals if (a.start, a.end) == (target.start, target.end)), None)
        if match:
            actuals.remove(match)
        yield _row(target, match)
    for actual in actuals:
        if targets:
            log.add("unpaired-results", place)
        yield _row(None, actual)


def _may_pair(target: Result, actual: Result) -> bool:
    same = (target.start, target.end) == (actual.start, actual.end)
    return same or not (target.start or target.end) or not (actual.start or actual.end)


def _row(target: Result | None, actual: Result | None) -> Row:
    dated = [r for r in (target, actual) if r and (r.start or r.end)]
    start, end = (dated[0].start, dated[0].end) if dated else ("", "")
    return Row(start, end, target, actual)


def _remark_row(row: Row, place: str, log: Log) -> None:
    for day in dict.fromkeys((row.start, row.end)):
        if day and read_date(day) is None:
            log.add("invalid-date", place, day)
    if is_backwards(row.start, row.end):
        log.add("backwards-period", place, f"{row.start} to {row.end}")
    for result in (row.target, row.actual):
        if result and result.number and read_number(result.number) is None:
            log.add("unreadable-number", place, result.number)
