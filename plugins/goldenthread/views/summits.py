"""The top of the plan with its numbers: visions, missions and corporate goals.

In: a site. Out: one row for each, with a bar where something is measured.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.item import Item
from goldenthread.period import parse_period
from goldenthread.views.amounts import plain_unit, show_amount
from goldenthread.views.metrics import show_target
from goldenthread.views.parts import (
    Person,
    fiscal_year,
    name_outcome,
    show_person,
    shown_percent,
    shown_status,
)
from goldenthread.views.site import Site


@dataclass(frozen=True, slots=True)
class Aim:
    """A vision or mission with the bar of its first metric, if it has one."""

    kind: str
    when: str
    title: str
    address: str
    percent: int | None
    value: str
    target: str


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


def standing(site: Site, kind: str) -> list[Item]:
    """Return the company's own items of a kind that are not over."""
    return [
        item
        for item in site.plan.of_kind(kind)
        if not item.over and site.plan.department(item) is None
    ]


def show_aims(site: Site) -> tuple[Aim, ...]:
    """Show visions, then missions."""
    return tuple(
        _show_aim(site, item) for kind in ("vision", "mission") for item in standing(site, kind)
    )


def _show_aim(site: Site, item: Item) -> Aim:
    words = site.words
    metric = item.metrics[0] if item.metrics else None
    latest = metric.latest if metric else None
    measured = metric is not None and latest is not None
    unit = plain_unit(metric.unit) if metric else ""
    return Aim(
        kind=words.kind(item.kind),
        when=_by_when(site, item),
        title=item.title,
        address=item.address,
        percent=shown_percent(metric.progress()) if metric else None,
        value=show_amount(words, latest.value, metric.unit) if metric and latest else "",
        target=f"{show_target(site, metric)} {unit}".strip() if metric and measured else "",
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
    """Show one corporate goal."""
    words = site.words
    metric = goal.metrics[0] if goal.metrics else None
    latest = metric.latest if metric else None
    return GoalRow(
        title=goal.title,
        address=goal.address,
        status=shown_status(site, goal),
        percent=shown_percent(site.plan.status(goal).progress),
        start=show_amount(words, metric.start, metric.unit)
        if metric and metric.start is not None
        else "",
        value=show_amount(words, latest.value, metric.unit) if metric and latest else "",
        target=show_target(site, metric) if metric else "",
        outcomes=", ".join(name_outcome(site, outcome) for outcome in goal.outcomes),
        count=words("home.serve", n=site.live_below.get(goal.id, 0)),
        owner=show_person(site, goal.owner),
    )
