"""The volumes of a stage, wherever the plan keeps them.

In: a plan and a stage. Out: what was counted, oldest first. Never adds or smooths anything.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.items.item import Item
from goldenthread.measures.metric import Actual, Metric, merge_actuals
from goldenthread.measures.table import as_actuals, find_fault, find_values, is_readable
from goldenthread.plan.plan import Plan
from goldenthread.questions.journey.journey import Journey, Stage


@dataclass(frozen=True, slots=True)
class Volume:
    """What arrived at one stage; `series` is dated, oldest first, and ends today at the latest.

    `latest` is the newest dated value; where none has a date, the last that was written.
    `source` is metric, volume, data, or empty where the journey names none.
    """

    source: str
    series: tuple[Actual, ...]
    latest: Actual | None


def read_volume(plan: Plan, stage: Stage) -> Volume:
    """Return the volume of a stage: from a metric, else from a file, else as stated."""
    if stage.metric:
        found = find_metric(plan, stage.metric)
        known = found is not None and not found[1].unread
        return _build(plan, "metric", found[1].actuals if found and known else ())
    if stage.data and not is_readable(plan.tables, stage.data):
        return _build(plan, "data", ())
    if stage.data:
        values = as_actuals(find_values(plan.tables, stage.data), (*stage.pointer, "data"))
        merged = merge_actuals(stage.volume, values)
        return _build(plan, "data", merged)
    return _build(plan, "volume" if stage.volume else "", stage.volume)


def find_metric(plan: Plan, name: str) -> tuple[Item, Metric] | None:
    """Return the item and the metric that `item#metric` names."""
    item_id, _, part = name.partition("#")
    item = plan.find(item_id)
    metric = item.metric(part) if item else None
    return (item, metric) if item and metric else None


def find_unread(plan: Plan, journey: Journey) -> str:
    """Return the path of a file with an error on which the sums of a journey rest, or nothing."""
    deal = journey.deal
    goal = [deal.goal] if deal and deal.goal else []
    for name in (*(stage.metric for stage in journey.stages if stage.metric), *goal):
        item_id = name.partition("#")[0]
        found = find_metric(plan, name)
        if found and found[1].unread:
            return found[1].unread
        if not plan.find(item_id) and plan.unread:
            return plan.failed.get(item_id, plan.unread[0]).path
    tables = (s.data for s in journey.stages if s.data and not s.metric)
    broken = (name for name in tables if not is_readable(plan.tables, name))
    name = next(broken, "")
    return find_fault(name, journey.item.path) if name else ""


def _build(plan: Plan, source: str, actuals: tuple[Actual, ...]) -> Volume:
    known = [(entry.date, entry) for entry in actuals if entry.date and entry.date <= plan.today]
    series = tuple(entry for _, entry in sorted(known, key=lambda pair: pair[0]))
    undated = [entry for entry in actuals if entry.date is None]
    latest = series[-1] if series else undated[-1] if undated else None
    return Volume(source, series, latest)
