"""GT508: more people arrive at a stage but fewer at the next."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.measures.figures import spell_number
from goldenthread.questions.journey.funnel import Funnel, Step, read_funnels
from goldenthread.questions.journey.rules.gt507_low_conversion import misses_share
from goldenthread.questions.journey.rules.stage_gaps import address, find_gap, team_ids

_A_TWENTIETH = 0.05


class FallingBehind(Rule):
    """More people arrive at a stage but fewer at the next.

    ## What it does

    Takes the two newest volumes of a stage and, earlier by the `lag`, those of the stage before it.
    Reports when the earlier stage grew and the later one shrank, each by a twentieth or more.
    Nothing is reported if a `target_conversion` is missed, because then GT507 reports it or an item
    answers for it, or if GT510 reports the journey.

    ## Why is this bad?

    The first number is celebrated while the business loses ground. The new people are the wrong
    ones, or nobody has time for them.

    ## Example

    ```yaml
    # buyers.md
    kind: journey
    title: From first look to first glass
    owner: ada
    stages:
      - id: visitor
        owner: marketing
        volume: [{date: 2026-09-30, value: 6000}, {date: 2026-10-31, value: 9000}]
      - id: lead
        owner: marketing
        volume: [{date: 2026-09-30, value: 450}, {date: 2026-10-31, value: 400}]
    ```

    ## Use instead

    ```yaml
    # buyers.md
    kind: journey
    title: From first look to first glass
    owner: ada
    stages:
      - id: visitor
        owner: marketing
        volume: [{date: 2026-09-30, value: 6000}, {date: 2026-10-31, value: 6400}]
      - id: lead
        owner: marketing
        volume: [{date: 2026-09-30, value: 450}, {date: 2026-10-31, value: 480}]
    ```
    """

    code = "GT508"
    severity = Severity.WARNING
    sort = Sort.GAP
    kinds = ("journey",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each pair of neighbours that grow apart."""
        for funnel in read_funnels(plan):
            for step in funnel.steps:
                before = funnel.before(step)
                said = misses_share(step) or step is funnel.shortfall
                if before and not said and _grow_apart(step):
                    yield self._finding(plan, funnel, before, step)

    def _finding(self, plan: Plan, funnel: Funnel, before: Step, step: Step) -> Finding:
        (first, then), (last, now) = step.pairs[-2:]
        message = (
            f"'{before.name}' rose from {spell_number(first.value)} to {spell_number(last.value)} "
            f"while '{step.name}' fell from {spell_number(then.value)} to "
            f"{spell_number(now.value)} ({now.date})"
        )
        remedy = (
            f"{address(before, step)}look together at who came and who was lost, before more are "
            f"brought to '{before.name}'"
        )
        pointer, also = step.stage.pointer, team_ids(before, step)
        return find_gap(self, plan, funnel, step, pointer, (message, remedy), also=also)


def _grow_apart(step: Step) -> bool:
    if len(step.pairs) < 2:  # noqa: PLR2004
        return False
    (first, then), (last, now) = step.pairs[-2:]
    rises = last.value - first.value >= abs(first.value) * _A_TWENTIETH and last.value > first.value
    falls = then.value - now.value >= abs(then.value) * _A_TWENTIETH and now.value < then.value
    return rises and falls
