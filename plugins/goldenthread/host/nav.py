"""The navigation of a site that states none: the views in groups, then its own pages.

In: a site and the title of each view. Out: what MkDocs takes as `nav`. What only some plans have is
left out where there is nothing of it: a row of tabs is short, and a theme cuts off the last ones.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from markupsafe import escape

from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.week.reading import read_check_ins
from goldenthread.site.site import Site

_BELOW: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "week": ("owed", "missed"),
        "people": ("acknowledged",),
        "handbook": ("coverage", "map", "archive", "glossary", "rules"),
    }
)
"""Views below a tab, which is their first entry. The handbook comes last, and a plan in which no
team commits to a roadmap looks up the drawing there."""
_KINDS = MappingProxyType({"journeys": "journey", "campaigns": "campaign"})


def build_nav(site: Site, title_of: Callable[[str], str]) -> list[Any]:
    """Return the navigation."""
    sources, absent = site.plan.settings.pages, _find_absent(site.plan)
    groups = dict(_BELOW)
    if not site.plan.of_kind("roadmap"):
        groups["handbook"] = ("roadmap", *groups["handbook"])
    lower = {view for views in groups.values() for view in views}

    def show(view: str) -> dict[str, Any]:
        title = escape(title_of(view))
        below = [one for one in groups.get(view, ()) if one in sources and one not in absent]
        if not below:
            return {title: sources[view]}
        return {title: [{escape(title_of(one)): sources[one]} for one in (view, *below)]}

    tops = [view for view in sources if view not in {*lower, *absent, "handbook"}]
    pages = [
        document.path
        for document in site.plan.documents
        if not document.unreadable  # it has no page, and its name would be taken for an address
        and (document.data is None or "kind" not in document.data)
        and document.path not in sources.values()
    ]
    return [*(show(view) for view in (*tops, "handbook")), *pages]


def name_views(nav: Any, site: Site) -> Any:  # noqa: ANN401 - what MkDocs accepts has no type
    """Return a navigation in which the name of a view means the view, not an item's file."""
    if isinstance(nav, list):
        return [name_views(entry, site) for entry in nav]
    if isinstance(nav, dict):
        return {title: name_views(below, site) for title, below in nav.items()}
    taken = nav in site.plan.settings.pages.values() and nav in site.plan.by_path
    return stand_in(nav) if taken else nav


def stand_in(source: str) -> str:
    """Return another name for the file of a view, where an item's file has its own."""
    return f"{source.removesuffix('.md')}.view.md"


def _find_absent(plan: Plan) -> set[str]:
    """Return the views that would be empty in this plan."""
    absent = {view for view, kind in _KINDS.items() if not plan.of_kind(kind)}
    reports = any(team.cadence for team in plan.departments)
    if not read_check_ins(plan) and not reports:
        absent |= {"week", "owed", "missed"}
    return absent
