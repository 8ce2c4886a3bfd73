"""What the business cares about most, and which work reaches it.

In: a plan. Out: a `Reach`: the corporate goals and outcomes that each item reaches through any of
its parents. Follows declared links only; nothing is inferred from words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from goldenthread.graph import below
from goldenthread.item import Item
from goldenthread.plan import Plan

# Used until a company lists its own in `vocabulary.yml`.
DEFAULT_OUTCOMES = ("revenue", "market-share", "customer-delight", "margin")


@dataclass(frozen=True, slots=True)
class Reach:
    """Who reaches what.

    `goals` are the company's own goals in hand, in reading order; `by_item` holds those that an
    item reaches (a goal reaches itself) and leaves out ids that reach none. `outcomes` are the
    names the company uses, in its order.
    """

    goals: tuple[Item, ...]
    by_item: Mapping[str, tuple[Item, ...]]
    outcomes: tuple[str, ...]

    def goals_of(self, item: Item) -> tuple[Item, ...]:
        """Return the corporate goals an item reaches."""
        return self.by_item.get(item.id, ())

    def through(self, item: Item, outcome: str) -> tuple[Item, ...]:
        """Return the corporate goals by which an item reaches an outcome."""
        return tuple(goal for goal in self.goals_of(item) if outcome in goal.outcomes)

    def outcomes_of(self, item: Item) -> tuple[str, ...]:
        """Return the outcomes an item reaches, in the company's order."""
        return tuple(outcome for outcome in self.outcomes if self.through(item, outcome))


def find_reach(plan: Plan) -> Reach:
    """Walk down from every corporate goal, on primary and further links alike."""
    goals = tuple(
        item for item in plan.of_kind("goal") if item.active and item.id not in plan.department_ids
    )
    children = {
        parent: [link.child.id for link in links] for parent, links in plan.child_links.items()
    }
    found: dict[str, list[Item]] = {}
    for goal in goals:
        for item_id in below(children, [goal.id]):
            found.setdefault(item_id, []).append(goal)
    by_item = {item_id: tuple(reached) for item_id, reached in found.items()}
    return Reach(goals, by_item, _list_outcomes(plan, goals))


def _list_outcomes(plan: Plan, goals: tuple[Item, ...]) -> tuple[str, ...]:
    """List the company's outcomes: its vocabulary's, else the four defaults; used ones follow."""
    listed = plan.kinds.vocabulary.get("outcomes")
    names = [str(name) for name in listed] if isinstance(listed, dict | list) else DEFAULT_OUTCOMES
    used = [outcome for goal in goals for outcome in goal.outcomes]
    return tuple(dict.fromkeys((*names, *used)))
