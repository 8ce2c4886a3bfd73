"""GT503: no active item works at a stage of a journey."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.phrases import name_items
from goldenthread.questions.journey.funnel import Funnel, Step, read_funnels
from goldenthread.questions.journey.rules.stage_gaps import (
    address,
    find_gap,
    neighbours,
    stage_name,
    team_ids,
    until_then,
)


class UnservedStage(Rule):
    """No active item works at a stage of a journey.

    ## What it does

    Looks for stages that no active item names in `stage`. A draft does not serve a stage, nor does
    a candidate yet. Each stage is reported by one rule only: by GT505 if everything that served it
    has ended, by GT506 if work brings people to the stage before it, and by GT502 if an item
    without a stage means it.

    ## Why is this bad?

    The chain from a first look to a repeat purchase breaks here. Whatever the teams before and
    after do, nobody is led through this stage.

    ## Example

    ```yaml
    # buyers.md
    kind: journey
    title: From first look to first glass
    owner: ada
    stages:
      - {id: visitor, owner: marketing}
      - {id: customer, owner: marketing}
    ```

    ```yaml
    # trial.md
    kind: objective
    title: One home in ten tries the kit
    supports:
      - id: goal
        why: who has tasted it stays
    owner: ben
    period: 2026-Q4
    stage: buyers#customer
    ```

    ## Use instead

    ```yaml
    # school.md
    kind: objective
    title: Test the tap of every school
    supports:
      - id: goal
        why: parents ask once their children have asked
    owner: ben
    period: 2026-Q4
    stage: buyers#visitor
    ```
    """

    code = "GT503"
    severity = Severity.WARNING
    sort = Sort.GAP
    kinds = ("journey",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each stage without work that no other rule speaks of."""
        for funnel in read_funnels(plan):
            for step in funnel.steps:
                before = funnel.before(step)
                brought = before and (before.active or before.pointing)
                if step.stage.id and step.state == "unserved" and not step.pointing and not brought:
                    yield self._finding(plan, funnel, step)

    def _finding(self, plan: Plan, funnel: Funnel, step: Step) -> Finding:
        around = neighbours(funnel, step)
        waiting = f"; {name_items(step.serving)} may, once decided" if step.serving else ""
        message = f"no active item works at the stage '{step.name}'{waiting}"
        remedy = (
            f"{address(*around)}start work that leads people through it, and write "
            f"`stage: {stage_name(step, funnel)}` there{until_then(step)}"
        )
        wording = (message, remedy)
        return find_gap(
            self,
            plan,
            funnel,
            step,
            step.stage.pointer,
            wording,
            also=team_ids(*around),
            subjects=step.serving,
        )
