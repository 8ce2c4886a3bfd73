"""The alignment map: the plan as a drawing, with the list beside it.

In: a site. Out: one drawing of a plan that fits a page, else an overview down to the goals and one
drawing for each goal. Broken items stand below, cut off. What is left out is said in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldenthread.plan.served import read_served
from goldenthread.items.item import Item
from goldenthread.site.parts.columns import choose_columns, name_columns, rank_levels
from goldenthread.site.parts.layout import Box, Drawing, lay_out
from goldenthread.site.parts.parts import Choice, PageHead, kind_word, shown_status
from goldenthread.site.parts.rows import GOAL_LEVEL, Row, RowStyle, build_rows, walk
from goldenthread.site.site import Heading, Site, ViewPage
from goldenthread.site.views.tree import missing_purpose, reach_in_words, view_switch, walk_broken

MOST_NODES = 100
_MOST_SECTIONS = 24
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Focus:
    """An entry of "one goal at a time"."""

    title: str
    address: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One goal with a drawing of its own; `note` says what the drawing leaves out."""

    anchor: str
    title: str
    drawing: Drawing
    has_ghosts: bool
    note: str
    open: bool


@dataclass(frozen=True, slots=True)
class MapPage:
    """The page."""

    head: PageHead
    switch: tuple[Choice, ...]
    missing: str
    drawing: Drawing | None
    legend: str
    has_ghosts: bool
    note: str
    rows: tuple[Row, ...]
    focus: tuple[Focus, ...]
    sections: tuple[Section, ...]
    tree_address: str
    report_address: str


def build_map(site: Site) -> ViewPage:
    """Build the page of the drawn plan."""
    plan, words = site.plan, site.words
    entries = _entries(site)
    small = len(entries) <= MOST_NODES
    shown = entries if small else _overview(entries)
    lit = {step.id for goal in read_served(site.plan).corporate_goals for step in plan.thread(goal)[-_DEEPEST:]}
    drawing = draw(site, shown, lit) if shown else None
    sections = () if small else _sections(site)
    page = MapPage(
        head=PageHead(
            title=words("map.title"),
            lead=reach_in_words(site),
            state="run" if plan.purpose and drawing else "whole",
        ),
        switch=view_switch(site, "map"),
        missing=missing_purpose(site),
        drawing=drawing,
        legend=words("map.trunk") if plan.purpose else "",
        has_ghosts=_has_ghosts(drawing),
        note=""
        if len(shown) == len(entries)
        else words("map.left_out", n=len(entries) - len(shown)),
        rows=build_rows(site, entries, RowStyle()) if small else (),
        focus=tuple(Focus(section.title, f"#{section.anchor}") for section in sections),
        sections=sections,
        tree_address=site.view_address("tree"),
        report_address=site.view_address("report"),
    )
    return ViewPage(
        view="map",
        address=site.view_address("map"),
        title=page.head.title,
        model=page,
        headings=tuple(Heading(section.anchor, section.title) for section in sections),
        description=page.head.lead,
        styles=("view/tree.css", "view/map.css"),
    )


def _has_ghosts(drawing: Drawing | None) -> bool:
    return drawing is not None and any(link.state == "ghost" for link in drawing.links)


def _entries(site: Site) -> list[tuple[Item, int]]:
    """Walk what reaches the purpose, then what is cut off; each item once."""
    plan = site.plan
    whole = {item.id for item in plan.threaded if item.id in plan.whole}
    # The longest branch comes first, so that its thread is drawn as one straight line.
    found = (
        walk(site, [plan.purpose], whole, order=lambda item: -plan.count_below(item))
        if plan.purpose
        else []
    )
    return [*found, *walk_broken(site)]


def _overview(entries: Sequence[tuple[Item, int]]) -> list[tuple[Item, int]]:
    """Keep the top of a large plan, as deep as fits."""
    top = [entry for entry in entries if entry[0].kind.level <= GOAL_LEVEL]
    return shorten(top or entries)


def shorten(entries: Sequence[tuple[Item, int]]) -> list[tuple[Item, int]]:
    """Keep the deepest levels that still fit a drawing, and never more than fit."""
    depth = max((depth for _, depth in entries), default=0)
    kept = list(entries)
    while len(kept) > MOST_NODES:
        depth -= 1
        higher = [entry for entry in kept if entry[1] <= depth]
        if not higher:
            break
        kept = higher
    return kept[:MOST_NODES]


def _sections(site: Site) -> tuple[Section, ...]:
    """Draw one goal at a time, with the thread that leads to it."""
    plan, words = site.plan, site.words
    active = {item.id for item in plan.threaded}
    sections: list[Section] = []
    for goal in read_served(site.plan).corporate_goals[:_MOST_SECTIONS]:
        thread = [(item, depth) for depth, item in enumerate(plan.thread(goal)[-_DEEPEST:])]
        below = [(item, depth + len(thread)) for item, depth in walk(site, [goal], active)[1:]]
        shown = [*thread, *shorten(below)]
        left_out = len(below) + len(thread) - len(shown)
        lit = {item.id for item, _ in thread}
        drawing = draw(site, shown, lit, current=goal.id)
        sections.append(
            Section(
                anchor=f"map-{goal.id}",
                title=goal.title,
                drawing=drawing,
                has_ghosts=_has_ghosts(drawing),
                note=words("map.left_out", n=left_out) if left_out else "",
                open=not sections,
            )
        )
    return tuple(sections)


def draw(
    site: Site, entries: Sequence[tuple[Item, int]], lit: Iterable[str], *, current: str = ""
) -> Drawing:
    """Draw items given parents first; `lit` ids are gold, `current` is where the reader is."""
    plan, items = site.plan, [item for item, _ in entries]
    golden, placed = set(lit), set[str]()
    parents = {}
    for item in items:
        link = plan.primary_link(item)
        # A ring begins somewhere: what comes first in it has no parent in the drawing.
        if link and not link.broken and link.parent.id in placed:
            parents[item.id] = link.parent.id
        placed.add(item.id)
    ranks = rank_levels(items, parents)
    columns = choose_columns(items, parents, ranks)
    boxes = [
        Box(
            key=item.id,
            column=columns[item.id],
            title=item.title,
            kind=item.kind.name,
            kind_label=kind_word(site, item),
            address=item.address,
            status=shown_status(site, item),
            state=_state(site, item, golden, current),
            tall=item.kind.level < GOAL_LEVEL,
        )
        for item in items
    ]
    ghosts = [
        (item.id, link.parent.id)
        for item in items
        for link in plan.parents(item)
        if not link.primary
    ]
    return lay_out(
        boxes,
        parents,
        name_columns(site, items, columns, ranks),
        label=site.words("map.label"),
        scroll=site.words("map.scroll"),
        ghosts=ghosts,
    )


def _state(site: Site, item: Item, golden: set[str], current: str) -> str:
    if site.plan.is_broken(item):
        return "broken"
    if item.id == current:
        return "current"
    return "on" if item.id in golden else ""
