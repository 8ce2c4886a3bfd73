"""The page of an assessment: what marketing and sales made of a campaign.

In: a site and an assessment. Out: the page of an item whose thread is its campaign's, with the
campaign as the last step.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from goldenthread.questions.leads.assessment import build_assessment
from goldenthread.items.item import Item
from goldenthread.questions.leads.site.assessed import ShownAssessment, show_assessment
from goldenthread.site.views.item import ItemPage, build_item_page, inherit
from goldenthread.site.parts.parts import department_title
from goldenthread.site.site import Heading, Site, ViewPage


@dataclass(frozen=True, slots=True)
class AssessmentPage(ItemPage):
    """The page; None where it is not known which campaign was assessed."""

    assessed: ShownAssessment | None


def build_assessment_page(site: Site, item: Item) -> ViewPage:
    """Build the page of one assessment."""
    base = build_item_page(site, item)
    assessment = build_assessment(item)
    campaign = site.plan.find(assessment.campaign)
    shown = show_assessment(site, assessment, campaign) if campaign else None
    page = AssessmentPage(**inherit(base), assessed=shown)
    if campaign and shown:
        context = " · ".join(
            word for word in (shown.title, department_title(site, campaign)) if word
        )
        state = "broken" if site.plan.is_broken(campaign) else "whole"
        page = replace(page, head=replace(page.head, context=context, state=state), status="")
    heading = Heading("gt-brought", site.words("campaign.brought"))
    return replace(
        base,
        view="assessment",
        model=page,
        headings=(*([heading] if shown else []), *base.headings),
        styles=(*base.styles, "view/campaign.css"),
    )
