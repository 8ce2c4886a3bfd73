"""What this question adds to the site."""

from __future__ import annotations

from goldenthread.questions.journey.kinds import JOURNEY
from goldenthread.questions.journey.site.anchors import link_stage
from goldenthread.questions.journey.site.gaps import is_journey_gap, link_gaps
from goldenthread.questions.journey.site.journey import build_journey_page
from goldenthread.questions.journey.site.journeys import (
    build_journeys,
    has_journeys,
    has_journeys_in_hand,
)
from goldenthread.questions.journey.site.panels import PANELS
from goldenthread.site.slots import ForSite, ItemSpec, PageSpec, Voice

FACE = ForSite(
    pages=(PageSpec("journeys", build_journeys, there=has_journeys),),
    items=(ItemSpec("journey", build_journey_page),),
    voice=Voice(
        fields={"stage": link_stage},
        issues={"gap": link_gaps},
        tells=is_journey_gap,
        parts={JOURNEY: has_journeys_in_hand},
    ),
    panels=PANELS,
)
