"""Alignment for machines and for the last line of a check.

In: a plan, an item. Out: counts, and how an item stands to the one above it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.questions.visions.alignment import Counts, read_alignment
from goldenthread.reporters.hook import Cell, ForExport, Tally


def say_columns(plan: Plan, item: Item) -> Mapping[str, Cell]:
    """Return the verdict on an item, where there is one."""
    fit = read_alignment(plan).fit(item)
    return {"aims_fit": fit.value if fit else None}


def count_alignment(plan: Plan) -> Tally:
    """Count what was held against the item above it; what was not checked is said as well."""
    counts = read_alignment(plan).count(plan.threaded)
    return Tally("alignment", asdict(counts), _say(counts))


def _say(counts: Counts) -> str:
    if not counts.checked:
        return "alignment not checked" if counts.unchecked else ""
    found = (
        (counts.leads_there, "leads there", "lead there"),
        (counts.in_part, "in part", "in part"),
        (counts.says_nothing, "says nothing", "say nothing"),
        (counts.against, "against", "against"),
        (counts.unchecked, "not checked", "not checked"),
    )
    parts = [f"{n} {one if n == 1 else many}" for n, one, many in found if n]
    return f"aims of {counts.checked + counts.unchecked}: {', '.join(parts)}"


FACE = ForExport(say_columns, tally=count_alignment)
