"""The navigation of a site that states none: the views in groups, then its own pages.

In: a site. Out: what MkDocs takes as `nav`. What only some plans have is left out where there is
nothing of it: a row of tabs is short, and a theme cuts off the last ones.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from markupsafe import escape

from goldenthread.plan.plan import Plan
from goldenthread.site.site import Site
from goldenthread.site.slots import PageSpec
from goldenthread.site.views.registry import site_pages

_LAST = "handbook"


def build_nav(site: Site) -> list[Any]:
    """Return the navigation."""
    sources = site.plan.settings.pages
    specs = [spec for name, spec in site_pages().items() if name in sources]
    tabs = {spec.name: _find_tab(spec, site.plan) for spec in specs}

    def show(spec: PageSpec) -> dict[str, Any]:
        title = escape(site.words(spec.title))
        below = [one for one in specs if tabs[one.name] == spec.name]
        if not below:
            return {title: sources[spec.name]}
        below.sort(key=lambda one: not one.first)
        return {
            title: [{escape(site.words(one.title)): sources[one.name]} for one in (spec, *below)]
        }

    tops = [spec for spec in specs if tabs[spec.name] == ""]
    tops.sort(key=lambda spec: spec.name == _LAST)
    pages = [
        document.path
        for document in site.plan.documents
        if not document.unreadable  # it has no page, and its name would be taken for an address
        and (document.data is None or "kind" not in document.data)
        and document.path not in sources.values()
    ]
    return [*(show(spec) for spec in tops), *pages]


def _find_tab(spec: PageSpec, plan: Plan) -> str | None:
    """Return the tab below which a page stands: "" where it is one, None where it is nowhere."""
    return spec.below if spec.there(plan) else spec.otherwise or None


def drop_absent(nav: Any, absent: Collection[str]) -> Any:  # noqa: ANN401 - what MkDocs accepts
    """Return a stated navigation without the pages of questions that are not there."""
    if isinstance(nav, dict):
        found = {title: drop_absent(below, absent) for title, below in nav.items()}
        return {title: below for title, below in found.items() if below not in (None, [])}
    if isinstance(nav, list):
        return [one for part in nav if (one := drop_absent(part, absent)) not in (None, [], {})]
    return None if nav in absent else nav


def list_sources(nav: Any) -> Iterator[str]:  # noqa: ANN401 - what MkDocs accepts has no type
    """Yield the file or address of each entry."""
    if isinstance(nav, str):
        yield nav
    for part in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from list_sources(part)


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
