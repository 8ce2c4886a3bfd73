"""The threads of several pieces of work, joined where they share a part.

In: a site and pieces of work. Out: `Threads`: every item on them once, parents first. A thread
deeper than anyone would read is left out but for its last item; a broken link ends a climb.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.ground.group import group
from goldenthread.items.item import Item
from goldenthread.site.site import Site

DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Threads:
    """The threads of some work joined: items parents first, and the parent of each, if any."""

    items: tuple[Item, ...]
    parents: Mapping[str, str]
    own: frozenset[str]

    def children(self) -> Mapping[str, tuple[str, ...]]:
        """Return the children of each id, in order; those of none under the empty id."""
        return group((self.parents.get(item.id, ""), item.id) for item in self.items)

    def walk(self) -> Iterator[tuple[Item, int]]:
        """Yield every item with its depth, parents first, children right below."""
        by_id = {item.id: item for item in self.items}
        children = self.children()
        stack = [(item_id, 0) for item_id in reversed(children.get("", ()))]
        while stack:
            item_id, depth = stack.pop()
            yield by_id[item_id], depth
            stack.extend((child, depth + 1) for child in reversed(children.get(item_id, ())))


def join_threads(site: Site, work: Sequence[Item]) -> Threads:
    """Join the threads of some work in reading order."""
    parents: dict[str, str] = {}
    found: dict[str, Item] = {}
    for item in work:
        chain = _climb(site, item)
        for above, step in zip((None, *chain), chain, strict=False):
            if step.id not in found:
                found[step.id] = step
                if above:
                    parents[step.id] = above.id
    return Threads(tuple(found.values()), parents, frozenset(item.id for item in work))


def _climb(site: Site, item: Item) -> tuple[Item, ...]:
    """Return the thread down to the item, or the item alone where the thread is very deep.

    A link that only stands in for a broken one ends the climb.
    """
    chain, seen, current = [item], {item.id}, item
    while link := site.plan.primary_link(current):
        if link.broken or link.parent.id in seen:
            break
        current = link.parent
        chain.append(current)
        seen.add(current.id)
        if len(chain) > DEEPEST:
            return (item,)
    return tuple(reversed(chain))


def shared_top(site: Site, threads: Threads) -> tuple[Item, ...]:
    """Return the upper part that all whole threads share, above the work itself.

    What stands alone hangs on no thread and takes nothing from the others.
    """
    children = threads.children()
    by_id = {item.id: item for item in threads.items}
    top: list[Item] = []
    roots = (by_id[root] for root in children.get("", ()))
    level = [r.id for r in roots if not site.plan.is_broken(r) and not r.stands_alone]
    while len(level) == 1 and level[0] not in threads.own:
        top.append(by_id[level[0]])
        level = list(children.get(level[0], ()))
    return tuple(top)
