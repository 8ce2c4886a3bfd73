"""What would bring an item back to the one above it: aims that would do, and a better place.

In: a plan and a stance. Out: aims, and an item. Looks one step further than the question: what is
named here makes nothing that hangs below turn against the item, and leads to no place that is in
conflict itself, so that whoever follows it is not sent on, or back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from goldenthread.items.item import Item
from goldenthread.plan.allowed_parents import allows
from goldenthread.plan.plan import Plan
from goldenthread.questions.visions.alignment import Fit, Stance, read_alignment, read_bearings

# How many places are looked at, at most.
_NEARBY = 20


def find_aims(plan: Plan, stance: Stance) -> tuple[str, ...]:
    """Return aims that lead to one above, the nearest first, and do not set others against it.

    Each would do beside the aims that the item keeps, and alone.
    """
    below = _calm_below(plan, stance.item)
    found = _offer(plan, _kept(stance), stance.parent.aims, below)
    return tuple(aim for aim in found if aim not in stance.item.aims)


@lru_cache(maxsize=1024)
def _offer(
    plan: Plan,
    kept: tuple[str, ...],
    wanted: tuple[str, ...],
    below: frozenset[tuple[str, ...]],
) -> tuple[str, ...]:
    return tuple(
        aim
        for aim in plan.kinds.vocabulary.nearest(wanted)
        if not _sets_apart(plan, below, (*kept, aim)) and not _sets_apart(plan, below, (aim,))
    )


def can_drop(plan: Plan, stance: Stance) -> bool:
    """Tell whether an item could go without the aims that are against one above."""
    below = _calm_below(plan, stance.item)
    return stance.fit is Fit.IN_PART and not _sets_apart(plan, below, _kept(stance))


def _kept(stance: Stance) -> tuple[str, ...]:
    """Return the aims of an item that are against none of those above."""
    return tuple(one.aim for one in stance.bearings if one.fit is not Fit.AGAINST)


def _calm_below(plan: Plan, item: Item) -> frozenset[tuple[str, ...]]:
    """Return the aims of what hangs from an item and is in no conflict with it by them."""
    stances = read_alignment(plan).stances
    below = (stances.get(child.id) for child in plan.carried_by(item))
    return frozenset(one.item.aims for one in below if one and not one.opposed)


def _sets_apart(plan: Plan, below: Iterable[tuple[str, ...]], aims: Sequence[str]) -> bool:
    """Tell whether some of those aims below would be against these."""
    words = plan.kinds.vocabulary
    return any(
        one.fit is Fit.AGAINST for lower in below for one in read_bearings(words, lower, aims)
    )


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
            if near and allows(plan, item, place) and not below:
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
