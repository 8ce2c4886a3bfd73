"""Parts of core pages that are about outcomes.

In: a site, and the item that a page is about. Out: `Part`s for slots. What stands in them is
worked out by the modules beside.
"""

from __future__ import annotations

from goldenthread.items.item import Item
from goldenthread.questions.outcomes.site.coverage import build_goal_matrix
from goldenthread.questions.outcomes.site.outcomes import build_outcomes, name_moved
from goldenthread.site.site import Site
from goldenthread.site.slots import ItemPanel, Part, SitePanel


def _card(site: Site, department: Item) -> Part:
    return Part(name_moved(site, department))


PANELS = (
    ItemPanel(
        page="department",
        slot="reach",
        template="panels/outcomes.html",
        anchor="outcomes",
        heading="department.outcomes",
        styles=("view/outcomes.css",),
        build=build_outcomes,
    ),
    ItemPanel(page="departments", slot="card", template="panels/card.html", build=_card),
    SitePanel(
        page="report",
        slot="beside",
        template="panels/goals.html",
        anchor="coverage",
        heading="report.coverage",
        styles=("view/heat.css",),
        build=build_goal_matrix,
    ),
)
