"""Parts of core pages that are about journeys.

In: a site, and the item that a page is about. Out: `Part`s for slots. What stands in them is
worked out by the modules beside.
"""

from __future__ import annotations

from goldenthread.questions.journey.site.gaps import group_by_teams
from goldenthread.site.site import Site
from goldenthread.site.slots import Part, SitePanel


PANELS = (
    SitePanel(
        page="report",
        slot="tables",
        template="panels/gaps.html",
        anchor="gaps",
        heading="report.gaps",
        build=group_by_teams,
    ),
)
