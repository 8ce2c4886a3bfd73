"""The names of all views.

In: nothing. Out: what builds each page: single views by the name that `settings.VIEW_ADDRESSES`
gives them, pages of items by kind, and further pages below an item's own. A new view is one
module, one template and one line here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from goldenthread.items.item import Item
from goldenthread.questions.commitment.site.acknowledged import build_acknowledged
from goldenthread.site.views.archive import build_archive
from goldenthread.questions.leads.site.assessment import build_assessment_page
from goldenthread.questions.leads.site.campaign import build_campaign_page
from goldenthread.questions.leads.site.campaigns import build_campaigns
from goldenthread.questions.commitment.week.site.check_in import build_check_in_page
from goldenthread.questions.outcomes.site.coverage import build_coverage
from goldenthread.site.views.department import build_department_page
from goldenthread.site.views.departments import build_departments
from goldenthread.site.views.glossary import build_glossary
from goldenthread.site.views.handbook import build_handbook
from goldenthread.questions.leads.site.handoff import build_hand_offs
from goldenthread.site.views.home import build_home
from goldenthread.site.views.item import build_item_page
from goldenthread.questions.journey.site.journey import build_journey_page
from goldenthread.questions.journey.site.journeys import build_journeys
from goldenthread.site.views.map import build_map
from goldenthread.questions.commitment.week.site.missed import build_missed
from goldenthread.questions.commitment.week.site.owed import build_owed
from goldenthread.site.views.people import build_people
from goldenthread.site.views.person import build_person_page
from goldenthread.site.views.report import build_report
from goldenthread.questions.commitment.site.roadmap import build_roadmap
from goldenthread.questions.commitment.site.roadmap_item import build_roadmap_page
from goldenthread.site.views.rules import build_rules
from goldenthread.site.site import Site, ViewPage
from goldenthread.site.views.tree import build_tree
from goldenthread.questions.commitment.week.site.week import build_week

SINGLE_VIEWS: Mapping[str, Callable[[Site], ViewPage]] = MappingProxyType(
    {
        "home": build_home,
        "tree": build_tree,
        "map": build_map,
        "departments": build_departments,
        "campaigns": build_campaigns,
        "week": build_week,
        "owed": build_owed,
        "missed": build_missed,
        "roadmap": build_roadmap,
        "people": build_people,
        "acknowledged": build_acknowledged,
        "journeys": build_journeys,
        "report": build_report,
        "coverage": build_coverage,
        "archive": build_archive,
        "handbook": build_handbook,
        "glossary": build_glossary,
        "rules": build_rules,
    }
)

ITEM_VIEWS: Mapping[str, Callable[[Site, Item], ViewPage]] = MappingProxyType(
    {
        "department": build_department_page,
        "journey": build_journey_page,
        "person": build_person_page,
        "campaign": build_campaign_page,
        "assessment": build_assessment_page,
        "roadmap": build_roadmap_page,
        "check-in": build_check_in_page,
    }
)

PART_VIEWS: Mapping[str, Callable[[Site, Item], tuple[ViewPage, ...]]] = MappingProxyType(
    {
        "journey": build_hand_offs,
    }
)


def build_page(site: Site, item: Item) -> ViewPage:
    """Build the page of an item with the view of its kind, else with the one for every item."""
    return ITEM_VIEWS.get(item.kind.name, build_item_page)(site, item)
