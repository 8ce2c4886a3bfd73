"""Every page there is: the core's own, then those of the questions that are there.

In: nothing. Out: the pages of a site by name, and what builds the pages of an item by its kind. A
new page is one module, one template and its record, here or in the `for_site` of its question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from goldenthread.config.settings import VIEW_ADDRESSES
from goldenthread.items.item import Item
from goldenthread.site.site import Site, ViewPage
from goldenthread.site.slots import ItemSpec, PageSpec, site_faces
from goldenthread.site.views.archive import build_archive
from goldenthread.site.views.department import build_department_page
from goldenthread.site.views.departments import build_departments
from goldenthread.site.views.glossary import build_glossary
from goldenthread.site.views.handbook import build_handbook
from goldenthread.site.views.home import build_home
from goldenthread.site.views.item import build_item_page
from goldenthread.site.views.map import build_map
from goldenthread.site.views.people import build_people
from goldenthread.site.views.person import build_person_page
from goldenthread.site.views.report import build_report
from goldenthread.site.views.rules import build_rules
from goldenthread.site.views.tree import build_tree

_PAGES = (
    PageSpec("home", build_home),
    PageSpec("tree", build_tree),
    PageSpec("map", build_map, below="handbook"),
    PageSpec("departments", build_departments),
    PageSpec("people", build_people),
    PageSpec("report", build_report),
    PageSpec("archive", build_archive, below="handbook"),
    PageSpec("handbook", build_handbook),
    PageSpec("glossary", build_glossary, below="handbook"),
    PageSpec("rules", build_rules, below="handbook"),
)
_ITEMS = (
    ItemSpec("department", build_department_page),
    ItemSpec("person", build_person_page),
)


@cache
def site_pages() -> Mapping[str, PageSpec]:
    """Return the pages of the site by name, in the order in which the settings name them."""
    specs = (*_PAGES, *(spec for face in site_faces() for spec in face.pages))
    found = {spec.name: spec for spec in specs}
    return MappingProxyType({name: found[name] for name in VIEW_ADDRESSES if name in found})


def build_page(site: Site, item: Item) -> ViewPage:
    """Build the page of an item with the builder of its kind, else with the one for every item."""
    found = (spec.build for spec in _item_specs(item.kind.name) if spec.build)
    return next(found, build_item_page)(site, item)


def build_more(site: Site, item: Item) -> Iterator[ViewPage]:
    """Build the further pages below an item's own."""
    for spec in _item_specs(item.kind.name):
        yield from spec.more(site, item)


@cache
def _item_specs(kind: str) -> tuple[ItemSpec, ...]:
    specs = (*_ITEMS, *(spec for face in site_faces() for spec in face.items))
    return tuple(spec for spec in specs if spec.kind == kind)
