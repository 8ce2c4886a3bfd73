"""Coverage: which department moves which corporate goal and outcome, and where nobody does.

In: a site. Out: one `ViewPage` with two matrices, departments by corporate goals and departments by
outcomes, and the list behind every number. Counts what contributes (`reach.py` says what that
is) and, apart from it, what is only linked.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.questions.outcomes.reach import read_reach
from goldenthread.questions.outcomes.site.coverage_lists import TeamLists, build_lists
from goldenthread.questions.outcomes.site.grid import Grid, read_goal_grid, read_outcome_grid
from goldenthread.questions.outcomes.site.matrix import (
    Matrix,
    build_matrix,
    explain_goals,
    explain_outcomes,
)
from goldenthread.site.parts.parts import PageHead
from goldenthread.site.parts.unread import name_unread
from goldenthread.site.site import Heading, Site, ViewPage


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """The page; a matrix is None where there is nothing to cover, or nobody to do it."""

    head: PageHead
    goals: Matrix | None
    outcomes: Matrix | None
    teams: tuple[TeamLists, ...]


def build_coverage(site: Site) -> ViewPage:
    """Build the page."""
    words = site.words
    by_goal, by_outcome = read_goal_grid(site), read_outcome_grid(site)
    goals, outcomes = build_goal_matrix(site, by_goal), _build_outcome_matrix(site, by_outcome)
    grids = [grid for grid, shown in ((by_goal, goals), (by_outcome, outcomes)) if shown]
    page = CoveragePage(
        head=PageHead(words("coverage.title"), lead=_say(site, goals, outcomes)),
        goals=goals,
        outcomes=outcomes,
        teams=build_lists(site, grids),
    )
    return ViewPage(
        view="coverage",
        address=site.view_address("coverage"),
        title=page.head.title,
        model=page,
        headings=_headings(site, page),
        description=page.head.lead,
        styles=("view/coverage.css",),
    )


def build_goal_matrix(site: Site, grid: Grid | None = None) -> Matrix | None:
    """Build departments by corporate goals; None without departments or without such goals."""
    found = grid or read_goal_grid(site)
    return build_matrix(site, found, site.words("coverage.caption"), explain_goals(site, found))


def _build_outcome_matrix(site: Site, grid: Grid) -> Matrix | None:
    """Build departments by outcomes; None where no corporate goal names an outcome."""
    if not read_reach(site.plan).stated:
        return None
    caption = site.words("coverage.outcomes_caption")
    return build_matrix(site, grid, caption, explain_outcomes(site, grid))


def _say(site: Site, goals: Matrix | None, outcomes: Matrix | None) -> str:
    """Say in one sentence how much of the work in hand shows what it moves."""
    matrix = outcomes or goals
    if matrix is None:
        return site.words("coverage.nothing")
    form = "coverage.lead_outcomes" if outcomes else "coverage.lead_goals"
    said = site.words(form, n=matrix.active, count=matrix.count)
    alone = sum(1 for item in read_reach(site.plan).departmental if item.stands_alone)
    note = site.words("coverage.alone", n=alone) if alone else ""
    return " ".join(part for part in (said, note, name_unread(site, tables=True)) if part)


def _headings(site: Site, page: CoveragePage) -> tuple[Heading, ...]:
    shown = (
        ("goals", page.goals is not None),
        ("outcomes", page.outcomes is not None),
        ("behind", bool(page.teams)),
    )
    return tuple(Heading(name, site.words(f"coverage.{name}")) for name, there in shown if there)
