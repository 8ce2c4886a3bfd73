"""Roadmaps: what a team commits to for a period, and what stands in the way of it.

In: a plan. Out: a `Roadmap` for each item of that kind with its entries resolved, and the
dependencies that bite. Who has committed to it is said by `signature.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from goldenthread.ground.period import Period
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.kinds import ROADMAP


@dataclass(frozen=True, slots=True)
class Roadmap:
    """One roadmap; `items` are those of its entries that the plan has, in their order."""

    item: Item
    period: Period | None
    items: tuple[Item, ...]


class Bite(StrEnum):
    """Why a dependency stands in the way."""

    AFTER_END = "after-end"
    AFTER_START = "after-start"
    OFF_TRACK = "off-track"
    OVERDUE = "overdue"
    MISSED = "missed"


_LATE = {"off-track": Bite.OFF_TRACK, "outdated": Bite.OVERDUE}


@dataclass(frozen=True, slots=True)
class Dependency:
    """An item that waits for another which will not be there in time."""

    item: Item
    needs: Item
    bite: Bite


@lru_cache(maxsize=2)
def read_roadmaps(plan: Plan) -> tuple[Roadmap, ...]:
    """Return the roadmaps that are not over, in reading order."""
    return tuple(build_roadmap(plan, item) for item in plan.of_kind(ROADMAP) if not item.over)


def build_roadmap(plan: Plan, item: Item) -> Roadmap:
    """Resolve one roadmap, over or not."""
    found = (plan.find(target.partition("#")[0]) for target in item.texts("items"))
    items = {one.id: one for one in found if one}
    return Roadmap(item, item.period, tuple(items.values()))


@lru_cache(maxsize=2)
def read_dependencies(plan: Plan) -> tuple[Dependency, ...]:
    """Return the dependencies that bite, of everything that is in hand or up for decision."""
    found: dict[tuple[str, str], Dependency] = {}
    for item in plan.items:
        for target in item.depends_on if item.current else ():
            needs = plan.find(target.partition("#")[0])
            if needs is None or needs is item:
                continue
            bite = judge_dependency(plan, item, needs)
            if bite:
                found.setdefault((item.id, needs.id), Dependency(item, needs, bite))
    return tuple(found.values())


def judge_dependency(plan: Plan, item: Item, needs: Item) -> Bite | None:
    """Say how a dependency stands in the way; None where it does not, or where nobody can tell."""
    name = plan.status(needs).name
    if name in ("missed", "abandoned"):
        return Bite.MISSED
    if needs.over:
        return None
    if item.period and needs.period and needs.period.end > item.period.end:
        return Bite.AFTER_END
    if name in _LATE:
        return _LATE[name]
    # What waits has begun long ago, so it has found a way; it will bite at the end, or not at all.
    begins = item.period.start if item.period and item.period.start > plan.today else None
    if begins and needs.period and needs.period.end >= begins:
        return Bite.AFTER_START
    return None
