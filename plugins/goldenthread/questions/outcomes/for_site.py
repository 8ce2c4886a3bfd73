"""What this question adds to the site."""

from __future__ import annotations

from goldenthread.questions.outcomes.site.coverage import build_coverage
from goldenthread.questions.outcomes.site.panels import PANELS
from goldenthread.questions.outcomes.site.voice import name_reached, names_outcomes, say_outcomes
from goldenthread.site.slots import ForSite, PageSpec, Voice

FACE = ForSite(
    pages=(PageSpec("coverage", build_coverage, below="handbook", first=True),),
    voice=Voice(
        fields={"outcomes": say_outcomes}, row=name_reached, parts={"outcomes": names_outcomes}
    ),
    panels=PANELS,
)
