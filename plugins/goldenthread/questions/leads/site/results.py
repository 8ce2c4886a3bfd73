"""What a campaign brought, drawn: one small chart for each audience, with the table behind it.

In: a site and an assessment. Out: `Charts`: bars in boxes of 100 by 10 on one scale, values as
text, and rows of counts. Shares come from `campaign.py`; nothing is judged here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.items.item import Item
from goldenthread.questions.leads.assessment import STEPS, Assessment, StepCounts
from goldenthread.questions.leads.campaign import AudienceResult, Conversion, add_up
from goldenthread.site.parts.amounts import show_money, show_share
from goldenthread.site.parts.parts import ItemLink, link_id
from goldenthread.site.site import Site
from goldenthread.source.fields import read_text

# A scale ends at one of these, so that its end is a number people think in.
_ENDS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0)


@dataclass(frozen=True, slots=True)
class ShareBar:
    """One share; `width` and `tick` are 0 to 100 of the scale, `state` is met, missed or empty."""

    name: str
    actual: str
    planned: str
    width: float | None
    tick: float | None
    state: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step in the table: counts, and their shares of the step before."""

    name: str
    planned: str
    planned_share: str
    actual: str
    actual_share: str


@dataclass(frozen=True, slots=True)
class StepGroup:
    """The steps of a whole audience, or of one tactic."""

    tactic: ItemLink | None
    rows: tuple[StepRow, ...]


@dataclass(frozen=True, slots=True)
class AudienceChart:
    """One audience; `value` and `unit` are how many came to the last step that was counted."""

    audience: str
    value: str
    unit: str
    planned: str
    state: str
    bars: tuple[ShareBar, ...]
    groups: tuple[StepGroup, ...]


@dataclass(frozen=True, slots=True)
class Charts:
    """All audiences of one assessment; `scale` is the share at which every bar ends."""

    charts: tuple[AudienceChart, ...]
    scale: str


def build_charts(site: Site, assessment: Assessment, campaign: Item) -> Charts | None:
    """Draw what an assessment counts; None where it counts nothing."""
    results = add_up(assessment)
    if not results:
        return None
    shares = [
        share
        for result in results
        for way in result.conversions
        for share in (way.planned, way.actual)
        if share is not None
    ]
    end = next((end for end in _ENDS if end >= max(shares, default=0)), _ENDS[-1])
    currency = read_text(campaign.mapping("budget").get("currency"))
    return Charts(
        tuple(_build_chart(site, result, end, currency) for result in results),
        show_share(site.words, end) if shares else "",
    )


def _build_chart(site: Site, result: AudienceResult, end: float, currency: str) -> AudienceChart:
    last = _last_step(result)
    count, plan = result.actual.counts.get(last), result.planned.counts.get(last)
    state = "" if count is None or plan is None else "missed" if count < plan else "met"
    return AudienceChart(
        audience=result.target_audience,
        value="" if count is None else site.words.number(count),
        unit=site.words(f"step.unit.{last}", n=count) if last else "",
        planned="" if plan is None else site.words.number(plan),
        state=state,
        bars=tuple(
            _draw_bar(site, way, end) for way in result.conversions if way.planned or way.actual
        ),
        groups=tuple(_group_rows(site, result, currency)),
    )


def _last_step(result: AudienceResult) -> str:
    """Find the last step that was counted; one to which nobody was meant to come is none."""
    counted = [step for step in reversed(STEPS) if step in result.actual.counts]
    meant = [s for s in counted if result.actual.counts[s] or result.planned.counts.get(s, 1)]
    return next(iter(meant or counted), "")


def name_step(site: Site, step: str) -> str:
    """Name a step of an assessment."""
    return site.words(f"step.{step}")


def _draw_bar(site: Site, way: Conversion, end: float) -> ShareBar:
    words = site.words
    start, last = name_step(site, way.start), name_step(site, way.end)
    state = "" if way.missed is None else "missed" if way.missed else "met"
    return ShareBar(
        name=words("assessment.way", start=start, end=last),
        actual=say_share(site, way.actual),
        planned=say_share(site, way.planned),
        width=_across(way.actual, end),
        tick=_across(way.planned, end),
        state=state,
    )


def say_share(site: Site, share: float | None) -> str:
    """Say a share as a percentage; nothing where it is not known."""
    return "" if share is None else show_share(site.words, share)


def _across(share: float | None, end: float) -> float | None:
    return None if share is None else round(min(share / end, 1.0) * 100, 1)


def _group_rows(site: Site, result: AudienceResult, currency: str) -> Iterator[StepGroup]:
    """Yield the whole audience, then each tactic, where rows name any."""
    yield StepGroup(None, _build_rows(site, result.planned, result.actual, currency))
    for row in result.rows:
        if row.tactic:
            rows = _build_rows(site, row.planned, row.actual, currency)
            yield StepGroup(link_id(site, row.tactic), rows)


def _build_rows(
    site: Site, planned: StepCounts, actual: StepCounts, currency: str
) -> tuple[StepRow, ...]:
    both = (planned, actual)
    steps = [s for s in STEPS if any(s in one.counts or s in one.rates for one in both)]
    rows = [
        StepRow(
            name_step(site, step),
            _count(site, planned, step),
            _share_before(site, planned, step),
            _count(site, actual, step),
            _share_before(site, actual, step),
        )
        for step in steps
    ]
    for name, amounts in (
        ("pipeline", [one.pipeline for one in both]),
        ("revenue", [one.revenue for one in both]),
    ):
        if any(amount is not None for amount in amounts):
            sums = [_money(site, amount, currency) for amount in amounts]
            rows.append(StepRow(site.words(f"step.{name}"), sums[0], "", sums[1], ""))
    return tuple(rows)


def _count(site: Site, figures: StepCounts, step: str) -> str:
    count = figures.counts.get(step)
    return "" if count is None else site.words.number(count)


def _money(site: Site, amount: float | None, currency: str) -> str:
    return "" if amount is None else show_money(site.words, amount, currency)


def _share_before(site: Site, figures: StepCounts, step: str) -> str:
    """Say the share of the step before that is counted, else the rate that is claimed."""
    known: Sequence[str] = [name for name, _ in figures.steps]
    if step in known and known.index(step):
        before = known[known.index(step) - 1]
        return say_share(site, figures.conversion(before, step))
    return say_share(site, figures.rates.get(step))
