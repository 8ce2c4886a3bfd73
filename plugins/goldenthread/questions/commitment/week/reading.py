"""The check-ins of a plan, and when each team last checked in.

In: items, or a plan. Out: frozen check-ins by week, then by path. Never fails because of what a
writer wrote.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from goldenthread.ground.period import Period
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.kinds import CHECK_IN
from goldenthread.questions.commitment.week.check_in import CheckIn, Rename, build_check_in


@lru_cache(maxsize=2)
def read_check_ins(plan: Plan) -> tuple[CheckIn, ...]:
    """Return the check-ins of a plan that are not over, under the ids of today."""

    def rename(name: str) -> str:
        found = plan.find(name)
        return found.id if found else name

    return collect_check_ins(plan.of_kind(CHECK_IN), plan.today, rename)


@lru_cache(maxsize=2)
def read_last_check_ins(plan: Plan) -> Mapping[str, Period]:
    """Return for each department the newest week, begun by today, in which anybody checked in."""
    return find_last(read_check_ins(plan), plan.department_ids, plan.today)


def collect_check_ins(items: Iterable[Item], today: dt.date, rename: Rename) -> tuple[CheckIn, ...]:
    """Return the check-ins among some items by week, then by path."""
    written = (item for item in items if item.kind.name == CHECK_IN and not item.over)
    built = (build_check_in(item, today, rename) for item in written)
    found = [check_in for check_in in built if check_in]
    return tuple(sorted(found, key=lambda c: (c.week.start, c.item.path)))


def find_last(
    check_ins: Sequence[CheckIn], departments: Mapping[str, str], today: dt.date
) -> dict[str, Period]:
    """Return the newest week, begun by today, of each department, given whose each check-in is."""
    last: dict[str, Period] = {}
    for check_in in check_ins:
        team = departments.get(check_in.item.id)
        if team and check_in.week.start <= today:
            last[team] = check_in.week
    return last
