"""What this question adds to the site."""

from __future__ import annotations

from goldenthread.questions.commitment.site.acknowledged import build_acknowledged
from goldenthread.questions.commitment.site.panels import PANELS
from goldenthread.questions.commitment.site.roadmap import build_roadmap, has_roadmaps
from goldenthread.questions.commitment.site.roadmap_item import build_roadmap_page
from goldenthread.questions.commitment.week.site.check_in import build_check_in_page
from goldenthread.questions.commitment.week.site.missed import build_missed
from goldenthread.questions.commitment.week.site.owed import build_owed
from goldenthread.questions.commitment.week.site.panels import WEEK_PANELS
from goldenthread.questions.commitment.week.site.voice import has_check_ins, has_weeks, list_words
from goldenthread.questions.commitment.week.site.week import build_week
from goldenthread.site.slots import ForSite, ItemSpec, PageSpec, Voice

FACE = ForSite(
    pages=(
        PageSpec("week", build_week, there=has_weeks),
        PageSpec("owed", build_owed, below="week", there=has_weeks),
        PageSpec("missed", build_missed, below="week", there=has_weeks),
        PageSpec("roadmap", build_roadmap, there=has_roadmaps, otherwise="handbook", first=True),
        PageSpec("acknowledged", build_acknowledged, below="people"),
    ),
    items=(
        ItemSpec("roadmap", build_roadmap_page, placed=frozenset({"items", "committed"})),
        ItemSpec("check-in", build_check_in_page),
    ),
    voice=Voice(words=list_words, parts={"check_ins": has_check_ins}),
    panels=(*PANELS, *WEEK_PANELS),
)
