"""A person's line of sight: from the own work, left, to the purpose, right.

In: a site and pieces of work. Out: the union of their threads, as a drawing and as rows; upper
parts that several threads share appear once. Leaves out threads deeper than anyone would read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.item import Item
from goldenthread.views.layout import ColumnHead, Drawing, Node, Place, Wire
from goldenthread.views.parts import kind_word, shown_status
from goldenthread.views.site import Site

DEEPEST = 12
MOST_NODES = 60
_WIDTH = 1124
_GAP, _WIDE, _NARROW = 28, 186, 142
_TOP, _HEIGHT, _APART = 30, 36, 14
_LINE, _PADDING, _CHARACTER, _ICON = 15, 8, 6.5, 38
# Lines that a title may take: work and goals, and what stands above them.
_MOST_LINES, _MOST_LINES_ABOVE = 3, 5
_STUB = 48
_GOAL_LEVEL = 30


@dataclass(frozen=True, slots=True)
class Threads:
    """The threads of some work joined: items parents first, and the parent of each, if any."""

    items: tuple[Item, ...]
    parents: Mapping[str, str]
    own: frozenset[str]

    def children(self) -> Mapping[str, tuple[str, ...]]:
        """Return the children of each id, in order; those of none under the empty id."""
        found: dict[str, list[str]] = {}
        for item in self.items:
            found.setdefault(self.parents.get(item.id, ""), []).append(item.id)
        return {parent: tuple(ids) for parent, ids in found.items()}

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


def shared_top(threads: Threads) -> tuple[Item, ...]:
    """Return the upper part that all threads share, above any of the own work."""
    children = threads.children()
    by_id = {item.id: item for item in threads.items}
    top: list[Item] = []
    level = children.get("", ())
    while len(level) == 1 and level[0] not in threads.own:
        top.append(by_id[level[0]])
        level = children.get(level[0], ())
    return tuple(top)


def draw_sight(site: Site, threads: Threads) -> Drawing | None:
    """Draw the threads; None where there is nothing to draw or too much."""
    entries = list(threads.walk())
    if not entries or len(entries) > MOST_NODES:
        return None
    columns = _columns([item for item, _ in entries], threads.parents)
    widths = _widths([item for item, _ in entries], columns)
    lefts = [sum(widths[:at]) + _GAP * at for at in range(len(widths))]
    lines = {item.id: _count_lines(item, widths[columns[item.id]]) for item, _ in entries}
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
            state=_state(site, item, threads),
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
        heads=_heads(site, [item for item, _ in entries], threads, columns, lefts),
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
        if item.kind.level >= _GOAL_LEVEL:
            wanted[columns[item.id]] = _WIDE
    room = _WIDTH - _GAP * (count - 1)
    share = min(1.0, room / sum(wanted))
    return [max(int(width * share), _NARROW - 18) for width in wanted]


def _count_lines(item: Item, width: int) -> int:
    """Guess how many lines a title takes, 2 to the most that are shown."""
    lines = -(-len(item.title) // max(int((width - _ICON) / _CHARACTER), 1))
    most = _MOST_LINES if item.kind.level >= _GOAL_LEVEL else _MOST_LINES_ABOVE
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
            middles[item.id] = at + heights[item.id] // 2
            at += heights[item.id] + _APART
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
) -> tuple[ColumnHead, ...]:
    heads = []
    for at, left in enumerate(lefts):
        here = [item for item in items if columns[item.id] == at]
        kinds = dict.fromkeys(kind_word(site, item) for item in here)
        mine = at == 0 and all(item.id in threads.own for item in here)
        text = site.words("person.my_work") if mine else ", ".join(kinds)
        heads.append(ColumnHead(left, text))
    return tuple(heads)
