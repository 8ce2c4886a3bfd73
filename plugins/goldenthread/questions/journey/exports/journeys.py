"""Journeys and assessments as records for `plan.json`.

In: a plan. Out: plain mappings; what arrives, which share that is and what is needed are those of
the funnel, so that a page and the file never differ. Leaves out what only explains how to work.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from typing import Any

from goldenthread.plan.plan import Plan
from goldenthread.questions.journey.funnel import Funnel, Step, read_funnels
from goldenthread.questions.journey.journey import Duration, HandOff
from goldenthread.questions.leads.assessment import Assessment, Figures, read_assessments

_Record = dict[str, Any]


def journey_records(plan: Plan) -> Iterator[_Record]:
    """Yield each journey that is not over, by id: its stages in order, its hand-offs, its sums."""
    for funnel in sorted(read_funnels(plan), key=lambda funnel: funnel.journey.item.id):
        journey = funnel.journey
        yield {
            "id": journey.item.id,
            "target_audiences": list(journey.target_audiences),
            "volumes_per": journey.volumes_per,
            "currency": (journey.deal.currency or None) if journey.deal else None,
            "revenue_needed": number_of(funnel.revenue_needed),
            "revenue_expected": number_of(funnel.revenue_expected),
            "missing": funnel.missing or None,
            "shortfall": funnel.shortfall.stage.id if funnel.shortfall else None,
            "stages": [_stage(funnel, step) for step in funnel.steps],
            "hand_offs": [_hand_off(plan, hand_off) for hand_off in journey.hand_offs],
        }


def _stage(funnel: Funnel, step: Step) -> _Record:
    stage, after = step.stage, funnel.after(step)
    return {
        "id": stage.id,
        "name": step.name,
        "definition": step.definition or None,
        "owner": step.owner.id if step.owner else None,
        "record": stage.record or None,
        "volume": number_of(step.volume),
        "as_of": _day(step.as_of),
        "needed": number_of(step.needed),
        "conversion": number_of(after.rate) if after else None,
        "target_conversion": stage.target_conversion,
        "lag": _duration(stage.lag),
        "state": step.state,
        "serving": [item.id for item in step.serving],
        "gap_until": _day(stage.gap.resolve_by) if stage.gap else None,
    }


def _hand_off(plan: Plan, hand_off: HandOff) -> _Record:
    return {
        "from": hand_off.start,
        "to": hand_off.end,
        "team": _living(plan, hand_off.team),
        "route": hand_off.route or None,
        "respond_within": _duration(hand_off.respond_within),
        "follow_ups": hand_off.tries,
        "follow_ups_within": _duration(hand_off.tries_within),
        "channels": list(hand_off.channels),
        "no_sale_when": hand_off.no_sale_when or None,
        "feedback_to": _living(plan, hand_off.feedback_to),
        "unanswered": list(hand_off.unanswered),
        "signed": [
            {"person": _living(plan, one.person), "side": one.side, "date": _day(one.date)}
            for one in hand_off.signed
        ],
        "review_by": _day(hand_off.review_by),
    }


def assessment_records(plan: Plan) -> Iterator[_Record]:
    """Yield each assessment, by id: its rows as written, its lessons and its verdict."""
    found = (one for all_of in read_assessments(plan).values() for one in all_of)
    for assessment in sorted(found, key=lambda assessment: assessment.item.id):
        yield {
            "id": assessment.item.id,
            "campaign": _living(plan, assessment.campaign),
            "verdict": assessment.verdict or None,
            "next": _living(plan, assessment.next),
            "participants": [
                {"person": _living(plan, one.person), "side": one.side}
                for one in assessment.participants
            ],
            "results": [*_results(plan, assessment)],
            "lessons": [
                {
                    "text": lesson.text,
                    "worked": lesson.worked,
                    "target_audience": lesson.target_audience or None,
                }
                for lesson in assessment.lessons
            ],
        }


def _results(plan: Plan, assessment: Assessment) -> Iterator[_Record]:
    for row in assessment.results:
        yield {
            "target_audience": row.target_audience,
            "tactic": _living(plan, row.tactic),
            "planned": _figures(row.planned),
            "actual": _figures(row.actual),
        }


def _figures(figures: Figures) -> _Record:
    """Write what was counted; a step that nobody counted is left out."""
    counted = {**figures.counts, "revenue": figures.revenue}
    return {name: number_of(value) for name, value in counted.items() if value is not None}


def number_of(value: float | None) -> float | int | None:
    """Write whole numbers without a fraction, as the plan does; JSON has no infinity."""
    if value is not None and not math.isfinite(value):
        return None
    return int(value) if value is not None and value.is_integer() else value


def _duration(span: Duration | None) -> _Record | None:
    if span is None:
        return None
    return {"value": number_of(span.value), "unit": span.unit, "business": span.business}


def _living(plan: Plan, target: str) -> str | None:
    """Return the living id behind a written one; the written one where there is none."""
    found = plan.find(target) if target else None
    return found.id if found else target or None


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
