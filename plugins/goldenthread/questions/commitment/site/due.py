"""Work by when it is due: what a roadmap shows of each item, in groups by quarter.

In: a site and items. Out: frozen `DueEntry`s and `DueGroup`s of words and links. What stands in the
way of an item comes from `roadmap.py`; nothing is judged here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from goldenthread.ground.group import group
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.roadmap import Bite, Dependency, read_dependencies
from goldenthread.site.parts.measured import say_measured
from goldenthread.site.parts.parts import (
    ItemLink,
    Person,
    department_title,
    kind_word,
    link_item,
    short_period,
    show_person,
    shown_percent,
    shown_status,
)
from goldenthread.site.parts.window import Window
from goldenthread.site.site import Site


@dataclass(frozen=True, slots=True)
class Wait:
    """Something an item waits for that will not be there in time, and why."""

    item: ItemLink
    needs: ItemLink
    text: str


@dataclass(frozen=True, slots=True)
class DueEntry:
    """One item as a roadmap shows it; `also` are the parents beside the one it hangs from.

    `short` is the period for a narrow column.
    """

    id: str
    title: str
    address: str
    kind: str
    kind_label: str
    department: str
    status: str
    percent: int | None
    says: str
    broken: bool
    period: str
    short: str
    owner: Person | None
    serves: ItemLink | None
    also: tuple[ItemLink, ...]
    waits: tuple[Wait, ...]


@dataclass(frozen=True, slots=True)
class DueGroup:
    """What is due in one quarter, or before or after all of them; `late` marks the first."""

    title: str
    entries: tuple[DueEntry, ...]
    late: bool = False


def build_entry(site: Site, item: Item) -> DueEntry:
    """Show one item."""
    plan, words = site.plan, site.words
    parents = plan.parents(item)
    first = next((link.parent for link in parents if link.primary and not link.broken), None)
    also = tuple(link_item(link.parent) for link in parents if not link.primary or link.broken)
    return DueEntry(
        id=item.id,
        title=item.title,
        address=item.address,
        kind=item.kind.name,
        kind_label=kind_word(site, item),
        department=department_title(site, item),
        status=shown_status(site, item),
        percent=shown_percent(plan.status(item).progress),
        says=say_measured(site, item),
        broken=plan.is_broken(item),
        period=words.period(item.period) if item.period else "",
        short=short_period(site, item.period) if item.period else "",
        owner=show_person(site, item.owner),
        serves=link_item(first) if first else None,
        also=also,
        waits=tuple(build_wait(site, one) for one in _waits(plan).get(item.id, ())),
    )


@lru_cache(maxsize=2)
def _waits(plan: Plan) -> Mapping[str, tuple[Dependency, ...]]:
    return group((one.item.id, one) for one in read_dependencies(plan))


def build_wait(site: Site, one: Dependency) -> Wait:
    """Say in words why a dependency bites."""
    words = site.words
    date = words.date(one.needs.period.end) if one.needs.period else ""
    start = words.date(one.item.period.start) if one.item.period else ""
    end = words.date(one.item.period.end) if one.item.period else ""
    keys = {
        Bite.AFTER_END: "roadmap.bites.after_end",
        Bite.AFTER_START: "roadmap.bites.after_start",
        Bite.OFF_TRACK: "roadmap.bites.off_track",
        Bite.OVERDUE: "roadmap.bites.overdue",
        Bite.MISSED: "roadmap.bites.missed",
    }
    text = words(keys[one.bite], date=date, start=start, end=end)
    return Wait(link_item(one.item), link_item(one.needs), text)


def group_by_quarter(site: Site, items: Sequence[Item], window: Window) -> tuple[DueGroup, ...]:
    """Group items by the quarter in which they are due, those before and after set apart."""
    words = site.words
    before, after, undated = [], [], []
    found: dict[dt.date, list[Item]] = {quarter.start: [] for quarter in window.quarters}
    for item in _by_due(items):
        if item.period is None:
            undated.append(item)
        elif item.period.end < window.start:
            before.append(item)
        elif item.period.end > window.end:
            after.append(item)
        else:
            starts = (q.start for q in window.quarters if q.end >= item.period.end)
            found[next(starts)].append(item)
    groups = [
        DueGroup(words("roadmap.before", period=words.period(window.quarters[0])), (), late=True),
        *(DueGroup(words.period(quarter), ()) for quarter in window.quarters),
        DueGroup(words("roadmap.after", period=words.period(window.quarters[-1])), ()),
        DueGroup(words("roadmap.undated"), ()),
    ]
    filled = zip(groups, [before, *found.values(), after, undated], strict=True)
    return tuple(
        DueGroup(group.title, tuple(build_entry(site, item) for item in entries), group.late)
        for group, entries in filled
        if entries
    )


def _by_due(items: Iterable[Item]) -> list[Item]:
    return sorted(items, key=lambda item: item.period.end if item.period else dt.date.max)
