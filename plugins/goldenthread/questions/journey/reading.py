"""The journeys of a plan, and what works at their stages.

In: a plan. Out: frozen journeys, and items by stage. Judges nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.questions.journey.build_journey import build_journey
from goldenthread.questions.journey.journey import Journey
from goldenthread.questions.journey.kinds import JOURNEY


@lru_cache(maxsize=2)
def read_journeys(plan: Plan) -> tuple[Journey, ...]:
    """Return the buyers' journeys that are not over, in reading order."""
    return tuple(build_journey(item) for item in plan.of_kind(JOURNEY) if not item.over)


@lru_cache(maxsize=2)
def read_serving(plan: Plan) -> Mapping[str, tuple[Item, ...]]:
    """Return for each `journey#stage` the items that name it, over or not, in reading order."""
    found: dict[str, list[Item]] = {}
    for item in plan.items:
        if item.stage:
            name, _, stage = item.stage.partition("#")
            journey = plan.find(name)
            found.setdefault(f"{journey.id if journey else name}#{stage}", []).append(item)
    return {stage: tuple(items) for stage, items in found.items()}
