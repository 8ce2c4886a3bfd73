"""What this question adds to the site."""

from __future__ import annotations

from goldenthread.questions.visions.site.panels import PANELS
from goldenthread.questions.visions.site.voice import (
    anchor_of,
    flag_fit,
    judges_aims,
    list_pulls,
    say_facts,
)
from goldenthread.site.slots import ForSite, Voice

FACE = ForSite(
    voice=Voice(
        facts=say_facts,
        flags=flag_fit,
        anchor=anchor_of,
        issues={"conflict": list_pulls},
        parts={"aims": judges_aims},
        judges=judges_aims,
    ),
    panels=PANELS,
)
