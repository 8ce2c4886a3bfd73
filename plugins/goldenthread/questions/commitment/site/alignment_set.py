"""The set that every department needs: Roadmap, Pathfinder, Vision and Purpose.

In: a site and a department. Out: four parts, always in this order; a missing one is a gap with a
line that says how to fill it. Counts nothing and compares no department with another.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.items.item import Item
from goldenthread.plan.frame import purpose_of, vision_of
from goldenthread.plan.pathfinder import list_backups, list_leads
from goldenthread.questions.commitment.acknowledgement import count_answers, read_acknowledgements
from goldenthread.questions.commitment.kinds import ROADMAP
from goldenthread.questions.commitment.roadmap import Roadmap, read_roadmaps
from goldenthread.site.parts.parts import ItemLink, link_item, show_person
from goldenthread.site.site import Site


@dataclass(frozen=True, slots=True)
class SetPart:
    """One of the four; without `links` it is missing: `hole` says so, `fix` is what to write."""

    label: str
    links: tuple[ItemLink, ...]
    hole: str
    fix: str


def build_set(site: Site, department: Item) -> tuple[SetPart, ...]:
    """Build the four parts of a department."""
    words = site.words
    vision, purpose = vision_of(site.plan, department), purpose_of(site.plan, department)
    found = {
        "roadmap": _roadmaps(site, department),
        "pathfinder": _pathfinders(site, department),
        "vision": (link_item(vision, _say_read(site, vision)),) if vision else (),
        "purpose": (link_item(purpose),) if purpose else (),
    }
    return tuple(
        SetPart(
            words(f"set.{name}"),
            links,
            "" if links else words(f"set.no_{name}"),
            "" if links else _fix(department, name),
        )
        for name, links in found.items()
    )


def _say_read(site: Site, item: Item) -> str:
    """Say how many of those who are asked have read a text as it is today; nothing for nobody."""
    share = count_answers(read_acknowledgements(site.plan).by_item.get(item.id, ()))
    if not share.asked:
        return ""
    key = "set.committed" if item.kind.name == ROADMAP else "set.read"
    return site.words(key, given=share.given, asked=share.asked)


def _pathfinders(site: Site, department: Item) -> tuple[ItemLink, ...]:
    """Link to who leads and is here; where nobody does, to who stands in."""
    leads = list_leads(site.plan, department)
    here = leads or list_backups(site.plan, department)
    people = (show_person(site, person.id) for person in here)
    return tuple(
        ItemLink(p.name, p.address, p.role if leads else site.words("set.stands_in"))
        for p in people
        if p and p.address
    )


def _roadmaps(site: Site, department: Item) -> tuple[ItemLink, ...]:
    """Link to the department's own roadmaps, else to the company's that holds work of it."""
    plan, words = site.plan, site.words
    current = [one for one in read_roadmaps(plan) if _counts(site, one)]
    own = [one for one in current if plan.department(one.item) is department]
    if own:
        return tuple(link_item(one.item, _describe(site, one)) for one in own)
    found = []
    for one in current:
        count = _count_work(site, one, department)
        if count and plan.department(one.item) is None:
            found.append(link_item(one.item, words("set.companys", n=count)))
    return tuple(found)


def _counts(site: Site, roadmap: Roadmap) -> bool:
    return roadmap.period is None or roadmap.period.end >= site.plan.today


def _describe(site: Site, roadmap: Roadmap) -> str:
    period = site.words.period(roadmap.period) if roadmap.period else ""
    return " · ".join(part for part in (period, _say_read(site, roadmap.item)) if part)


def _count_work(site: Site, roadmap: Roadmap, department: Item) -> int:
    return sum(1 for item in roadmap.items if site.plan.department(item) is department)


def _fix(department: Item, name: str) -> str:
    """Write the command that adds the part, or the line that does."""
    if name == "pathfinder":
        return "pathfinders: [{person: …, qualification: …, backup: …}]"
    return f'goldenthread new {name} "…" --department {department.id}'
