"""The one figure of an indicator: which target and which actual a page may hold together.

In: the rows of an indicator. Out: a `Figure`, or the reason why there is none. Never holds the
target of one measurement against the result of another, and never picks between two.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.interop.stratml.model import SourceResult
from goldenthread.interop.stratml.series import Measurement, day_of, is_baseline, number_of


@dataclass(frozen=True, slots=True)
class Figure:
    """What a metric may show; `reason` is a clause where that is nothing.

    `target` is the target of the newest actual, or the next one after it where that has none;
    before anything is measured, the newest. `actuals` are the results of every day that has one
    value, in the order of the rows.
    """

    target: SourceResult | None = None
    baseline: SourceResult | None = None
    actuals: tuple[SourceResult, ...] = ()
    reason: str = ""


def read_figure(rows: Sequence[Measurement]) -> Figure:
    """Choose what may stand together of the rows of one indicator."""
    measured = [row for row in rows if not is_baseline(row.actual) and _has_number(row.actual)]
    newest, reason = _newest(measured)
    target = _target_of(newest, rows) if newest else None
    if newest is None and not reason:
        target, reason = _latest_target(rows)
    if reason:
        return Figure(reason=reason)
    return Figure(target, _baseline(rows), _actuals(measured))


def _newest(measured: Sequence[Measurement]) -> tuple[Measurement | None, str]:
    """Return the newest measurement, or why none can be determined; both empty without one."""
    days = [day for row in measured if (day := day_of(row.actual))]
    last = max(days) if days else None
    candidates = [row for row in measured if day_of(row.actual) == last]
    values = {(number_of(row.actual), number_of(row.target)) for row in candidates}
    if len(values) > 1:
        when = f"for {last:%Y-%m-%d}" if last else "without a day"
        return None, f"{len(candidates)} results stand {when}, and nothing says which one counts"
    if any(row.unsure for row in candidates):
        return None, "one measurement holds several targets and results, and nothing pairs them"
    return (candidates[0] if candidates else None), ""


def _target_of(newest: Measurement, rows: Sequence[Measurement]) -> SourceResult | None:
    if newest.target:
        return newest.target if _has_number(newest.target) else None
    return min(
        (
            row.target
            for row in rows
            if row.target and row.actual is None and _has_number(row.target)
            if row.day and newest.day and row.day > newest.day
        ),
        key=lambda target: str(day_of(target)),
        default=None,
    )


def _latest_target(rows: Sequence[Measurement]) -> tuple[SourceResult | None, str]:
    """Return the newest target of something never measured, or why none can be determined."""
    targets = [row.target for row in rows if row.target and _has_number(row.target)]
    days = [day for day in map(day_of, targets) if day]
    last = max(days) if days else None
    candidates = [target for target in targets if day_of(target) == last]
    if len({number_of(target) for target in candidates}) > 1:
        when = f"for {last:%Y-%m-%d}" if last else "without a day"
        return None, f"{len(candidates)} targets stand {when}, and nothing says which one counts"
    return (candidates[0] if candidates else None), ""


def _baseline(rows: Sequence[Measurement]) -> SourceResult | None:
    """Return the baseline, None where two of them differ."""
    found = [row.actual for row in rows if is_baseline(row.actual) and _has_number(row.actual)]
    return found[0] if len({number_of(result) for result in found}) == 1 else None


def _actuals(measured: Sequence[Measurement]) -> tuple[SourceResult, ...]:
    """Return the results with a day that has one value; those without, only where none has one."""
    values: dict[dt.date | None, set[object]] = {}
    for row in measured:
        values.setdefault(day_of(row.actual), set()).add(number_of(row.actual))
    kept: dict[dt.date | None, SourceResult] = {}
    for row in measured:
        day = day_of(row.actual)
        if row.actual and len(values[day]) == 1 and (day or not any(values)):
            kept.setdefault(day, row.actual)
    return tuple(kept.values())


def _has_number(result: SourceResult | None) -> bool:
    return number_of(result) is not None
