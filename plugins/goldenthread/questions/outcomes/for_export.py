"""What an item reaches, for machines.

In: a plan, an item. Out: the outcomes it reaches, and whether it contributes.
"""

from __future__ import annotations

from collections.abc import Mapping

from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.questions.outcomes.reach import read_reach
from goldenthread.reporters.hook import Cell, ForExport


def say_columns(plan: Plan, item: Item) -> Mapping[str, Cell]:
    """Return what an item reaches; reach is not contribution."""
    reach = read_reach(plan)
    return {"outcomes_reached": reach.outcomes(item), "contributes": reach.contributes(item)}


FACE = ForExport(say_columns)
