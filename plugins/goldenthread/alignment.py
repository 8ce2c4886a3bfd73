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
from goldenthread.plan import Plan
from goldenthread.vocabulary import Vocabulary

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
class Way:
    """An aim and what it brings about, nearest first, whether or not that arrives anywhere."""

    aim: str
    leads_to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pull:
    """An item whose aims arrive at none of those above it.

    `ways` are what was looked through, one for each aim of the item; `would_do` are the aims that
    arrive, the nearest first.
    """

    item: Item
    parent: Item
    ways: tuple[Way, ...]
    would_do: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """The fit of each item by id; items that hang from nothing, or from a purpose, have none.

    `chains` hold, for what is aligned, the aims from the item's own up to one of its parent's.
    """

    fits: Mapping[str, Fit]
    chains: Mapping[str, tuple[str, ...]]
    pulls: Mapping[str, Pull]

    def fit(self, item: Item) -> Fit | None:
        """Return how an item stands to the one above it; None where there is nothing to judge."""
        return self.fits.get(item.id)

    def count(self, items: Iterable[Item]) -> Counts:
        """Count the fits of some items."""
        found = Counter(self.fits[item.id] for item in items if item.id in self.fits)
        return Counts(found[Fit.ALIGNED], found[Fit.PULLS_AWAY], found[Fit.UNCHECKED])


@lru_cache(maxsize=2)
def read_alignment(plan: Plan) -> Alignment:
    """Judge every item on the thread that counts or is up for decision, by its primary link."""
    fits: dict[str, Fit] = {}
    chains: dict[str, tuple[str, ...]] = {}
    pulls: dict[str, Pull] = {}
    for item in plan.threaded:
        parent = _parent_to_judge_by(plan, item)
        if parent is None:
            continue
        fits[item.id], chain = _judge(plan.kinds.vocabulary, item, parent)
        if chain:
            chains[item.id] = chain
        if fits[item.id] is Fit.PULLS_AWAY:
            pulls[item.id] = _explain(plan.kinds.vocabulary, item, parent)
    return Alignment(fits, chains, pulls)


def _parent_to_judge_by(plan: Plan, item: Item) -> Item | None:
    """Return what an item has to fit; None for a draft, and where the link itself is wrong."""
    link = plan.primary_link(item)
    if link is None or link.broken or not item.current or link.parent.over:
        return None
    beyond = {item.kind.name, link.parent.kind.name} & _BEYOND_AIMS
    return None if beyond else link.parent


def _judge(vocabulary: Vocabulary, child: Item, parent: Item) -> tuple[Fit, tuple[str, ...]]:
    """Judge by the aims that the vocabulary knows; one that it does not know may be the one."""
    known = [[aim for aim in one.aims if aim in vocabulary.aims] for one in (child, parent)]
    chain = vocabulary.chain(*known)
    if chain:
        return Fit.ALIGNED, chain
    sure = all(known) and sum(map(len, known)) == len(child.aims) + len(parent.aims)
    sure = sure and not child.misread("aims") and not parent.misread("aims")
    return (Fit.PULLS_AWAY if sure else Fit.UNCHECKED), ()


def _explain(vocabulary: Vocabulary, child: Item, parent: Item) -> Pull:
    ways = tuple(Way(aim, vocabulary.follow(aim)[1:]) for aim in child.aims)
    return Pull(child, parent, ways, vocabulary.nearest(parent.aims))
