"""The targets and actuals of one indicator, each target beside the actual of its measurement.

In: an indicator. Out: rows, each one measurement with its target and its actual. Where the file
leaves open which belong together, they stand in rows of their own that are marked `unsure`.
Never pairs by position, and never invents a date or a number.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.interop.stratml.model import Indicator, Instance, SourceResult
from goldenthread.interop.stratml.numbers import is_backwards, read_date, read_number
from goldenthread.interop.stratml.report import Log


@dataclass(frozen=True, slots=True)
class Measurement:
    """One measurement with its period as written, what was aimed at and what came.

    The period is the actual's where both have one; `unsure` tells that the file holds further
    results which might be the other half.
    """

    start: str
    end: str
    target: SourceResult | None
    actual: SourceResult | None
    unsure: bool = False

    @property
    def day(self) -> dt.date | None:
        """The day the measurement stands for, that of its actual first."""
        return day_of(self.actual) or day_of(self.target)


def pair_results(indicator: Indicator, place: str, log: Log) -> tuple[Measurement, ...]:
    """Return the rows of an indicator, oldest first where every period has a date."""
    rows = [row for instance in indicator.instances for row in _pair(instance, place, log)]
    for row in rows:
        _remark_row(row, place, log)
    dates = [row.day for row in rows]
    if all(dates):
        order = sorted(range(len(rows)), key=lambda index: (str(dates[index]), index))
        rows = [rows[index] for index in order]
    return tuple(rows)


def day_of(result: SourceResult | None) -> dt.date | None:
    """Return the day a result stands for: the end of its period, else its start.

    A period that starts after it ends stands for no day.
    """
    if result is None or is_backwards(result.start, result.end):
        return None
    return read_date(result.end) or read_date(result.start)


def number_of(result: SourceResult | None) -> Decimal | None:
    """Return the number of a result, None if it has none that can be read."""
    return read_number(result.number) if result else None


def words_of(result: SourceResult | None) -> str:
    """Return everything a result says in words, on one line."""
    if result is None:
        return ""
    number = result.number if read_number(result.number) is None else ""
    status = f"{result.label}: {result.status}" if result.label and result.status else result.status
    return "; ".join(filter(None, (number, result.description, status)))


def is_baseline(result: SourceResult | None) -> bool:
    """Tell whether an actual is called a baseline."""
    return result is not None and "baseline" in result.status.lower()


def _pair(instance: Instance, place: str, log: Log) -> Iterator[Measurement]:
    """Yield the rows of one MeasurementInstance.

    One target and one actual are one measurement, whatever their periods. Of several, those belong
    together that name the same period, and one target without a period is that of all actuals.
    """
    baselines = [actual for actual in instance.actuals if is_baseline(actual)]
    actuals = [actual for actual in instance.actuals if not is_baseline(actual)]
    targets = list(instance.targets)
    if len(targets) == len(actuals) == 1:
        yield _row(targets[0], actuals[0])
    elif len(targets) == 1 and not _period(targets[0]):
        yield from (_row(targets[0], actual) for actual in actuals)
        if not actuals:
            yield _row(targets[0], None)
    else:
        yield from _pair_by_period(targets, actuals, place, log)
    yield from (_row(None, baseline) for baseline in baselines)


def _pair_by_period(
    targets: list[SourceResult], actuals: list[SourceResult], place: str, log: Log
) -> Iterator[Measurement]:
    """Pair what names a period that one target and one actual have; the rest stays alone."""
    aimed, came = (Counter(map(_period, results)) for results in (targets, actuals))
    sure = {period for period in aimed if aimed[period] == came[period] == 1}
    for target in targets:
        period = _period(target)
        match = next((a for a in actuals if _period(a) == period), None) if period in sure else None
        unsure = match is None and _may_match(period, came)
        yield _row(target, match, unsure=unsure)
    for actual in actuals:
        if _period(actual) not in sure:
            if targets:
                log.add("unpaired-results", place)
            yield _row(None, actual, unsure=_may_match(_period(actual), aimed))


def _period(result: SourceResult) -> tuple[str, str] | tuple[()]:
    return (result.start, result.end) if result.start or result.end else ()


def _may_match(period: object, others: Counter[tuple[str, str] | tuple[()]]) -> bool:
    """Tell whether a result might be the half of one of the others; years apart it is not."""
    return bool(others[()]) or period in others or (not period and bool(others))


def _row(
    target: SourceResult | None, actual: SourceResult | None, *, unsure: bool = False
) -> Measurement:
    dated = [r for r in (actual, target) if r and (r.start or r.end)]
    start, end = (dated[0].start, dated[0].end) if dated else ("", "")
    return Measurement(start, end, target, actual, unsure)


def _remark_row(row: Measurement, place: str, log: Log) -> None:
    for result in (row.target, row.actual):
        if result is None:
            continue
        if result is row.target and row.actual and _period(result) == _period(row.actual):
            continue
        for day in dict.fromkeys((result.start, result.end)):
            if day and read_date(day) is None:
                log.add("invalid-date", place, day)
        if is_backwards(result.start, result.end):
            log.add("backwards-period", place, f"{result.start} to {result.end}")
    for result in (row.target, row.actual):
        if result and result.number and read_number(result.number) is None:
            log.add("unreadable-number", place, result.number)
