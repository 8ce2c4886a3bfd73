"""Parts of core pages that are about hand-offs.

In: a site, and the item that a page is about. Out: `Part`s for slots. What stands in them is
worked out by the modules beside.
"""

from __future__ import annotations

from goldenthread.items.item import Item
from goldenthread.questions.leads.site.works_with import list_neighbours
from goldenthread.site.site import Site
from goldenthread.site.slots import ItemPanel, Part


PANELS = (
    ItemPanel(
        page="department",
        slot="facts",
        template="panels/fact_works_with.html",
        build=list_neighbours,
    ),
)
