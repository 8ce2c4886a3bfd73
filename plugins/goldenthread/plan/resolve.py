"""Follow what items name: to the items that are there, or to ids that are written alike.

In: items and their ids, today's and former ones. Out: `Link`s to parents, and an `Unresolved` for
each name that nothing has. Never judges a link; rules do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from goldenthread.ground.likeness import nearest
from goldenthread.items.item import Item, Reference
from goldenthread.plan.link import Link, Unresolved

_MOST_SUGGESTED = 50


def resolve_links(
    item: Item, by_id: Mapping[str, Item], aliases: Mapping[str, Item]
) -> tuple[Link, ...]:
    """Return the links of an item to what it supports, each parent once, the primary one first."""
    links: list[Link] = []
    if item.stands_alone and not item.supports:
        return ()
    for index, support in enumerate(item.supports):
        parent = by_id.get(support.target) or aliases.get(support.target)
        if parent is None or parent.id == item.id:
            continue
        if any(link.parent.id == parent.id for link in links):
            continue
        links.append(Link(item, parent, support, not links, not links and index > 0))
    return tuple(links)


def find_unresolved(
    items: Sequence[Item], by_id: Mapping[str, Item], aliases: Mapping[str, Item]
) -> Iterator[Unresolved]:
    """Yield what items name that is not there, with ids that are written alike.

    Only ids of kinds that may stand in the place are suggested.
    """
    known = {**aliases, **by_id}
    fitting: dict[tuple[str, ...], list[str]] = {}
    suggested = 0
    for item in items:
        for reference in item.references:
            if reference.target in by_id or reference.target in aliases:
                continue
            # Comparing with every id is linear; past a few dozen slips it helps nobody.
            near: tuple[str, ...] = ()
            if suggested < _MOST_SUGGESTED:
                kinds = _kinds_for(item, reference)
                if kinds not in fitting:
                    fitting[kinds] = [n for n, one in known.items() if _is_of(one, kinds)]
                others = (name for name in fitting[kinds] if name != item.id)
                near = nearest(reference.target.lower(), [*others])
            suggested += 1
            yield Unresolved(item, reference, near)


def may_name(item: Item, reference: Reference, other: Item) -> bool:
    """Tell whether an item of this kind may stand where the reference does."""
    return other is not item and _is_of(other, _kinds_for(item, reference))


def _kinds_for(item: Item, reference: Reference) -> tuple[str, ...]:
    field = reference.field
    return item.kind.parents if field.path[0] == "supports" else field.kinds


def _is_of(item: Item, kinds: tuple[str, ...]) -> bool:
    return "*" in kinds or item.kind.name in kinds
