"""The roadmap: objectives and campaigns of a year, by quarter and department.

In: a site. Out: one `ViewPage`: the drawing from the current quarter on, what stands in the way,
and everything by the quarter in which it is due. Bounded; what is left out is said.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.kinds import ROADMAP
from goldenthread.questions.commitment.roadmap import read_dependencies, read_roadmaps
from goldenthread.questions.commitment.site.due import DueGroup, Wait, build_wait, group_by_quarter
from goldenthread.questions.commitment.site.timeline import Timeline, build_chart
from goldenthread.site.parts.parts import ItemLink, PageHead, department_title, link_item
from goldenthread.site.parts.unread import name_unread
from goldenthread.site.parts.window import Window, open_window
from goldenthread.site.site import Heading, Site, ViewPage

MOST = 500
_MOST_WAITS = 60


@dataclass(frozen=True, slots=True)
class RoadmapPage:
    """The page; `missing` says why there is nothing to show."""

    head: PageHead
    chart: Timeline | None
    waits: tuple[Wait, ...]
    waits_more: str
    groups: tuple[DueGroup, ...]
    left_out: str
    roadmaps: tuple[ItemLink, ...]
    missing: str


def has_roadmaps(plan: Plan) -> bool:
    """Tell whether any team commits to a roadmap."""
    return bool(plan.of_kind(ROADMAP))


def build_roadmap(site: Site) -> ViewPage:
    """Build the page of the roadmap."""
    plan, words = site.plan, site.words
    window = open_window(plan.today, plan.settings.fiscal_year_start)
    found = find_shown(site, window)
    items = found[:MOST]
    waits = [one for one in read_dependencies(plan) if one.item.kind.threaded]
    lead = words(
        "roadmap.lead",
        first=words.period(window.quarters[0]),
        last=words.period(window.quarters[-1]),
        today=words.date(plan.today),
    )
    page = RoadmapPage(
        head=PageHead(
            words("roadmap.title"), lead=" ".join(filter(None, (lead, name_unread(site))))
        ),
        chart=build_chart(site, items, window),
        waits=tuple(build_wait(site, one) for one in waits[:_MOST_WAITS]),
        waits_more=words("roadmap.waits_more", n=len(waits) - _MOST_WAITS)
        if len(waits) > _MOST_WAITS
        else "",
        groups=group_by_quarter(site, items, window),
        left_out=words("roadmap.left_out", n=len(found) - MOST) if len(found) > MOST else "",
        roadmaps=tuple(
            link_item(one.item, department_title(site, one.item)) for one in read_roadmaps(plan)
        ),
        missing="" if items else words("roadmap.missing"),
    )
    return ViewPage(
        view="roadmap",
        address=site.view_address("roadmap"),
        title=page.head.title,
        model=page,
        headings=_headings(site, page),
        description=lead,
        styles=("view/roadmap.css", "view/columns.css", "view/due.css"),
    )


def find_shown(site: Site, window: Window) -> list[Item]:
    """Return the work to show, what is due first at the front: in hand, or closed in the window."""
    plan = site.plan
    found = [
        item
        for item in plan.items
        if (item.kind.is_objective or item.kind.is_campaign) and _counts(item, window)
    ]
    return sorted(found, key=lambda item: item.period.end if item.period else dt.date.max)


def _counts(item: Item, window: Window) -> bool:
    if item.current:
        return True
    return item.state == "closed" and item.period is not None and window.overlaps(item.period)


def _headings(site: Site, page: RoadmapPage) -> tuple[Heading, ...]:
    shown = (("waits", page.waits), ("by_quarter", page.groups))
    return tuple(
        Heading(f"gt-{key.replace('_', '-')}", site.words(f"roadmap.{key}"))
        for key, part in shown
        if part
    )
