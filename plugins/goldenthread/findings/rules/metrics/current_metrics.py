"""The metrics that rules on numbers look at.

In: a plan. Out: metrics with their items. Holds no rule itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.items.item import Item
from goldenthread.measures.metric import Metric
from goldenthread.plan.plan import Plan


def current_metrics(plan: Plan) -> Iterator[tuple[Item, Metric]]:
    """Yield each metric of the items that are not over, in reading order."""
    for item in plan.items:
        if item.current:
            for metric in item.metrics:
                yield item, metric
