"""What this question says of items wherever core pages list them.

In: a site and an item. Out: the outcomes it moves, with what it only claims and what is not shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.questions.outcomes.reach import read_reach
from goldenthread.site.parts.parts import ItemLink, name_outcome
from goldenthread.site.site import Site


def say_outcomes(site: Site, item: Item) -> Iterator[ItemLink]:
    """Name what the item moves: inherited through any parent, then what it only claims.

    Work of a department that does not show that it moves what it reaches says so.
    """
    reach = read_reach(site.plan)
    reached = reach.outcomes(item)
    missing = reach.missing(item) if item.active and site.plan.department(item) else ""
    linked = site.words(f"facts.outcome_linked.{missing}") if missing else ""
    for outcome in reached:
        yield ItemLink(name_outcome(site, outcome), "", linked if outcome == reached[-1] else "")
    for outcome in item.outcomes:
        if outcome not in reached:
            yield ItemLink(name_outcome(site, outcome), "", site.words("facts.outcome_claimed"))


def name_reached(site: Site, item: Item) -> Iterator[str]:
    """Yield the names of the outcomes that an item reaches."""
    for outcome in read_reach(site.plan).outcomes(item):
        yield name_outcome(site, outcome)


def names_outcomes(plan: Plan) -> bool:
    """Tell whether any item names an outcome."""
    return any(item.outcomes for item in plan.threaded)
