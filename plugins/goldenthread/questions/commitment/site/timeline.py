"""Bars on a year of quarters: the drawing of a roadmap.

In: a site, items, a `Window`. Out: a frozen `Timeline`: bands by department, in each lanes of bars
that keep clear of each other's titles, and lines between what waits and what it waits for.
Geometry only; a title is never cut where the year has room for it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldenthread.ground.period import Period
from goldenthread.items.item import Item
from goldenthread.questions.commitment.roadmap import read_dependencies
from goldenthread.questions.commitment.site.due import DueEntry, build_entry
from goldenthread.site.parts.window import COLUMNS, Window
from goldenthread.site.site import Site

# On the narrowest screen that shows the drawing, a letter takes so many columns, and the icon.
_LETTER, _ICON = 0.43, 2.2
# In rem, as the style sheet has them.
_LANE, _PADDING, _EDGE = 1.4, 0.5, 0.05
_FEWEST_LANES = 2
# In pixels.
_NEAR, _ASIDE, _MOST_BESIDE = 2, 5, 6


@dataclass(frozen=True, slots=True)
class TimelineBar:
    """One item; columns count from 1, `end` is the one after the last.

    `back` writes the title leftwards from the bar's end, where it would leave the year. `begun`
    and `runs_on` tell that the item reaches beyond the window. `label` is the title, shortened
    where the whole year is too short for it.
    """

    entry: DueEntry
    label: str
    start: int
    end: int
    back: bool
    begun: bool
    runs_on: bool

    @property
    def late(self) -> bool:
        """True where what opens below it has more room to its left."""
        return self.start > COLUMNS // 2


@dataclass(frozen=True, slots=True)
class Band:
    """The lanes of one department; without an address, of the company."""

    title: str
    address: str
    lanes: tuple[tuple[TimelineBar, ...], ...]


@dataclass(frozen=True, slots=True)
class Join:
    """A line from what is needed, up or down to the height of what waits, and across to it.

    `x` values are in percent, `y` in rem. `aside` moves the whole by so many pixels, so that
    lines which end on the same day lie beside each other.
    """

    x: str
    y: str
    to_x: str
    to_y: str
    aside: int

    @property
    def across(self) -> bool:
        """True where what is needed is due on another day than where its line arrives."""
        return self.x != self.to_x


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing; `today` is in percent from the left, None where today lies outside."""

    quarters: tuple[tuple[str, tuple[str, ...]], ...]
    bands: tuple[Band, ...]
    today: str | None
    joins: tuple[Join, ...]


def build_chart(site: Site, items: Sequence[Item], window: Window) -> Timeline | None:
    """Lay out the items that overlap the window; None where none does."""
    shown = [item for item in items if item.period and window.overlaps(item.period)]
    if not shown:
        return None
    bands, places = _build_bands(site, shown, window)
    column = window.place(site.plan.today) + 0.5 * 4 / 31
    return Timeline(
        quarters=tuple((site.words.period(q), _months(site, q)) for q in window.quarters),
        bands=bands,
        today=_percent(column) if 0 <= column < COLUMNS else None,
        joins=_join(site, places),
    )


