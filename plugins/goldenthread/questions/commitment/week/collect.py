"""What check-ins bring to the rest of the plan: values for metrics, and news of a team.

In: the items of a plan, of which some are check-ins. Out: the same items with more actuals, and
who was heard of when. Linear in the check-ins; never raises because of what a writer wrote.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from goldenthread.config.settings import Settings
from goldenthread.ground.period import Period
from goldenthread.ground.week import CADENCES, PATIENCE, count_open_weeks
from goldenthread.items.item import Item
from goldenthread.measures.metric import Actual, Metric, merge_actuals
from goldenthread.questions.commitment.week.check_in import (
    CheckIn,
    GivenValue,
    Rename,
    build_check_in,
)


def collect_check_ins(items: Iterable[Item], today: dt.date, rename: Rename) -> tuple[CheckIn, ...]:
    """Return the check-ins by week, then by path."""
    written = (item for item in items if item.kind.name == "check-in" and not item.over)
    built = (build_check_in(item, today, rename) for item in written)
    found = [check_in for check_in in built if check_in]
    return tuple(sorted(found, key=lambda c: (c.week.start, c.item.path)))


def add_values(by_id: Mapping[str, Item], check_ins: Sequence[CheckIn]) -> dict[str, Item]:
    """Return all items, those with values in check-ins with these among their actuals.

    An item's own value for a day wins; of two check-ins the later one does.
    """
    given: dict[str, dict[str, list[GivenValue]]] = {}
    for check_in in check_ins:
        for value in check_in.values:
            item = by_id.get(value.item)
            if item and item.metrics:
                metric = value.metric or item.metrics[0].id
                given.setdefault(item.id, {}).setdefault(metric, []).append(value)
    changed = {
        item_id: replace(
            by_id[item_id],
            metrics=tuple(_fill(m, values.get(m.id, ())) for m in by_id[item_id].metrics),
        )
        for item_id, values in given.items()
    }
    return {**by_id, **changed}


def _fill(metric: Metric, values: Sequence[GivenValue]) -> Metric:
    newest = {
        value.date: Actual(value.date, value.value, value.note, metric.pointer, value.check_in)
        for value in values
    }
    return replace(metric, actuals=merge_actuals(metric.actuals, tuple(newest.values())))


def find_teams(check_ins: Sequence[CheckIn], departments: Mapping[str, str]) -> dict[str, str]:
    """Return the department of each check-in: its own, else that of the person."""
    teams = {c.item.id: c.team or departments.get(c.person, "") for c in check_ins}
    return {check_in: team for check_in, team in teams.items() if team}


def find_last(
    check_ins: Sequence[CheckIn], departments: Mapping[str, str], today: dt.date
) -> dict[str, Period]:
    """Return for each department the newest week, begun by today, in which anybody checked in."""
    last: dict[str, Period] = {}
    for check_in in check_ins:
        team = departments.get(check_in.item.id)
        if team and check_in.week.start <= today:
            last[team] = check_in.week
    return last


def find_silent(
    by_id: Mapping[str, Item],
    last: Mapping[str, Period],
    pauses: Mapping[str, Sequence[Period]],
    today: dt.date,
) -> frozenset[str]:
    """Return the departments with a cadence that never checked in, or not for twice as long."""
    silent = set()
    for item in by_id.values():
        cadence = CADENCES.get(item.cadence)
        if not item.is_department or cadence is None:
            continue
        week = last.get(item.id)
        rest = pauses.get(item.id, ())
        if week is None or count_open_weeks(week.end, today, rest) >= cadence * PATIENCE:
            silent.add(item.id)
    return frozenset(silent)


def find_heard(
    by_id: Mapping[str, Item],
    check_ins: Sequence[CheckIn],
    departments: Mapping[str, str],
    pauses: Mapping[str, Sequence[Period]],
    settings: Settings,
    today: dt.date,
) -> frozenset[str]:
    """Return the items of which a recent check-in of their own team or owner speaks.

    Recent is what lies within twice the team's cadence, as long as silence would be; for a team
    without one, within `stale_after`.
    """
    recent: dict[tuple[str, Period], bool] = {}

    def is_recent(team: str, week: Period) -> bool:
        if (team, week) not in recent:
            home = by_id.get(team)
            cadence = CADENCES.get(home.cadence) if home else None
            longest = cadence * PATIENCE if cadence else settings.stale_after
            passed = count_open_weeks(week.end, today, pauses.get(team, ()))
            recent[team, week] = week.start <= today and passed < longest
        return recent[team, week]

    heard: set[str] = set()
    for check_in in check_ins:
        team = departments.get(check_in.item.id, "")
        if is_recent(team, check_in.week):
            named = (by_id[name] for name in _spoken_of(check_in) if name in by_id)
            ours = (check_in.person or None, team or None)
            heard |= {i.id for i in named if i.owner == ours[0] or departments.get(i.id) == ours[1]}
    return frozenset(heard)


def _spoken_of(check_in: CheckIn) -> Iterator[str]:
    yield from (entry.item for entry in check_in.commitments)
    yield from (value.item for value in check_in.values)
    yield from (blocker.item for blocker in check_in.blockers)
    yield from (call.item for call in check_in.calls)
