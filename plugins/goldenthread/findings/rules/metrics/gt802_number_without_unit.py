"""GT802: a metric has numbers without a unit."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.rules.metrics.current_metrics import current_metrics
from goldenthread.measures.metric import Metric


class NumberWithoutUnit(Rule):
    """A metric has numbers without a unit.

    ## What it does

    Looks for `unit` on each metric that has a baseline, a target or actuals. A metric that is
    simply done or not done needs none; neither does a target that is spelt out in its `text`.

    ## Why is this bad?

    A reader cannot tell 840 leads from 840 euros, or a month's count from a year's.

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
        baseline: 400
        target: 800
        actuals:
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
        actuals: [{date: 2026-10-31, value: 610}]
    ```
    """

    code = "GT802"
    severity = Severity.WARNING
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each metric of current items that does not say what it counts."""
        for item, metric in current_metrics(plan):
            if not _lacks_unit(metric) or item.misread(*metric.pointer, "unit"):
                continue
            field = "baseline" if metric.target is None and metric.low is None else "target"
            yield self.at(
                plan,
                item,
                (*metric.pointer, field),
                f"the numbers of '{metric.id}' have no unit",
                "say what is counted, and how often where it matters, such as "
                '`unit: leads a month` or `unit: "%"`',
            )


def _lacks_unit(metric: Metric) -> bool:
    if metric.unit or metric.target_text or metric.direction == "done":
        return False
    numbers = (metric.baseline, metric.target, metric.low, metric.high)
    return bool(metric.actuals) or any(number is not None for number in numbers)
