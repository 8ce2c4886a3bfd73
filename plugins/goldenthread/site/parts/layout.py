"""Where the nodes and lines of a drawn tree lie.

In: nodes in reading order with their parents, columns and sizes. Out: `Drawing`, numbers in CSS
pixels. A node stands in the row of its first child, so that one thread is one straight line; the
lines run in the gutters and between the rows, never behind a node. Knows nothing of the plan.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from goldenthread.site.parts.text_width import count_lines

NODE_HEIGHT = 34
GAP = 6
GUTTER = 26
# The gold line of the page bends into the first row here; the names of the columns stand above
# the highest node.
FIRST_MIDDLE = 70
_LINE_HEIGHT = 15
# What a node's edges and its mark take from a title, as `view/map.css` says.
_EDGES = 19
_ICON = 19
_BEND = 8
_STUB = 40
_MOST_LINES = 4
_MOST_LINES_TALL = 6


@dataclass(frozen=True, slots=True)
class Box:
    """What is known of a node before it has a place; `tall` nodes may take one line more."""

    key: str
    column: int
    title: str
    kind: str
    kind_label: str
    address: str
    status: str
    state: str = ""
    tall: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """A node with its place."""

    x: int
    y: int
    width: int
    height: int
    kind: str
    kind_label: str
    title: str
    address: str
    status: str
    state: str
    lines: int = 2


@dataclass(frozen=True, slots=True)
class Wire:
    """A line between two nodes as SVG path data."""

    path: str
    state: str


@dataclass(frozen=True, slots=True)
class Place:
    """A point."""

    x: int
    y: int


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """The name above a column."""

    x: int
    text: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole drawing; see `parts/map.html`."""

    width: int
    height: int
    label: str
    scroll: str
    heads: tuple[ColumnHead, ...]
    links: tuple[Wire, ...]
    cuts: tuple[Place, ...]
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns: names and widths from left to right."""

    names: tuple[str, ...]
    widths: tuple[int, ...]
    margin: int = 0

    def left(self, column: int) -> int:
        """Return the left edge of a column."""
        return self.margin + sum(self.widths[:column]) + GUTTER * column


def lay_out(
    boxes: Sequence[Box],
    parents: Mapping[str, str],
    columns: Columns,
    *,
    label: str,
    scroll: str,
    ghosts: Sequence[tuple[str, str]] = (),
) -> Drawing:
    """Place boxes that come parents first; `ghosts` are (child, second parent)."""
    if any(box.state == "broken" and not box.column for box in boxes):
        columns = replace(columns, margin=_STUB + _BEND)
    middles = _find_middles(boxes, _number_rows(boxes, parents), columns)
    nodes = {box.key: _place(box, middles[box.key], columns) for box in boxes}
    by_key = {box.key: box for box in boxes}
    wires, cuts = [], []
    for box in boxes:
        above = parents.get(box.key)
        if above in nodes:
            wires.append(_wire(nodes[above], nodes[box.key], by_key[above].state, box.state))
        elif box.state == "broken":
            node = nodes[box.key]
            y = node.y + node.height // 2
            wires.append(Wire(f"M{node.x} {y}H{node.x - _STUB}", "broken"))
            cuts.append(Place(node.x - _STUB, y))
    for child, above in ghosts:
        if child in nodes and above in nodes:
            wires.append(_ghost(nodes[above], nodes[child]))
    height = max((node.y + node.height for node in nodes.values()), default=0)
    return Drawing(
        width=columns.left(len(columns.widths)) - GUTTER,
        height=height + _BEND,
        label=label,
        scroll=scroll,
        heads=tuple(ColumnHead(columns.left(i), name) for i, name in enumerate(columns.names)),
        links=tuple(sorted(wires, key=lambda wire: wire.state == "on")),
        cuts=tuple(cuts),
        nodes=tuple(nodes.values()),
    )


def _number_rows(boxes: Sequence[Box], parents: Mapping[str, str]) -> dict[str, int]:
    """Give each leaf a row of its own; a parent shares that of its first child."""
    known = {box.key for box in boxes}
    rows: dict[str, int] = {}
    taken: set[str] = set()
    row = -1
    for box in boxes:
        above = parents.get(box.key)
        if above in known and above not in taken:
            taken.add(above)
        else:
            row += 1
        rows[box.key] = row
    return rows


def _find_middles(
    boxes: Sequence[Box], rows: Mapping[str, int], columns: Columns
) -> dict[str, int]:
    """Stack the rows, each as high as its highest node; the first one's middle is fixed."""
    heights = [0] * (max(rows.values(), default=-1) + 1)
    for box in boxes:
        row = rows[box.key]
        heights[row] = max(heights[row], _height(_count_lines(box, columns)) + GAP)
    middles: list[int] = []
    top = FIRST_MIDDLE - (heights[0] // 2 if heights else 0)
    for height in heights:
        middles.append(top + height // 2)
        top += height
    return {box.key: middles[rows[box.key]] for box in boxes}


def _count_lines(box: Box, columns: Columns) -> int:
    """Return how many lines a title takes, 2 to the most that are shown."""
    room = room_for_title(columns.widths[box.column], mark=bool(box.status))
    lines = count_lines(box.title, room, bold=box.state == "current")
    return min(max(lines, 2), _MOST_LINES_TALL if box.tall else _MOST_LINES)


def room_for_title(width: int, *, mark: bool) -> int:
    """Return the pixels that a node leaves to its title, beside a mark of its status or without."""
    return width - _EDGES - (_ICON if mark else 0)


def _height(lines: int) -> int:
    return NODE_HEIGHT + _LINE_HEIGHT * (lines - 2)


def _place(box: Box, middle: int, columns: Columns) -> Node:
    lines = _count_lines(box, columns)
    height = _height(lines)
    return Node(
        columns.left(box.column),
        middle - height // 2,
        columns.widths[box.column],
        height,
        box.kind,
        box.kind_label,
        box.title,
        box.address,
        box.status,
        box.state,
        lines,
    )


def _wire(above: Node, node: Node, above_state: str, state: str) -> Wire:
    lit = ("on", "current")
    name = "on" if state in lit and above_state in lit else ("broken" if state == "broken" else "")
    start, end = above.x + above.width, node.x
    from_y, to_y = above.y + above.height // 2, node.y + node.height // 2
    if from_y == to_y:
        return Wire(f"M{start} {from_y}H{end}", name)
    turn = start + GUTTER // 2
    return Wire(
        f"M{start} {from_y}H{turn - _BEND}Q{turn} {from_y} {turn} {from_y + _BEND}"
        f"V{to_y - _BEND}Q{turn} {to_y} {turn + _BEND} {to_y}H{end}",
        name,
    )


def _ghost(above: Node, node: Node) -> Wire:
    """Draw a second parent's line between the rows, into the child's left side."""
    start, end = above.x + above.width, node.x
    from_y = above.y + above.height // 2 + 6
    to_y = node.y + node.height // 2 + 6
    lane = node.y + node.height + GAP // 2
    out, back = start + GUTTER // 4, end - GUTTER // 4
    return Wire(f"M{start} {from_y}H{out}V{lane}H{back}V{to_y}H{end}", "ghost")
