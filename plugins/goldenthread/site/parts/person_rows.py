"""The threads of a person's work as a list: a ladder of what they share, then a tree.

In: a site, a person and joined threads. Out: steps and rows for the list beside the drawing. Own
work stands out; what links a person otherwise says how.
"""

from __future__ import annotations

from goldenthread.items.item import Item
from goldenthread.plan.person_thread import owned_items, reviewed_items
from goldenthread.site.parts.parts import Flag, ItemLink, kind_word, link_item
from goldenthread.site.parts.rows import Row, RowStyle, build_rows
from goldenthread.site.site import Site
from goldenthread.site.parts.thread import ThreadStep, explain_gap
from goldenthread.site.parts.threads import Threads, shared_top


def list_steps(site: Site, threads: Threads) -> tuple[ThreadStep, ...]:
    """List the upper part that all threads share, from the purpose down."""
    return tuple(
        ThreadStep(kind_word(site, item), item.title, item.address)
        for item in shared_top(site, threads)
    )


def list_rows(
    site: Site, person: Item, threads: Threads, source: str
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Build rows of what lies below the shared part and of what is cut off; own work stands out.

    What stands alone is on no thread; `list_alone` has it.
    """
    own = {item.id for item in owned_items(site.plan, person)}
    top = {item.id for item in shared_top(site, threads)}
    whole: list[tuple[Item, int]] = []
    cut: list[tuple[Item, int]] = []
    alone: list[tuple[Item, int]] = []
    lifted, chosen = 0, whole
    for item, depth in threads.walk():
        if depth == 0:
            lifted = len(top) if item.id in top else 0
            chosen = cut if site.plan.is_broken(item) else alone if item.stands_alone else whole
        if item.id not in top:
            chosen.append((item, depth - lifted))
    reviewed = {item.id for item in reviewed_items(site.plan, person)}
    through = "person.through_team" if source == "team" else "person.contributes"

    def flags(item: Item) -> tuple[Flag, ...]:
        found = []
        if item.id in threads.own and item.id not in own:
            label = "person.reviews" if item.id in reviewed else through
            found.append(Flag("note", site.words(label)))
        if site.plan.is_broken(item) and item.id not in threads.parents:
            found.append(Flag("broken", explain_gap(site, item)))
        return tuple(found)

    style = RowStyle(department=False, flags=flags, mine=threads.own)
    return build_rows(site, whole, style), build_rows(site, cut, style)


def list_alone(site: Site, threads: Threads) -> tuple[ItemLink, ...]:
    """List the work that says why it stands alone, with what it says."""
    roots = (item for item, depth in threads.walk() if not depth)
    return tuple(
        link_item(item, item.stands_alone)
        for item in roots
        if item.stands_alone and not site.plan.is_broken(item)
    )
