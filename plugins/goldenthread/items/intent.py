"""What an item sets out to do, and fingerprints that change only when that changes.

In: an item, or the front matter of a text that once was one. Out: an `Intent`, or eight hex digits
of it. Blind to wording of the body, to formatting and to what was measured; never blind to a title,
a clause, a target, a period or an aim.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from goldenthread.ground.fingerprint import take_fingerprint
from goldenthread.ground.period import Period
from goldenthread.items.build_item import read_period, read_title
from goldenthread.items.item import Item
from goldenthread.measures.figures import number
from goldenthread.measures.metric import Metric, build_metrics
from goldenthread.source.fields import read_entries, read_text, read_texts


@dataclass(frozen=True, slots=True)
class Intent:
    """What is written of it; `clauses` are pairs of id and text, in their order."""

    title: str
    picture: str
    clauses: tuple[tuple[str, str], ...]
    metrics: tuple[Metric, ...]
    period: Period | None
    aims: tuple[str, ...]


def read_intent(item: Item) -> Intent:
    """Return what an item of the plan sets out to do."""
    picture, clauses = _read_words(item.data)
    return Intent(item.title, picture, clauses, item.metrics, item.period, item.aims)


def read_old_intent(data: Mapping[str, Any], fiscal_year_start: int) -> Intent:
    """Return what front matter says that is, or was, an item's; a field misread counts as none."""
    picture, clauses = _read_words(data)
    return Intent(
        read_title(data),
        picture,
        clauses,
        build_metrics(data.get("metrics")),
        read_period(data, fiscal_year_start),
        read_texts(data.get("aims")),
    )


def _read_words(data: Mapping[str, Any]) -> tuple[str, tuple[tuple[str, str], ...]]:
    clauses = tuple(
        (read_text(entry.get("id")), read_text(entry.get("text")))
        for _, entry in read_entries(data.get("clauses"))
    )
    return read_text(data.get("picture")), clauses


def take_intent(item: Item) -> str:
    """Return the fingerprint of title, clauses, targets, period and aims."""
    return print_intent(read_intent(item))


def print_intent(intent: Intent) -> str:
    """Return the fingerprint by which a link is affirmed."""
    period = intent.period
    return take_fingerprint(
        intent.title,
        "clauses",
        *(f"{name}: {text}" for name, text in intent.clauses),
        "targets",
        *(part for metric in intent.metrics for part in spell_target(metric)),
        "period",
        f"{period.start}/{period.end}" if period else "",
        "aims",
        *sorted(intent.aims),
    )


def print_words(intent: Intent) -> str:
    """Return the fingerprint by which a purpose or a vision is acknowledged."""
    clauses = (f"{name}: {text}" for name, text in intent.clauses)
    return take_fingerprint(intent.title, intent.picture, *clauses)


def spell_target(metric: Metric) -> Iterator[str]:
    """Yield what a metric sets out to reach: its id, direction, numbers and day."""
    yield metric.id
    yield metric.direction
    for bound in (metric.target, metric.low, metric.high):
        yield "" if bound is None else number(bound)
    yield str(metric.due or "")
