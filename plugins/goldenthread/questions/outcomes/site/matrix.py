"""A grid of work as a table: numbers, shades, totals and one sentence that says what they mean.

In: a site and a `Grid`. Out: a `Matrix`, the same for the coverage page and, shorter, the report.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.questions.outcomes.contribution import read_contributions
from goldenthread.questions.outcomes.site.grid import Grid, GridRow, GridTarget, behind_anchor
from goldenthread.site.parts.looked import look
from goldenthread.site.parts.parts import join_names
from goldenthread.site.site import Site

_STRONGEST = 5
_LONGEST_LABEL = 48
_MOST_NAMED = 2


@dataclass(frozen=True, slots=True)
class Column:
    """One target; `label` is its title, cut where it is long, `note` says what is wrong with it."""

    label: str
    title: str
    address: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """How many items contribute, and how many are linked besides.

    `level` 0 is hatched, 5 the strongest; the address is that of the list behind the numbers, ""
    where there is nothing. `answer` then names who could answer for it.
    """

    count: int
    linked: int
    level: int
    address: str
    answer: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One department, or what belongs to none; `count` of its `active` items contribute."""

    label: str
    address: str
    cells: tuple[MatrixCell, ...]
    count: int
    active: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """A matrix; see `parts/matrix.html`.

    `well` is over how many active items its note has no gap to tell of, else 0.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[MatrixRow, ...]
    totals: tuple[int, ...]
    count: int
    active: int
    note: str
    well: int


def build_matrix(site: Site, grid: Grid, caption: str, note: str) -> Matrix | None:
    """Build the table; None for a plan without departments or without anything to reach."""
    if not grid.targets or not site.departments:
        return None
    most = max((len(work.contributing) for work in grid.cells.values()), default=0)
    rows = tuple(_build_row(site, grid, team, most) for team in grid.teams)
    columns = tuple(
        Column(
            _clip(target.title),
            target.title,
            target.address,
            "" if target.named else site.words("coverage.unnamed"),
        )
        for target in grid.targets
    )
    active = sum(row.active for row in rows)
    totals = tuple(sum(row.cells[at].count for row in rows) for at in range(len(columns)))
    return Matrix(
        caption=caption,
        columns=columns,
        rows=rows,
        totals=totals,
        count=sum(row.count for row in rows),
        active=active,
        note=note,
        well=active if all(totals) and all(row.count for row in rows if row.active) else 0,
    )


def _build_row(site: Site, grid: Grid, team: GridRow, most: int) -> MatrixRow:
    cells = tuple(_build_cell(site, grid, team, target, most) for target in grid.targets)
    return MatrixRow(team.title, team.address, cells, grid.counting(team), team.active)


def _build_cell(site: Site, grid: Grid, team: GridRow, target: GridTarget, most: int) -> MatrixCell:
    work = grid.work(team, target)
    count, linked = len(work.contributing), len(work.linked)
    address = f"{site.view_address('coverage')}#{behind_anchor(team.key, target.key)}"
    return MatrixCell(
        count=count,
        linked=linked,
        level=_level(count, most),
        address=address if count or linked else "",
        answer="" if count or linked else _say_who(site, team, target),
    )


def _say_who(site: Site, team: GridRow, target: GridTarget) -> str:
    """Say who could answer for an empty cell: who leads the department, who owns the goal."""
    names = tuple(dict.fromkeys((*team.people[:1], *target.people[:_MOST_NAMED])))
    if not names:
        return site.words("coverage.nobody")
    return site.words("coverage.ask", names=join_names(site, names, "or"))


def _level(count: int, most: int) -> int:
    """Grade a count from 1 to 5, by itself while all are small, else as a share of the largest."""
    return min(count, _STRONGEST) if most <= _STRONGEST else math.ceil(_STRONGEST * count / most)


def _clip(title: str) -> str:
    if len(title) <= _LONGEST_LABEL:
        return title
    return f"{title[: _LONGEST_LABEL + 1].rsplit(' ', 1)[0].rstrip(',;:')[:_LONGEST_LABEL]}…"


def explain_goals(site: Site, grid: Grid) -> str:
    """Say what the goals' matrix means: goals nobody moves, else the one with the least work."""
    words = site.words
    totals = {t.key: [grid.work(team, t) for team in grid.teams] for t in grid.targets}
    count = {key: sum(len(work.contributing) for work in found) for key, found in totals.items()}
    linked = {key: sum(len(work.linked) for work in found) for key, found in totals.items()}
    said = [
        words("coverage.unshown", n=linked[target.key], goal=target.title)
        if linked[target.key]
        else words("coverage.unserved", goal=target.title)
        for target in grid.targets
        if not count[target.key]
    ]
    departments = [team for team in grid.teams if team.key]
    if not said and len(grid.targets) > 1:
        least = min(grid.targets, key=lambda target: count[target.key])
        least_of = {"goal": least.title, "goals": len(grid.targets)}
        said.append(words("coverage.least", n=count[least.key], **least_of))
        absent = [t.title for t in departments if not grid.work(t, least).contributing]
        if absent:
            said.append(words("coverage.absent", names=join_names(site, absent, "or")))
    idle = [team.title for team in departments if not grid.counting(team)]
    if idle:
        said.append(words("coverage.idle", names=join_names(site, idle)))
    return " ".join(said)


def explain_outcomes(site: Site, grid: Grid) -> str:
    """Say what the outcomes' matrix means: cost centres, and outcomes that nobody moves."""
    words, said = site.words, []
    centres = cost_centres(site)
    if centres:
        said.append(say_cost_centres(site, centres))
    departments = [team for team in grid.teams if team.key]
    still = [
        target.title
        for target in grid.targets
        if target.named and not any(grid.work(team, target).contributing for team in departments)
    ]
    if still:
        said.append(words("coverage.still", names=join_names(site, still)))
    unnamed = [target.title for target in grid.targets if not target.named]
    if unnamed:
        said.append(words("coverage.no_goal", names=join_names(site, unnamed)))
    if not said:
        teams = sum(1 for team in departments if team.active)
        said.append(look(site, "outcomes", teams, outcomes=len(grid.targets)).text)
    return " ".join(said)


def cost_centres(site: Site) -> list[str]:
    """Name the departments none of whose work contributes to an outcome."""
    contributions = read_contributions(site.plan)
    return [
        department.title
        for department in site.departments
        if department.id in contributions and contributions[department.id].cost_centre
    ]


def say_cost_centres(site: Site, names: Sequence[str]) -> str:
    """Say that departments are cost centres, by the company's own word for it."""
    words = site.words
    form = "coverage.cost_centres.one" if len(names) == 1 else "coverage.cost_centres.other"
    return words(form, names=join_names(site, names), word=words("coverage.cost_centre"))
