"""Draw a tree with lines.

In: roots, and what hangs below each. Out: one line for each node, parents first. Iterative, and
linear in the number of nodes: beyond some depth the indentation stops growing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)

DEEPEST_DRAWN = 24
"""Levels whose lines are drawn; deeper ones stand at this depth with their level in front."""


@dataclass(frozen=True, slots=True)
class TreeMarks:
    """The characters of a tree: before a child, before the last one, and below each."""

    child: str
    last: str
    beside: str
    below: str = "   "


BOXES = TreeMarks("├─ ", "└─ ", "│  ")
ASCII = TreeMarks("|- ", "`- ", "|  ")


def choose_lines(encoding: str | None) -> TreeMarks:
    """Return box-drawing characters where the encoding has them."""
    try:
        "├─└│".encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return BOXES


def draw(
    roots: Sequence[Node],
    children: Callable[[Node], Sequence[Node]],
    label: Callable[[Node, bool], str],
    lines: TreeMarks,
    depth: int | None = None,
) -> Iterator[str]:
    """Yield the lines of the trees below `roots`; `depth` 0 shows the roots alone.

    `label` gets a node and whether what lies below it is left out. A circle ends where it closes.
    """
    drawn: set[Node] = set()
    pending: list[tuple[Node, int, str, str]] = [(root, 0, "", "") for root in reversed(roots)]
    while pending:
        node, level, lead, under = pending.pop()
        drawn.add(node)
        found = [child for child in children(node) if child not in drawn]
        cut = depth is not None and level >= depth and bool(found)
        yield f"{lead}{label(node, cut)}"
        if cut:
            continue
        if level >= DEEPEST_DRAWN:
            deeper = f"{under}[{level + 1}] "
            pending.extend((child, level + 1, deeper, under) for child in reversed(found))
            continue
        for index in range(len(found) - 1, -1, -1):
            is_last = index == len(found) - 1
            pending.append(
                (
                    found[index],
                    level + 1,
                    under + (lines.last if is_last else lines.child),
                    under + (lines.below if is_last else lines.beside),
                )
            )
