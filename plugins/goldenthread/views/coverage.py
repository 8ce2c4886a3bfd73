"""Which department works on which corporate goal, and where nobody does.

In: a site. Out: a `Matrix` that counts active items, with one sentence that says what it means.
An item counts for every corporate goal it reaches through any of its parents.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.item import Item
from goldenthread.views.site import Site

_STRONGEST = 5
_LONGEST_LABEL = 48


@dataclass(frozen=True, slots=True)
class Column:
    """One corporate goal; `label` is its title, cut where it is long."""

    label: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Cell:
    """How many items; `level` 0 is hatched, 5 the strongest; the address filters the tree."""

    count: int
    level: int
    address: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One department, or the company itself."""

    label: str
    address: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The coverage matrix; see `parts/matrix.html`."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[MatrixRow, ...]
    totals: tuple[int, ...]
    note: str


def build_coverage(site: Site) -> Matrix | None:
    """Build the matrix; None for a plan without departments or without corporate goals."""
    goals, departments = site.reach.corporate_goals, site.departments
    if not goals or not departments:
        return None
    counts = count_work(site)
    most = max(counts.values(), default=0)
    rows = [_build_row(site, department, goals, counts, most) for department in departments]
    if any(counts["", goal.id] for goal in goals):
        rows.append(_build_row(site, None, goals, counts, most))
    return Matrix(
        caption=site.words("coverage.caption"),
        columns=tuple(Column(_clip(goal.title), goal.title, goal.address) for goal in goals),
        rows=tuple(rows),
        totals=tuple(sum(row.cells[at].count for row in rows) for at in range(len(goals))),
        note=_explain(site, goals, departments, counts),
    )


def count_work(site: Site) -> Counter[tuple[str, str]]:
    """Count active items by (department id, goal id); the id of no department is empty."""
    counts: Counter[tuple[str, str]] = Counter()
    for item in site.plan.threaded:
        if not item.active:
            continue
        department = site.plan.department(item)
        for goal in site.reach.goals(item):
            if goal.id != item.id:
                counts[department.id if department else "", goal.id] += 1
    return counts


def _build_row(
    site: Site,
    department: Item | None,
    goals: Sequence[Item],
    counts: Counter[tuple[str, str]],
    most: int,
) -> MatrixRow:
    key = department.id if department else ""
    query = f"?department={key}" if department else ""
    tree = site.view_address("tree")
    cells = tuple(
        Cell(
            count=counts[key, goal.id],
            level=_level(counts[key, goal.id], most),
            address=f"{tree}{query}#{goal.id}",
        )
        for goal in goals
    )
    label = department.title if department else site.words("coverage.company")
    return MatrixRow(label, department.address if department else "", cells)


def _level(count: int, most: int) -> int:
    """Grade a count from 1 to 5, by itself while all are small, else as a share of the largest."""
    return min(count, _STRONGEST) if most <= _STRONGEST else math.ceil(_STRONGEST * count / most)


def _clip(title: str) -> str:
    if len(title) <= _LONGEST_LABEL:
        return title
    return f"{title[: _LONGEST_LABEL + 1].rsplit(' ', 1)[0].rstrip(',;:')[:_LONGEST_LABEL]}…"


def _explain(
    site: Site,
    goals: Sequence[Item],
    departments: Sequence[Item],
    counts: Counter[tuple[str, str]],
) -> str:
    """Say what the matrix means: the goals nobody serves, else the one with the least work."""
    words = site.words
    total = {goal.id: sum(n for (_, g), n in counts.items() if g == goal.id) for goal in goals}
    idle = [department for department in departments if not _works(department, goals, counts)]
    said = [words("coverage.unserved", goal=goal.title) for goal in goals if not total[goal.id]]
    if not said and len(goals) > 1:
        least = min(goals, key=lambda goal: total[goal.id])
        absent = [d.title for d in departments if not counts[d.id, least.id]]
        said.append(words("coverage.least", n=total[least.id], goal=least.title))
        if absent:
            said.append(words("coverage.absent", names=join_names(site, absent)))
    if idle:
        said.append(words("coverage.idle", names=join_names(site, [d.title for d in idle])))
    return " ".join(said)


def _works(department: Item, goals: Sequence[Item], counts: Counter[tuple[str, str]]) -> bool:
    return any(counts[department.id, goal.id] for goal in goals)


def join_names(site: Site, names: Sequence[str]) -> str:
    """Join names as a sentence does: "Marketing, Sales and People"."""
    if len(names) < 2:  # noqa: PLR2004 - one name stands alone
        return "".join(names)
    return f"{', '.join(names[:-1])} {site.words('list.and')} {names[-1]}"
