"""Parts of core pages that are about visions and aims.

In: a site, and the item that a page is about. Out: `Part`s for slots. What stands in them is
worked out by the modules beside.
"""

from __future__ import annotations

from goldenthread.items.item import Item
from goldenthread.questions.visions.site.clauses import build_answers, build_clauses, build_ledger
from goldenthread.questions.visions.site.fits import count_fits
from goldenthread.questions.visions.site.visions import check_visions
from goldenthread.site.parts.team import list_in_hand
from goldenthread.site.site import Site
from goldenthread.site.slots import ItemPanel, SitePanel


def _fits(site: Site) -> object:
    return count_fits(site, site.plan.threaded)


def _fits_of_team(site: Site, department: Item) -> object:
    return count_fits(site, list_in_hand(site, department))


PANELS = (
    SitePanel(page="home", slot="health", template="panels/fits.html", build=_fits),
    SitePanel(page="report", slot="counts", template="panels/fits.html", build=_fits),
    ItemPanel(
        page="department",
        slot="facts",
        template="panels/fact_fits.html",
        build=_fits_of_team,
    ),
    ItemPanel(
        page="department",
        slot="top",
        rank=2,
        template="panels/visions.html",
        styles=("view/visions.css",),
        build=check_visions,
    ),
    ItemPanel(
        page="item",
        slot="overview",
        template="panels/ledger.html",
        anchor="gt-ledger",
        heading="ledger.heading",
        build=build_ledger,
    ),
    ItemPanel(
        page="item",
        slot="meaning",
        template="panels/clauses.html",
        anchor="gt-clauses",
        heading="item.clauses",
        build=build_clauses,
    ),
    ItemPanel(
        page="item",
        slot="meaning",
        template="panels/answers.html",
        anchor="gt-answers",
        heading="item.answers",
        build=build_answers,
    ),
)
