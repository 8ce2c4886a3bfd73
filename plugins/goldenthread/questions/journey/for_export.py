"""Journeys as records for `plan.json`.

In: a plan. Out: plain mappings; what arrives, which share that is and what is needed are those of
the funnel, so that a page and the file never differ. Leaves out what only explains how to work.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from goldenthread.plan.plan import Plan
from goldenthread.questions.journey.funnel import Funnel, Step, read_funnels
from goldenthread.questions.journey.journey import Duration, HandOff
from goldenthread.reporters.hook import ForExport
from goldenthread.site.exports.values import number_of, resolve

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
        "team": resolve(plan, hand_off.team),
        "route": hand_off.route or None,
        "respond_within": _duration(hand_off.respond_within),
        "follow_ups": hand_off.tries,
        "follow_ups_within": _duration(hand_off.tries_within),
        "channels": list(hand_off.channels),
        "no_sale_when": hand_off.no_sale_when or None,
        "feedback_to": resolve(plan, hand_off.feedback_to),
        "unanswered": list(hand_off.unanswered),
        "signed": [
            {"person": resolve(plan, one.person), "side": one.side, "date": _day(one.date)}
            for one in hand_off.signed
        ],
        "review_by": _day(hand_off.review_by),
    }


def _duration(span: Duration | None) -> _Record | None:
    if span is None:
        return None
    return {"value": number_of(span.value), "unit": span.unit, "business": span.business}


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


FACE = ForExport(lists={"journeys": journey_records})
