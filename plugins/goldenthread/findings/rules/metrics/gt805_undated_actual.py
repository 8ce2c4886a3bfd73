"""GT805: a measured value has no date."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.rules.metrics.current_metrics import current_metrics
from goldenthread.measures.figures import number, spell_number


class UndatedActual(Rule):
    """A measured value has no date.

    ## What it does

    Looks for `date` on each entry of a metric's `actuals`. A metric is reported once, at its first
    undated value.

    ## Why is this bad?

    Nobody can tell whether the value is from yesterday or from last year, and it cannot be drawn.

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
    metrics:
      - id: leads
        name: Leads from renters
        unit: leads a month
        baseline: 400
        target: 800
        actuals:
          - {value: 548}
          - {date: 2026-10-31, value: 610}
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
        actuals:
          - {date: 2026-09-30, value: 548}
          - {date: 2026-10-31, value: 610}
    ```
    """

    code = "GT805"
    severity = Severity.WARNING
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each metric of current items with values that have no date."""
        for item, metric in current_metrics(plan):
            undated = [
                actual
                for actual in metric.actuals
                if actual.date is None and not item.misread(*actual.pointer, "date")
            ]
            if not undated:
                continue
            value = number(undated[0].value)
            yield self.at(
                plan,
                item,
                undated[0].pointer,
                f"the value {spell_number(undated[0].value)} of '{metric.id}' has no date"
                if len(undated) == 1
                else f"{len(undated)} values of '{metric.id}' have no date",
                f"write the day it was measured: `{{date: YYYY-MM-DD, value: {value}}}`",
            )
