"""GT803: the target of a metric is met before any work."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.rules.metrics.current_metrics import current_metrics
from goldenthread.measures.figures import spell_number
from goldenthread.measures.metric import Metric


class TargetMetByBaseline(Rule):
    """The target of a metric is met before any work.

    ## What it does

    Compares each metric's `baseline` with its `target`, in the direction that counts as better. A
    range (`low` and `high`) is something to stay in, so a baseline inside it is fine.

    ## Why is this bad?

    A target that is met on the first day asks for nothing. Most often the direction is wrong, and
    progress is then counted backwards.

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
      - id: cost
        name: Cost of a lead
        unit: euros
        baseline: 38
        target: 24
        actuals: [{date: 2026-10-31, value: 29}]
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
      - id: cost
        name: Cost of a lead
        unit: euros
        direction: down
        baseline: 38
        target: 24
        actuals: [{date: 2026-10-31, value: 29}]
    ```
    """

    code = "GT803"
    severity = Severity.WARNING
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each metric of current items that starts where it should end."""
        for item, metric in current_metrics(plan):
            start = metric.baseline
            if start is None or metric.direction == "between" or not metric.meets(start):
                continue
            yield self.at(
                plan,
                item,
                (*metric.pointer, "target"),
                _word(metric, start),
                _remedy(metric, start),
            )


def _word(metric: Metric, start: float) -> str:
    if metric.direction == "done":
        return f"'{metric.id}' is already done at its baseline {spell_number(start)}"
    target = spell_number(metric.target or 0)
    return (
        f"the baseline {spell_number(start)} of '{metric.id}' already meets the target {target} "
        f"(direction: {metric.direction})"
    )


def _remedy(metric: Metric, start: float) -> str:
    hold = "or, to hold a level, leave 'baseline' out"
    if metric.direction == "done":
        return "write `baseline: 0`, or close the item"
    if metric.target is None or start == metric.target:
        return f"set a target beyond the baseline, {hold}"
    other = "down" if metric.direction == "up" else "up"
    return f"did you mean `direction: {other}`? If not, set a target beyond the baseline, {hold}"
