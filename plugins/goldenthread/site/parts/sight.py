"""A person's line of sight: from their own work, left, to the purpose, right.

In: a site and joined threads. Out: a `Drawing`, in which parts that threads share appear once; a
line runs through no node. Draws nothing where there would be too much to read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from goldenthread.items.item import Item
from goldenthread.site.parts.layout import ColumnHead, Drawing, Node, Place, Wire, room_for_title
from goldenthread.site.parts.parts import kind_word, shown_status
from goldenthread.site.parts.rows import GOAL_LEVEL
from goldenthread.site.parts.text_width import count_lines
from goldenthread.site.parts.threads import Threads
from goldenthread.site.site import Site

MOST_NODES = 60
_WIDTH = 1124
_GAP, _WIDE, _NARROW = 24, 190, 146
_WIDE_LEAST, _NARROW_LEAST = 140, 116
_TOP, _HEIGHT, _APART = 30, 36, 14
_LINE, _PADDING = 15, 8
# Lines that a title may take: work and goals, and what stands above them.
_MOST_LINES, _MOST_LINES_ABOVE = 3, 6
_STUB = 48


def draw_sight(site: Site, threads: Threads, *, owned: bool) -> Drawing | None:
    """Draw the threads; None where there is nothing to draw or too much.

    `owned` tells that the work is the person's own, not the team's.
    """
    entries = list(threads.walk())
    if not entries or len(entries) > MOST_NODES:
        return None
    columns = _columns([item for item, _ in entries], threads.parents)
    widths = _widths([item for item, _ in entries], columns)
    lefts = [sum(widths[:at]) + _GAP * at for at in range(len(widths))]
    states = {item.id: _state(site, item, threads) for item, _ in entries}
    lines = {
        item.id: _count_lines(site, item, widths[columns[item.id]], states[item.id])
        for item, _ in entries
    }
    heights = {item_id: _height(count) for item_id, count in lines.items()}
    middles = _middles([item for item, _ in entries], threads, columns, heights)
    nodes = {
        item.id: Node(
            x=lefts[columns[item.id]],
            y=middles[item.id] - heights[item.id] // 2,
            width=widths[columns[item.id]],
            height=heights[item.id],
            kind=item.kind.name,
            kind_label=kind_word(site, item),
            title=item.title,
            address=item.address,
            status=shown_status(site, item),
            state=states[item.id],
            lines=lines[item.id],
        )
        for item, _ in entries
    }
    wires, cuts = _wire_all(site, entries, threads, nodes)
    return Drawing(
        width=lefts[-1] + widths[-1],
        height=max(node.y + node.height for node in nodes.values()) + 6,
        label=site.words("person.drawing"),
        scroll=site.words("person.drawing_scroll"),
        heads=_heads(site, [item for item, _ in entries], threads, columns, lefts, owned=owned),
        links=wires,
        cuts=cuts,
        nodes=tuple(nodes[item.id] for item, _ in reversed(entries)),
    )


def _state(site: Site, item: Item, threads: Threads) -> str:
    if site.plan.is_broken(item):
        return "broken"
    return "current" if item.id in threads.own else ""


def _columns(items: Sequence[Item], parents: Mapping[str, str]) -> dict[str, int]:
    """Give each kind a column, the purpose rightmost; a child always stands left of its parent."""
    levels = sorted({item.kind.level for item in items})
    found: dict[str, int] = {}
    for item in items:
        above = found.get(parents.get(item.id, ""), -1)
        found[item.id] = max(levels.index(item.kind.level), above + 1)
    used = sorted(set(found.values()), reverse=True)
    return {key: used.index(column) for key, column in found.items()}


def _widths(items: Sequence[Item], columns: Mapping[str, int]) -> list[int]:
    """Give goals and work more room than what stands above; shrink all to what a page holds."""
    count = max(columns.values()) + 1
    wanted = [_NARROW] * count
    for item in items:
        if item.kind.level >= GOAL_LEVEL:
            wanted[columns[item.id]] = _WIDE
    room = _WIDTH - _GAP * (count - 1)
    share = min(1.0, room / sum(wanted))
    least = {_WIDE: _WIDE_LEAST, _NARROW: _NARROW_LEAST}
    return [max(int(width * share), least[width]) for width in wanted]


def _count_lines(site: Site, item: Item, width: int, state: str) -> int:
    """Return how many lines a title takes, 2 to the most that are shown."""
    room = room_for_title(width, mark=bool(shown_status(site, item)))
    lines = count_lines(item.title, room, bold=state == "current")
    most = _MOST_LINES if item.kind.level >= GOAL_LEVEL else _MOST_LINES_ABOVE
    return min(max(lines, 2), most)


def _height(lines: int) -> int:
    return max(_HEIGHT, _LINE * lines + _PADDING)


def _middles(
    items: Sequence[Item],
    threads: Threads,
    columns: Mapping[str, int],
    heights: Mapping[str, int],
) -> dict[str, int]:
    """Stack the leaves; centre a parent on its children; keep nodes of a column apart."""
    children = threads.children()
    middles: dict[str, int] = {}
    at = _TOP
    for item in items:
        if item.id not in children:
            tallest = _tallest(item.id, threads.parents, children, heights)
            middles[item.id] = at + tallest // 2
            at += tallest + _APART
    for item in reversed(items):
        below = children.get(item.id)
        if below:
            middles[item.id] = (middles[below[0]] + middles[below[-1]]) // 2
    lowest: dict[int, int] = {}
    for item in sorted(items, key=lambda one: middles[one.id]):
        column, half = columns[item.id], heights[item.id] // 2
        if column in lowest:
            middles[item.id] = max(middles[item.id], lowest[column] + 8 + half)
        lowest[column] = middles[item.id] + half
    highest = min(middles[item.id] - heights[item.id] // 2 for item in items)
    return {item_id: middle + _TOP - highest for item_id, middle in middles.items()}


def _tallest(
    leaf: str,
    parents: Mapping[str, str],
    children: Mapping[str, Sequence[str]],
    heights: Mapping[str, int],
) -> int:
    """Return the height of the tallest node in the row that a leaf begins, so that it is level."""
    tallest = heights[leaf]
    above = parents.get(leaf)
    while above and len(children[above]) == 1:
        tallest = max(tallest, heights[above])
        above = parents.get(above)
    return tallest


def _wire_all(
    site: Site,
    entries: Sequence[tuple[Item, int]],
    threads: Threads,
    nodes: Mapping[str, Node],
) -> tuple[tuple[Wire, ...], tuple[Place, ...]]:
    wires, cuts = [], []
    for item, _ in entries:
        node = nodes[item.id]
        start, y = node.x + node.width, node.y + node.height // 2
        above = nodes.get(threads.parents.get(item.id, ""))
        if above:
            end, to = above.x, above.y + above.height // 2
            # Through columns it skips a line keeps to its own row, where no node stands.
            turn, bend = end - _GAP, _GAP // 2
            path = f"M{start} {y}H{turn}C{turn + bend} {y} {end - bend} {to} {end} {to}"
            wires.append(Wire(path, "broken" if node.state == "broken" else "on"))
        elif site.plan.is_broken(item):
            wires.append(Wire(f"M{start} {y}H{start + _STUB - 8}", "broken"))
            cuts.append(Place(start + _STUB, y))
    return tuple(sorted(wires, key=lambda wire: wire.state == "on")), tuple(cuts)


def _heads(
    site: Site,
    items: Sequence[Item],
    threads: Threads,
    columns: Mapping[str, int],
    lefts: Sequence[int],
    *,
    owned: bool,
) -> tuple[ColumnHead, ...]:
    """Name each column by its kinds; the leftmost by whose work it is, where that is one's own."""
    heads = []
    for at, left in enumerate(lefts):
        here = [item for item in items if columns[item.id] == at]
        kinds = dict.fromkeys(kind_word(site, item) for item in here)
        mine = owned and at == 0 and all(item.id in threads.own for item in here)
        text = site.words("person.my_work") if mine else ", ".join(kinds)
        heads.append(ColumnHead(left, text))
    return tuple(heads)
