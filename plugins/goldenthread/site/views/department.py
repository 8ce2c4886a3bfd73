"""A department: its vision beside the company's, its work, what that reaches, its people.

In: a site and the department's item. Out: one `ViewPage`. Shows for each objective which outcome
it reaches and by which goal, and which reach none.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.items.item import Item
from goldenthread.plan.frame import purpose_of, vision_of
from goldenthread.plan.person_thread import work_of
from goldenthread.plan.served import read_served
from goldenthread.site.fill import fill_slots, list_headings, list_styles
from goldenthread.site.parts.actions import Actions, build_actions
from goldenthread.site.parts.findings import ShownFinding, by_weight, show_finding
from goldenthread.site.parts.flags import row_flags
from goldenthread.site.parts.measured import say_measured
from goldenthread.site.parts.parts import (
    ItemLink,
    PageHead,
    Person,
    kind_word,
    link_item,
    reach_percent,
    show_person,
    shown_percent,
    shown_status,
)
from goldenthread.site.parts.rows import Row, RowStyle, build_rows, walk
from goldenthread.site.parts.team import (
    Member,
    ShownPathfinder,
    count_kinds,
    lead_ids,
    list_in_hand,
    members_of,
    pathfinders_of,
    show_member,
)
from goldenthread.site.parts.thread import ThreadStep, build_thread, explain_gap
from goldenthread.site.site import Heading, Site, ViewPage
from goldenthread.site.slots import Slots, voices
from goldenthread.site.views.report import count_threads, say_beside, say_reach


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One row of the table; `serves` is the goal on its thread, `gap` says why there is none."""

    title: str
    address: str
    kind: str
    serves: ItemLink | None
    gap: str
    alone: bool
    outcomes: tuple[str, ...]
    owner: Person | None
    period: str
    status: str
    percent: int | None
    says: str
    broken: bool


@dataclass(frozen=True, slots=True)
class DepartmentPage:
    """The page."""

    head: PageHead
    steps: tuple[ThreadStep, ...]
    work: tuple[WorkRow, ...]
    in_hand: str
    work_note: str
    rows: tuple[Row, ...]
    cut: tuple[Row, ...]
    members: tuple[Member, ...]
    findings: tuple[ShownFinding, ...]
    pathfinders: tuple[ShownPathfinder, ...]
    reach: str
    beside: str
    percent: int | None
    tree_address: str
    actions: Actions
    slots: Slots


def build_department_page(site: Site, department: Item) -> ViewPage:
    """Build the page of one department."""
    work, in_hand = work_of(site.plan, department), list_in_hand(site, department)
    purpose = purpose_of(site.plan, department)
    total, lost, alone = (count[department.id] for count in count_threads(site))
    steps = _ladder(site, department)
    rows, cut = _build_rows(site, work)
    page = DepartmentPage(
        head=PageHead(
            title=department.title,
            kind=kind_word(site, department),
            lead=purpose.title if purpose else "",
            state="soft" if work else "whole",
            after_thread=bool(steps),
        ),
        steps=steps,
        work=tuple(_build_work(site, item) for item in work),
        in_hand=count_kinds(site, in_hand),
        work_note=count_kinds(site, (i for i in in_hand if not i.kind.frame)),
        rows=rows,
        cut=cut,
        members=tuple(
            show_member(site, person, lead_ids(site, department))
            for person in members_of(site, department)
        ),
        findings=_find(site, department),
        pathfinders=pathfinders_of(site, department),
        reach=say_reach(site, total - lost, total),
        beside=say_beside(site, alone),
        percent=None if site.plan.unread else reach_percent(total - lost, total),
        tree_address=f"{site.view_address('tree')}?department={department.id}",
        actions=build_actions(site, department),
        slots=fill_slots(site, "department", department),
    )
    return ViewPage(
        view="department",
        address=department.address,
        title=department.title,
        model=page,
        headings=_headings(site, page),
        description=page.head.lead,
        styles=("view/department.css", *list_styles(page.slots)),
    )


def _headings(site: Site, page: DepartmentPage) -> tuple[Heading, ...]:
    work = {"objectives": page.work, "work": page.rows or page.cut}
    rest = {"people": site.plan.settings.people != "team", "findings": page.findings}
    slots = page.slots
    return list_headings(site, "department", slots["reach"], work, slots["week"], rest)


def _ladder(site: Site, department: Item) -> tuple[ThreadStep, ...]:
    """Climb from the department's vision; without one, from the company's vision or purpose."""
    own = vision_of(site.plan, department) or purpose_of(site.plan, department)
    if own:
        return tuple(step for step in build_thread(site, own) if step.state != "ghost")
    top = vision_of(site.plan, None) or site.plan.purpose
    if top is None:
        return ()
    return (*build_thread(site, top), ThreadStep(kind_word(site, top), top.title, top.address))


def _build_work(site: Site, item: Item) -> WorkRow:
    served = _goal_on_thread(site, item)
    gap = explain_gap(site, item)
    return WorkRow(
        title=item.title,
        address=item.address,
        kind="" if item.kind.is_objective else kind_word(site, item),
        serves=None if gap else served,
        gap=gap,
        alone=bool(item.stands_alone) and served is None,
        outcomes=tuple(word for voice in voices() for word in voice.row(site, item)),
        owner=show_person(site, item.owner),
        period=site.words.period(item.period) if item.period else "",
        status=shown_status(site, item),
        percent=shown_percent(site.plan.status(item).progress),
        says=say_measured(site, item),
        broken=site.plan.is_broken(item),
    )


def _goal_on_thread(site: Site, item: Item) -> ItemLink | None:
    """Return the nearest goal on the item's thread, else what it hangs from."""
    link = site.plan.primary_link(item)
    if link is None:
        return None
    above = link.parent
    served = read_served(site.plan).goals(item)
    on_thread = {step.id for step in site.plan.thread(item)} if served else set()
    goal = next((goal for goal in served if goal.id in on_thread), above)
    return link_item(goal)


def _build_rows(site: Site, work: tuple[Item, ...]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Build the tree of the department's work, and what of it is cut off.

    Nothing is built where the table of objectives says it all.
    """
    plan = site.plan
    active, ours = {item.id for item in plan.threaded}, {item.id for item in work}
    roots = [item for item in work if plan.primary_parent.get(item.id) not in ours]
    whole = walk(site, [root for root in roots if not plan.is_broken(root)], active)
    cut = walk(site, [root for root in roots if plan.is_broken(root)], active)
    if len(whole) + len(cut) == len(work):
        return (), ()
    style = RowStyle(open_depth=1, flags=lambda item: row_flags(site, item))
    return build_rows(site, whole, style), build_rows(site, cut, style)


def _find(site: Site, department: Item) -> tuple[ShownFinding, ...]:
    """Show what was found on the department itself and on everything that belongs to it."""
    plan = site.plan
    found = []
    for finding in site.result.findings:
        items = (plan.by_id.get(item_id) for item_id in (finding.item, *finding.also))
        if any(item and plan.department(item) is department for item in items):
            found.append(finding)
    return tuple(show_finding(site, finding) for finding in by_weight(found))
