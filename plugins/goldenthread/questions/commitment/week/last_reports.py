"""How items stood when their team was last heard from, and whether anybody has planned a step.

In: a plan. Out: for each measured item of a team its status at the team's last two check-ins, with
the formula that gave it; and since when a value has not moved. Reads values by their day, so that
what was measured later does not change what was known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from goldenthread.ground.period import Period
from goldenthread.ground.week import CADENCES, count_open_weeks
from goldenthread.items.item import Item
from goldenthread.items.progress import has_target, judged
from goldenthread.items.status import Status, read_status
from goldenthread.measures.metric import Actual, Metric
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.week.leave import find_pauses
from goldenthread.questions.commitment.week.reading import read_check_ins
from goldenthread.questions.commitment.week.weeks import TeamWeek, read_weeks

STUCK_AFTER = 4
"""Weeks without movement after which "on track" is doubted."""
_CHECK_INS = 2


@dataclass(frozen=True, slots=True)
class Heard:
    """An item at the last two check-ins of its team, older first.

    `stepped` tells that since the first of them somebody committed to something for it or for
    what lies below it, named the next step of its blocker, or asked for help.
    """

    item: Item
    team: Item
    weeks: tuple[Period, ...]
    statuses: tuple[Status, ...]
    stepped: bool


def status_on(plan: Plan, item: Item, day: dt.date) -> Status:
    """Return how an item stood on a day, by the values up to it; its plan is today's."""
    if any(a.date and a.date > day for m in item.metrics for a in m.actuals):
        metrics = tuple(
            replace(m, actuals=tuple(a for a in m.actuals if a.date is None or a.date <= day))
            for m in item.metrics
        )
        item = replace(item, metrics=metrics)
    # How old a figure was on that day is no part of how far the item had come.
    return read_status(item, plan.settings, day, heard=True)


@lru_cache(maxsize=2)
def read_heard(plan: Plan) -> Mapping[str, Heard]:
    """Return what was heard of each measured item whose team has checked in twice, by its id."""
    teams = {
        team: last
        for team, weeks in read_weeks(plan).by_team.items()
        if len(last := [week for week in weeks if week.check_ins][-_CHECK_INS:]) == _CHECK_INS
    }
    if not teams:
        return {}
    steps = _collect_steps(plan, min(last[0].week for last in teams.values()))
    found: dict[str, Heard] = {}
    for item in plan.threaded:
        last = teams.get(plan.department_ids.get(item.id, ""), [])
        if last and item.active and item.metrics:
            found[item.id] = _hear(plan, item, last, steps)
    return found


def _hear(plan: Plan, item: Item, last: list[TeamWeek], steps: Mapping[str, Period]) -> Heard:
    weeks = tuple(entry.week for entry in last)
    newest = steps.get(item.id)
    return Heard(
        item,
        last[0].team,
        weeks,
        tuple(status_on(plan, item, min(week.end, plan.today)) for week in weeks),
        stepped=newest is not None and newest >= weeks[0],
    )


def _collect_steps(plan: Plan, since: Period) -> dict[str, Period]:
    """Return the newest week in which a step was planned for an item or anything below it."""
    newest: dict[str, Period] = {}
    for week, name in _list_steps(plan, since):
        item = plan.find(name)
        if item:
            newest[item.id] = week
    # Newest first: what an older step would reach beyond a newer one's way is all that is left.
    reached: dict[str, Period] = {}
    for name, week in sorted(newest.items(), key=lambda step: step[1], reverse=True):
        pending = [name]
        while pending:
            one = pending.pop()
            if one not in reached:
                reached[one] = week
                pending += [link.parent.id for link in plan.parent_links.get(one, ())]
    return reached


def _list_steps(plan: Plan, since: Period) -> Iterator[tuple[Period, str]]:
    for check_in in read_check_ins(plan):
        if check_in.week >= since:
            yield from ((check_in.week, entry.item) for entry in check_in.commitments)
            yield from ((check_in.week, one.item) for one in check_in.blockers if one.next)
            yield from ((check_in.week, call.item) for call in check_in.calls)


def unmoved_since(metric: Metric) -> tuple[Actual, Actual] | None:
    """Return the first and last of the newest values that are all the same, at least two."""
    dated = metric.dated
    run = [dated[-1]] if dated else []
    for actual in reversed(dated[:-1]):
        if actual.value != run[-1].value:
            break
        run.append(actual)
    return (run[-1], run[0]) if len(run) > 1 else None


@lru_cache(maxsize=2)
def read_stuck(plan: Plan) -> Mapping[str, tuple[Metric, Actual]]:
    """Return what is on track and has not moved for weeks: a metric and the first equal value.

    By ids of items. Asked are those of teams with a cadence; weeks in which a team rests are not
    counted. No metric has moved that still has a way to go; a target that is met may stay.
    """
    teams = {item.id for item in plan.departments if item.cadence in CADENCES}
    if not teams:
        return {}
    pauses = find_pauses(plan.by_id, plan.department_ids, plan.settings)
    found: dict[str, tuple[Metric, Actual]] = {}
    for item in plan.threaded:
        team = plan.department_ids.get(item.id, "")
        if team in teams and item.metrics and plan.status(item).name == "on-track":
            under_way = [m for m in judged(item, plan.settings) if _is_under_way(m)]
            since = [(m, _stuck_since(plan, m, pauses.get(team, ()))) for m in under_way]
            stuck = [(metric, first) for metric, first in since if first]
            if stuck and len(stuck) == len(under_way):
                found[item.id] = stuck[0]
    return found


def _is_under_way(metric: Metric) -> bool:
    """Tell whether a metric has been measured and has not arrived."""
    latest = metric.latest
    return latest is not None and has_target(metric) and not metric.meets(latest.value)


def _stuck_since(plan: Plan, metric: Metric, pauses: Sequence[Period]) -> Actual | None:
    first, last = unmoved_since(metric) or (None, None)
    if first is None or last is None or first.date is None or last.date is None:
        return None
    if metric.meets(last.value) or last.date > plan.today:
        return None
    weeks = count_open_weeks(first.date, last.date, pauses)
    days = (last.date - first.date).days
    return first if min(weeks + 1, days // 7) >= STUCK_AFTER else None
