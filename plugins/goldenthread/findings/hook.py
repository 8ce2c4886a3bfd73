"""What a question tells the rules of the core, and those who publish what rules find.

In: a plan. Out: figures that no metric holds, and which findings are kept back. Never names a
question, and is content where there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from goldenthread.findings.finding import Finding
from goldenthread.ground.questions import faces
from goldenthread.items.item import Item
from goldenthread.measures.metric import Actual
from goldenthread.plan.plan import Plan
from goldenthread.source.front_matter import Pointer


@dataclass(frozen=True, slots=True)
class Figures:
    """What is measured outside `metrics`, at `pointer` of an item.

    `column` is the `file#column` that `data` names there, or empty; `actuals` are those that the
    item itself states. `dated_by` is what gives them their date where they state none, or empty.
    `of` is the id of another item whose figures they are.
    """

    item: Item
    pointer: Pointer
    name: str
    column: str
    actuals: tuple[Actual, ...]
    dated_by: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class ForRules:
    """What a question gives to the stage `for_rules`.

    `veil` is true where a finding says beside a name what may not stand there.
    """

    figures: Callable[[Plan], Iterator[Figures]] | None = None
    veil: Callable[[Plan, Finding], bool] | None = None


def list_figures(plan: Plan) -> Iterator[Figures]:
    """Yield what each question measures outside `metrics`."""
    for face in faces("for_rules", ForRules):
        if face.figures:
            yield from face.figures(plan)


def is_veiled(plan: Plan, finding: Finding) -> bool:
    """Tell whether a finding is only for those who have the files."""
    return any(face.veil(plan, finding) for face in faces("for_rules", ForRules) if face.veil)
