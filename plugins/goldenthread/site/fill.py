"""The slots of a core page are filled, and what follows from that: contents, glances, styles.

In: a site, the name of a page, and the item it is about. Out: what each panel has to show there.
Knows no question, and shows nothing of one that is not there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from goldenthread.items.item import Item
from goldenthread.site.site import Heading, Site
from goldenthread.site.slots import (
    SLOTS,
    ItemPanel,
    Part,
    Shown,
    SitePanel,
    Slots,
    site_faces,
)


@dataclass(frozen=True, slots=True)
class Glance:
    """A line that leads to a section further down."""

    anchor: str
    text: str


@cache
def _panels(page: str) -> tuple[SitePanel | ItemPanel, ...]:
    """Return the panels of a page by rank; those of one rank in the order of the questions."""
    found = (panel for face in site_faces() for panel in face.panels if panel.page == page)
    return tuple(sorted(found, key=lambda panel: panel.rank))


def fill_slots(site: Site, page: str, item: Item | None = None) -> Slots:
    """Build all panels of a page; a page about an item names the item."""
    found: dict[str, list[Shown]] = {slot: [] for slot in SLOTS[page]}
    for panel in _panels(page):
        if part := _build(panel, site, item):
            found[panel.slot].append(Shown(panel, part))
    return {slot: tuple(shown) for slot, shown in found.items()}


def _build(panel: SitePanel | ItemPanel, site: Site, item: Item | None) -> Part | None:
    if isinstance(panel, SitePanel):
        found = panel.build(site)
    else:
        found = panel.build(site, item) if item else None
    if isinstance(found, Part):
        return found
    return Part(found) if found else None


def list_headings(
    site: Site, page: str, *parts: Mapping[str, object] | tuple[Shown, ...], mark: str = ""
) -> tuple[Heading, ...]:
    """List a page's contents from its parts in order.

    A part is what fills a slot, or parts of the page's own: each by its name, which gives the word
    (`home.goals`) and with `mark` before it the anchor, with something that is true where it is there.
    """
    found: list[Heading] = []
    for part in parts:
        if isinstance(part, tuple):
            panels = (shown.panel for shown in part)
            entries = ((panel.anchor, panel.heading) for panel in panels if panel.heading)
        else:
            entries = ((f"{mark}{name}", f"{page}.{name}") for name, there in part.items() if there)
        found += (Heading(anchor, site.words(key)) for anchor, key in entries)
    return tuple(found)


def list_styles(slots: Slots) -> tuple[str, ...]:
    """List the style sheets that the panels of a page need, once each."""
    return tuple(dict.fromkeys(style for one in _all(slots) for style in one.panel.styles))


def list_glances(slots: Slots) -> tuple[Glance, ...]:
    """List the lines that lead to panels further down, by their rank."""
    ranked = sorted(_all(slots), key=lambda one: one.panel.rank)
    return tuple(Glance(one.panel.anchor, one.part.glance) for one in ranked if one.part.glance)


def codes_told(slots: Slots) -> frozenset[str]:
    """Return the codes of findings on other items that a panel of the page tells of already."""
    return frozenset(code for one in _all(slots) for code in one.part.tells)


def _all(slots: Slots) -> Iterator[Shown]:
    for shown in slots.values():
        yield from shown
