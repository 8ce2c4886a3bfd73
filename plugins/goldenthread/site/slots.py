"""What a question adds to the site: panels in slots of core pages, pages of its own, a voice.

In: the `FACE` of each question's `for_site`. Out: its panels, pages and voices, in a fixed order.
A core page knows the names of its slots, never who fills them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, Protocol

from goldenthread.ground.questions import faces
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.site.parts.facts import Fact
from goldenthread.site.parts.rows import Flag
from goldenthread.site.site import Site, ViewPage

SLOTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "home": ("health", "week"),
        "item": ("doubts", "overview", "meaning", "work", "notes"),
        "department": ("top", "facts", "reach", "week"),
        "departments": ("card",),
        "person": ("note", "why", "left", "right"),
        "report": ("counts", "beside", "tables"),
    }
)
"""The slots of each core page in reading order; those of "departments" are on each card.

"item" is the page of every kind without a view of its own.
"""


@dataclass(frozen=True, slots=True)
class Part:
    """What a panel has to show on one page: its template reads `model` as `part`.

    `glance` says it in one line, for a page that begins with such lines. `tells` are codes of
    rules: what these found on other items about this one is told here, once for them all.
    """

    model: object
    glance: str = ""
    tells: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A part of a core page, shown where `build` has something to show.

    That is a model for its template, or a `Part` with one; None, or one that is empty, is not shown.
    Panels of one slot stand by `rank`, those of one rank in the order of the questions; glances
    alike. `heading` is the key of a word, for the page's contents, and `anchor` its place in the
    page. `styles` are loaded where the panel is shown.
    """

    page: str
    slot: str
    template: str
    rank: int = 0
    anchor: str = ""
    heading: str = ""
    styles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePanel(Panel):
    """A part of a page about the whole plan."""

    build: Callable[[Site], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPanel(Panel):
    """A part of a page, or of a card, about one item."""

    build: Callable[[Site, Item], object]


@dataclass(frozen=True, slots=True)
class Shown:
    """A panel with what it shows on one page."""

    panel: Panel
    part: Part


Slots = Mapping[str, tuple[Shown, ...]]
"""What stands in each slot of a page, by the slot's name; all of them are there."""


class Voice(Protocol):
    """What a question says of an item wherever core pages list items."""

    def facts(self, site: Site, item: Item) -> Iterator[Fact]:
        """Yield facts for the list at the top of the item's page."""

    def flags(self, site: Site, item: Item) -> Iterator[Flag]:
        """Yield flags for rows of the tree."""

    def words(self, site: Site, item: Item) -> Iterator[str]:
        """Yield words by which search finds the item."""

    def row(self, site: Site, item: Item) -> Iterator[str]:
        """Yield what stands in a row of work."""

    def anchor(self, item: Item, part: str) -> str:
        """Return where `id#part` is shown on the item's page; empty where it is not."""


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page of its own; its name and default address stay in `config/`.

    `name` is that of a view ("week"), or of a kind whose items have a page of their own shape.
    `below` is the tab under which it stands; `there` tells whether it is in the navigation.
    """

    name: str
    of: Literal["site", "item", "parts"]
    build: Callable[..., ViewPage | tuple[ViewPage, ...]]
    below: str = ""
    there: Callable[[Plan], bool] | None = None


@dataclass(frozen=True, slots=True)
class ForSite:
    """All that a question adds to the site."""

    panels: tuple[SitePanel | ItemPanel, ...] = ()
    pages: tuple[PageSpec, ...] = ()
    voice: Voice | None = None


@cache
def site_faces() -> tuple[ForSite, ...]:
    """Return what each question that is there adds to the site."""
    return faces("for_site", ForSite)
