"""Metric cards: what is measured on an item, how far it has come, and how that was worked out.

In: a site, an item, a metric. Out: a `MetricCard` with words and the geometry of its drawings.
Numbers come from `metric.py` and `status.py`; nothing is judged here.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from goldenthread.items.age import is_old
from goldenthread.items.item import Item
from goldenthread.measures.metric import Metric
from goldenthread.items.progress import AT_RISK_BELOW, OFF_TRACK_BELOW, pace, share_of_time
from goldenthread.site.parts.amounts import plain_unit, show_amount, show_difference, show_range
from goldenthread.site.parts.outlook import Outlook, build_outlook, link_origin
from goldenthread.site.parts.parts import ItemLink, shown_percent
from goldenthread.site.site import Site
from goldenthread.site.parts.spark import Spark, draw_spark
from goldenthread.site.parts.unread import not_computable


@dataclass(frozen=True, slots=True)
class ShownActual:
    """One value in the table of a card; `origin` is the check-in or table it comes from."""

    date: str
    value: str
    note: str
    origin: ItemLink | None


@dataclass(frozen=True, slots=True)
class MetricCard:
    """A card; see `parts/metric.html`."""

    id: str
    name: str
    status: str
    value: str
    unit: str
    note: str
    start: str
    target: str
    distance: str
    percent: int | None
    expected: int | None
    bullet_label: str
    formula: str
    spark: Spark | None
    actuals: tuple[ShownActual, ...]
    source: str
    as_of: str
    origin: ItemLink | None
    stale: bool
    outlook: Outlook | None


def build_cards(site: Site, item: Item) -> tuple[MetricCard, ...]:
    """Build a card for each metric of an item, in the order of its file."""
    return tuple(build_card(site, item, metric) for metric in item.metrics)


def build_card(site: Site, item: Item, metric: Metric) -> MetricCard:
    """Build the card of one metric."""
    words, latest = site.words, metric.latest
    progress = None if metric.unread else metric.progress()
    # What is over has an end and no pace.
    expected = None if item.over else share_of_time(item, metric, site.plan.today)
    value = show_amount(words, latest.value, metric.unit) if latest else "–"
    percent = shown_percent(progress)
    status = _final_status(metric) if item.over else metric_status(site, item, metric)
    return MetricCard(
        id=f"metric-{metric.id}" if metric.id else "",
        name=metric.name,
        status=status,
        value=value,
        unit=plain_unit(metric.unit),
        note=words("metric.lower_is_better") if metric.direction == "down" else "",
        start="" if metric.start is None else show_amount(words, metric.start, metric.unit),
        target=show_target(site, metric),
        distance=word_distance(site, metric, expected, over=item.over),
        percent=percent,
        expected=shown_percent(expected) if metric.direction != "between" else None,
        bullet_label=_label_bullet(site, metric, value, percent, expected),
        formula=_spell_formula(site, metric, progress, expected),
        spark=draw_spark(words, metric),
        actuals=_show_actuals(site, metric),
        source=metric.source,
        as_of=words.date(latest.date) if latest and latest.date else "",
        origin=link_origin(site, metric, latest) if latest else None,
        stale=is_stale(site, item, metric),
        outlook=build_outlook(site, item, metric, status),
    )


def metric_status(site: Site, item: Item, metric: Metric) -> str:
    """Name how one metric stands: its pace, empty where it cannot be judged.

    Where its value is older than its rhythm, and nobody has spoken of the item since, it has none.
    """
    progress, plan = metric.progress(), site.plan
    if metric.unread:
        return ""
    if metric.latest is None:
        return "not-started"
    if progress is None:
        return ""
    name = pace(progress, share_of_time(item, metric, plan.today))
    if is_stale(site, item, metric) and plan.status(item).name == "no-news":
        return "no-news"
    return "" if name == "unmeasured" else name


def _final_status(metric: Metric) -> str:
    """Name how a metric ended; what was not reached is the verdict's to judge."""
    latest = metric.latest
    return "achieved" if latest and metric.meets(latest.value) else ""


