"""The plan on one page: purpose, visions, missions, values, corporate goals, health, changes.

In: a site. Out: the model of the home page. A plan without a purpose, with several, or with
nothing at all says what is missing and how to begin.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from goldenthread.items.item import Item
from goldenthread.plan.served import read_served
from goldenthread.site.fill import fill_slots, list_headings, list_styles
from goldenthread.site.parts.changes import ChangeRow, list_changes
from goldenthread.site.parts.find import FindGroup, group_people
from goldenthread.site.parts.health import (
    Health,
    IssueList,
    count_notes,
    list_issues,
    look_at_health,
    measure_health,
)
from goldenthread.site.parts.looked import Looked
from goldenthread.site.parts.parts import ItemLink, link_item
from goldenthread.site.parts.summits import GoalRow, Summit, show_aims, show_goal, standing
from goldenthread.site.parts.unread import count_unread, join_notes
from goldenthread.site.site import Heading, Site, ViewPage
from goldenthread.site.slots import Slots
from goldenthread.source.sentences import split_sentence

_MARKS = re.compile(r"\\([!-/:-@\[-`{-~])|[*`]|\[\[|\]\]")  # an escaped sign stays


@dataclass(frozen=True, slots=True)
class HomePage:
    """The page; `missing` and `help` are words where the plan has no single purpose."""

    purpose: ItemLink | None
    missing: str
    help: str
    purposes: tuple[ItemLink, ...]
    aims: tuple[Summit, ...]
    values: tuple[ItemLink, ...]
    goals: tuple[GoalRow, ...]
    goals_note: str
    people: tuple[FindGroup, ...]
    people_count: int
    health: Health | None
    issues: tuple[IssueList, ...]
    notes: str
    well: tuple[Looked, ...]
    changes: tuple[ChangeRow, ...]
    slots: Slots
    tree_address: str
    report_address: str
    people_address: str


def build_home(site: Site) -> ViewPage:
    """Build the home page."""
    plan, words = site.plan, site.words
    goals = tuple(show_goal(site, goal) for goal in read_served(site.plan).corporate_goals)
    missing, help_words = _missing(site)
    people = group_people(site)
    page = HomePage(
        purpose=link_item(plan.purpose) if plan.purpose else None,
        missing=missing,
        help=help_words,
        purposes=tuple(link_item(item, item.path) for item in plan.purposes),
        aims=show_aims(site),
        values=tuple(
            link_item(item, first_words(item)) for item in standing(site, site.plan.values)
        ),
        goals=goals,
        goals_note=join_notes(_note_goals(site, len(goals)), count_unread(site)),
        people=people,
        people_count=sum(len(group.people) for group in people),
        health=measure_health(site),
        issues=list_issues(site),
        notes=count_notes(site),
        well=look_at_health(site),
        changes=list_changes(site),
        slots=fill_slots(site, "home"),
        tree_address=site.view_address("tree"),
        report_address=site.view_address("report"),
        people_address=site.view_address("people"),
    )
    return ViewPage(
        view="home",
        address=site.view_address("home"),
        title=words("home.title"),
        model=page,
        headings=_headings(site, page),
        description=plan.purpose.title if plan.purpose else missing,
        styles=("view/home.css", "view/find.css", *list_styles(page.slots)),
        scripts=("find.js",),
    )


def _headings(site: Site, page: HomePage) -> tuple[Heading, ...]:
    above = {"values": page.values, "goals": page.goals, "health": page.health}
    week, below = page.slots["week"], {"changes": page.changes}
    return list_headings(site, "home", above, week, below, mark="gt-")


def _note_goals(site: Site, count: int) -> str:
    """Say how many goals carry the mission, or the vision where the plan has no mission."""
    if not count:
        return ""
    aims = standing(site, (*site.plan.missions, *site.plan.visions))
    kind = aims[0].kind.name if aims else "purpose"
    return site.words(f"home.goals_note_{kind}", n=count)


def _missing(site: Site) -> tuple[str, str]:
    plan, words = site.plan, site.words
    if plan.purpose:
        return "", ""
    if plan.purposes:
        return words("home.several", n=len(plan.purposes)), words("home.several_help")
    if plan.items:
        return words("home.no_purpose"), words("home.no_purpose_help")
    return words("home.empty"), words("home.empty_help")


def first_words(item: Item, most: int = 120) -> str:
    """Return the first sentence of an item's text, plain; empty when it begins otherwise."""
    paragraph = item.document.body.strip().partition("\n\n")[0]
    text = " ".join(paragraph.split())
    if not text or text[0] in "#|>-*`![<!":
        return ""
    text = split_sentence(html.unescape(_MARKS.sub(r"\1", text)))[0]
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"
