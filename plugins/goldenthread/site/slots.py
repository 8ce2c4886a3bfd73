"""What a question adds to the site: pages of its own, a voice, panels in slots of core pages.

In: the `FACE` of each question's `for_site`. Out: its pages, voice and panels, in a fixed order.
A core page knows the names of its slots, never who fills them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from goldenthread.findings.finding import Finding
from goldenthread.ground.questions import faces
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.site.parts.parts import Fact, Flag, ItemLink
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



def _nothing(*_: object) -> tuple[()]:
    return ()


def _always(_: Plan) -> bool:
    return True


def _never(_: object) -> bool:
    return False


def _nowhere(_item: Item, _part: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page of the site; its name and default address stay in `config/`.

    In the navigation it stands below the tab `below`, else it is a tab; where the plan is not
    `there`, below `otherwise`, else nowhere. `first` puts it before others of the tab. `title` is
    the key of its name. `more` builds further pages below its address, any number of them.
    """

    name: str
    build: Callable[[Site], ViewPage]
    below: str = ""
    there: Callable[[Plan], bool] = _always
    otherwise: str = ""
    first: bool = False
    more: Callable[[Site], Iterable[ViewPage]] = _nothing

    @property
    def title(self) -> str:
        """The key of the word by which the navigation calls it, and of the page's own title."""
        return f"{self.name}.title"


@dataclass(frozen=True, slots=True)
class ItemSpec:
    """What items of one kind have instead of the page of every item, or beside it.

    `placed` are the fields that the page shows in a form of its own. `more` builds further pages
    below the item's address, any number of them.
    """

    kind: str
    build: Callable[[Site, Item], ViewPage] | None = None
    placed: frozenset[str] = frozenset()
    more: Callable[[Site, Item], Iterable[ViewPage]] = _nothing


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


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something that a person is to come back to by a day; `label` is the end of `due.…`."""

    label: str
    link: ItemLink
    day: dt.date


@dataclass(frozen=True, slots=True)
class Voice:
    """What a question says of a plan and its items wherever core pages list them.

    Of an item: `facts` for the list at the top of its page, by `fields` what stands for the bare
    value of a field, `flags` for its row in a tree, `words` by which search finds it, `row` for a
    row of work, and `anchor`, where `id#part` is shown on its page (empty where it is not); of a
    person, `reminders`.
    Of the plan: `issues` by the icon of their list on the home page, where `lists` tells whether a
    finding is among them, and by name the `parts` that a plan may have; `judges` tells whether more
    than links was held against what is above it.
    """

    facts: Callable[[Site, Item], Iterable[Fact]] = _nothing
    fields: Mapping[str, Callable[[Site, Item], Iterable[ItemLink]]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    flags: Callable[[Site, Item], Iterable[Flag]] = _nothing
    words: Callable[[Site, Item], Iterable[str]] = _nothing
    row: Callable[[Site, Item], Iterable[str]] = _nothing
    anchor: Callable[[Item, str], str] = _nowhere
    reminders: Callable[[Site, Item], Iterable[Reminder]] = _nothing
    issues: Mapping[str, Callable[[Site], Iterable[ItemLink]]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    lists: Callable[[Finding], bool] = _never
    parts: Mapping[str, Callable[[Plan], bool]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    judges: Callable[[Plan], bool] = _never


@dataclass(frozen=True, slots=True)
class ForSite:
    """All that a question adds to the site."""

    pages: tuple[PageSpec, ...] = ()
    items: tuple[ItemSpec, ...] = ()
    voice: Voice = field(default_factory=Voice)
    panels: tuple[SitePanel | ItemPanel, ...] = ()


@cache
def site_faces() -> tuple[ForSite, ...]:
    """Return what each question that is there adds to the site."""
    return faces("for_site", ForSite)


def voices() -> Iterator[Voice]:
    """Yield the voice of each question that is there."""
    return (face.voice for face in site_faces())


@cache
def placed_fields(kind: str) -> frozenset[str]:
    """Return the fields that pages of a kind show in a form of their own."""
    specs = (spec for face in site_faces() for spec in face.items if spec.kind == kind)
    return frozenset(name for spec in specs for name in spec.placed)


def say_field(site: Site, item: Item, name: str) -> tuple[ItemLink, ...] | None:
    """Return what a question says for the value of a field; None where none has a word on it."""
    said = next((voice.fields[name] for voice in voices() if name in voice.fields), None)
    return None if said is None else tuple(said(site, item))


def find_anchor(item: Item, part: str) -> str:
    """Return where `id#part` is shown on the page of an item; empty where it is not."""
    found = (voice.anchor(item, part) for voice in voices())
    return next((anchor for anchor in found if anchor), "")
