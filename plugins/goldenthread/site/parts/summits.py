"""The top of the plan with its numbers: visions, missions and corporate goals.

In: a site. Out: one row for each, with a bar where something is measured.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.ground.period import parse_period
from goldenthread.items.item import Item
from goldenthread.items.progress import judged
from goldenthread.site.parts.measured import read_measured
from goldenthread.site.parts.metrics import show_target
from goldenthread.site.parts.parts import (
    Person,
    fiscal_year,
    name_outcome,
    show_person,
    shown_percent,
    shown_status,
)
from goldenthread.site.site import Site


@dataclass(frozen=True, slots=True)
class Summit:
    """A vision or mission with its bar, if anything is measured, and what that says."""

    kind: str
    when: str
    title: str
    address: str
    percent: int | None
    value: str
    rest: str


@dataclass(frozen=True, slots=True)
class GoalRow:
    """One corporate goal; the numbers are empty where nothing is measured."""

    title: str
    address: str
    status: str
    percent: int | None
    start: str
    value: str
    target: str
    outcomes: str
    count: str
    owner: Person | None


def standing(site: Site, items: Iterable[Item]) -> list[Item]:
    """Return those of some items that are the company's own and not over."""
    return [item for item in items if not item.over and site.plan.department(item) is None]


def show_aims(site: Site) -> tuple[Summit, ...]:
    """Show visions, then missions."""
    plan = site.plan
    return tuple(_show_aim(site, item) for item in standing(site, (*plan.visions, *plan.missions)))


def _show_aim(site: Site, item: Item) -> Summit:
    measured = read_measured(site, item, unit=True)
    return Summit(
        kind=site.words.kind(item.kind),
        when=_by_when(site, item),
        title=item.title,
        address=item.address,
        percent=shown_percent(site.plan.status(item).progress) if measured else None,
        value=measured.value if measured else "",
        rest=measured.rest if measured else "",
    )


def _by_when(site: Site, item: Item) -> str:
    """Say by when: the year alone where the period ends with a fiscal year."""
    if item.period is None:
        return ""
    end = item.period.end
    year = parse_period(str(fiscal_year(site, end)), site.plan.settings.fiscal_year_start)
    if year.end == end:
        return site.words("home.by_year", year=year.text)
    return site.words("home.by", date=site.words.date(end))


def show_goal(site: Site, goal: Item) -> GoalRow:
    """Show one corporate goal: the ends of its metric, or how many of several are on track."""
    measured = read_measured(site, goal)
    several = measured is not None and measured.several
    return GoalRow(
        title=goal.title,
        address=goal.address,
        status=shown_status(site, goal),
        percent=shown_percent(site.plan.status(goal).progress),
        start=(measured.rest if several else measured.start) if measured else "",
        value=measured.value if measured else "",
        target=_show_end(site, goal) if measured and not several else "",
        outcomes=", ".join(name_outcome(site, outcome) for outcome in goal.outcomes),
        count=site.words("home.serve", n=site.live_below.get(goal.id, 0)),
        owner=show_person(site, goal.owner),
    )


def _show_end(site: Site, goal: Item) -> str:
    return show_target(site, judged(goal, site.plan.settings)[0])
