"""Plain graph algorithms over ids, all iterative and linear.

In: mappings from an id to its parents or children. Out: cycles, reachability, orders, sizes.
Knows nothing of items; a chain of any length is fine.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def find_cycles(edges: Mapping[Node, Sequence[Node]]) -> tuple[tuple[Node, ...], ...]:
    """Return one closed walk `(a, b, a)` for each group of nodes that reach each other.

    Groups are strongly connected components (Tarjan 1972); a self-loop is no group here.
    """
    cycles = []
    for component in _components(edges):
        if len(component) > 1:
            members = set(component)
            start = next(node for node in edges if node in members)
            cycles.append(_walk(edges, members, start))
    return tuple(cycles)


def _walk(
    edges: Mapping[Node, Sequence[Node]], members: set[Node], start: Node
) -> tuple[Node, ...]:
    """Walk breadth first inside one component until an edge leads back to `start`."""
    came: dict[Node, Node] = {}
    queue = [start]
    for node in queue:
        for target in edges.get(node, ()):
            if target == start and node != start:
                walk = [start, node]
                while walk[-1] != start:
                    walk.append(came[walk[-1]])
                return tuple(reversed(walk))
            if target in members and target != start and target not in came:
                came[target] = node
                queue.append(target)
    return (start, start)


def _components(edges: Mapping[Node, Sequence[Node]]) -> Iterator[list[Node]]:
    index: dict[Node, int] = {}
    low: dict[Node, int] = {}
    on_stack: set[Node] = set()
    stack: list[Node] = []
    for root in edges:
        if root in index:
            continue
        work: list[tuple[Node, Iterator[Node]]] = []
        _open(root, index, low, stack, on_stack, work, edges)
        while work:
            node, targets = work[-1]
            target = next(targets, None)
            if target is None:
                work.pop()
                if work:
                    parent = work[-1][0]
                    low[parent] = min(low[parent], low[node])
                if low[node] == index[node]:
                    yield _close(node, stack, on_stack)
            elif target not in index:
                if target in edges:
                    _open(target, index, low, stack, on_stack, work, edges)
            elif target in on_stack:
                low[node] = min(low[node], index[target])


def _close(node: Node, stack: list[Node], on_stack: set[Node]) -> list[Node]:
    """Take a finished component, down to its first node, off the stack."""
    component: list[Node] = []
    while not component or component[-1] != node:
        component.append(stack.pop())
    on_stack.difference_update(component)
    return component


def _open(
    node: Node,
    index: dict[Node, int],
    low: dict[Node, int],
    stack: list[Node],
    on_stack: set[Node],
    work: list[tuple[Node, Iterator[Node]]],
    edges: Mapping[Node, Sequence[Node]],
) -> None:
    index[node] = low[node] = len(index)
    stack.append(node)
    on_stack.add(node)
    work.append((node, iter(edges.get(node, ()))))


def below(children: Mapping[Node, Sequence[Node]], roots: Iterable[Node]) -> tuple[Node, ...]:
    """Return everything reachable from `roots`, themselves included, parents before children."""
    seen: dict[Node, None] = {}
    stack = list(reversed(list(roots)))
    while stack:
        node = stack.pop()
        if node in seen:
            continue
        seen[node] = None
        stack.extend(reversed(children.get(node, ())))
    return tuple(seen)


def sizes(children: Mapping[Node, Sequence[Node]], order: Sequence[Node]) -> dict[Node, int]:
    """Count, for each node of a forest, what lies below it; `order` has parents first."""
    counts = dict.fromkeys(order, 0)
    for node in reversed(order):
        counts[node] = sum(counts.get(child, 0) + 1 for child in children.get(node, ()))
    return counts


def climb(parent: Mapping[Node, Node], node: Node) -> tuple[Node, ...]:
    """Return `node` and its ancestors, nearest first; a cycle ends the walk where it closes."""
    seen: dict[Node, None] = {}
    current: Node | None = node
    while current is not None and current not in seen:
        seen[current] = None
        current = parent.get(current)
    return tuple(seen)
