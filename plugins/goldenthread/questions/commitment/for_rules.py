"""What this question tells the rules of the core: values of check-ins, and what names nobody."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.findings.hook import Figures, ForRules
from goldenthread.measures.metric import Actual
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.week.reading import read_check_ins
from goldenthread.questions.commitment.week.untold import tells_of_a_miss


def _list_figures(plan: Plan) -> Iterator[Figures]:
    for check_in in read_check_ins(plan):
        for value in check_in.values:
            name = f"{value.item}#{value.metric}" if value.metric else value.item
            told = Actual(value.date, value.value, value.note, value.pointer)
            yield Figures(check_in.item, value.pointer, name, "", (told,))


FACE = ForRules(figures=_list_figures, veil=tells_of_a_miss)
