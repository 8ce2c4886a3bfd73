"""Rows of a tree: a flat list in reading order that a template nests without recursion.

In: items with their depths. Out: `Row`s, each knowing how many lists end after it. Whoever calls
decides what belongs in the tree.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass

from goldenthread.items.item import Item
from goldenthread.site.parts.measured import say_measured
from goldenthread.site.parts.parts import (
    Flag,
    Person,
    department_title,
    kind_word,
    short_period,
    show_person,
    shown_percent,
    shown_status,
)
from goldenthread.site.site import Site

# Browsers stop drawing lists nested some hundred deep; below this, rows stay side by side.
DEEPEST = 40
# Level of the kind goal: what lies above it is direction, what lies below is work.
GOAL_LEVEL = 30


@dataclass(frozen=True, slots=True)
class RowKeys:
    """What the filters compare: ids and names, periods joined by spaces."""

    department: str = ""
    period: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One item in a tree; see `parts/tree.html`."""

    anchor: str
    kind: str
    kind_label: str
    title: str
    address: str
    depth: int
    has_children: bool
    closes: int
    open: bool
    last: bool
    status: str
    flags: tuple[Flag, ...]
    broken: bool
    department: str
    period: str
    owner: Person | None
    percent: int | None
    says: str
    current: bool
    keys: RowKeys
    words: str
    mine: bool = False


@dataclass(frozen=True, slots=True)
class RowStyle:
    """How a tree shows its rows.

    `open_depth` is how many levels are unfolded at first, besides all that leads to the goals;
    `anchors` gives each row an id of its own in the page; `department` shows that column; `flags`
    and `periods` say what a row adds; the ids in `mine` stand out.
    """

    open_depth: int = 99
    anchors: bool = False
    department: bool = True
    flags: Callable[[Item], tuple[Flag, ...]] = lambda _: ()
    periods: Callable[[Item], str] = lambda _: ""
    mine: Container[str] = frozenset()


def walk(
    site: Site,
    roots: Iterable[Item],
    within: Container[str],
    levels: int | None = None,
    order: Callable[[Item], int] | None = None,
) -> list[tuple[Item, int]]:
    """Walk down primary links, parents first: each item once, with its depth below its root.

    Only ids in `within` are visited, and no more than `levels` levels; a link that stands in for
    a broken one is not followed. `order` sorts siblings above the goals, where branches differ
    most in length; reading order decides among equals.
    """
    plan = site.plan
    stack = [(item, 0) for item in reversed(list(roots))]
    seen: set[str] = set()
    found: list[tuple[Item, int]] = []
    while stack:
        item, depth = stack.pop()
        if item.id in seen:
            continue
        seen.add(item.id)
        found.append((item, depth))
        if levels is not None and depth + 1 >= levels:
            continue
        below = [
            (link.child, depth + 1)
            for link in plan.children(item)
            if link.primary and not link.broken and link.child.id in within
        ]
        if order and item.kind.level < GOAL_LEVEL:
            below.sort(key=lambda entry: order(entry[0]))
        stack.extend(reversed(below))
    return found


def short_first(site: Site) -> Callable[[Item], int]:
    """Put what has nothing below it first, so that a long branch parts no siblings."""
    return lambda item: bool(site.plan.count_below(item))


def build_rows(
    site: Site, entries: Sequence[tuple[Item, int]], style: RowStyle, *, current: str = ""
) -> tuple[Row, ...]:
    """Turn items with depths into rows; `current` is the id of the page the tree stands on."""
    depths = [min(depth, DEEPEST) for _, depth in entries]
    lasts = _find_lasts(depths)
    rows = []
    for index, (item, _) in enumerate(entries):
        depth = depths[index]
        following = depths[index + 1] if index + 1 < len(depths) else 0
        rows.append(
            _build_row(
                site,
                item,
                style,
                shape=(depth, following > depth, max(depth - following, 0), lasts[index]),
                current=item.id == current,
            )
        )
    return tuple(rows)


def _find_lasts(depths: Sequence[int]) -> list[bool]:
    """Tell for each row whether no sibling follows it."""
    lasts = [False] * len(depths)
    taken: list[bool] = []
    for index in range(len(depths) - 1, -1, -1):
        depth = depths[index]
        del taken[depth + 1 :]
        taken.extend([False] * (depth + 1 - len(taken)))
        lasts[index] = not taken[depth]
        taken[depth] = True
    return lasts


def _build_row(
    site: Site,
    item: Item,
    style: RowStyle,
    *,
    shape: tuple[int, bool, int, bool],
    current: bool,
) -> Row:
    depth, has_children, closes, last = shape
    status = shown_status(site, item)
    department = department_title(site, item)
    owner = show_person(site, item.owner)
    return Row(
        anchor=item.id if style.anchors else "",
        kind=item.kind.name,
        kind_label=kind_word(site, item),
        title=item.title,
        address=item.address,
        depth=depth,
        has_children=has_children,
        closes=closes,
        open=depth < style.open_depth or item.kind.level < GOAL_LEVEL,
        last=last,
        status=status,
        flags=style.flags(item),
        broken=site.plan.is_broken(item),
        department=department if style.department else "",
        period=short_period(site, item.period) if item.period else "",
        owner=owner,
        percent=shown_percent(site.plan.status(item).progress),
        says=say_measured(site, item),
        current=current,
        keys=RowKeys(site.plan.department_ids.get(item.id, ""), style.periods(item), status),
        words=" ".join(
            word for word in (owner.name if owner else "", item.id, department, *item.aims) if word
        ),
        mine=item.id in style.mine,
    )
