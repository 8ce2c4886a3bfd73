"""What an item sets out to do, as a fingerprint that changes only when that changes.

In: an item. Out: eight hex digits. Blind to wording of the body, to formatting and to what was
measured; never blind to a title, a clause, a target, a period or an aim.
"""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.fields import read_entries, read_text
from goldenthread.fingerprint import take_fingerprint
from goldenthread.item import Item
from goldenthread.metric import Metric, number


def take_intent(item: Item) -> str:
    """Return the fingerprint of title, clauses, targets, period and aims."""
    period = item.period
    clauses = [
        f"{read_text(entry.get('id'))}: {read_text(entry.get('text'))}"
        for _, entry in read_entries(item.data.get("clauses"))
    ]
    return take_fingerprint(
        item.title,
        "clauses",
        *clauses,
        "targets",
        *(part for metric in item.metrics for part in spell_target(metric)),
        "period",
        f"{period.start}/{period.end}" if period else "",
        "aims",
        *sorted(item.aims),
    )


def spell_target(metric: Metric) -> Iterator[str]:
    """Yield what a metric sets out to reach: its id, direction, numbers and day."""
    yield metric.id
    yield metric.direction
    for bound in (metric.target, metric.low, metric.high):
        yield "" if bound is None else number(bound)
    yield str(metric.due or "")
