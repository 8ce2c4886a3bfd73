"""When a campaign ended, who assessed it, and what the rows of that add up to for each audience.

In: a plan and a campaign, or an assessment. Out: the assessments that were held; planned and
actual figures for each audience, and the shares of one step that reached the next.
Judges nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldenthread.ground.group import group
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.questions.leads.assessment import (
    STEPS,
    Assessment,
    ResultRow,
    StepCounts,
    read_assessments,
)

# Shares are quotients of counts; what differs less than this is the same.
_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Conversion:
    """The share of `start` that reached `end`, 0 to 1; None where it is not known."""

    start: str
    end: str
    planned: float | None
    actual: float | None

    @property
    def missed(self) -> bool | None:
        """True where fewer went on than planned; None where either share is not known."""
        if self.planned is None or self.actual is None:
            return None
        return self.actual < self.planned - _SAME


@dataclass(frozen=True, slots=True)
class AudienceResult:
    """What one audience was expected to do and did; `rows` are those it was added up from."""

    target_audience: str
    planned: StepCounts
    actual: StepCounts
    rows: tuple[ResultRow, ...]

    @property
    def conversions(self) -> tuple[Conversion, ...]:
        """The shares between the steps that both sides know, in the order of the steps."""
        return compare(self.planned, self.actual)


def ended_on(item: Item) -> dt.date | None:
    """Return the day on which a campaign ended or will end; None where no day is known."""
    for ending in (item.closed, item.retired):
        if ending and ending.date:
            return ending.date
    return item.period.end if item.period else None


def list_held(plan: Plan, campaign: Item) -> tuple[Assessment, ...]:
    """List the assessments that were held, oldest first; drafts and withdrawn ones were not."""
    found = read_assessments(plan).get(campaign.id, ())
    return tuple(one for one in found if one.item.state in ("active", "closed"))


def compare(planned: StepCounts, actual: StepCounts) -> tuple[Conversion, ...]:
    """Pair planned with actual shares; where one side is empty, those of the other stand alone.

    A step that only one side knows is stepped over, so that both shares span the same way. A
    share is that of the counts, else the rate that is claimed.
    """
    known = [_known(figures) for figures in (planned, actual)]
    shared = set(known[0]) & set(known[1]) if all(known) else {*known[0], *known[1]}
    steps = [step for step in STEPS if step in shared]
    if steps and any(steps[0] in figures.rates for figures in (planned, actual)):
        steps = [*_step_before(steps[0], planned, actual), *steps]
    found = (
        Conversion(a, b, _share(planned, a, b), _share(actual, a, b)) for a, b in pairwise(steps)
    )
    return tuple(way for way in found if way.planned is not None or way.actual is not None)


def _step_before(step: str, planned: StepCounts, actual: StepCounts) -> Sequence[str]:
    """Find where a claimed rate starts: at the nearest step before it that anybody counted."""
    earlier = STEPS[: STEPS.index(step)]
    counted = [one for one in earlier if one in planned.counts or one in actual.counts]
    return (counted or list(earlier))[-1:]


def _known(figures: StepCounts) -> tuple[str, ...]:
    return tuple(step for step in STEPS if step in figures.counts or step in figures.rates)


def _share(figures: StepCounts, start: str, end: str) -> float | None:
    counted = figures.conversion(start, end)
    return figures.rates.get(end) if counted is None else counted


def add_up(assessment: Assessment) -> tuple[AudienceResult, ...]:
    """Add the rows of an assessment up by audience, in the order in which they are named.

    A row without a tactic is the whole of its audience; without one, its tactics are added up.
    """
    rows = group((row.target_audience.casefold(), row) for row in assessment.results)
    return tuple(_add(found) for found in rows.values())


def add_up_all(assessment: Assessment) -> AudienceResult | None:
    """Add all audiences of an assessment up; None without results."""
    found = add_up(assessment)
    if not found:
        return None
    rows = [ResultRow("", "", one.planned, one.actual, ("results",)) for one in found]
    return _add(rows)


def _add(rows: Sequence[ResultRow]) -> AudienceResult:
    whole = [row for row in rows if not row.tactic] or rows
    planned = _sum([row.planned for row in whole])
    actual = _sum([row.actual for row in whole])
    return AudienceResult(rows[0].target_audience, planned, actual, tuple(rows))


def _sum(all_figures: list[StepCounts]) -> StepCounts:
    """Add figures up; a sum that lacks a part would mislead, and is left out."""
    if len(all_figures) == 1:
        return all_figures[0]
    counts = {
        step: sum(one.counts[step] for one in all_figures)
        for step in STEPS
        if all(step in one.counts for one in all_figures)
    }
    revenues = [one.revenue for one in all_figures if one.revenue is not None]
    revenue = sum(revenues) if len(revenues) == len(all_figures) else None
    return StepCounts(counts, revenue, {}, all_figures[0].pointer)
