"""All departments: what each one is for, who leads it, how much of its work reaches the purpose.

In: a site. Out: one `ViewPage`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.items.item import Item
from goldenthread.plan.frame import vision_of
from goldenthread.plan.person_thread import work_of
from goldenthread.site.parts.parts import (
    ItemLink,
    PageHead,
    Person,
    link_item,
    reach_percent,
)
from goldenthread.site.views.report import count_by_department, count_threads, say_beside, say_reach
from goldenthread.site.fill import fill_slots
from goldenthread.site.site import Heading, Site, ViewPage
from goldenthread.site.slots import Slots
from goldenthread.site.parts.team import count_kinds, leads_of, members_of


@dataclass(frozen=True, slots=True)
class DepartmentCard:
    """One department."""

    anchor: str
    title: str
    address: str
    vision: ItemLink | None
    pathfinders: tuple[Person, ...]
    people: str
    work: str
    reach: str
    beside: str
    percent: int | None
    broken: int
    findings: str
    slots: Slots


@dataclass(frozen=True, slots=True)
class DepartmentsPage:
    """The page."""

    head: PageHead
    cards: tuple[DepartmentCard, ...]


def build_departments(site: Site) -> ViewPage:
    """Build the index of departments."""
    words = site.words
    should, broken, alone = count_threads(site)
    found = count_by_department(site)
    cards = tuple(
        _build_card(site, department, [n[department.id] for n in (should, broken, alone)], found)
        for department in site.departments
    )
    lead = words("departments.lead", n=len(cards)) if cards else words("departments.none")
    page = DepartmentsPage(
        head=PageHead(words("departments.title"), lead=lead),
        cards=cards,
    )
    return ViewPage(
        view="departments",
        address=site.view_address("departments"),
        title=page.head.title,
        model=page,
        headings=tuple(Heading(card.anchor, card.title) for card in cards),
        description=lead,
        styles=("view/department.css", "view/people.css"),
    )


def _build_card(
    site: Site, department: Item, threads: Sequence[int], found: Counter[str]
) -> DepartmentCard:
    words, vision = site.words, vision_of(site.plan, department)
    total, broken, alone = threads
    work = work_of(site.plan, department)
    findings = found[department.id]
    return DepartmentCard(
        anchor=f"department-{department.id}",
        title=department.title,
        address=department.address,
        vision=link_item(vision) if vision else None,
        pathfinders=leads_of(site, department),
        people=words("departments.people", n=len(members_of(site, department))),
        work=count_kinds(site, work),
        reach=say_reach(site, total - broken, total),
        beside=say_beside(site, alone),
        percent=None if site.plan.unread else reach_percent(total - broken, total),
        broken=broken,
        findings=words("departments.findings", n=findings) if findings else "",
        slots=fill_slots(site, "departments", department),
    )
