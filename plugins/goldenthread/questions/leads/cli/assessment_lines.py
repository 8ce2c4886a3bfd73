"""An assessment as lines: what came beside what was planned, and what was learned.

In: a plan and an item. Out: aligned lines; none for items that are no assessment.
"""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.items.item import Item
from goldenthread.measures.figures import spell_number
from goldenthread.plan.plan import Plan
from goldenthread.questions.leads.assessment import STEPS, Assessment, read_assessments
from goldenthread.questions.leads.campaign import add_up
from goldenthread.reporters.plain import plain


def find_assessment(plan: Plan, item: Item) -> Assessment | None:
    """Return the assessment that an item is."""
    if item.kind.name != "assessment":
        return None
    found = (one for all_of in read_assessments(plan).values() for one in all_of)
    return next((one for one in found if one.item.id == item.id), None)


def result_lines(plan: Plan, item: Item) -> Iterator[str]:
    """Yield for each audience what came at each step, beside what was planned."""
    assessment = find_assessment(plan, item)
    for result in add_up(assessment) if assessment else ():
        yield plain(result.target_audience)
        for step in STEPS:
            told = _beside(result.planned.counts.get(step), result.actual.counts.get(step))
            if told:
                yield f"  {step:<14}{told}"
        revenue = _beside(result.planned.revenue, result.actual.revenue)
        if revenue:
            yield f"  {'revenue':<14}{revenue}"


def _beside(planned: float | None, actual: float | None) -> str:
    if planned is None and actual is None:
        return ""
    came = "not counted" if actual is None else spell_number(actual)
    return came if planned is None else f"{came} of {spell_number(planned)} planned"


def lesson_lines(plan: Plan, item: Item) -> Iterator[str]:
    """Yield the verdict, what worked and what did not, with the audience each is about."""
    assessment = find_assessment(plan, item)
    if assessment is None:
        return
    if assessment.verdict:
        step = f", next: {assessment.next}" if assessment.next else ""
        yield plain(f"{assessment.verdict}{step}")
    for lesson in assessment.lessons:
        about = f" ({lesson.target_audience})" if lesson.target_audience else ""
        yield plain(f"{'+' if lesson.worked else '-'} {lesson.text}{about}")
