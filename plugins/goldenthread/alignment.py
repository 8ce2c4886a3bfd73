"""Whether each item pulls the way of the one above it, by their aims.

In: a plan. Out: for each item that can be judged, `aligned`, `pulls-away` or `unchecked`. Judges
declared aims only, and never counts what was not checked as aligned.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from goldenthread.item import Item
from goldenthread.link import Link
from goldenthread.plan import Plan

# A purpose is the why of everything and has no aim of its own; a value is how, not what.
_BEYOND_AIMS = frozenset({"purpose", "value"})


class Fit(StrEnum):
    """How an item stands to the item above it."""

    ALIGNED = "aligned"
    PULLS_AWAY = "pulls-away"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of some items are aligned, pull away, or were not checked."""

    aligned: int
    pulls_away: int
    unchecked: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """The fit of each item by id; items that hang from nothing, or from a purpose, have none."""

    fits: Mapping[str, Fit]

    def fit(self, item: Item) -> Fit | None:
        """Return how an item stands to the one above it; None where there is nothing to judge."""
        return self.fits.get(item.id)

    def count(self, items: Iterable[Item]) -> Counts:
        """Count the fits of some items."""
        found = Counter(self.fits[item.id] for item in items if item.id in self.fits)
        return Counts(found[Fit.ALIGNED], found[Fit.PULLS_AWAY], found[Fit.UNCHECKED])


@lru_cache(maxsize=2)
def read_alignment(plan: Plan) -> Alignment:
    """Judge every item that hangs on the thread and is not over, by its primary link."""
    links = ((item, plan.primary_link(item)) for item in plan.threaded)
    return Alignment({item.id: _judge(plan, link) for item, link in links if _can_be_judged(link)})


def _can_be_judged(link: Link | None) -> bool:
    return link is not None and not {link.child.kind.name, link.parent.kind.name} & _BEYOND_AIMS


def _judge(plan: Plan, link: Link | None) -> Fit:
    assert link is not None
    child, parent = link.child, link.parent
    if not child.aims or not parent.aims:
        return Fit.UNCHECKED
    met = plan.kinds.vocabulary.meets(child.aims, parent.aims)
    return Fit.ALIGNED if met else Fit.PULLS_AWAY
