"""GT809: at its pace so far, a metric will miss its target."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.finding import Finding, Severity
from goldenthread.forecast import Forecast, forecast
from goldenthread.item import Item
from goldenthread.metric import Metric, number
from goldenthread.plan import Plan
from goldenthread.rule import Rule

_STANDING = {"on-track": "on track", "at-risk": "at risk"}


class TrendingOff(Rule):
    """At its pace so far, a metric will miss its target.

    ## What it does

    Draws the straight line from the baseline, at the start of the period, through the newest value
    of an item's first metric, and looks where it arrives on the day the metric is due. Speaks
    while the item is still on track or at risk, once a tenth of the time lies behind the newest
    value. What is off track already says so itself.

    ## Why is this bad?

    “On track” allows for a little lag, and a little lag all the way is a target missed at the end.
    Now there is time to do something about it.

    ## Example

    ```yaml
    # objective.md
    kind: objective
    title: Win the renters
    supports: [{id: goal, why: four in ten homes are rented}]
    owner: ben
    period: 2026-Q4
    metrics:
      - id: leads
        name: Leads from renters
        unit: leads a month
        baseline: 400
        target: 800
        actuals: [{date: 2026-11-20, value: 605}]
    ```

    ## Use instead

    ```yaml
    # objective.md
    kind: objective
    title: Win the renters
    supports: [{id: goal, why: four in ten homes are rented}]
    owner: ben
    period: 2026-Q4
    metrics:
      - id: leads
        name: Leads from renters
        unit: leads a month
        baseline: 400
        target: 760
        actuals: [{date: 2026-11-20, value: 605}]
    ```
    """

    code = "GT809"
    severity = Severity.INFO

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each item whose first metric heads for less than its target."""
        for item in plan.items:
            standing = _STANDING.get(plan.status(item).name)
            if not standing or not item.metrics or not item.kind.threaded:
                continue
            metric = item.metrics[0]
            expected = forecast(metric, item, plan.today)
            if expected and expected.misses and not item.misread(*metric.pointer):
                yield self._finding(plan, item, metric, expected, standing)

    def _finding(
        self, plan: Plan, item: Item, metric: Metric, expected: Forecast, standing: str
    ) -> Finding:
        target = number(expected.target)
        return self.at(
            plan,
            item,
            metric.pointer,
            f"'{metric.id}' is {standing}; at this pace it arrives at {number(expected.value)} "
            f"by {expected.date}, and the target is {target}",
            f"reckoned as {expected.formula}, in days; do something about it while there is time, "
            "or agree on a target that can be met",
        )
