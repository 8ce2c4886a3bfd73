"""Metrics: what is measured on an item, and how far it has come.

In: one entry of `metrics`. Out: a frozen `Metric` with its progress and the formula behind it.
Never decides what a status is called; that needs the item's period.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from goldenthread.ground.period import day_of
from goldenthread.measures.figures import NO_FORMULA, Formula, Percent
from goldenthread.measures.share import percent
from goldenthread.source.fields import read_number, read_text
from goldenthread.source.front_matter import Pointer

Direction = Literal["up", "down", "between", "done"]
_DIRECTION_OF: Mapping[str, Direction] = {"<": "down", "<=": "down", ">": "up", ">=": "up"}


@dataclass(frozen=True, slots=True)
class Actual:
    """One measured value; `date` is None when the writer left it out.

    `origin` is the id of the check-in that gave it, empty for the item's own values and those of a
    table; `pointer` then leads to the metric. `line` is where it stands in the table, 0 for all
    others.
    """

    date: dt.date | None
    value: float
    note: str
    pointer: Pointer
    origin: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Metric:
    """A measured quantity (StratML: performance indicator; OKR: key result).

    `target` is the number to reach; for the direction `between` it is None and `low` and `high`
    hold the range. `actuals` keep the order in which they were written; those of the table that
    `data` names (`file#column`) and of check-ins stand among them. Where those of the table cannot
    be read, `unread` is the path of the file with the error.
    `weight` is what it counts for in its item, `every` how often it is measured.
    """

    id: str
    name: str
    unit: str
    direction: Direction
    baseline: float | None
    target: float | None
    low: float | None
    high: float | None
    target_text: str
    due: dt.date | None
    source: str
    actuals: tuple[Actual, ...]
    pointer: Pointer
    data: str = ""
    weight: float = 1.0
    every: str = ""
    unread: str = ""

    @property
    def latest(self) -> Actual | None:
        """The actual with the newest date; undated ones only where none is dated."""
        if not self.actuals:
            return None
        return max(self.actuals, key=lambda actual: actual.date or dt.date.min)

    @property
    def dated(self) -> tuple[Actual, ...]:
        """The dated actuals, oldest first."""
        known = [actual for actual in self.actuals if actual.date]
        return tuple(sorted(known, key=lambda actual: actual.date or dt.date.min))

    def progress(self, value: float | None = None) -> float | None:
        """Return the share of the way from baseline to target, 0 to 1 and beyond either end.

        `value` defaults to the latest actual. None where it cannot be computed: no actual, no
        target, or no way to go because the start already met a target that is now missed.
        """
        if value is None:
            latest = self.latest
            if latest is None:
                return None
            value = latest.value
        if self.direction == "done":
            return min(max(value / self.steps, 0.0), 1.0)
        if self.direction == "between":
            return self._progress_between(value)
        if self.target is None:
            return None
        start = self.start
        if start is None or self.meets(start):
            return 1.0 if self.meets(value) else None
        return (value - start) / (self.target - start)

    @property
    def start(self) -> float | None:
        """Where the way begins: the baseline; for `up` without one, zero."""
        if self.baseline is None and self.direction == "up":
            return 0.0 if self.target else None
        return self.baseline

    @property
    def steps(self) -> float:
        """How many steps make something done: its target, else one."""
        return self.target if self.target and self.target > 0 else 1.0

    def _progress_between(self, value: float) -> float | None:
        if self.low is None or self.high is None:
            return None
        away = max(self.low - value, value - self.high, 0.0)
        if away == 0:
            return 1.0
        if self.baseline is None:
            return None
        first = max(self.low - self.baseline, self.baseline - self.high, 0.0)
        return None if first == 0 else 1 - away / first

    def meets(self, value: float) -> bool:
        """Tell whether `value` reaches the target."""
        if self.direction == "between":
            return self.low is not None and self.high is not None and self.low <= value <= self.high
        if self.direction == "done":
            return value >= self.steps
        if self.target is None:
            return False
        return value <= self.target if self.direction == "down" else value >= self.target

    def formula(self) -> Formula:
        """Spell out the progress of the latest actual, so that a reader can check it by hand."""
        latest, start = self.latest, self.start
        share = self.progress()
        if latest is None or share is None:
            return NO_FORMULA
        result, now = Percent(percent(share)), latest.value
        if self.direction == "done":
            return Formula((now, " / ", self.steps, " = ", result))
        if self.direction == "between" and self.low is not None and self.high is not None:
            span = (self.low, "–", self.high)
            inside = self.meets(now)
            return Formula((now, " ∈ ", *span) if inside else (now, " ∉ ", *span, ": ", result))
        if start is None or self.target is None or self.meets(start):
            return Formula((now, ": ", result))
        way = ("(", now, " − ", start, ") / (", self.target, " − ", start, ")")
        return Formula((*way, " = ", result))


def build_metrics(entries: object, pointer: Pointer = ("metrics",)) -> tuple[Metric, ...]:
    """Build what can be built of a list of metrics; entries of a wrong shape are left out."""
    if not isinstance(entries, list):
        return ()
    return tuple(
        _build_metric(entry, (*pointer, index))
        for index, entry in enumerate(entries)
        if isinstance(entry, dict)
    )


def _build_metric(entry: Mapping[str, Any], pointer: Pointer) -> Metric:
    target, low, high, text = entry.get("target"), None, None, ""
    direction: Direction | None = None
    given = entry.get("direction")
    if given in ("up", "down", "between", "done"):
        direction = given
    if isinstance(target, dict):
        text = read_text(target.get("text"))
        low, high = read_number(target.get("low")), read_number(target.get("high"))
        if low is not None or high is not None:
            direction = direction or "between"
        comparator, target = str(target.get("comparator")), target.get("value")
        direction = direction or _DIRECTION_OF.get(comparator)
        if direction is None and _is_above(entry.get("baseline"), target):
            direction = "down"
    return Metric(
        id=read_text(entry.get("id")),
        name=read_text(entry.get("name")) or read_text(entry.get("id")),
        unit=read_text(entry.get("unit")),
        direction=direction or "up",
        baseline=read_number(entry.get("baseline")),
        target=read_number(target),
        low=low,
        high=high,
        target_text=text,
        due=day_of(entry.get("due")),
        source=read_text(entry.get("source")),
        actuals=build_actuals(entry.get("actuals"), (*pointer, "actuals")),
        pointer=pointer,
        data=read_text(entry.get("data")),
        weight=max(read_number(entry.get("weight")) or 0.0, 0.0) or 1.0,
        every=read_text(entry.get("every")),
    )


def _is_above(baseline: object, target: object) -> bool:
    """Tell whether an exact target (`=`) lies below the baseline, so that the way leads down."""
    first, last = read_number(baseline), read_number(target)
    return first is not None and last is not None and first > last


def build_actuals(entries: object, pointer: Pointer) -> tuple[Actual, ...]:
    """Build what can be built of a list of dated values."""
    if not isinstance(entries, list):
        return ()
    built = []
    for index, entry in enumerate(entries):
        value = read_number(entry.get("value")) if isinstance(entry, dict) else None
        if value is not None:
            note = read_text(entry.get("note"))
            built.append(Actual(day_of(entry.get("date")), value, note, (*pointer, index)))
    return tuple(built)


def merge_actuals(own: tuple[Actual, ...], more: Sequence[Actual]) -> tuple[Actual, ...]:
    """Add dated values to what an item states itself, which wins where both have a day.

    Own actuals keep their order; each further one comes before the first later one.
    """
    stated = {actual.date for actual in own}
    known = [(actual.date, actual) for actual in more if actual.date and actual.date not in stated]
    new = [actual for _, actual in sorted(known, key=lambda pair: pair[0])]
    merged: list[Actual] = []
    place = 0
    for actual in own:
        while actual.date and place < len(new) and (new[place].date or actual.date) < actual.date:
            merged.append(new[place])
            place += 1
        merged.append(actual)
    return (*merged, *new[place:])
