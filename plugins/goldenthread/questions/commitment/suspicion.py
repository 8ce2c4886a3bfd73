"""What has to be looked at again, because what it rests on is no longer what it was.

In: a plan. Out: links whose parent has changed since they were affirmed, and assumptions with how
they stand. Compares fingerprints and days; never judges whether a link still makes sense.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from itertools import islice

from goldenthread.ground.group import group
from goldenthread.ground.period import MONTHS_A_YEAR, day_of
from goldenthread.items.item import Item
from goldenthread.plan.pin import Pin, find_suspects
from goldenthread.plan.plan import Plan
from goldenthread.source.fields import read_text
from goldenthread.source.front_matter import Pointer

RECHECK_AFTER = 3
"""Months after which an assumption is to be checked again."""


class Hold(StrEnum):
    """How an assumption stands today."""

    HOLDS = "holds"
    FAILED = "failed"
    UNCHECKED = "unchecked"
    OPEN = "open"

    @property
    def doubted(self) -> bool:
        """True where what rests on it has to be looked at again."""
        return self in (Hold.FAILED, Hold.UNCHECKED)


@dataclass(frozen=True, slots=True)
class Assumption:
    """What is taken for granted at `pointer` of an item.

    `checked` is the day of the last look, `since` the day from which its age is counted: that one,
    else the start of the item's period. `hold` is OPEN where nobody looked yet and the item is
    younger than the settings allow, or has no period.
    """

    item: Item
    text: str
    owner: str
    checked: dt.date | None
    since: dt.date | None
    hold: Hold
    pointer: Pointer


@dataclass(frozen=True)
class Suspicion:
    """All that is suspect. Mappings are keyed by the id of an item.

    `by_child` has the suspect links of an item, `by_parent` those that lead to it: whose owners
    have not answered yet. `shaken` names, for what hangs below an assumption that failed or was
    not checked, the nearest item above that made it; `resting` counts what hangs below such an
    item.
    """

    by_child: Mapping[str, tuple[Pin, ...]] = field(default_factory=dict)
    by_parent: Mapping[str, tuple[Pin, ...]] = field(default_factory=dict)
    assumptions: Mapping[str, tuple[Assumption, ...]] = field(default_factory=dict)
    shaken: Mapping[str, str] = field(default_factory=dict)
    resting: Mapping[str, int] = field(default_factory=dict)


@lru_cache(maxsize=2)
def read_suspicion(plan: Plan) -> Suspicion:
    """Find what is suspect among everything that is not over. Linear in items and links."""
    suspects = list(find_suspects(plan))
    assumptions = {item.id: tuple(_assumptions(plan, item)) for item in plan.threaded}
    assumptions = {item_id: found for item_id, found in assumptions.items() if found}
    doubted = {
        item_id for item_id, found in assumptions.items() if any(one.hold.doubted for one in found)
    }
    shaken, resting = _shake(plan, doubted) if doubted else ({}, {})
    return Suspicion(
        group((suspect.bearer.id, suspect) for suspect in suspects),
        group((suspect.above.id, suspect) for suspect in suspects),
        assumptions,
        shaken,
        resting,
    )


def list_resting(plan: Plan, item: Item, most: int) -> tuple[Item, ...]:
    """Return what hangs below an item on primary links and is not over, at most so many."""
    return tuple(islice(_walk(plan, item), most))


def _walk(plan: Plan, item: Item) -> Iterator[Item]:
    seen, stack = {item.id}, list(reversed(plan.carried_by(item)))
    while stack:
        one = stack.pop()
        if one.id in seen:
            continue
        seen.add(one.id)
        if not one.over:
            yield one
        stack.extend(reversed(plan.carried_by(one)))


def _assumptions(plan: Plan, item: Item) -> Iterator[Assumption]:
    for index, entry in item.entries("assumptions"):
        checked = day_of(entry.get("checked"))
        since = checked or (item.period.start if item.period else None)
        holds = entry.get("holds")
        yield Assumption(
            item,
            read_text(entry.get("text")),
            read_text(entry.get("owner")),
            checked,
            since,
            _judge(plan, holds, checked, since),
            ("assumptions", index),
        )


def _judge(plan: Plan, holds: object, checked: dt.date | None, since: dt.date | None) -> Hold:
    if holds is False:
        return Hold.FAILED
    if since and add_months(since, RECHECK_AFTER) < plan.today:
        return Hold.UNCHECKED
    return Hold.HOLDS if checked or holds is True else Hold.OPEN


def add_months(start: dt.date, count: int) -> dt.date:
    """Return the same day so many months later, or the last one of a shorter month."""
    month = start.month - 1 + count
    year, month = start.year + month // MONTHS_A_YEAR, month % MONTHS_A_YEAR + 1
    return dt.date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def _shake(plan: Plan, doubted: set[str]) -> tuple[dict[str, str], dict[str, int]]:
    """Hand each doubt down the threads, parents before children; then count."""
    order = tuple(plan.below_counts)
    shaken: dict[str, str] = {}
    counts = dict.fromkeys(order, 0)
    for item_id in order:
        source = item_id if item_id in doubted else shaken.get(item_id, "")
        for child in plan.primary_children.get(item_id, ()) if source else ():
            shaken.setdefault(child, source)
    for item_id in reversed(order):
        for child in plan.primary_children.get(item_id, ()):
            counts[item_id] += counts.get(child, 0) + (not plan.by_id[child].over)
    return shaken, {item_id: counts[item_id] for item_id in doubted}
