"""What a question adds to the site: panels in slots of core pages, pages of its own, a voice.

In: the `FACE` of each question's `for_site`. Out: its panels, pages and voices, in a fixed order.
A core page knows the names of its slots, never who fills them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, Protocol

from goldenthread.ground.questions import faces
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.site.parts.facts import Fact
from goldenthread.site.parts.rows import Flag
from goldenthread.site.site import Site, ViewPage


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of a core page, shown where `build` returns something.

    `page` is the name of a view ("home") or of a kind ("person"; "item" for every kind without a
    view of its own). `template` reads what `build` returns as `part`. `heading` is the key of a
    word, and the anchor; `glance` says the part in one line.
    """

    page: str
    slot: str
    rank: int
    build: Callable[[Site, Item | None], object | None]
    template: str
    heading: str = ""
    glance: Callable[[Site, object], str] | None = None
    styles: tuple[str, ...] = ()


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

    panels: tuple[Panel, ...] = ()
    pages: tuple[PageSpec, ...] = ()
    voice: Voice | None = None


@cache
def site_faces() -> tuple[ForSite, ...]:
    """Return what each question that is there adds to the site."""
    return faces("for_site", ForSite)
