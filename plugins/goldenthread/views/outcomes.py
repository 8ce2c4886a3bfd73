"""What the business cares about most, and by which goals work reaches it.

In: a site and work. Out: the company's outcomes in its own order, the corporate goals between an
item and an outcome, a card for each outcome. Follows declared links only; infers nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.item import Item
from goldenthread.views.parts import ItemLink, link_item, name_outcome
from goldenthread.views.site import Site

_MOST_LINKS = 4


@dataclass(frozen=True, slots=True)
class OutcomeCard:
    """How many objectives reach an outcome; a gap where none does."""

    name: str
    count: int
    gap: bool
    items: tuple[ItemLink, ...]
    text: str


def goals_between(site: Site, item: Item, outcome: str) -> tuple[Item, ...]:
    """Return the corporate goals by which an item reaches an outcome.

    Where the outcome is stated further down, by a goal below a corporate one, these are all
    corporate goals the item serves.
    """
    if outcome not in site.reach.outcomes(item):
        return ()
    served = site.reach.goals(item)
    return tuple(goal for goal in served if outcome in goal.outcomes) or served


def build_outcomes(site: Site, work: tuple[Item, ...]) -> tuple[OutcomeCard, ...]:
    """Build a card for each outcome; none where no corporate goal states any."""
    if not work or not any(goal.outcomes for goal in site.reach.corporate_goals):
        return ()
    return tuple(_build_outcome(site, work, outcome) for outcome in site.reach.outcomes_known)


def _build_outcome(site: Site, work: tuple[Item, ...], outcome: str) -> OutcomeCard:
    words, name = site.words, name_outcome(site, outcome)
    reached = [(item, goals_between(site, item, outcome)) for item in work]
    reached = [(item, goals) for item, goals in reached if goals]
    links = [
        link_item(item, words("department.through", goals=" · ".join(g.title for g in goals)))
        for item, goals in reached
    ]
    text = ""
    if not reached:
        stated = any(outcome in goal.outcomes for goal in site.reach.corporate_goals)
        text = words("department.no_objective" if stated else "department.no_goal", outcome=name)
    elif len(links) > _MOST_LINKS:
        text = words("department.and_more", n=len(links) - _MOST_LINKS)
    return OutcomeCard(name, len(reached), not reached, tuple(links[:_MOST_LINKS]), text)


def reaching_none(site: Site, work: tuple[Item, ...]) -> tuple[ItemLink, ...]:
    """Return the work that reaches no outcome, where corporate goals state any."""
    if not any(goal.outcomes for goal in site.reach.corporate_goals):
        return ()
    return tuple(link_item(item) for item in work if not site.reach.outcomes(item))
