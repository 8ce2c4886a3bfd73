"""Which entry of an item's lists a finding is about: a stage, a hand-off, a term.

In: an item and findings on it. Out: the findings by the pointer of the entry they are about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from goldenthread.findings.finding import Finding
from goldenthread.items.item import Item
from goldenthread.source.front_matter import Pointer


def findings_by_entry(
    item: Item, findings: Iterable[Finding]
) -> Mapping[Pointer, tuple[Finding, ...]]:
    """Part the findings on an item by `(field, index)`, or by `(field,)` outside of lists.

    Findings about other items, which only appear on the page of this one, are left out.
    """
    found: dict[Pointer, list[Finding]] = {}
    for finding in findings:
        if finding.item == item.id:
            entry = finding.pointer[1:2]
            inside = entry if entry and isinstance(entry[0], int) else ()
            found.setdefault((*finding.pointer[:1], *inside), []).append(finding)
    return {pointer: tuple(entries) for pointer, entries in found.items()}
