"""What the bar of an item says: where it starts, how far it has come, where it leads.

In: a site and an item. Out: words such as "17 of 40, from 8", or "2 of 3 on track" where several
metrics are judged. Shares come from `status.py`; nothing is judged here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.items.item import Item
from goldenthread.items.progress import MetricShare, judged
from goldenthread.items.status import Status
from goldenthread.measures.metric import Metric
from goldenthread.site.parts.amounts import plain_unit, show_amount, show_range
from goldenthread.site.parts.parts import shown_percent
from goldenthread.site.parts.unread import not_computable
from goldenthread.site.site import Site


@dataclass(frozen=True, slots=True)
class Measured:
    """The words of a bar: the number at its end, and the rest of the sentence.

    `start` and `target` are its two ends where a metric has them; `several` tells that it is the
    bar of more than one.
    """

    value: str
    rest: str
    start: str = ""
    target: str = ""
    several: bool = False


def read_measured(site: Site, item: Item, *, unit: bool = False) -> Measured | None:
    """Say what the bar of an item shows; None where nothing of its own is measured yet."""
    words, status = site.words, site.plan.status(item)
    metrics = judged(item, site.plan.settings)
    if len(metrics) > 1:
        percent = shown_percent(status.progress)
        if percent is None:
            return None
        shown = words("number.percent", n=percent)
        return Measured(shown, count_well(site, status), several=True)
    if not metrics or metrics[0].latest is None:
        return None
    return _measure(site, metrics[0], unit=unit)


def _measure(site: Site, metric: Metric, *, unit: bool) -> Measured:
    words, latest = site.words, metric.latest
    value = show_amount(words, latest.value, metric.unit) if latest else ""
    start = "" if metric.start is None else show_amount(words, metric.start, metric.unit)
    named = f" {plain_unit(metric.unit)}".rstrip() if unit else ""
    if metric.direction == "between":
        target = show_range(words, metric.low, metric.high, metric.unit)
        return Measured(value, words("measured.range", target=f"{target}{named}"), start, target)
    if metric.target is None:
        return Measured(value, named.strip(), start)
    target = show_amount(words, metric.target, metric.unit)
    if not metric.baseline:
        rest = words("measured.of", target=f"{target}{named}")
    elif metric.baseline > metric.target:
        rest = words("measured.down", start=start, target=f"{target}{named}")
    else:
        rest = words("measured.up", start=start, target=f"{target}{named}")
    return Measured(value, rest, start, target)


def say_measured(site: Site, item: Item) -> str:
    """Say it in one line: "17 of 40, from 8"; empty where the bar has nothing more to say."""
    found = read_measured(site, item)
    if found is None or not found.rest:
        return ""
    if found.several:
        return found.rest
    return f"{found.value}{'' if found.rest.startswith(',') else ' '}{found.rest}"


def count_well(site: Site, status: Status) -> str:
    """Say how many of several metrics are on track."""
    counted = sum(1 for part in status.parts if part.note != "no-target")
    return site.words("measured.well", well=status.well, n=counted)


def explain_progress(site: Site, status: Status) -> str:
    """Spell the progress out with what is not known of it, so that it can be checked by hand."""
    words = site.words
    formula = words.formula(status.formula)
    if status.unread:
        return not_computable(site, status.unread)
    if status.rolled_up:
        return words("facts.rolled_up", formula=formula)
    if not status.parts:
        return formula
    if formula:
        key = "lowest" if site.plan.settings.progress == "lowest" else "mean"
        formula = words(f"progress.{key}", formula=formula)
    return " ".join(part for part in (formula, *_notes(site, status.parts)) if part)


def _notes(site: Site, parts: tuple[MetricShare, ...]) -> Iterator[str]:
    keys = {
        "no-value": "progress.no_value",
        "no-target": "progress.no_target",
        "no-way": "progress.no_way",
    }
    for part in parts:
        if part.note:
            yield site.words(keys[part.note], name=part.metric.name)
