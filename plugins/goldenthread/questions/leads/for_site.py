"""What this question adds to the site."""

from __future__ import annotations

from goldenthread.questions.leads.site.assessment import build_assessment_page
from goldenthread.questions.leads.site.campaign import build_campaign_page
from goldenthread.questions.leads.site.campaigns import build_campaigns, has_campaigns
from goldenthread.questions.leads.site.handoff import build_hand_offs
from goldenthread.questions.leads.site.panels import PANELS
from goldenthread.questions.leads.site.voice import list_words, remind
from goldenthread.site.slots import ForSite, ItemSpec, PageSpec, Voice

_ASSESSED = frozenset(
    {"results", "worked", "did_not_work", "evidence", "verdict", "next", "participants"}
)

FACE = ForSite(
    pages=(PageSpec("campaigns", build_campaigns, there=has_campaigns),),
    items=(
        ItemSpec("campaign", build_campaign_page, placed=frozenset({"message", "budget"})),
        ItemSpec("assessment", build_assessment_page, placed=_ASSESSED),
        ItemSpec("journey", more=build_hand_offs),
    ),
    voice=Voice(words=list_words, reminders=remind),
    panels=PANELS,
)
