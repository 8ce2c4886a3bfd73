"""The columns of the drawn map: one for each kind, named after it, sharing the width of a page.

In: items and their parents in the drawing. Out: columns with names and widths. Knows nothing of
rows and lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from goldenthread.items.item import Item
from goldenthread.site.parts.layout import GUTTER, Columns
from goldenthread.site.parts.rows import GOAL_LEVEL
from goldenthread.site.site import Site

# A page is this wide; columns share it, those above the goals taking less.
_PAGE = 1126
_NARROW, _NARROWEST, _WIDEST = 124, 148, 190


def rank_levels(items: Sequence[Item], parents: Mapping[str, str]) -> dict[int, int]:
    """Give each level of kinds a column; levels of which neither hangs from the other share one."""
    by_id = {item.id: item for item in items}
    hangs = {
        (item.kind.level, by_id[parents[item.id]].kind.level)
        for item in items
        if item.id in parents
    }
    ranks: dict[int, int] = {}
    together: list[int] = []
    for level in sorted({item.kind.level for item in items}):
        if any((level, other) in hangs for other in together):
            together = []
        ranks[level] = max(ranks.values(), default=-1) + (not together)
        together.append(level)
    return ranks


def choose_columns(
    items: Sequence[Item], parents: Mapping[str, str], ranks: Mapping[int, int]
) -> dict[str, int]:
    """Put each item into the column of its kind, or further right where its parent is in it."""
    columns: dict[str, int] = {}
    for item in items:
        above = columns.get(parents.get(item.id, ""), -1)
        columns[item.id] = max(ranks[item.kind.level], above + 1)
    return columns


def name_columns(
    site: Site, items: Sequence[Item], columns: Mapping[str, int], ranks: Mapping[int, int]
) -> Columns:
    """Name each column after the kinds that belong there, and share out the width."""
    count = max(columns.values(), default=-1) + 1
    there: list[Counter[str]] = [Counter() for _ in range(count)]
    for item in items:
        there[columns[item.id]][item.kind.name] += 1
    kinds, names, narrow = site.plan.kinds, [], []
    for column, found in enumerate(there):
        own = [name for name in found if ranks[kinds[name].level] == column] or list(found)
        own.sort(key=lambda name: kinds[name].level)
        plural = [site.words.kind(kinds[name], plural=found[name] > 1) for name in own]
        names.append(", ".join(plural[:2]))
        narrow.append(all(kinds[name].level < GOAL_LEVEL for name in found))
    room = _PAGE - GUTTER * (count - 1) - _NARROW * sum(narrow)
    wide = min(max(room // max(count - sum(narrow), 1), _NARROWEST), _WIDEST)
    return Columns(tuple(names), tuple(_NARROW if slim else wide for slim in narrow))
