"""Remarks on the rows of a tree.

In: a site and an item. Out: `Flag`s: why it is cut off, what it pulls against, what else it
serves. Facts of the plan only; findings have their own places.
"""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.items.item import Item
from goldenthread.site.parts.parts import Flag
from goldenthread.site.site import Site
from goldenthread.site.slots import voices
from goldenthread.site.parts.thread import explain_gap


def row_flags(site: Site, item: Item) -> tuple[Flag, ...]:
    """Remark on a row; what hangs below a broken item does not repeat the reason."""
    return tuple(_find_flags(site, item))


def _in_ring(site: Site, item: Item) -> bool:
    """Tell whether an item is one of those whose first links lead back to themselves."""
    chain = site.plan.thread(item)
    closing = site.plan.primary_link(chain[0])
    return closing is not None and closing.parent.id == item.id


def _find_flags(site: Site, item: Item) -> Iterator[Flag]:
    words, plan = site.words, site.plan
    link = plan.primary_link(item)
    if plan.is_broken(item):
        if link is None or link.broken or not plan.is_broken(link.parent) or _in_ring(site, item):
            yield Flag("broken", explain_gap(site, item))
    elif item.stands_alone:
        yield Flag("note", item.stands_alone)
    for other, address in _conflicting(site, item).values():
        yield Flag("conflict", other, address)
    for voice in voices():
        yield from voice.flags(site, item)
    for parent in plan.parents(item):
        if not parent.primary:
            text = words("tree.also", title=parent.parent.title)
            yield Flag("ghost", text, parent.parent.address)


def _conflicting(site: Site, item: Item) -> dict[str, tuple[str, str]]:
    """Say what an item pulls against by id, and where, as either side declares it."""
    words, plan = site.words, site.plan
    declared = [plan.find(conflict.target) for conflict in item.conflicts]
    for source, reference in plan.referrers.get(item.id, ()):
        if reference.field.meaning == "conflicts with" and source.current:
            declared.append(source)
    return {
        other.id: (words("tree.pulls", title=other.title), f"{item.address}#gt-conflicts")
        for other in declared
        if other and other is not item
    }
