"""Who could answer for an item, for the help of rules about people."""

from __future__ import annotations

import re
from functools import lru_cache

from goldenthread.items.item import Item
from goldenthread.plan.pathfinder import list_speakers
from goldenthread.plan.plan import Plan


def someone_near(plan: Plan, item: Item, besides: str = "") -> str:
    """Return the id of a person who could answer for an item, "" where nobody is left.

    Asked are, in this order: its reviewer, who leads its department, the owners above it.
    """
    department = plan.department(item)
    above = [link.parent for link in plan.parents(item)]
    asked = (
        item.reviewer,
        *((p.id for p in list_speakers(plan, department)) if department else ()),
        *(parent.owner for parent in (*above, plan.purpose) if parent),
    )
    people = (person for person in map(plan.find, asked) if person)
    return next((p.id for p in people if p.id != besides and plan.is_here(p.id)), "")


@lru_cache(maxsize=2)
def words_in_doubt(plan: Plan) -> frozenset[str]:
    """Return every word of the files in which something could not be read.

    Whoever is named there may be named rightly, once the slip is mended.
    """
    slips = [item.document for item in plan.items if item.errors]
    fronts = {d.path: d.front for d in (*plan.failed.values(), *plan.unknown_kinds, *slips)}
    return frozenset(word for front in fronts.values() for word in re.findall(r"[\w-]+", front))
