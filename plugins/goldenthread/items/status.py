"""How an item stands, as of one day.

In: an item and today. Out: a `Status` with the numbers it was read off: those of all its metrics
(`progress.py`), and how old they are (`age.py`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from goldenthread.config.settings import Settings
from goldenthread.items.age import is_old
from goldenthread.items.item import Item
from goldenthread.items.progress import (
    MetricShare,
    Progress,
    has_target,
    pace,
    read_progress,
    share_of_time,
    spell_shares,
)
from goldenthread.measures.figures import NO_FORMULA, Formula
from goldenthread.measures.metric import Metric


@dataclass(frozen=True, slots=True)
class Status:
    """The state of an item in one word, with its evidence.

    `name` is one of done, missed, abandoned, archived, draft, candidate, outdated, no-news,
    on-track, at-risk, off-track, not-started, unmeasured. `progress` is the share of the way
    (0 to 1, or beyond); `expected` is the share of the time that has passed (0 to 1);
    `formula` spells the progress out; `parts` are the metrics if there are several, and `well` is
    how many of these are on track; `rolled_up` says that it is a mean of what lies below, and
    `unread` which file with an error keeps it from being calculated.
    """

    name: str
    progress: float | None = None
    expected: float | None = None
    formula: Formula = NO_FORMULA
    rolled_up: bool = False
    parts: tuple[MetricShare, ...] = ()
    well: int = 0
    unread: str = ""


@dataclass(frozen=True, slots=True)
class Below:
    """What lies below an item that takes its progress from there.

    `old` tells that one of the shares has no news; `unread` names a file that may belong to them
    and cannot be read.
    """

    shares: Sequence[float] = ()
    old: bool = False
    unread: str = ""


NOTHING_BELOW = Below()
_CLOSED = {"achieved": "done", "missed": "missed", "abandoned": "abandoned"}


def read_status(
    item: Item,
    settings: Settings,
    today: dt.date,
    *,
    silent: bool = False,
    heard: bool = False,
    below: Below = NOTHING_BELOW,
) -> Status:
    """Judge one item.

    Closed wins over outdated, outdated over "no news", and that over comparing the metrics with a
    straight line from baseline to target across the period. There is no news if the department has
    set a cadence and not checked in (`silent`), or if a figure is older than its rhythm, unless a
    check-in within the cadence mentions the item (`heard`). `below` is given only if roll-up is on
    and the item has no metric: the item then takes the mean.
    """
    found = read_progress(item, settings, today)
    if found is None:
        found = _roll_up(item, today, below)
    old = below.old or any(is_old(item, one, settings, today) for one in _rests_on(item, found))
    name = _name(item, found, today, silent=silent, old=old and not heard)
    metrics = [part.metric for part in found.parts]
    well = sum(1 for one in metrics if is_well(item, one, settings, today, heard=heard))
    rolled_up = not item.metrics and bool(below.shares)
    return Status(
        name,
        found.share,
        found.expected,
        found.formula,
        rolled_up,
        found.parts,
        well,
        below.unread if rolled_up else found.unread,
    )


def is_well(
    item: Item, metric: Metric, settings: Settings, today: dt.date, *, heard: bool = False
) -> bool:
    """Tell whether one of several metrics is on track by a figure that is recent enough."""
    share = metric.progress()
    if share is None or not has_target(metric):
        return False
    recent = heard or not is_old(item, metric, settings, today)
    return recent and pace(share, share_of_time(item, metric, today)) == "on-track"


_NOTES: Mapping[str, str] = MappingProxyType(
    {
        "no-value": "has no value yet and counts as nothing",
        "no-target": "has no target and is left out",
        "no-way": "misses its target, and where it started is not known",
    }
)


def explain(status: Status, show_path: Callable[[str], str]) -> str:
    """Spell the progress out in one line: the formula, and what is not known of it."""
    if status.unread:
        return f"not computable: {show_path(status.unread)} has an error"
    notes = [f"'{p.metric.name}' {_NOTES[p.note]}" for p in status.parts if p.note]
    count = sum(1 for part in status.parts if part.note != "no-target")
    well = [f"{status.well} of {count} on track"] if status.parts and status.formula else []
    lost = any(part.note == "no-way" for part in status.parts)
    return "; ".join(
        filter(None, ("not computable" if lost else str(status.formula), *well, *notes))
    )


def _rests_on(item: Item, found: Progress) -> Sequence[Metric]:
    """Return the metrics whose values the share was calculated from."""
    return [part.metric for part in found.parts if part.share is not None] or item.metrics[:1]


def _roll_up(item: Item, today: dt.date, below: Below) -> Progress:
    if not below.shares or below.unread:
        return Progress(None, None, NO_FORMULA, begun=True)
    shares = [min(max(share, 0.0), 1.0) for share in below.shares]
    mean = sum(shares) / len(shares)
    return Progress(mean, share_of_time(item, None, today), spell_shares(shares), begun=True)


def _name(
    item: Item,
    found: Progress,
    today: dt.date,
    *,
    silent: bool,
    old: bool,
) -> str:
    if item.closed:
        return _CLOSED.get(item.closed.verdict, "done")
    if item.state in ("archived", "draft", "candidate"):
        return item.state
    if item.state == "closed":
        return "done"
    if item.period and item.period.end < today:
        return "outdated"
    if silent:
        return "no-news"
    if found.share is None:
        return "unmeasured" if found.begun else "not-started"
    verdict = pace(found.share, found.expected)
    return "no-news" if old and verdict != "unmeasured" else verdict


@dataclass(frozen=True, slots=True)
class News:
    """Of which items nobody has reported in the rhythm of their team, and of which somebody has.

    `unread` is the path of a file that may be an item and cannot be read, or empty.
    """

    silent: frozenset[str] = frozenset()
    heard: frozenset[str] = frozenset()
    unread: str = ""


def read_statuses(
    items: Iterable[Item],
    children: Mapping[str, Sequence[str]],
    settings: Settings,
    today: dt.date,
    news: News,
) -> dict[str, Status]:
    """Judge all items, given from the leaves of the thread up; `children` hang on primary links."""
    found: dict[str, Status] = {}
    for item in items:
        below = NOTHING_BELOW
        if settings.rollup == "mean" and not item.metrics:
            under = [found[child] for child in children.get(item.id, ()) if child in found]
            counted = [(s.progress, s.name) for s in under if s.progress is not None]
            shares = [share for share, _ in counted]
            below = Below(shares, any(name == "no-news" for _, name in counted), news.unread)
        silent = item.kind.threaded and item.id in news.silent
        heard = item.id in news.heard
        found[item.id] = read_status(item, settings, today, silent=silent, heard=heard, below=below)
    return found
