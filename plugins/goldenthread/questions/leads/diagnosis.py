"""Which of the two fails, the campaign or the sales process, read off an assessment.

In: a plan. Out: a `Diagnosis` for each assessment that gives the numbers, and which campaigns wait
for an assessment. Stays silent where it is not clear between which steps leads change hands.

The steps of an assessment are told from the stages of the journey by their `record`, in order:

- `customers` are counted at the first stage whose record is `customer`;
- `opportunities` at the first stage whose record is `opportunity`;
- all steps before these at the stages whose record is `lead` or `contact`. Where there are exactly
  two such stages, the first counts `leads` and the second `qualified`.

Leads change hands between two neighbouring stages with different owners. Where several pairs of
neighbours have different owners, it is the only one that starts at a lead. The step before the
hand-off is the last one that is counted on the giving side.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.questions.journey.journey import HandOff, Journey, Stage
from goldenthread.questions.journey.reading import read_journeys
from goldenthread.questions.leads.agreement import find_department, nearest_stages
from goldenthread.questions.leads.assessment import STEPS, Assessment, StepCounts, read_assessments
from goldenthread.questions.leads.campaign import Conversion, add_up, ended_on

_EARLY = ("reached", "inquiries", "leads", "qualified")
_LEAD = frozenset({"lead", "contact"})
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Border:
    """Where leads change hands: two stages, their departments, the steps on either side."""

    journey: Journey
    start: Stage
    end: Stage
    hand_off: HandOff | None
    giver: Item
    receiver: Item
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What an assessment says about both sides of the hand-off.

    `step` is the last one counted before it, with its planned and actual volume; `overall` is the
    share of it that reached the last step, `weakest` the first way after the hand-off that missed.
    """

    assessment: Assessment
    border: Border
    step: str
    planned: float
    actual: float
    overall: Conversion
    weakest: Conversion | None

    @property
    def failing(self) -> str:
        """Name what fails: "campaign", "sales-process", "both", or "" where both held."""
        short = self.actual < self.planned
        if self.overall.missed:
            return "both" if short else "sales-process"
        return "campaign" if short else ""


@lru_cache(maxsize=2)
def read_diagnoses(plan: Plan) -> Mapping[str, Diagnosis]:
    """Diagnose every assessment that is not over and gives the numbers, by its item's id."""
    borders = {journey.item.id: find_border(plan, journey) for journey in read_journeys(plan)}
    found: dict[str, Diagnosis] = {}
    for campaign_id, assessments in read_assessments(plan).items():
        journey_id = _find_journey(plan, plan.by_id[campaign_id])
        border = borders.get(journey_id)
        for assessment in assessments if border else ():
            if not assessment.item.over and border:
                diagnosis = _diagnose(assessment, border)
                if diagnosis:
                    found[assessment.item.id] = diagnosis
    return found


def waiting_since(plan: Plan, item: Item) -> dt.date | None:
    """Return the day on which a campaign ended that has not been assessed; None for all others.

    One that was retired, that was called off before it began, or that was never more than a draft
    or candidate has nothing to be assessed. An assessment that is a draft is not held yet.
    """
    ended = ended_on(item)
    if ended is None or ended >= plan.today or item.state not in ("active", "closed"):
        return None
    if item.period and ended < item.period.start:
        return None
    held = any(
        entry.item.state not in ("draft", "candidate")
        for entry in read_assessments(plan).get(item.id, ())
    )
    return None if held else ended


def find_border(plan: Plan, journey: Journey) -> Border | None:
    """Find the hand-off between the side that wins leads and the side that sells to them."""
    owners = [find_department(plan, stage.owner) for stage in journey.stages]
    changes = [
        (n, giver, receiver)
        for n, (giver, receiver) in enumerate(pairwise(owners))
        if giver and receiver and giver is not receiver
    ]
    if len(changes) > 1:
        changes = [change for change in changes if journey.stages[change[0]].record in _LEAD]
    if len(changes) != 1:
        return None
    place, giver, receiver = changes[0]
    start, end = journey.stages[place : place + 2]
    before = _steps_before(journey.stages, place)
    after = STEPS[STEPS.index(before[-1]) + 1 :] if before else ()
    hand_off = journey.hand_off(start, end)
    if not after:
        return None
    return Border(journey, start, end, hand_off, giver, receiver, before, after)


def _steps_before(stages: Sequence[Stage], place: int) -> tuple[str, ...]:
    """Return the steps counted up to the stage at `place`, none where that is not clear."""
    first, second = stages[place].record, stages[place + 1].record
    if first in _LEAD and second in ("opportunity", "customer"):
        return _EARLY
    if first == "opportunity" and second == "customer":
        return (*_EARLY, "opportunities")
    leads = [stage for stage in stages if stage.record in _LEAD]
    if first in _LEAD and second in _LEAD and len(leads) == _PAIR:
        return _EARLY[:-1]
    return ()


def _find_journey(plan: Plan, campaign: Item) -> str:
    """Return the journey of a campaign: its stage's, else its tactics', else the only one."""
    named = (stage.partition("#")[0] for stage in nearest_stages(plan, campaign))
    only = read_journeys(plan)[0].item.id if len(read_journeys(plan)) == 1 else ""
    return next(filter(None, named), only)


def _diagnose(assessment: Assessment, border: Border) -> Diagnosis | None:
    pairs = [
        (audience.planned, audience.actual)
        for audience in add_up(assessment)
        if audience.planned.counts and audience.actual.counts
    ]
    known = [step for step in STEPS if pairs and all(_both(pair, step) for pair in pairs)]
    before = [step for step in known if step in border.before]
    after = [step for step in known if step in border.after]
    if not before or not after:
        return None
    planned, actual = (_total(side, known) for side in zip(*pairs, strict=True))
    step = before[-1]
    overall = _convert(planned, actual, step, after[-1])
    if overall.missed is None:
        return None
    ways = (_convert(planned, actual, a, b) for a, b in pairwise((step, *after)))
    weakest = next((way for way in ways if way.missed), None)
    return Diagnosis(assessment, border, step, planned[step], actual[step], overall, weakest)


def _both(pair: tuple[StepCounts, StepCounts], step: str) -> bool:
    return all(step in figures.counts for figures in pair)


def _total(side: Sequence[StepCounts], steps: Sequence[str]) -> Mapping[str, float]:
    return {step: sum(figures.counts[step] for figures in side) for step in steps}


def _convert(
    planned: Mapping[str, float], actual: Mapping[str, float], start: str, end: str
) -> Conversion:
    shares: Iterator[float | None] = (
        side[end] / side[start] if side[start] else None for side in (planned, actual)
    )
    return Conversion(start, end, *shares)