def _months(site: Site, quarter: Period) -> tuple[str, ...]:
    first = quarter.start.month - 1
    return tuple(site.words(f"date.short.{(first + step) % 12 + 1}") for step in range(3))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a bar lies: its columns and the height of its middle in rem."""

    start: int
    end: int
    y: float


def _build_bands(
    site: Site, items: Sequence[Item], window: Window
) -> tuple[tuple[Band, ...], Mapping[str, _Place]]:
    groups: dict[str, list[Item]] = {department.id: [] for department in site.departments}
    groups = {"": [], **groups}
    for item in items:
        department = site.plan.department(item)
        groups[department.id if department else ""].append(item)
    bands: list[Band] = []
    places: dict[str, _Place] = {}
    top = 0.0
    for name, found in groups.items():
        if not found:
            continue
        lanes = _fill_lanes(site, found, window)
        top += _EDGE + _PADDING
        for number, lane in enumerate(lanes):
            middle = top + (number + 0.5) * _LANE
            places |= {bar.entry.id: _Place(bar.start, bar.end, middle) for bar in lane}
        top += len(lanes) * _LANE + _PADDING
        department = site.plan.by_id.get(name)
        title = department.title if department else site.words("roadmap.company")
        bands.append(Band(title, department.address if department else "", lanes))
    return tuple(bands), places


def _fill_lanes(
    site: Site, items: Sequence[Item], window: Window
) -> tuple[tuple[TimelineBar, ...], ...]:
    """Put each bar into the first lane that has room, what carries another below it."""
    taken: list[list[tuple[float, float]]] = [[] for _ in range(_FEWEST_LANES)]
    lanes: list[list[TimelineBar]] = [[] for _ in range(_FEWEST_LANES)]
    lane_of: dict[str, int] = {}
    for item in _carried_last(site, items):
        bar, (first, last) = _lay(site, item, window)
        lane = lane_of.get(site.plan.primary_parent.get(item.id, ""), -1) + 1
        while lane < len(taken) and any(a < last and first < b for a, b in taken[lane]):
            lane += 1
        if lane == len(taken):
            taken.append([])
            lanes.append([])
        taken[lane].append((first, last))
        lanes[lane].append(bar)
        lane_of[item.id] = lane
    return tuple(tuple(sorted(lane, key=lambda bar: bar.start)) for lane in lanes)


def _carried_last(site: Site, items: Sequence[Item]) -> list[Item]:
    """Order items so that each stands right after the one it hangs from, where that is shown."""
    known = {item.id for item in items}
    below: dict[str, list[Item]] = {}
    for item in items:
        parent = site.plan.primary_parent.get(item.id, "")
        below.setdefault(parent if parent in known else "", []).append(item)
    ordered: dict[str, Item] = {}
    stack = list(reversed(below.get("", [])))
    while stack:
        item = stack.pop()
        ordered[item.id] = item
        stack.extend(reversed(below.get(item.id, [])))
    # A ring of items hangs from none of them first.
    return [*ordered.values(), *(item for item in items if item.id not in ordered)]


def _lay(site: Site, item: Item, window: Window) -> tuple[TimelineBar, tuple[float, float]]:
    """Return the bar of an item, and from where to where it and its title need the lane."""
    period = item.period or window.quarters[0]
    start, end = window.span(period)
    width = _measure(item.title)
    back = start + width > COLUMNS and end > COLUMNS - start
    room = end if back else COLUMNS - start
    bar = TimelineBar(
        entry=build_entry(site, item),
        label=_shorten(item.title, room),
        start=start + 1,
        end=end + 1,
        back=back,
        begun=period.start < window.start,
        runs_on=period.end > window.end,
    )
    width = min(width, room)
    taken = (min(start, end - width), end) if back else (start, max(end, start + width))
    return bar, taken


def _measure(text: str) -> float:
    """Return how many columns a title takes, its icon included; Chinese letters are wide."""
    wide = sum(1 for letter in text if unicodedata.east_asian_width(letter) in "WF")
    return (len(text) + wide) * _LETTER + _ICON


def _shorten(title: str, room: float) -> str:
    if _measure(title) <= room:
        return title
    kept = max(int(len(title) * (room - _ICON) / (_measure(title) - _ICON)) - 1, 1)
    return f"{title[:kept].rstrip()}…"


def _join(site: Site, places: Mapping[str, _Place]) -> tuple[Join, ...]:
    """Join the end of what is needed with the bar that waits for it."""
    joins: list[Join] = []
    beside: dict[int, int] = {}
    for one in read_dependencies(site.plan):
        waits, needs = places.get(one.item.id), places.get(one.needs.id)
        if waits is None or needs is None:
            continue
        number = beside[needs.end] = beside.get(needs.end, -1) + 1
        joins.append(
            Join(
                _percent(needs.end - 1),
                _rem(needs.y),
                _percent(min(max(needs.end, waits.start), waits.end) - 1),
                _rem(waits.y),
                _NEAR + _ASIDE * (number % _MOST_BESIDE),
            )
        )
    return tuple(joins)


def _percent(column: float) -> str:
    return f"{column / COLUMNS * 100:.2f}%"


def _rem(height: float) -> str:
    return f"{height:.2f}rem"
