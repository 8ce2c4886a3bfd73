"""Offer ids for a word that names no item.

In: a plan and what somebody wrote. Out: ids that were probably meant, best first. Holds no rule
itself.
"""

from __future__ import annotations

from goldenthread.likeness import nearest
from goldenthread.plan import Plan


def near_ids(plan: Plan, word: str) -> tuple[str, ...]:
    """Return the ids of items that have this title, else the most similar ids."""
    folded = " ".join(word.split()).casefold()
    titled = tuple(item.id for item in plan.items if item.title.casefold() == folded)
    return titled or nearest(word.lower(), (*plan.by_id, *plan.aliases))
