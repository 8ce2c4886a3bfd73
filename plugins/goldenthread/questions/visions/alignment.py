"""How each item stands to the one above it, by their aims and by what people declared.

In: a plan. Out: for each item that can be judged, a `Stance`: it leads there, does so in part, says
nothing about it, or is against it. Judges declared aims and conflicts only; silence is no conflict,
and what was not checked is never counted as anything else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from goldenthread.items.item import Conflict, Item
from goldenthread.kinds.vocabulary import Vocabulary
from goldenthread.plan.plan import Plan

# A purpose is the why of everything and has no aim of its own; a value is how, not what.
_BEYOND_AIMS = frozenset({"purpose", "value"})


class Fit(StrEnum):
    """How an item, or one of its aims, stands to the item above; an aim is never `IN_PART`."""

    LEADS = "leads-there"
    IN_PART = "in-part"
    SILENT = "says-nothing"
    AGAINST = "against"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of some items lead to what is above them, and so on; each is counted once."""

    leads_there: int
    in_part: int
    says_nothing: int
    against: int
    unchecked: int

    @property
    def checked(self) -> int:
        """How many could be held against the item above them."""
        return self.leads_there + self.in_part + self.says_nothing + self.against


@dataclass(frozen=True, slots=True)
class Bearing:
    """How one aim of an item stands to the aims above.

    `chain` is the way from it to the first of those that it leads to, `against` names those that it
    is against where it leads to none; `leads_to` is all that it brings about, the nearest first.
    """

    aim: str
    chain: tuple[str, ...]
    against: tuple[str, ...]
    leads_to: tuple[str, ...]

    @property
    def fit(self) -> Fit:
        """The verdict on this aim. One aim above that it leads to is enough: others serve the rest.

        So it also outweighs another one above that it is against; those two are for the item above
        to weigh, which wants both.
        """
        if self.chain:
            return Fit.LEADS
        return Fit.AGAINST if self.against else Fit.SILENT


@dataclass(frozen=True, slots=True)
class Stance:
    """An item beside the one above it, aim by aim; `declared` is a conflict that a person wrote."""

    item: Item
    parent: Item
    fit: Fit
    bearings: tuple[Bearing, ...]
    declared: Conflict | None = None

    @property
    def chain(self) -> tuple[str, ...]:
        """The shortest way from an aim of the item to one above; empty where none leads there."""
        return min((one.chain for one in self.bearings if one.chain), key=len, default=())

    def aims(self, fit: Fit) -> tuple[str, ...]:
        """Return the aims of the item that stand so to the item above."""
        return tuple(one.aim for one in self.bearings if one.fit is fit)

    @property
    def opposed(self) -> tuple[Bearing, ...]:
        """The aims that are against one above; there may be some beside others that lead there."""
        return tuple(one for one in self.bearings if one.fit is Fit.AGAINST)


@dataclass(frozen=True, slots=True)
class Alignment:
    """The stance of each item by id; items that hang from nothing, or from a purpose, have none."""

    stances: Mapping[str, Stance]

    def fit(self, item: Item) -> Fit | None:
        """Return how an item stands to the one above it; None where there is nothing to judge."""
        found = self.stances.get(item.id)
        return found.fit if found else None

    def having(self, fit: Fit) -> Iterator[Stance]:
        """Yield the stances with this verdict, in reading order."""
        return (stance for stance in self.stances.values() if stance.fit is fit)

    def count(self, items: Iterable[Item]) -> Counts:
        """Count the verdicts on some items."""
        found = Counter(self.fit(item) for item in items)
        return Counts(
            found[Fit.LEADS],
            found[Fit.IN_PART],
            found[Fit.SILENT],
            found[Fit.AGAINST],
            found[Fit.UNCHECKED],
        )


@lru_cache(maxsize=2)
def read_alignment(plan: Plan) -> Alignment:
    """Judge every item on the thread that counts or is up for decision, by its primary link."""
    words = plan.kinds.vocabulary
    # Few aims make few pairs: each pair of lists is held together once.
    held: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[Bearing, ...]] = {}
    stances: dict[str, Stance] = {}
    for item in plan.threaded:
        parent = _parent_to_judge_by(plan, item)
        if parent is None:
            continue
        pair = (item.aims, parent.aims)
        if pair not in held:
            held[pair] = read_bearings(words, *pair)
        stances[item.id] = _judge(plan, item, parent, held[pair])
    return Alignment(stances)


def _parent_to_judge_by(plan: Plan, item: Item) -> Item | None:
    """Return what an item has to fit; None for a draft, and where the link itself is wrong."""
    link = plan.primary_link(item)
    if link is None or link.broken or not item.current or link.parent.over:
        return None
    beyond = {item.kind.name, link.parent.kind.name} & _BEYOND_AIMS
    return None if beyond else link.parent


def _judge(plan: Plan, child: Item, parent: Item, bearings: tuple[Bearing, ...]) -> Stance:
    """Judge by the aims that the vocabulary knows; one that it does not know may be the one."""
    declared = _declared(plan, child, parent)
    known = [aim in plan.kinds.vocabulary.aims for aim in (*child.aims, *parent.aims)]
    sure = all(known) and not child.misread("aims") and not parent.misread("aims")
    fit = Fit.AGAINST if declared else _sum_up(bearings, sure=sure)
    return Stance(child, parent, fit, bearings, declared)


def read_bearings(
    vocabulary: Vocabulary, aims: Sequence[str], above: Sequence[str]
) -> tuple[Bearing, ...]:
    """Hold each aim that the vocabulary knows against those above; none where none stand there."""
    wanted = [aim for aim in above if aim in vocabulary.aims]
    return tuple(
        Bearing(
            aim,
            chain := vocabulary.chain((aim,), wanted),
            () if chain else tuple(up for up in wanted if up in vocabulary.opposed[aim]),
            vocabulary.follow(aim)[1:],
        )
        for aim in aims
        if wanted and aim in vocabulary.aims
    )


def _sum_up(bearings: Sequence[Bearing], *, sure: bool) -> Fit:
    """Make one verdict of those on each aim; `sure` tells that no aim was left out of them."""
    fits = {one.fit for one in bearings}
    if Fit.LEADS in fits:
        return Fit.IN_PART if len(fits) > 1 else Fit.LEADS
    if not fits or not sure:
        return Fit.UNCHECKED
    return Fit.AGAINST if Fit.AGAINST in fits else Fit.SILENT


def _declared(plan: Plan, child: Item, parent: Item) -> Conflict | None:
    """Return the conflict that one of the two declares with the other, where both are in hand."""
    pairs = ((child, parent), (parent, child)) if parent.current else ()
    return next(
        (one for item, other in pairs for one in item.conflicts if plan.find(one.target) is other),
        None,
    )
