"""What is known of a metric beside its progress: where it heads, and who says so.

In: a site, an item, a metric. Out: words and links. Forecasts come from `forecast.py`; nothing is
judged here that it has not said.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.items.forecast import Forecast, forecast, trends_off
from goldenthread.items.item import Item
from goldenthread.measures.metric import Actual, Metric
from goldenthread.site.parts.amounts import show_amount
from goldenthread.site.parts.parts import ItemLink
from goldenthread.site.site import Site


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where a metric will be at its recent pace, and how that was calculated.

    `trending` tells that it will not stay on track although it is now.
    """

    text: str
    formula: str
    trending: bool


def build_outlook(site: Site, item: Item, metric: Metric, status: str) -> Outlook | None:
    """Say where a metric heads; None where there is no line, or what is met stays so."""
    plan = site.plan
    found = forecast(metric, item, plan.today)
    if found is None or (found.reached is None and not found.misses):
        return None
    return Outlook(
        _say(site, metric, found),
        site.words(
            "metric.forecast_formula",
            formula=site.words.formula(found.formula),
            since=site.words.date(found.since),
            date=site.words.date(found.as_of),
            ahead=found.ahead,
        ),
        trends_off(found, metric, status, plan.settings, plan.today),
    )


def _say(site: Site, metric: Metric, found: Forecast) -> str:
    words = site.words
    if found.reached and found.reached <= site.plan.today:
        return words("metric.forecast_due", date=words.date(found.as_of))
    if found.reached:
        return words("metric.forecast_reached", date=words.date(found.reached))
    return words(
        "metric.forecast_short",
        value=show_amount(words, found.value, metric.unit),
        date=words.date(found.date),
        target=show_amount(words, found.target, metric.unit),
    )


def link_origin(site: Site, metric: Metric, actual: Actual) -> ItemLink | None:
    """Name where a value comes from: a check-in, or a table; None for the item's own file."""
    if actual.origin:
        check_in = site.plan.find(actual.origin)
        if check_in is None or check_in.period is None:
            return None
        week = site.words("metric.check_in", week=site.words.period(check_in.period))
        return ItemLink(week, check_in.address)
    if metric.data and actual.line:
        return ItemLink(metric.data.partition("#")[0], "")
    return None
