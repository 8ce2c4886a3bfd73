"""What this question tells the rules of the core: what stages count, in tables or as stated."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.findings.hook import Figures, ForRules
from goldenthread.plan.plan import Plan
from goldenthread.questions.journey.reading import read_journeys


def _list_figures(plan: Plan) -> Iterator[Figures]:
    for journey in read_journeys(plan):
        for stage in journey.stages:
            yield Figures(journey.item, stage.pointer, stage.id, stage.data, stage.volume)


FACE = ForRules(figures=_list_figures)
