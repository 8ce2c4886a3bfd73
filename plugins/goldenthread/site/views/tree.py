"""The alignment tree: the whole plan as a list that folds, filters and prints.

In: a site. Out: rows from the purpose down, the items whose thread is broken with the reason, the
items that stand alone, and what is over. Every item of the thread is in exactly one of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.items.item import Item
from goldenthread.site.parts.flags import row_flags
from goldenthread.site.parts.parts import Choice, PageHead, shown_status
from goldenthread.site.parts.quarters import PeriodChoices, find_choices
from goldenthread.site.parts.rows import Row, RowStyle, build_rows, short_first, walk
from goldenthread.site.parts.unread import name_others_unread, not_computable
from goldenthread.site.site import Heading, Site, ViewPage

# Above this many rows the tree opens two levels, or down to the goals; above the next, rows are
# drawn as they are seen.
UNFOLDED = 200
BIG = 300


@dataclass(frozen=True, slots=True)
class FilterOption:
    """One choice of a filter."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Filters:
    """What the tree can be filtered by; see `parts/tree.html`."""

    departments: tuple[FilterOption, ...]
    periods: tuple[FilterOption, ...]
    statuses: tuple[FilterOption, ...]
    total: int
    broken: int


@dataclass(frozen=True, slots=True)
class TreePage:
    """The page; `rows` may be empty, then `missing` says what the plan lacks."""

    head: PageHead
    switch: tuple[Choice, ...]
    filters: Filters
    rows: tuple[Row, ...]
    big: bool
    broken: tuple[Row, ...]
    alone: tuple[Row, ...]
    over: tuple[Row, ...]
    missing: str
    report_address: str


def build_tree(site: Site) -> ViewPage:
    """Build the page of the whole tree."""
    plan, words = site.plan, site.words
    main = list(_main(site))
    broken = walk_broken(site)
    alone = _walk_alone(site)
    entries = [*main, *broken, *alone]
    total = len(entries)
    choices = find_choices((item for item, _ in entries), plan.settings.fiscal_year_start)
    style = RowStyle(
        open_depth=99 if total <= UNFOLDED else 2,
        anchors=True,
        flags=lambda item: row_flags(site, item),
        periods=choices.of,
    )
    page = TreePage(
        head=PageHead(
            title=words("tree.title"), lead=reach_in_words(site), state="run" if main else "whole"
        ),
        switch=view_switch(site, "tree"),
        filters=_build_filters(site, [item for item, _ in entries], choices),
        rows=build_rows(site, main, style),
        big=total > BIG,
        broken=build_rows(site, broken, style),
        alone=build_rows(site, alone, style),
        over=build_rows(site, [(item, 0) for item in find_over(site)], RowStyle(anchors=True)),
        missing=missing_purpose(site),
        report_address=site.view_address("report"),
    )
    return ViewPage(
        view="tree",
        address=site.view_address("tree"),
        title=page.head.title,
        model=page,
        headings=(Heading("gt-broken", words("tree.broken_title")),) if broken else (),
        description=page.head.lead,
        styles=("view/tree.css",),
        scripts=("tree.js",),
    )


def view_switch(site: Site, current: str) -> tuple[Choice, ...]:
    """Offer the list and the drawing of the plan."""
    return tuple(
        Choice(site.words(f"tree.as_{view}"), site.view_address(view), view, view == current)
        for view in ("tree", "map")
    )


def reach_in_words(site: Site) -> str:
    """Say how much of the plan reaches the purpose, and what is not in that count."""
    alone = sum(1 for item in site.plan.threaded if item.stands_alone)
    note = site.words("report.alone", n=alone) if alone else ""
    return " ".join(part for part in (_say_whole(site), note, name_others_unread(site)) if part)


def _say_whole(site: Site) -> str:
    hung = [item for item in site.plan.threaded if not item.stands_alone]
    if not hung:
        return site.words("tree.lead_empty")
    whole = len(hung) - len(site.plan.broken)
    if site.plan.unread:
        return not_computable(site, key="report.lead_unread")
    if whole == len(hung):
        return site.words("tree.lead_whole", n=whole)
    return site.words("tree.lead", whole=whole, total=len(hung))


def missing_purpose(site: Site) -> str:
    """Say what keeps the tree from having one top; empty when it has one."""
    if site.plan.purpose:
        return ""
    if site.plan.purposes:
        titles = ", ".join(site.words("tree.quoted", title=p.title) for p in site.plan.purposes)
        return site.words("tree.several_purposes", n=len(site.plan.purposes), titles=titles)
    return site.words("tree.no_purpose")


def _main(site: Site) -> Iterator[tuple[Item, int]]:
    """Walk what reaches the purpose: all that is not over, and what is over above it."""
    plan = site.plan
    if plan.purpose is None:
        return
    shown: set[str] = set()
    for item in plan.threaded:
        step: str | None = item.id if item.id in plan.whole else None
        while step and step not in shown:
            shown.add(step)
            step = plan.primary_parent.get(step)
    yield from walk(site, [plan.purpose], shown, order=short_first(site))


def walk_broken(site: Site) -> list[tuple[Item, int]]:
    """Walk the broken items from where each thread is cut; rings begin at their first item."""
    plan = site.plan
    broken = {item.id for item in plan.broken}
    cut = []
    for item in plan.broken:
        link = plan.primary_link(item)
        if link is None or link.broken or link.parent.id not in broken:
            cut.append(item)
    found = walk(site, cut, broken)
    seen = {item.id for item, _ in found}
    rings = [item for item in plan.broken if item.id not in seen]
    return [*found, *walk(site, _first_of_rings(site, rings), broken - seen)]


def _first_of_rings(site: Site, items: list[Item]) -> list[Item]:
    """Choose one item of each ring, so that the others hang below it."""
    left = {item.id for item in items}
    chosen = []
    for item in items:
        if item.id in left:
            chosen.append(item)
            left -= {found.id for found, _ in walk(site, [item], left)}
    return chosen


def _walk_alone(site: Site) -> list[tuple[Item, int]]:
    return [
        (item, 0)
        for item in site.plan.threaded
        if item.stands_alone and item.id not in site.plan.whole
    ]


def find_over(site: Site) -> tuple[Item, ...]:
    """Return closed and archived items of the thread, in reading order."""
    return tuple(item for item in site.plan.items if item.kind.threaded and item.over)


def _build_filters(site: Site, items: list[Item], choices: PeriodChoices) -> Filters:
    plan, words = site.plan, site.words
    departments = {plan.department_ids.get(item.id, "") for item in items}
    statuses = {shown_status(site, item) for item in items} - {""}
    known = [key for key in words.catalogue if key.startswith("status.")]
    return Filters(
        departments=tuple(
            FilterOption(item.id, item.title) for item in plan.departments if item.id in departments
        ),
        periods=tuple(FilterOption(p.text, words.period(p)) for p in choices.periods),
        statuses=tuple(
            FilterOption(key.removeprefix("status."), words(key))
            for key in known
            if key.removeprefix("status.") in statuses
        ),
        total=len(items),
        broken=len(plan.broken),
    )
