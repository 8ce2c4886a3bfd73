"""Parts of core pages that are about what teams and people committed to.

In: a site, and the item that a page is about. Out: `Part`s for slots. What stands in them is
worked out by the modules beside.
"""

from __future__ import annotations

from goldenthread.items.item import Item
from goldenthread.plan.person_thread import find_thread
from goldenthread.questions.commitment.site.alignment_set import build_set
from goldenthread.questions.commitment.site.asked import show_answers
from goldenthread.questions.commitment.site.assumptions import build_assumptions
from goldenthread.questions.commitment.site.changes_above import list_above
from goldenthread.questions.commitment.site.doubts import build_doubts
from goldenthread.questions.commitment.site.purposes import compare_purposes
from goldenthread.site.site import Site
from goldenthread.site.slots import ItemPanel, Part

_SUSPECT_LINK = "GT601"


def _doubts(site: Site, item: Item) -> Part | None:
    doubts = build_doubts(site, item)
    if doubts is None:
        return None
    return Part(doubts, tells=frozenset({_SUSPECT_LINK} if doubts.below else ()))


def _asked(site: Site, person: Item) -> Part | None:
    asked = show_answers(site, person)
    if asked is None:
        return None
    given = sum(answer.given for answer in asked.answers)
    return Part(asked, site.words("glance.asked", given=given, asked=len(asked.answers)))


def _above(site: Site, person: Item) -> Part | None:
    _, work = find_thread(site.plan, person)
    above = list_above(site, person, work)
    if above is None:
        return None
    return Part(above, site.words("glance.above", n=above.count) if above.count else "")


_MINE = "view/mine.css"

PANELS = (
    ItemPanel(
        page="item",
        slot="doubts",
        template="panels/doubts.html",
        anchor="gt-doubts",
        heading="item.doubts",
        build=_doubts,
    ),
    ItemPanel(
        page="item",
        slot="notes",
        template="panels/assumptions.html",
        anchor="gt-assumptions",
        heading="item.assumptions",
        build=build_assumptions,
    ),
    ItemPanel(
        page="department",
        slot="top",
        rank=1,
        template="panels/the_set.html",
        styles=("view/set.css",),
        build=build_set,
    ),
    ItemPanel(
        page="person",
        slot="why",
        template="panels/purposes.html",
        styles=(_MINE,),
        build=compare_purposes,
    ),
    ItemPanel(
        page="person",
        slot="right",
        rank=2,
        template="panels/asked.html",
        anchor="asked",
        heading="person.asked",
        styles=(_MINE,),
        build=_asked,
    ),
    ItemPanel(
        page="person",
        slot="right",
        rank=4,
        template="panels/above.html",
        anchor="above",
        heading="person.above",
        styles=(_MINE,),
        build=_above,
    ),
)
