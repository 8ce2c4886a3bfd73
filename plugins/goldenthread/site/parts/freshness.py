"""How fresh the numbers of the plan are.

In: a site. Out: a `Freshness`: how many metrics have a recent value, and which have not, oldest
first. Only metrics of active items whose period has begun are asked.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from goldenthread.items.item import Item
from goldenthread.measures.metric import Metric
from goldenthread.site.parts.looked import Looked, look
from goldenthread.site.parts.metrics import is_stale
from goldenthread.site.parts.parts import Person, show_person
from goldenthread.site.site import Site


@dataclass(frozen=True, slots=True)
class OldMetric:
    """A metric without news; `as_of` is the day of its newest value, empty without one."""

    title: str
    address: str
    name: str
    as_of: str
    age: str
    owner: Person | None


@dataclass(frozen=True, slots=True)
class Freshness:
    """So many metrics are `asked` for a recent value; `old` are those without one."""

    asked: int
    old: tuple[OldMetric, ...]
    summary: str
    well: Looked


def build_freshness(site: Site) -> Freshness:
    """Look through the metrics of everything in hand."""
    weeks = site.plan.settings.stale_after
    asked = [
        (item, metric)
        for item in site.plan.threaded
        for metric in item.metrics
        if item.active and not (item.period and item.period.start > site.plan.today)
    ]
    old = [(item, metric) for item, metric in asked if _is_old(site, item, metric)]
    old.sort(key=lambda entry: (_newest(entry[1]), entry[0].id, entry[1].id))
    fresh = len(asked) - len(old)
    key = "freshness.none" if not asked else "freshness.some" if old else "freshness.all"
    return Freshness(
        asked=len(asked),
        old=tuple(_show(site, item, metric) for item, metric in old),
        summary=site.words(key, fresh=fresh, total=len(asked), n=len(asked), weeks=weeks),
        well=look(site, "freshness", fresh),
    )


def _is_old(site: Site, item: Item, metric: Metric) -> bool:
    return metric.latest is None or metric.latest.date is None or is_stale(site, item, metric)


def _newest(metric: Metric) -> dt.date:
    latest = metric.latest
    return latest.date if latest and latest.date else dt.date.min


def _show(site: Site, item: Item, metric: Metric) -> OldMetric:
    words, latest = site.words, metric.latest
    day = latest.date if latest else None
    age = (site.plan.today - day).days // 7 if day else 0
    return OldMetric(
        title=item.title,
        address=f"{item.address}#metric-{metric.id}",
        name=metric.name,
        as_of=words.date(day) if day else words("freshness.undated" if latest else "freshness.no"),
        age=words("freshness.age", n=age) if day else "",
        owner=show_person(site, item.owner),
    )
