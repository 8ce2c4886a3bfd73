"""The names of all views.

In: nothing. Out: what builds each page: single views by the name that `settings.VIEW_ADDRESSES`
gives them, pages of items by kind, and further pages below an item's own. A new view is one
module, one template and one line here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from goldenthread.item import Item
from goldenthread.views.acknowledged import build_acknowledged
from goldenthread.views.archive import build_archive
from goldenthread.views.assessment import build_assessment_page
from goldenthread.views.campaign import build_campaign_page
from goldenthread.views.campaigns import build_campaigns
from goldenthread.views.check_in import build_check_in_page
from goldenthread.views.coverage import build_coverage
from goldenthread.views.department import build_department_page
from goldenthread.views.departments import build_departments
from goldenthread.views.glossary import build_glossary
from goldenthread.views.handbook import build_handbook
from goldenthread.views.handoff import build_hand_offs
from goldenthread.views.home import build_home
from goldenthread.views.item import build_item_page
from goldenthread.views.journey import build_journey_page
from goldenthread.views.journeys import build_journeys
from goldenthread.views.map import build_map
from goldenthread.views.missed import build_missed
from goldenthread.views.owed import build_owed
from goldenthread.views.people import build_people
from goldenthread.views.person import build_person_page
from goldenthread.views.report import build_report
from goldenthread.views.roadmap import build_roadmap
from goldenthread.views.roadmap_item import build_roadmap_page
from goldenthread.views.rules import build_rules
from goldenthread.views.site import Site, ViewPage
from goldenthread.views.tree import build_tree
from goldenthread.views.week import build_week

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
