"""What would bring an item back to the one above it: aims that would do, and a better place.

In: a plan and a stance. Out: aims, and an item. Looks one step further than the question: what is
named here makes nothing that hangs below turn against the item, and leads to no place that is in
conflict itself, so that whoever follows it is not sent on, or back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from goldenthread.alignment import Fit, Stance, read_alignment, read_bearings
from goldenthread.item import Item
from goldenthread.plan import Plan

# How many places are looked at, at most.
_NEARBY = 20


def find_aims(plan: Plan, stance: Stance) -> tuple[str, ...]:
    """Return aims that lead to one above, the nearest first, and do not set others against it.

    Each would do beside the aims that the item keeps, and alone.
    """
    kept = tuple(one.aim for one in stance.bearings if one.fit is not Fit.AGAINST)
    found = plan.kinds.vocabulary.nearest(stance.parent.aims)
    new = (aim for aim in found if aim not in stance.item.aims)
    return tuple(
        aim
        for aim in new
        if _keeps_peace(plan, stance.item, (*kept, aim)) and _keeps_peace(plan, stance.item, (aim,))
    )


def can_drop(plan: Plan, stance: Stance) -> bool:
    """Tell whether an item could go without the aims that are against one above."""
    kept = tuple(one.aim for one in stance.bearings if one.fit is not Fit.AGAINST)
    return stance.fit is Fit.IN_PART and _keeps_peace(plan, stance.item, kept)


def _keeps_peace(plan: Plan, item: Item, aims: Sequence[str]) -> bool:
    """Tell whether nothing below an item, or above it, would be in conflict with these aims."""
    alignment = read_alignment(plan)
    below = (alignment.stances.get(child.id) for child in plan.carried_by(item))
    calm = {one.item.aims for one in below if one and not one.opposed}
    return not any(_opposed(plan, lower, aims) for lower in calm)


def _opposed(plan: Plan, lower: Sequence[str], upper: Sequence[str]) -> bool:
    bearings = read_bearings(plan.kinds.vocabulary, lower, upper)
    return any(one.fit is Fit.AGAINST for one in bearings)


def find_place(plan: Plan, stance: Stance) -> Item | None:
    """Return the nearest kind of item in hand that this one could support as it is.

    It belongs to the company or to the item's department, which the item must not lose by it.
    """
    item, team = stance.item, plan.department(stance.item)
    own = bool(item.department)
    levels = plan.kinds.by_name
    for kind in sorted(item.kind.parents, key=lambda name: -levels[name].level):
        for place in islice(_wanting(plan, kind, item.aims), _NEARBY):
            theirs = plan.department(place)
            near = theirs is team or (own and theirs is None)
            below = any(step.id == item.id for step in plan.thread(place))
            if near and plan.allows(item, place) and not below:
                return place
    return None


@lru_cache(maxsize=1024)
def _wanting(plan: Plan, kind: str, aims: tuple[str, ...]) -> tuple[Item, ...]:
    """Return the items of a kind in hand to which these aims lead, and which are at peace."""
    return tuple(_find_wanting(plan, kind, aims))


def _find_wanting(plan: Plan, kind: str, aims: tuple[str, ...]) -> Iterator[Item]:
    alignment = read_alignment(plan)
    for one in plan.of_kind(kind):
        stance = alignment.stances.get(one.id)
        if not one.active or (stance and (stance.opposed or stance.declared)):
            continue
        fits = {bearing.fit for bearing in read_bearings(plan.kinds.vocabulary, aims, one.aims)}
        if Fit.LEADS in fits and Fit.AGAINST not in fits:
            yield one
