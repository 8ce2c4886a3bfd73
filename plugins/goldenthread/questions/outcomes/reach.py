"""What each item reaches: corporate goals and outcomes; and what it contributes to them.

In: a plan. Out: a `Reach`, which rules and views ask. Follows declared links only; a claim of an
item in its own `outcomes` adds nothing to what it reaches.

Reaching is inherited: an item reaches every corporate goal and every outcome above it, through
any of its parents. Contributing has to be shown. An item contributes to what it reaches when

- it is active,
- each primary link of its thread, up to the corporate goal or the purpose, has a `why` (a link
  straight to a purpose needs none, because the purpose is its own why), and
- it, or an active item below it, has a metric with an actual of this period or the last one.

The period is of the item's own kind: this or last quarter for an item of a quarter, this or last
year for one of a year; an interval counts as the shortest of month, quarter, half and year that
holds it, and an item without a period is asked for a quarter. What is active and reaches something
without contributing is linked, not shown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from goldenthread.ground.graph import below
from goldenthread.ground.period import Period
from goldenthread.items.item import Item
from goldenthread.kinds.kinds import Kinds
from goldenthread.plan.plan import Plan
from goldenthread.plan.served import Served, read_served

# The longest that a period of so many months can be, in days; years are the rest.
_MONTHS_OF_DAYS = ((31, 1), (92, 3), (184, 6))
_QUARTER, _YEAR = 3, 12
_A_WEEK = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Reach:
    """What follows from the links, by item id.

    `served` says which corporate goals. `departmental` are the active items of departments that
    could hang from a goal. `outcomes_known` are the company's outcomes: its vocabulary's, then
    others that its goals name. `stated` holds, for each outcome that is named, the goals of no
    department that name it.
    """

    served: Served
    departmental: tuple[Item, ...]
    outcomes_known: tuple[str, ...]
    stated: Mapping[str, tuple[Item, ...]]
    _outcomes: Mapping[str, tuple[str, ...]]
    _missing: Mapping[str, str]
    _newest: Mapping[str, dt.date]

    @property
    def corporate_goals(self) -> tuple[Item, ...]:
        """Return the company's goals in reading order."""
        return self.served.corporate_goals

    def goals(self, item: Item) -> tuple[Item, ...]:
        """Return the corporate goals an item reaches; a corporate goal reaches itself."""
        return self.served.goals(item)

    def outcomes(self, item: Item) -> tuple[str, ...]:
        """Return the outcomes an item reaches through any parent, in the company's order."""
        return self._outcomes.get(item.id, ())

    def contributes(self, item: Item) -> bool:
        """Tell whether the item shows that it moves what it reaches; see the module."""
        return item.active and not self._missing[item.id]

    def missing(self, item: Item) -> str:
        """Return why an active item does not contribute, "" where it does.

        "thread": its thread is broken. "why": a link of its thread gives no reason. "actual":
        neither it nor active work below it has a figure of this period or the last.
        """
        return self._missing[item.id]

    def newest(self, item: Item) -> dt.date | None:
        """Return the day of the newest figure, up to today, on it or on active work below it."""
        return self._newest.get(item.id)


@lru_cache(maxsize=2)
def read_reach(plan: Plan) -> Reach:
    """Follow all links of a plan once; linear in the links that reach each goal and outcome."""
    served = read_served(plan)
    stated: dict[str, tuple[Item, ...]] = {}
    for goal in plan.goals:
        if not goal.over and plan.department(goal) is None:
            for outcome in goal.outcomes:
                stated[outcome] = (*stated.get(outcome, ()), goal)
    known = tuple(dict.fromkeys((*plan.kinds.vocabulary.outcomes, *stated)))
    children = {
        parent: tuple(link.child.id for link in links) for parent, links in plan.child_links.items()
    }
    outcomes: dict[str, tuple[str, ...]] = {}
    for outcome in known:
        for item_id in below(children, [goal.id for goal in stated.get(outcome, ())]):
            outcomes[item_id] = (*outcomes.get(item_id, ()), outcome)
    newest = _newest_figures(plan)
    return Reach(
        served,
        tuple(_departmental(plan)),
        known,
        stated,
        outcomes,
        _find_missing(plan, served.corporate_goals, newest),
        newest,
    )


def _departmental(plan: Plan) -> Iterator[Item]:
    work = _kinds_of_work(plan.kinds)
    for item in plan.threaded:
        if item.active and item.kind.name in work and plan.department(item):
            yield item


def _kinds_of_work(kinds: Kinds) -> frozenset[str]:
    """Return the kinds that may hang from a goal, directly or not, and the goal itself."""
    edges = {name: tuple(kind.name for kind in kinds.children_of[name]) for name in kinds}
    return frozenset(below(edges, ["goal"]))


def _find_missing(
    plan: Plan, corporate: Sequence[Item], newest: Mapping[str, dt.date]
) -> dict[str, str]:
    """Say for each item what keeps it from contributing, parents first."""
    tops = {goal.id for goal in corporate}
    broken: dict[str, str] = {}
    missing: dict[str, str] = {}
    for item_id in plan.below_counts:
        item = plan.by_id[item_id]
        broken[item_id] = "" if item_id in tops else _read_link(plan, item, broken)
        figure = newest.get(item_id)
        shown = figure is not None and figure >= first_day(plan, item.period)
        missing[item_id] = broken[item_id] or ("" if shown else "actual")
    return missing


def _read_link(plan: Plan, item: Item, above: Mapping[str, str]) -> str:
    """Tell what the thread up to an item lacks: "thread", "why" or nothing."""
    link = plan.primary_link(item)
    if link is None:
        return "" if item.is_purpose else "thread"
    found = above.get(link.parent.id, "thread")
    if link.broken or found == "thread":
        return "thread"
    reasoned = link.support.why or link.parent.is_purpose
    return found if reasoned else "why"


def _newest_figures(plan: Plan) -> dict[str, dt.date]:
    """Find, for each item, the newest actual up to today on it or on active items below it."""
    newest: dict[str, dt.date] = {}
    under: dict[str, dt.date] = {}
    for item_id in reversed(tuple(plan.below_counts)):
        children = [plan.by_id[child] for child in plan.primary_children.get(item_id, ())]
        # Of a child that is not active only the active work below it counts.
        lower = [(newest if child.active else under).get(child.id) for child in children]
        found = [day for day in lower if day]
        if found:
            under[item_id] = max(found)
        found.extend(_days(plan, plan.by_id[item_id]))
        if found:
            newest[item_id] = max(found)
    return newest


def _days(plan: Plan, item: Item) -> Iterator[dt.date]:
    for metric in item.metrics:
        for actual in metric.actuals:
            if actual.date and actual.date <= plan.today:
                yield actual.date


def first_day(plan: Plan, period: Period | None) -> dt.date:
    """Return the first day of the period before the one that holds today, of the same kind."""
    today, text = plan.today, period.text if period else ""
    if "W" in text:
        return today - dt.timedelta(days=today.weekday()) - _A_WEEK
    months = _months(period)
    # Months since the fiscal year began say where in the year's halves and quarters today lies.
    passed = (today.month - plan.settings.fiscal_year_start) % 12 % months
    since = today.year * 12 + today.month - 1 - passed - months
    return dt.date(since // 12, since % 12 + 1, 1)


def _months(period: Period | None) -> int:
    if period is None:
        return _QUARTER
    days = (period.end - period.start).days + 1
    return next((months for most, months in _MONTHS_OF_DAYS if days <= most), _YEAR)
