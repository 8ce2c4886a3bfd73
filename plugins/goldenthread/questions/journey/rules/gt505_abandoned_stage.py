"""GT505: everything that worked at a stage of a journey has ended."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.phrases import name_items
from goldenthread.questions.journey.funnel import Funnel, Step, read_funnels
from goldenthread.questions.journey.rules.stage_gaps import (
    address,
    find_gap,
    neighbours,
    page_ids,
    stage_name,
    team_ids,
    until_then,
)


class AbandonedStage(Rule):
    """Everything that worked at a stage of a journey has ended.

    ## What it does

    Looks for stages that items name in `stage`, where all these items are closed, archived, or past
    the last day of their period. It takes the place of GT503 and GT506. If a candidate is ready to
    take over, it is GT503 again.

    ## Why is this bad?

    The stage looks served, because there are pages about it. In fact the work is over and nobody
    has taken over, so people get stuck where they used to be led on.

    ## Example

    ```yaml
    # buyers.md
    kind: journey
    title: From first look to first glass
    owner: ada
    stages:
      - {id: visitor, owner: marketing}
    ```

    ```yaml
    # spring.md
    kind: campaign
    title: Spring in the parks
    supports:
      - id: objective
        why: people drink outside
    owner: ben
    period: 2026-Q2
    stage: buyers#visitor
    closed: {date: 2026-06-30, verdict: achieved}
    ```

    ## Use instead

    ```yaml
    # winter.md
    kind: campaign
    title: Warm taps in winter
    supports:
      - id: objective
        why: nobody wants cold bottles in the cold
    owner: ben
    period: 2026-Q4
    stage: buyers#visitor
    ```
    """

    code = "GT505"
    severity = Severity.WARNING
    sort = Sort.GAP
    kinds = ("journey",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each stage at which all work has ended."""
        for funnel in read_funnels(plan):
            for step in funnel.steps:
                if step.stage.id and step.state == "abandoned" and not step.pointing:
                    yield self._finding(plan, funnel, step)

    def _finding(self, plan: Plan, funnel: Funnel, step: Step) -> Finding:
        around = neighbours(funnel, step)
        message = f"all work at the stage '{step.name}' has ended: {name_items(step.ended)}"
        remedy = (
            f"{address(*around)}carry one of them on with a new period, or start what takes "
            f"over with `stage: {stage_name(step, funnel)}`{until_then(step)}"
        )
        also = (*team_ids(*around), *page_ids(step.ended))
        return find_gap(
            self,
            plan,
            funnel,
            step,
            step.stage.pointer,
            (message, remedy),
            also=also,
            subjects=step.ended,
        )
