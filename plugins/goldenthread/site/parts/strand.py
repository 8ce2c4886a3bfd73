"""The drawn line of the plan's health: gold where items reach the purpose, cut where not.

In: for each item, whether it is cut off. Out: a `Strand` of rectangles. Runs of whole items are
one rectangle, and a large plan is drawn to scale, so the drawing stays small.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_MOST_CELLS = 200
WIDTH = 1000
_CUT = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """A rectangle in a box 20 high; `cut` marks a gap."""

    x: int
    width: int
    cut: bool


@dataclass(frozen=True, slots=True)
class Strand:
    """The line; `width` is that of its box."""

    width: int
    pieces: tuple[Piece, ...]


def draw_strand(cut: Sequence[bool]) -> Strand:
    """Draw one cell for each item, or for each few items of a large plan.

    A cell that stands for several is cut if any of them is: a gap is never rounded away.
    """
    size = -(-len(cut) // _MOST_CELLS) or 1
    cells = [any(cut[start : start + size]) for start in range(0, len(cut), size)]
    edges = [index * WIDTH // max(len(cells), 1) for index in range(len(cells) + 1)]
    pieces: list[Piece] = []
    start = 0
    for index, is_cut in enumerate([*cells, True]):
        if not is_cut:
            continue
        if index > start:
            pieces.append(Piece(edges[start], edges[index] - edges[start], cut=False))
        if index < len(cells):
            middle = (edges[index] + edges[index + 1]) // 2
            pieces.append(Piece(middle - _CUT // 2, _CUT, cut=True))
        start = index + 1
    return Strand(WIDTH, tuple(pieces))
