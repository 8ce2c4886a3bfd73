"""GT801: an objective has no metric."""

from __future__ import annotations

import re

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort

# A number in a title, unless it is a year or part of a word such as Q4.
_TARGETS = re.compile(r"(?<![\w.,-])(?!20\d\d\b)\d+(?:\.\d+)?(?![\w-])")


class ObjectiveWithoutMetric(Rule):
    """An objective has no metric.

    ## What it does

    Looks for `metrics` on each active objective. Drafts and candidates may still look for theirs.

    ## Why is this bad?

    Without a number, nobody can tell whether the objective is reached, or whether the work below it
    moves anything at all.

    ## Example

    ```yaml
    # objective.md
    kind: objective
    title: Win the renters
    supports:
      - id: goal
        why: four in ten homes are rented and none of them is ours
    owner: ben
    period: 2026-Q4
    ```

    ## Use instead

    ```yaml
    # objective.md
    kind: objective
    title: Win the renters
    supports:
      - id: goal
        why: four in ten homes are rented and none of them is ours
    owner: ben
    period: 2026-Q4
    metrics:
      - id: leads
        name: Leads from renters
        unit: leads a month
        baseline: 400
        target: 800
        actuals: [{date: 2026-10-31, value: 610}]
    ```
    """

    code = "GT801"
    severity = Severity.WARNING
    sort = Sort.ADVICE
    kinds = ("objective",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each active objective that measures nothing."""
        for item in plan.objectives:
            if not item.active or item.metrics or item.misread("metrics"):
                continue
            numbers = _TARGETS.findall(item.title)
            target = numbers[-1] if numbers else "100"
            named = f"the title mentions {target}: " if numbers else ""
            yield self.at(
                plan,
                item,
                ("title",),
                "the objective has no metric",
                f"{named}say what is counted, from where to where: `metrics: [{{id: result, "
                f"name: What is counted, unit: pieces, baseline: 0, target: {target}}}]`",
            )
