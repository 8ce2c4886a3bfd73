"""Which items are work on the way of a buyer, and at which stage.

In: a plan. Out: for each item the sign by which it is such work, the stages named above and below
it on the thread, and whom it is for. Judges nothing; the sign is quoted so that a reader can check
it by hand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from goldenthread.ground.graph import below
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.questions.journey.reading import read_journeys
from goldenthread.questions.journey.stage_words import Pointing, own_texts, stage_of_words
from goldenthread.source.front_matter import Pointer

_PART = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Sign:
    """Why an item is work on a journey: `by` is word, aim, campaign or team; `what` was found."""

    by: str
    what: str
    pointer: Pointer


@dataclass(frozen=True, slots=True)
class Unstaged:
    """An active item that is work on a journey and names no stage."""

    item: Item
    sign: Sign
    pointing: Pointing | None


@dataclass(frozen=True, slots=True)
class StageThreads:
    """For each item id, the nearest `journey#stage` above it; and the items with one below."""

    above: Mapping[str, str]
    carried: frozenset[str]


def find_sign(plan: Plan, item: Item) -> Sign | None:
    """Return the plainest sign that an item is work on a journey, None where there is none.

    A word is no sign where the item belongs to a department that does not lead buyers: leads may
    be people who lead, and visitors those of a plant.
    """
    if "stage" not in item.kind.schema["properties"]:
        return None
    vocabulary = plan.kinds.vocabulary
    team = plan.department(item)
    serves = team is not None and leads_buyers(plan, team)
    if team is None or serves:
        signs = _any_of(vocabulary.journey_words)
        for text, pointer in own_texts(item):
            if found := signs.search(text):
                return Sign("word", found[0], pointer)
    for index, name in enumerate(item.aims):
        aim = vocabulary.aims.get(name)
        if aim and aim.journey:
            return Sign("aim", name, ("aims", index))
    if item.kind.is_campaign:
        return Sign("campaign", item.id, ("kind",))
    if team and serves:
        return Sign("team", team.id, ("department",))
    return None


def leads_buyers(plan: Plan, department: Item) -> bool:
    """Tell whether a department owns a stage, or by its id or title is one that leads buyers."""
    return department.id in _read_leading(plan)


@lru_cache(maxsize=2)
def _read_leading(plan: Plan) -> frozenset[str]:
    """Collect the ids of the departments that lead buyers."""
    words = set(plan.kinds.vocabulary.journey_teams)
    owners = {stage.owner for journey in read_journeys(plan) for stage in journey.stages}
    return frozenset(
        team.id
        for team in plan.departments
        if team.id in owners or words & set(_PART.findall(f"{team.id} {team.title}".casefold()))
    )


@lru_cache(maxsize=2)
def read_threads(plan: Plan) -> StageThreads:
    """Collect, in one walk down and one up, which stages lie above and below each item."""
    order = _order_down(plan)
    above: dict[str, str] = {}
    for name in order:
        parent = plan.primary_parent.get(name, "")
        own = plan.by_id[parent].stage if parent else ""
        above[name] = own or above.get(parent, "")
    carried: set[str] = set()
    for name in reversed(order):
        item = plan.by_id[name]
        if name in carried or (item.stage and item.current):
            carried.add(plan.primary_parent.get(name, ""))
    return StageThreads(above, frozenset(carried))


@lru_cache(maxsize=2)
def read_audiences(plan: Plan) -> Mapping[str, str]:
    """Return the audience of each item id: its own `target_audience`, else the nearest above."""
    found: dict[str, str] = {}
    for name in _order_down(plan):
        own = plan.by_id[name].text("target_audience")
        above = found.get(plan.primary_parent.get(name, ""), "")
        if own or above:
            found[name] = own or above
    return found


def _order_down(plan: Plan) -> tuple[str, ...]:
    tops = [item.id for item in plan.items if item.id not in plan.primary_parent]
    return below(plan.primary_children, tops)


@lru_cache(maxsize=2)
def read_unstaged(plan: Plan) -> tuple[Unstaged, ...]:
    """Collect the active items that are work on a journey and leave open at which stage.

    An item is left out where one below it on the thread names a stage, and where one above it
    names a stage and its own words mean no other.
    """
    if not read_journeys(plan):
        return ()
    threads, found = read_threads(plan), []
    for item in plan.items:
        if not item.active or item.stage or item.id in threads.carried:
            continue
        sign = find_sign(plan, item)
        if sign is None or sign.by == "team":
            continue
        pointing, above = stage_of_words(plan, item), threads.above.get(item.id, "")
        if not above or (pointing and pointing.name != above):
            found.append(Unstaged(item, sign, pointing))
    return tuple(found)


@lru_cache(maxsize=8)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Match any of some words that stands alone, the longest first."""
    ways = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True) if word)
    return re.compile(rf"(?<![\w-])(?:{ways or '(?!)'})(?![\w-])", re.IGNORECASE)
