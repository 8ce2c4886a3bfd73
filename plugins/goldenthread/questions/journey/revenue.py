"""The revenue that a journey has to bring in one span of its volumes.

In: a plan and a journey that states a deal. Out: the money needed with its formula, or what is
missing. Never guesses a currency or a period.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from typing import Literal

from goldenthread.ground.period import Period
from goldenthread.items.item import Item
from goldenthread.measures.figures import NO_FORMULA, Formula
from goldenthread.measures.metric import Metric
from goldenthread.plan.plan import Plan
from goldenthread.questions.journey.journey import Deal, Journey
from goldenthread.questions.journey.workback import DAYS_PER, amount, finite

MissingKey = Literal[
    "deal",
    "deal-stage",
    "goal",
    "target",
    "currency",
    "period",
    "volume",
    "conversion",
    "range",
    "unread",
]
_TOKEN = re.compile(r"[^\W\d_]+|[€$£]")
_SYMBOLS = {"€": "EUR", "$": "USD", "£": "GBP"}
_SCALES = {
    **dict.fromkeys(("k", "thousand", "tsd"), 1e3),
    **dict.fromkeys(("m", "million", "mio"), 1e6),
    **dict.fromkeys(("bn", "billion", "mrd"), 1e9),
}
_SPAN = re.compile(
    r"(?:\b(?:a|an|per|each|pro|je)\s+|/\s*)"
    r"(?:(week|woche)|(month|monat)|(quarter|quartal)|(year|jahr))\b",
    re.IGNORECASE,
)
_SPANS = ("week", "month", "quarter", "year")
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Missing:
    """What keeps a sum from being done: which sort of thing, and its name in the plan."""

    key: MissingKey
    name: str

    @property
    def text(self) -> str:
        """The thing in words that complete "… is missing"."""
        return {
            "deal": "what one sale is worth (`deal`)",
            "deal-stage": f"the stage '{self.name}' at which a sale is paid",
            "goal": f"the metric '{self.name}' of the revenue goal"
            if self.name
            else "the revenue goal (`deal.goal`)",
            "target": f"the target of '{self.name}'",
            "currency": f"a currency in which both the deal and '{self.name}' are counted",
            "period": f"the period of '{self.name}'",
            "volume": f"a volume at any stage up to '{self.name}'",
            "conversion": f"the conversion from {self.name}",
            "unread": f"a readable '{self.name}'",
            "range": f"a number that can be reckoned with at '{self.name}'",
        }[self.key]


@dataclass(frozen=True, slots=True)
class Revenue:
    """Money needed in one span; `formula` spells it out, `missing` tells why there is none."""

    needed: float | None
    formula: Formula = NO_FORMULA
    missing: Missing | None = None


def read_revenue(plan: Plan, journey: Journey) -> Revenue:
    """Convert the target of the revenue goal from its own span to that of the volumes."""
    deal = journey.deal
    if deal is None:
        return Revenue(None, missing=Missing("deal", journey.item.id))
    target_id, _, part = deal.goal.partition("#")
    item = plan.find(target_id)
    metric = item.metric(part) if item else None
    if item is None or metric is None:
        return Revenue(None, missing=Missing("goal", deal.goal))
    if metric.target is None:
        return Revenue(None, missing=Missing("target", deal.goal))
    scale = _scale(metric, deal)
    if scale is None:
        return Revenue(None, missing=Missing("currency", deal.goal))
    spans = _spans(metric, item, journey.volumes_per)
    if spans is None:
        return Revenue(None, missing=Missing("period", item.id))
    return _spell(metric.target * scale, spans, deal)


def _spell(target: float, spans: float, deal: Deal) -> Revenue:
    needed = finite(target / spans)
    if needed is None:
        return Revenue(None, missing=Missing("range", deal.goal))
    money = f" {deal.currency}" if deal.currency else ""
    if spans == 1:
        return Revenue(needed, Formula((amount(target), money)))
    parts = (amount(target), f"{money} / ", amount(spans), " = ", amount(needed), money)
    return Revenue(needed, Formula(parts))


def _scale(metric: Metric, deal: Deal) -> float | None:
    """Return how much one unit of the metric is worth; None where it is not the deal's money."""
    tokens = [_SYMBOLS.get(word, word) for word in _TOKEN.findall(metric.unit)]
    if deal.currency and deal.currency not in tokens:
        return None
    scales = [_SCALES[word.casefold()] for word in tokens if word.casefold() in _SCALES]
    return scales[0] if scales else 1.0


def _spans(metric: Metric, item: Item, per: str) -> float | None:
    """Return how many spans of the volumes the target covers: by its unit, else by the period."""
    stated = _SPAN.search(metric.unit)
    if stated:
        own = next(name for name, text in zip(_SPANS, stated.groups(), strict=True) if text)
        if own in _MONTHS and per in _MONTHS:
            return _MONTHS[own] / _MONTHS[per]
        return DAYS_PER[own] / DAYS_PER[per]
    if item.period is None:
        return None
    months = _whole_months(item.period)
    if months and per in _MONTHS:
        return months / _MONTHS[per]
    return ((item.period.end - item.period.start).days + 1) / DAYS_PER[per]


def _whole_months(period: Period) -> int:
    """Count the months of a period that starts and ends with one, else 0."""
    last = calendar.monthrange(period.end.year, period.end.month)[1]
    if period.start.day != 1 or period.end.day != last:
        return 0
    years = period.end.year - period.start.year
    return years * 12 + period.end.month - period.start.month + 1
