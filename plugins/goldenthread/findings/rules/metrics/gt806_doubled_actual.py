"""GT806: a metric has two values for one day."""

from __future__ import annotations

import datetime as dt

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.rules.metrics.current_metrics import current_metrics
from goldenthread.measures.figures import spell_number
from goldenthread.measures.metric import Actual, Metric


class DoubledActual(Rule):
    """A metric has two values for one day.

    ## What it does

    Looks among the `actuals` of each metric for a date that occurs twice.

    ## Why is this bad?

    Only one of them can be shown, and nobody can tell which is right. Often the second was copied
    from the line above and its date never changed.

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
          - {date: 2026-10-31, value: 548}
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

    code = "GT806"
    severity = Severity.WARNING
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each date of a metric that has been used before."""
        for item, metric in current_metrics(plan):
            first: dict[dt.date, Actual] = {}
            for actual in metric.actuals:
                if actual.date is None or first.setdefault(actual.date, actual) is actual:
                    continue
                yield self._finding(plan, item, metric, first[actual.date], actual)

    def _finding(
        self, plan: Plan, item: Item, metric: Metric, first: Actual, again: Actual
    ) -> Finding:
        values = f"{spell_number(first.value)} and {spell_number(again.value)}"
        if first.value == again.value:
            values = f"{spell_number(first.value)} twice"
        line = item.place(first.pointer).line
        return self.at(
            plan,
            item,
            (*again.pointer, "date"),
            f"'{metric.id}' has {values} for {again.date}",
            f"correct the date, or keep one of the two; the first is on line {line}",
        )
