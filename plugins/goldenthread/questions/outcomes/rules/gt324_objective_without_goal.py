"""GT324: an objective hangs from its department's vision but serves no company goal."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.phrases import either
from goldenthread.plan.allowed_parents import hangs_from_own
from goldenthread.questions.outcomes.contribution import read_contributions
from goldenthread.questions.outcomes.reach import read_reach

_MOST_NAMED = 3


class ObjectiveWithoutGoal(Rule):
    """An objective hangs from its department's vision but serves no company goal.

    ## What it does

    Looks at active objectives that hang from the vision of their own department, and asks which
    of the company's goals they serve if no entry of `supports` leads to one. It asks only while
    the company has goals. If no work of the department reaches an outcome, GT321 reports it once.

    ## Why is this bad?

    The thread is whole: the department's vision leads to the company's. But outcomes, such as
    revenue, come from goals, so the objective counts towards none of them.

    ## Example

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports:
      - id: mission
        why: each new city pays for its own crew
    owner: ada
    period: 2026
    ```

    ```yaml
    # marketing.md
    kind: department
    title: Marketing
    ```

    ```yaml
    # marketing-vision.md
    kind: vision
    title: Whoever rents has tasted our water
    supports:
      - id: vision
        why: four in ten homes are rented and none of them is ours
    owner: ben
    department: marketing
    ```

    ```yaml
    # tastings.md
    kind: objective
    title: Pour a glass in 900 stairwells
    supports:
      - id: marketing-vision
        why: who has tasted it asks for it
    owner: ben
    period: 2026-Q4
    metrics:
      - id: stairwells
        name: Stairwells
        unit: stairwells
        baseline: 0
        target: 900
        actuals: [{date: 2026-11-15, value: 610}]
    ```

    ## Use instead

    ```yaml
    # tastings.md
    kind: objective
    title: Pour a glass in 900 stairwells
    supports:
      - id: marketing-vision
        why: who has tasted it asks for it
      - id: goal
        why: one tasting in nine ends with a new customer
    owner: ben
    period: 2026-Q4
    metrics:
      - id: stairwells
        name: Stairwells
        unit: stairwells
        baseline: 0
        target: 900
        actuals: [{date: 2026-11-15, value: 610}]
    ```
    """

    code = "GT324"
    severity = Severity.INFO
    sort = Sort.ADVICE
    kinds = ("objective",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one question for each such objective."""
        reach, contributions = read_reach(plan), read_contributions(plan)
        near = [goal for goal in reach.corporate_goals if goal.current][:_MOST_NAMED]
        goals = [f"'{goal.id}'" for goal in near]
        for item in plan.threaded if near else ():
            team = plan.department(item)
            found = contributions.get(team.id) if team else None
            if not item.active or not hangs_from_own(plan, item) or reach.goals(item):
                continue
            if found and found.apart:
                continue
            link = plan.primary_link(item)
            assert link is not None
            yield self.at(
                plan,
                item,
                link.support.pointer,
                f"the {item.kind.name} '{item.id}' hangs from the {link.parent.kind.name} "
                f"'{link.parent.id}' and serves no goal of the company",
                "which one does it serve? name it as a further entry of `supports`, such as "
                f"{either(goals)}: `{{id: {near[0].id}, why: …}}`; outcomes count only through "
                "a goal",
                subjects=(link.parent,),
                near=near,
            )
