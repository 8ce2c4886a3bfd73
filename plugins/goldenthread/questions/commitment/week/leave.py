"""When nobody is expected to check in: leave, pauses of a team, holidays of the company.

In: items and settings. Out: periods. On leave a person owes nothing; where a whole team is away,
the team rests. Never reads the clock, and never raises because of what a writer wrote.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.config.settings import Settings
from goldenthread.ground.period import FIRST_YEAR, LAST_YEAR, Period, parse_period
from goldenthread.items.item import Item
from goldenthread.source.fields import read_text

_FIRST, _LAST = dt.date(FIRST_YEAR, 1, 1), dt.date(LAST_YEAR, 12, 31)
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Leave:
    """One time in which a person is away; `delegate` is the id of who stands in, or empty."""

    period: Period
    delegate: str


def read_leave(person: Item, settings: Settings) -> tuple[Leave, ...]:
    """Return the times in which a person is away, as written."""
    entries = _periods(person, "away", settings)
    return tuple(Leave(period, delegate) for period, delegate in entries)


def find_pauses(
    by_id: Mapping[str, Item], departments: Mapping[str, str], settings: Settings
) -> dict[str, tuple[Period, ...]]:
    """Return for each department when it does not check in.

    These are its own pauses, the company's holidays, and the days on which all its people are on
    leave, have not started yet, or have left. `departments` says who belongs to which.
    """
    found = {item.id: item for item in by_id.values() if item.is_department}
    people: dict[str, list[Item]] = {}
    for item in by_id.values():
        if item.is_person and not item.over:
            people.setdefault(departments.get(item.id, ""), []).append(item)
    return {
        name: (
            *settings.holidays,
            *(period for period, _ in _periods(item, "pauses", settings)),
            *_shared_leave(people.get(name, ()), settings),
        )
        for name, item in found.items()
    }


def _periods(item: Item, field: str, settings: Settings) -> Iterator[tuple[Period, str]]:
    for _, entry in item.entries(field):
        try:
            period = parse_period(str(entry.get("period")), settings.fiscal_year_start)
        except ValueError:  # said by the rule on fields
            continue
        yield period, read_text(entry.get("delegate"))


def _shared_leave(people: Sequence[Item], settings: Settings) -> tuple[Period, ...]:
    """Return the times in which each of these people is away; none where there is nobody."""
    shared: list[tuple[dt.date, dt.date]] | None = None
    for person in people:
        away = list(_join(_absences(person, settings)))
        shared = away if shared is None else list(_intersect(shared, away))
        if not shared:
            return ()
    return tuple(Period(start, end, f"{start}/{end}") for start, end in shared or ())


def _absences(person: Item, settings: Settings) -> Iterator[tuple[dt.date, dt.date]]:
    first, last = person.first_day, person.last_day
    if first:
        yield _FIRST, first - _DAY
    if last:
        yield last + _DAY, _LAST
    yield from ((leave.period.start, leave.period.end) for leave in read_leave(person, settings))


def _join(spans: Iterable[tuple[dt.date, dt.date]]) -> Iterator[tuple[dt.date, dt.date]]:
    """Yield spans in order, those that touch or overlap as one."""
    current: tuple[dt.date, dt.date] | None = None
    for start, end in sorted(spans):
        if current and start <= current[1] + _DAY:
            current = (current[0], max(current[1], end))
            continue
        if current:
            yield current
        current = (start, end)
    if current:
        yield current


def _intersect(
    ours: Sequence[tuple[dt.date, dt.date]], theirs: Sequence[tuple[dt.date, dt.date]]
) -> Iterator[tuple[dt.date, dt.date]]:
    """Yield what lies in both of two ordered rows of spans."""
    one, two = 0, 0
    while one < len(ours) and two < len(theirs):
        start = max(ours[one][0], theirs[two][0])
        end = min(ours[one][1], theirs[two][1])
        if start <= end:
            yield start, end
        if ours[one][1] < theirs[two][1]:
            one += 1
        else:
            two += 1
