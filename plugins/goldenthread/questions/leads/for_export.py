"""Assessments as records for `plan.json`, and the campaign of each for `items.csv`.

In: a plan. Out: plain mappings, each row as it was written; a step that nobody counted is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.questions.leads.assessment import Assessment, StepCounts, read_assessments
from goldenthread.questions.leads.kinds import ASSESSMENT
from goldenthread.reporters.hook import Cell, ForExport
from goldenthread.site.exports.values import number_of, resolve

_Record = dict[str, Any]


def say_columns(plan: Plan, item: Item) -> Mapping[str, Cell]:
    """Return the campaign that an assessment is about."""
    campaign = item.text("campaign") if item.kind.name == ASSESSMENT else ""
    return {"campaign": resolve(plan, campaign) if campaign else None}


def assessment_records(plan: Plan) -> Iterator[_Record]:
    """Yield each assessment, by id: its rows as written, its lessons and its verdict."""
    found = (one for all_of in read_assessments(plan).values() for one in all_of)
    for assessment in sorted(found, key=lambda assessment: assessment.item.id):
        yield {
            "id": assessment.item.id,
            "campaign": resolve(plan, assessment.campaign),
            "verdict": assessment.verdict or None,
            "next": resolve(plan, assessment.next),
            "participants": [
                {"person": resolve(plan, one.person), "side": one.side}
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
            "tactic": resolve(plan, row.tactic),
            "planned": _figures(row.planned),
            "actual": _figures(row.actual),
        }


def _figures(figures: StepCounts) -> _Record:
    """Write what was counted; a step that nobody counted is left out."""
    counted = {**figures.counts, "revenue": figures.revenue}
    return {name: number_of(value) for name, value in counted.items() if value is not None}


FACE = ForExport(say_columns, {"assessments": assessment_records})
