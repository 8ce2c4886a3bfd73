"""An assessment as lines: what came beside what was planned, and what was learned.

In: a plan and the item of an assessment. Out: aligned lines. Computes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.cli.hook import ForCli, Section
from goldenthread.cli.opening import Titles
from goldenthread.items.item import Item
from goldenthread.measures.figures import spell_number
from goldenthread.plan.plan import Plan
from goldenthread.questions.leads.assessment import STEPS, Assessment, read_assessments
from goldenthread.questions.leads.campaign import add_up
from goldenthread.questions.leads.kinds import ASSESSMENT
from goldenthread.reporters.plain import plain


def show_assessment(plan: Plan, item: Item, titles: Titles) -> Iterator[Section]:
    """Yield the sections of an assessment."""
    del titles
    found = (one for all_of in read_assessments(plan).values() for one in all_of)
    for assessment in found:
        if assessment.item.id == item.id:
            yield "Results", _results(assessment)
            yield "Verdict and lessons", _lessons(assessment)


def _results(assessment: Assessment) -> Iterator[str]:
    """Yield for each audience what came at each step, beside what was planned."""
    for result in add_up(assessment):
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


def _lessons(assessment: Assessment) -> Iterator[str]:
    """Yield the verdict, what worked and what did not, with the audience each is about."""
    if assessment.verdict:
        step = f", next: {assessment.next}" if assessment.next else ""
        yield plain(f"{assessment.verdict}{step}")
    for lesson in assessment.lessons:
        about = f" ({lesson.target_audience})" if lesson.target_audience else ""
        yield plain(f"{'+' if lesson.worked else '-'} {lesson.text}{about}")


def is_assessed(plan: Plan, item: Item) -> bool:
    """Tell whether a campaign has an assessment; those without one are asked for first."""
    return item.id in read_assessments(plan)


FACE = ForCli(show={ASSESSMENT: show_assessment}, is_settled=is_assessed)
