"""What carries an item: the rows below it, and how much hangs on it.

In: a site and an item. Out: `Carries`, at most a few levels and rows; the tree has the rest.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.items.item import Item
from goldenthread.site.parts.flags import row_flags
from goldenthread.site.parts.parts import Flag
from goldenthread.site.parts.rows import GOAL_LEVEL, Row, RowStyle, build_rows, short_first, walk
from goldenthread.site.site import Site
from goldenthread.site.parts.unread import count_unread, join_notes

_LEVELS = 3
_MOST_ROWS = 120
# Above the goals a page shows less of the tree, which would be all of it.
_LEVELS_ABOVE_GOALS = 2


@dataclass(frozen=True, slots=True)
class Carries:
    """The rows; `count` and `loss` are sentences, `more` says what only the tree shows."""

    rows: tuple[Row, ...]
    count: str
    loss: str
    more: str
    tree_address: str


def build_carries(site: Site, item: Item) -> Carries | None:
    """Build the part of the page below the knot; None where nothing may hang from this kind."""
    plan, words = site.plan, site.words
    children = plan.children(item)
    if not children and (not plan.kinds.children_of[item.kind.name] or item.over):
        return None
    levels = _LEVELS if item.kind.level >= GOAL_LEVEL else _LEVELS_ABOVE_GOALS
    own = [link.child for link in children if link.primary and not link.broken]
    guests = [link.child for link in children if not link.primary or link.broken]
    if item.kind.level < GOAL_LEVEL:
        own.sort(key=short_first(site))
    entries = walk(site, own, _Besides(item.id), levels, short_first(site))
    shown = [*entries[:_MOST_ROWS], *((guest, 0) for guest in guests[:_MOST_ROWS])]
    style = RowStyle(
        department=True,
        flags=lambda one: _guest_flags(site, one, item) or row_flags(site, one),
    )
    total = site.live_below.get(item.id, 0)
    everything = plan.count_below(item)
    second = sum(1 for link in children if not link.primary)
    left_out = max(everything + second - len(shown), 0)
    return Carries(
        rows=build_rows(site, shown, style),
        count=join_notes(
            words("item.carries_count", n=total) if total else words("item.carries_none"),
            count_unread(site),
        ),
        loss=words("item.loss", n=total) if total and item is not plan.purpose else "",
        more=words("item.carries_more", n=left_out) if left_out else "",
        tree_address=f"{site.view_address('tree')}#{item.id}",
    )


class _Besides:
    """All ids but one, which a ring must not lead back to."""

    def __init__(self, item_id: str) -> None:
        self._id = item_id

    def __contains__(self, other: object) -> bool:
        return other != self._id


def _guest_flags(site: Site, child: Item, parent: Item) -> tuple[Flag, ...]:
    """Say where a row belongs that hangs from this item second."""
    link = site.plan.primary_link(child)
    if link is None or link.parent.id == parent.id:
        return ()
    if not any(other.parent.id == parent.id for other in site.plan.parents(child)):
        return ()
    text = site.words("item.first_serves", title=link.parent.title)
    return (Flag("ghost", text, link.parent.address),)
