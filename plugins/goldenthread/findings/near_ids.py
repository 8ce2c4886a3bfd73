"""Offer ids for a word that names no item.

In: a plan and what somebody wrote. Out: ids that were probably meant, best first. Holds no rule
itself.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import lru_cache

from goldenthread.ground.group import group
from goldenthread.ground.likeness import nearest
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan

_MOST = 2


@lru_cache(maxsize=2)
def _find_parts(plan: Plan) -> Mapping[str, tuple[Item, ...]]:
    """Return the items that have a part, by its id."""
    return group((part, item) for item in plan.items for part in item.parts)


def find_whole(plan: Plan, kinds: Collection[str], part: str) -> tuple[str, ...]:
    """Complete the id of a part that was written alone: `visitor` is `buyers#visitor`."""
    items = _find_parts(plan).get(part, ())
    fitting = [one for one in items if "*" in kinds or one.kind.name in kinds]
    return tuple(f"{one.id}#{part}" for one in fitting[:_MOST])


def near_ids(
    plan: Plan, word: str, fits: Callable[[Item], bool] = lambda _: True
) -> tuple[str, ...]:
    """Return the ids of items that fit and have this title, else the most similar ids."""
    folded = " ".join(word.split()).casefold()
    titled = [item for item in plan.items if item.title.casefold() == folded]
    known = {**plan.aliases, **plan.by_id}
    return tuple(item.id for item in titled if fits(item)) or nearest(
        word.lower(), [name for name, item in known.items() if fits(item)]
    )
