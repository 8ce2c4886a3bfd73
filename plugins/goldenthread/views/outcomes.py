"""What the business cares about most, and by which goals work reaches it.

In: a site. Out: the company's outcomes in its own order, and the corporate goals between an item
and an outcome. Follows declared links only; nothing is inferred from words.
"""

from __future__ import annotations

from goldenthread.item import Item
from goldenthread.views.site import Site

# Used until a company lists its own in `vocabulary.yml`.
DEFAULT_OUTCOMES = ("revenue", "market-share", "customer-delight", "margin")


def list_outcomes(site: Site) -> tuple[str, ...]:
    """List the company's outcomes: its vocabulary's, else the four defaults; used ones follow."""
    listed = site.plan.kinds.vocabulary.get("outcomes")
    names = [str(name) for name in listed] if isinstance(listed, dict | list) else DEFAULT_OUTCOMES
    used = [outcome for goal in site.corporate_goals for outcome in goal.outcomes]
    return tuple(dict.fromkeys((*names, *used)))


def reached_outcomes(site: Site, item: Item) -> tuple[str, ...]:
    """Return the outcomes an item reaches through any of its parents, in the company's order."""
    reached = site.outcomes.get(item.id, ())
    return tuple(outcome for outcome in list_outcomes(site) if outcome in reached)


def goals_between(site: Site, item: Item, outcome: str) -> tuple[Item, ...]:
    """Return the corporate goals by which an item reaches an outcome.

    Where the outcome is stated further down, by a goal below a corporate one, these are all
    corporate goals the item serves.
    """
    if outcome not in site.outcomes.get(item.id, ()):
        return ()
    served = site.goals_served.get(item.id, ())
    return tuple(goal for goal in served if outcome in goal.outcomes) or served