def show_target(site: Site, metric: Metric) -> str:
    """Write the target as its writer worded it, else as a number or a range."""
    if metric.target_text:
        return metric.target_text
    if metric.direction == "between":
        return show_range(site.words, metric.low, metric.high, metric.unit)
    if metric.target is None:
        return site.words("metric.done") if metric.direction == "done" else ""
    return show_amount(site.words, metric.target, metric.unit)


def is_stale(site: Site, item: Item, metric: Metric) -> bool:
    """Tell whether an active item's newest value is older than its rhythm."""
    return is_old(item, metric, site.plan.settings, site.plan.today)


def word_distance(site: Site, metric: Metric, expected: float | None, *, over: bool = False) -> str:
    """Say in words how far the latest value is from where it should be today, or in the end."""
    words, latest = site.words, metric.latest
    if metric.unread:
        return not_computable(site, metric.unread)
    if latest is None:
        return words("metric.no_value")
    if metric.meets(latest.value):
        return words("metric.target_met")
    if metric.direction == "between":
        return words("metric.outside_range")
    if metric.target is None or metric.start is None:
        return ""
    return _word_gap(site, metric, latest.value, expected, over=over)


def _word_gap(
    site: Site, metric: Metric, value: float, expected: float | None, *, over: bool
) -> str:
    """Compare a value with the straight line from start to target."""
    start, target = metric.start or 0.0, metric.target or 0.0
    if expected is None or expected <= 0:
        key = "metric.short" if over else "metric.to_go"
        return site.words(key, amount=_gap(site, metric, target - value))
    line = start + expected * (target - start)
    ahead = value - line if target >= start else line - value
    amount = _gap(site, metric, ahead)
    if amount == _gap(site, metric, 0):
        return site.words("metric.on_line")
    return site.words("metric.ahead" if ahead > 0 else "metric.behind", amount=amount)


def _gap(site: Site, metric: Metric, difference: float) -> str:
    """Write a difference with as many digits as matter on the way from start to target."""
    way = abs((metric.target or 0) - (metric.start or 0)) or 1
    digits = 0 if way >= 20 else 1 if way >= 2 else 2  # noqa: PLR2004 - a hundredth of the way
    return show_difference(site.words, round(abs(difference), digits) or 0.0, metric.unit)


def _label_bullet(
    site: Site, metric: Metric, value: str, percent: int | None, expected: float | None
) -> str:
    if percent is None:
        return ""
    text = site.words(
        "metric.bullet", value=value, target=show_target(site, metric), percent=percent
    )
    if expected is None:
        return text
    return f"{text} {site.words('metric.bullet_today', percent=round(expected * 100))}"


def _spell_formula(
    site: Site, metric: Metric, progress: float | None, expected: float | None
) -> str:
    """Spell out progress and pace so that both can be checked by hand."""
    words = site.words
    formula = metric.formula()
    if not formula or progress is None:
        return ""
    text = words("metric.formula", formula=words.formula(formula))
    if expected is None or expected <= 0 or progress >= 1:
        return text
    share = words.number(round(progress / expected, 2))
    limits = {"risk": words.number(AT_RISK_BELOW), "off": words.number(OFF_TRACK_BELOW)}
    pace_words = words("metric.pace", time=round(expected * 100), share=share, **limits)
    return f"{text} {pace_words}"


def _show_actuals(site: Site, metric: Metric) -> tuple[ShownActual, ...]:
    words = site.words
    newest_first = sorted(metric.actuals, key=lambda a: a.date or dt.date.min, reverse=True)
    return tuple(
        ShownActual(
            words.date(actual.date) if actual.date else words("metric.undated"),
            show_amount(words, actual.value, metric.unit),
            actual.note,
            link_origin(site, metric, actual),
        )
        for actual in newest_first
    )
