"""Parts of core pages that are about weeks.

In: a site, and the item that a page is about. Out: `Part`s for slots. What stands in them is
worked out by the modules beside.
"""

from __future__ import annotations

from goldenthread.items.item import Item
from goldenthread.questions.commitment.week.site.item_weeks import build_item_weeks
from goldenthread.questions.commitment.week.site.kept_rate import build_kept, list_tallies
from goldenthread.questions.commitment.week.site.needs import show_help
from goldenthread.questions.commitment.week.site.person_owed import list_person_dues
from goldenthread.questions.commitment.week.site.person_week import (
    list_leave,
    show_kept_weeks,
    show_weeks,
)
from goldenthread.questions.commitment.week.site.rhythm import build_cadence, build_rhythm
from goldenthread.site.site import Site
from goldenthread.site.slots import ItemPanel, Part, SitePanel

_MINE = "view/mine.css"
_COMMITMENTS, _NEEDS = "view/commitments.css", "view/needs.css"


def _help(site: Site) -> Part | None:
    return Part(show_help(site)) if list_tallies(site) else None


def _weeks(site: Site, person: Item) -> Part | None:
    weeks = show_weeks(site, person)
    return Part(weeks, weeks.this.note if weeks.counted else "") if weeks else None


def _due(site: Site, person: Item) -> Part | None:
    due = list_person_dues(site, person)
    return Part(due, site.words("glance.due", n=len(due))) if due else None


WEEK_PANELS = (
    SitePanel(
        page="home",
        slot="week",
        template="panels/kept.html",
        anchor="gt-kept",
        heading="home.kept",
        styles=(_COMMITMENTS,),
        build=build_kept,
    ),
    SitePanel(
        page="home",
        slot="week",
        template="panels/help.html",
        anchor="gt-help",
        heading="home.help",
        styles=(_NEEDS,),
        build=_help,
    ),
    ItemPanel(
        page="item",
        slot="work",
        template="panels/item_weeks.html",
        anchor="gt-weeks",
        heading="item.weeks",
        styles=(_COMMITMENTS, _NEEDS),
        build=build_item_weeks,
    ),
    ItemPanel(
        page="department", slot="facts", template="panels/fact_rhythm.html", build=build_cadence
    ),
    ItemPanel(
        page="department",
        slot="week",
        template="panels/team_weeks.html",
        anchor="weeks",
        heading="department.weeks",
        styles=(_COMMITMENTS, _NEEDS),
        build=build_rhythm,
    ),
    ItemPanel(
        page="person",
        slot="note",
        template="panels/leave.html",
        styles=(_MINE,),
        build=list_leave,
    ),
    ItemPanel(
        page="person",
        slot="left",
        rank=1,
        template="panels/person_weeks.html",
        anchor="week",
        heading="person.week",
        styles=(_COMMITMENTS,),
        build=_weeks,
    ),
    ItemPanel(
        page="person",
        slot="left",
        rank=3,
        template="panels/due.html",
        anchor="due",
        heading="person.due",
        styles=(_MINE,),
        build=_due,
    ),
    ItemPanel(
        page="person",
        slot="right",
        rank=1,
        template="panels/kept_weeks.html",
        styles=(_COMMITMENTS,),
        build=show_kept_weeks,
    ),
)
