"""Who works for what: active work by department and by corporate goal or outcome.

In: a site. Out: a `Grid` for each of the two, from which matrices, lists and sentences are made.
Counts nothing that a reader cannot find in the list behind a number; judges by `reach.py` alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.items.item import Item
from goldenthread.plan.pathfinder import list_leads
from goldenthread.questions.outcomes.reach import read_reach
from goldenthread.site.parts.parts import name_outcome
from goldenthread.site.site import Site

_AS_ID = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class GridTarget:
    """A corporate goal or an outcome that work can reach.

    `key` is unique on the page, `goals` are the ends of the threads that lead to it, and `people`
    the names of those who answer for it. `named` is False for an outcome that no goal names.
    """

    key: str
    title: str
    address: str
    goals: tuple[Item, ...]
    people: tuple[str, ...]
    named: bool = True


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: a department, or what belongs to none; `people` are the names of its Pathfinders.

    `active` counts all its active work, whether that reaches anything or not.
    """

    key: str
    title: str
    address: str
    people: tuple[str, ...]
    active: int


@dataclass(frozen=True, slots=True)
class CellWork:
    """What stands in one cell: what contributes, and what is only linked."""

    contributing: tuple[Item, ...] = ()
    linked: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """The work of each team for each target, by (team key, target key)."""

    targets: tuple[GridTarget, ...]
    teams: tuple[GridRow, ...]
    cells: Mapping[tuple[str, str], CellWork]

    def work(self, team: GridRow, target: GridTarget) -> CellWork:
        """Return what a team does for a target."""
        return self.cells.get((team.key, target.key), CellWork())

    def counting(self, team: GridRow) -> int:
        """Count the team's items that contribute to any of the targets, each once."""
        found = (self.work(team, target).contributing for target in self.targets)
        return len({item.id for items in found for item in items})


def behind_anchor(team: str, target: str) -> str:
    """Return the anchor of the list behind a number; ids hold no double hyphen."""
    return f"{team}--{target}"


def outcome_key(site: Site, outcome: str) -> str:
    """Return the key of an outcome as a target, fit for an anchor whatever a plan calls it."""
    if _AS_ID.fullmatch(outcome):
        return f"to--{outcome}"
    return f"to---{read_reach(site.plan).outcomes_known.index(outcome)}"


def read_goal_grid(site: Site) -> Grid:
    """Sort the company's active work by department and corporate goal."""
    targets = tuple(
        GridTarget(goal.id, goal.title, goal.address, (goal,), _names(site, [goal.owner]))
        for goal in read_reach(site.plan).corporate_goals
    )
    reached = (
        (item, [goal.id for goal in read_reach(site.plan).goals(item)]) for item in _work(site)
    )
    return _build_grid(site, targets, reached)


def read_outcome_grid(site: Site) -> Grid:
    """Sort the company's active work by department and outcome."""
    reach, purpose = read_reach(site.plan), site.plan.purpose
    keys = {outcome: outcome_key(site, outcome) for outcome in reach.outcomes_known}
    targets = []
    for outcome, key in keys.items():
        goals = reach.stated.get(outcome, ())
        owners = [goal.owner for goal in goals] or ([purpose.owner] if purpose else [])
        people = _names(site, owners)
        targets.append(
            GridTarget(key, name_outcome(site, outcome), "", goals, people, named=bool(goals))
        )
    reached = ((item, [keys[name] for name in reach.outcomes(item)]) for item in _work(site))
    return _build_grid(site, tuple(targets), reached)


def _work(site: Site) -> Iterator[Item]:
    """Yield active work: what departments do, and what hangs below goals without being one."""
    plan, reach = site.plan, read_reach(site.plan)
    yield from reach.departmental
    for item in plan.threaded:
        corporate = not item.kind.is_goal and plan.department(item) is None
        if item.active and corporate and reach.goals(item):
            yield item


def _build_grid(
    site: Site, targets: tuple[GridTarget, ...], reached: Iterator[tuple[Item, list[str]]]
) -> Grid:
    places: dict[tuple[str, str], tuple[list[Item], list[Item]]] = {}
    active: dict[str, int] = {}
    for item, keys in reached:
        department = site.plan.department(item)
        team = department.id if department else ""
        active[team] = active.get(team, 0) + 1
        for key in keys:
            shown, linked = places.setdefault((team, key), ([], []))
            (shown if read_reach(site.plan).contributes(item) else linked).append(item)
    teams = [_team(site, department, active) for department in site.departments]
    if "" in active:
        teams.append(GridRow("", site.words("coverage.company"), "", (), active[""]))
    cells = {
        place: CellWork(tuple(shown), tuple(linked)) for place, (shown, linked) in places.items()
    }
    return Grid(targets, tuple(teams), cells)


def _team(site: Site, department: Item, active: Mapping[str, int]) -> GridRow:
    return GridRow(
        department.id,
        department.title,
        department.address,
        tuple(person.title for person in list_leads(site.plan, department)),
        active.get(department.id, 0),
    )


def _names(site: Site, people: Sequence[str]) -> tuple[str, ...]:
    """Name the people who are in the plan and have not left, each once."""
    plan = site.plan
    found = (plan.find(person) for person in people if person and not plan.has_left(person))
    return tuple(dict.fromkeys(person.title for person in found if person))
