"""The lists behind the numbers of the coverage page: each item, its thread, and what shows it.

In: a site and a `Grid`. Out: one list for each cell that holds work, in the order of the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.items.item import Item
from goldenthread.questions.outcomes.contribution import topmost
from goldenthread.questions.outcomes.reach import first_day, read_reach
from goldenthread.questions.outcomes.site.grid import Grid, GridRow, GridTarget, behind_anchor
from goldenthread.site.parts.parts import ItemLink, kind_word, link_item
from goldenthread.site.site import Site

_MOST = 100


@dataclass(frozen=True, slots=True)
class CoverageEntry:
    """An item, the steps from it up to the goal, and what shows that it counts, or what lacks.

    `below` are entries that hang below this one; their steps lead to it.
    """

    title: str
    address: str
    kind: str
    steps: tuple[ItemLink, ...]
    shown: bool
    proof: str
    below: tuple[CoverageEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind one number; `more` says how many entries are left out, and where."""

    anchor: str
    title: str
    count: str
    entries: tuple[CoverageEntry, ...]
    more: str
    tree_address: str


@dataclass(frozen=True, slots=True)
class TeamLists:
    """All lists of one department."""

    anchor: str
    title: str
    address: str
    lists: tuple[Behind, ...]


def build_lists(site: Site, grids: Sequence[Grid]) -> tuple[TeamLists, ...]:
    """Build the lists of each team, those of the first grid before those of the next."""
    teams: dict[str, tuple[GridRow, list[Behind]]] = {}
    for grid in grids:
        for team in grid.teams:
            found = teams.setdefault(team.key, (team, []))[1]
            found.extend(_build_lists(site, grid, team))
    return tuple(
        TeamLists(f"behind-{team.key}", team.title, team.address, tuple(lists))
        for team, lists in teams.values()
        if lists
    )


def _build_lists(site: Site, grid: Grid, team: GridRow) -> Iterator[Behind]:
    for target in grid.targets:
        work = grid.work(team, target)
        if not work.contributing and not work.linked:
            continue
        items = (*work.contributing, *work.linked)[:_MOST]
        query = f"?department={team.key}" if team.key else ""
        left = len(work.contributing) + len(work.linked) - len(items)
        yield Behind(
            anchor=behind_anchor(team.key, target.key),
            title=target.title,
            count=say_count(site, len(work.contributing), len(work.linked)),
            entries=tuple(_build_entries(site, items, target)),
            more=site.words("coverage.more", n=left) if left > 0 else "",
            tree_address=f"{site.view_address('tree')}{query}",
        )


def _build_entries(
    site: Site, items: Sequence[Item], target: GridTarget
) -> Iterator[CoverageEntry]:
    """Build an entry for each topmost item, with what hangs below it on the thread inside."""
    tops = {item.id: item for item in topmost(site.plan, items)}
    inside: dict[str, list[Item]] = {}
    for item in items:
        if item.id in tops:
            continue
        above = (step.id for step in reversed(site.plan.thread(item)) if step.id in tops)
        top = next(above, "")
        if top:
            inside.setdefault(top, []).append(item)
        else:
            tops[item.id] = item
    goals = {goal.id: goal for goal in target.goals}
    for top_id, item in tops.items():
        below = inside.get(top_id, ())
        yield _build_entry(
            site, item, goals, tuple(_build_entry(site, one, {top_id: item}) for one in below)
        )


def say_count(site: Site, count: int, linked: int) -> str:
    """Say both numbers: "2 contribute, 3 linked"."""
    words = site.words
    told = [words("coverage.contribute", n=count)] if count else []
    if linked:
        told.append(words("coverage.linked", n=linked))
    return ", ".join(told)


def _build_entry(
    site: Site, item: Item, ends: Mapping[str, Item], below: tuple[CoverageEntry, ...] = ()
) -> CoverageEntry:
    steps = find_way(site, item, ends)
    return CoverageEntry(
        title=item.title,
        address=item.address,
        kind=kind_word(site, item),
        steps=tuple(link_item(step) for step in steps),
        shown=read_reach(site.plan).contributes(item),
        proof=say_proof(site, item),
        below=below,
    )


def find_way(site: Site, item: Item, ends: Mapping[str, Item]) -> tuple[Item, ...]:
    """Find the steps from an item up to one of the ends, on its thread or else the shortest."""
    plan = site.plan
    above = list(reversed(plan.thread(item)))[1:]
    for index, step in enumerate(above):
        if step.id in ends:
            return tuple(above[: index + 1])
    came: dict[str, str] = {item.id: ""}
    queue = [item.id]
    for item_id in queue:
        if item_id in ends and item_id != item.id:
            way = [item_id]
            while came[way[-1]] != item.id:
                way.append(came[way[-1]])
            return tuple(plan.by_id[step] for step in reversed(way))
        for link in plan.parents(plan.by_id[item_id]):
            if link.parent.id not in came:
                came[link.parent.id] = item_id
                queue.append(link.parent.id)
    return ()


def say_proof(site: Site, item: Item) -> str:
    """Say by which figure an item is shown to contribute, else what it lacks."""
    words, reach = site.words, read_reach(site.plan)
    missing = reach.missing(item)
    if missing == "thread":
        return words("coverage.lacks_thread")
    if missing == "why":
        return words("coverage.lacks_why")
    newest = reach.newest(item)
    if missing:
        since = words.date(first_day(site.plan, item.period))
        if newest is None:
            return words("coverage.lacks_figure", since=since)
        return words("coverage.lacks_news", since=since, date=words.date(newest))
    return words("coverage.figure", date=words.date(newest)) if newest else ""
