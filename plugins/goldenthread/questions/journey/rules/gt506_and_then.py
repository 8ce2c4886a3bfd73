"""GT506: work brings people to a stage, but none takes them on to the next."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.phrases import name_items
from goldenthread.questions.journey.funnel import Funnel, Step, read_funnels
from goldenthread.questions.journey.rules.stage_gaps import (
    address,
    find_gap,
    page_ids,
    stage_name,
    team_ids,
    until_then,
)


class AndThen(Rule):
    """Work brings people to a stage, but none takes them on to the next.

    ## What it does

    Looks for stages without active work when the stage before has some: items that name it in
    `stage`, or that mean it by their words. The finding is placed at the stage that nobody serves,
    on the pages of the departments on both sides, and on the pages of the work that brings people.
    It takes the place of GT503; if everything that served the stage has ended, GT505 reports it.

    ## Why is this bad?

    More visitors, and then? Effort and money fill a stage from which nobody is led on. The number
    goes up, and the business gets nothing from it.

    ## Example

    ```yaml
    # visits.md
    kind: goal
    title: Double the number of visitors
    supports:
      - id: mission
        why: people have to hear of us first
    owner: ben
    stage: buyers#visitor
    ```

    ```yaml
    # buyers.md
    kind: journey
    title: From first look to first glass
    owner: ada
    stages:
      - {id: visitor, owner: marketing}
      - {id: lead, owner: marketing}
    ```

    ## Use instead

    ```yaml
    # letter.md
    kind: objective
    title: Every visitor gets the letter about their street
    supports:
      - id: visits
        why: a look turns into an address
    owner: ben
    stage: buyers#lead
    ```
    """

    code = "GT506"
    severity = Severity.WARNING
    sort = Sort.GAP
    kinds = ("journey",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each stage without work that follows one with work."""
        for funnel in read_funnels(plan):
            for step in funnel.steps:
                before = funnel.before(step)
                if before is None or not step.stage.id or step.pointing:
                    continue
                if step.state == "unserved" and (before.active or before.pointing):
                    yield self._finding(plan, funnel, before, step)

    def _finding(self, plan: Plan, funnel: Funnel, before: Step, step: Step) -> Finding:
        bringing = (*before.active, *before.pointing)
        verb = "brings" if len(bringing) == 1 else "bring"
        around = (before, step, funnel.after(step))
        waiting = f" ({name_items(step.serving)} may, once decided)" if step.serving else ""
        message = (
            f"{name_items(bringing)} {verb} people to '{before.name}', and then? no active "
            f"item takes them on to '{step.name}'{waiting}"
        )
        remedy = (
            f"{address(*around)}agree who takes them on, and give that work "
            f"`stage: {stage_name(step, funnel)}`{until_then(step)}"
        )
        also = (*team_ids(*around), *page_ids(bringing))
        return find_gap(
            self,
            plan,
            funnel,
            step,
            step.stage.pointer,
            (message, remedy),
            also=also,
            subjects=(*bringing[:3], *step.serving),
        )
