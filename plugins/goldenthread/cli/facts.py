"""The facts of an item as label and value.

In: a plan and an item. Out: aligned lines. Leaves out what a person wrote about themselves.
"""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.cli.label import status_words
from goldenthread.cli.opening import PLACEHOLDER, Titles
from goldenthread.items.item import Item
from goldenthread.items.status import explain
from goldenthread.measures.figures import spell_number
from goldenthread.measures.metric import Metric
from goldenthread.plan.plan import Plan
from goldenthread.reporters.plain import plain

_WIDTH = 12


def facts(plan: Plan, item: Item, titles: Titles) -> Iterator[str]:
    """Yield one line for each fact that the item has."""
    for label, value in _facts(plan, item, titles):
        if value:
            yield f"{label:<{_WIDTH}} {value}"


def _facts(plan: Plan, item: Item, titles: Titles) -> Iterator[tuple[str, str]]:
    yield "status", status_words(plan, item)
    yield "formula", plain(explain(plan.status(item), plan.settings.shown_path))
    yield "state", "" if item.active else item.state
    yield "owner", _named(plan, item.owner, titles)
    yield "reviewer", _named(plan, item.reviewer, titles)
    department = plan.department(item)
    if department is not item:
        yield "department", titles(department) if department else ""
    yield "period", _period(item)
    yield "outcomes", plain(", ".join(item.outcomes))
    yield "aims", plain(", ".join(item.aims))
    yield "stage", plain(item.stage)
    yield "campaign", _campaign(plan, item, titles)
    yield "depends on", ", ".join(_named(plan, target, titles) for target in item.depends_on)
    further = [link.parent for link in plan.parents(item) if not link.primary]
    yield "also serves", ", ".join(map(titles.named, further))
    yield "stands alone", plain(item.stands_alone)
    for name in ("role", "engagement"):
        yield name, plain(item.text(name))
    for metric in item.metrics:
        yield "metric", _metric(metric)
    yield "owns", ", ".join(_owned(plan, item, titles))


def _named(plan: Plan, item_id: str, titles: Titles) -> str:
    found = plan.find(item_id)
    return titles.named(found) if found else plain(item_id)


def _campaign(plan: Plan, item: Item, titles: Titles) -> str:
    campaign = item.text("campaign")
    return _named(plan, campaign, titles) if campaign else ""


def _period(item: Item) -> str:
    if item.period is None:
        return ""
    return f"{plain(item.period.text)} ({item.period.start} to {item.period.end})"


def _metric(metric: Metric) -> str:
    latest = metric.latest
    now = "no value yet"
    if latest:
        now = spell_number(latest.value) + (f" on {latest.date}" if latest.date else "")
    if metric.low is not None and metric.high is not None:
        goal = f"{spell_number(metric.low)} to {spell_number(metric.high)}"
    else:
        goal = spell_number(metric.target) if metric.target is not None else ""
    goal = metric.target_text or goal
    start = f"{spell_number(metric.start)} to " if metric.start is not None and goal else ""
    return plain(f"{metric.name}: {now}; {start}{goal or 'no target'} {metric.unit}".rstrip())


def _owned(plan: Plan, item: Item, titles: Titles) -> Iterator[str]:
    if item.is_person:
        for owner_of, reference in plan.referrers.get(item.id, ()):
            if reference.pointer == ("owner",) and not owner_of.over:
                yield titles.id_of(owner_of) or PLACEHOLDER
