"""What check-ins bring to the rest of the plan: values for metrics, and news of a team.

In: the items of a plan, some of which are check-ins. Out: the items with more actuals, and when
each team or person was last heard from. Linear in the check-ins; never raises because of what a
writer wrote.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from goldenthread.config.settings import Settings
from goldenthread.ground.period import Period
from goldenthread.ground.week import CADENCES, PATIENCE, count_open_weeks
from goldenthread.items.item import Item
from goldenthread.items.status import News
from goldenthread.measures.metric import Actual, Metric, merge_actuals
from goldenthread.questions.commitment.week.check_in import CheckIn, GivenValue
from goldenthread.questions.commitment.week.leave import find_pauses
from goldenthread.questions.commitment.week.reading import collect_check_ins, find_last


class CheckInHook:
    """The check-ins of one plan that is being built."""

    def __init__(self, items: Sequence[Item], renamed: Mapping[str, str], today: dt.date) -> None:
        """Read the check-ins under the ids of today."""
        self._today = today
        self._check_ins = collect_check_ins(items, today, lambda name: renamed.get(name, name))

    def fill(self, by_id: Mapping[str, Item]) -> dict[str, Item]:
        """Return the items with values in check-ins, these among their actuals.

        An item's own value for a day wins; of two check-ins the later one does.
        """
        given: dict[str, dict[str, list[GivenValue]]] = {}
        for check_in in self._check_ins:
            for value in check_in.values:
                item = by_id.get(value.item)
                if item and item.metrics:
                    metric = value.metric or item.metrics[0].id
                    given.setdefault(item.id, {}).setdefault(metric, []).append(value)
        return {
            item_id: replace(
                by_id[item_id],
                metrics=tuple(_fill(m, values.get(m.id, ())) for m in by_id[item_id].metrics),
            )
            for item_id, values in given.items()
        }

    def find_teams(self, departments: Mapping[str, str]) -> dict[str, str]:
        """Return the department of each check-in: its own, else that of the person."""
        teams = {c.item.id: c.team or departments.get(c.person, "") for c in self._check_ins}
        return {check_in: team for check_in, team in teams.items() if team}

    def read_news(
        self, by_id: Mapping[str, Item], departments: Mapping[str, str], settings: Settings
    ) -> News:
        """Return which items somebody has spoken of lately, and whose team is silent."""
        last = find_last(self._check_ins, departments, self._today)
        pauses = find_pauses(by_id, departments, settings)
        silent = _find_silent(by_id, last, pauses, self._today)
        return News(
            frozenset(name for name in by_id if departments.get(name) in silent),
            _find_heard(by_id, self._check_ins, departments, pauses, settings, self._today),
        )


def _fill(metric: Metric, values: Sequence[GivenValue]) -> Metric:
    newest = {
        value.date: Actual(value.date, value.value, value.note, metric.pointer, value.check_in)
        for value in values
    }
    return replace(metric, actuals=merge_actuals(metric.actuals, tuple(newest.values())))


def _find_silent(
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


def _find_heard(
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
