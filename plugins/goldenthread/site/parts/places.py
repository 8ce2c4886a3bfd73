"""Which entry of an item's lists a finding is about: a stage, a hand-off, a term.

In: an item and findings on it. Out: the findings by the pointer of the entry they stand in. Goes
by places in the file, which every finding has.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from goldenthread.findings.finding import Finding
from goldenthread.source.front_matter import Mark, Pointer
from goldenthread.items.item import Item


def findings_by_entry(
    item: Item, findings: Iterable[Finding]
) -> Mapping[Pointer, tuple[Finding, ...]]:
    """Part the findings on an item by `(field, index)`, or by `(field,)` outside of lists.

    Findings about other items, which only appear on the page of this one, are left out.
    """
    starts = sorted(_list_places(item), key=lambda start: start[0])
    found: dict[Pointer, list[Finding]] = {}
    for finding in findings:
        if finding.item == item.id:
            place = bisect_right(starts, finding.mark, key=lambda start: start[0])
            pointer = starts[place - 1][1] if place else ()
            found.setdefault(pointer, []).append(finding)
    return {pointer: tuple(entries) for pointer, entries in found.items()}


def _list_places(item: Item) -> Iterable[tuple[Mark, Pointer]]:
    """Yield where each field begins, and each entry of those that are lists."""
    for field, value in item.data.items():
        yield item.place((field,), key=True), (field,)
        for index in range(len(value) if isinstance(value, list) else 0):
            yield item.place((field, index)), (field, index)
