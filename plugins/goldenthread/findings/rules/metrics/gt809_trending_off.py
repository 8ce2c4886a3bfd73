"""GT809: a metric is on track, but will not stay so at its recent pace."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.rule import all_rules
from goldenthread.items.forecast import Forecast, forecast, trends_off
from goldenthread.items.progress import judged
from goldenthread.items.status import is_well
from goldenthread.measures.figures import spell_number
from goldenthread.measures.metric import Metric


class TrendingOff(Rule):
    """A metric is on track, but will not stay so at its recent pace.

    ## What it does

    Takes the pace of a metric over the last weeks: from the newest value of the period that is at
    least 28 days older than the newest of all, or from the baseline at the start of the period. It
    works out where that pace leads by the day the metric is due. The further away that day, the
    longer the pace must have been measured: one day of it is extended by four days at most. Reports
    an item that is on track, together with this metric, and has a recent value, when on that day it
    would no longer be on track: when it would have gone less than nine tenths of the way. What is
    already at risk or off track says so itself. What has not moved at all has a rule of its own, if
    the team has a cadence.

    ## Why is this bad?

    The status looks at the whole way since the start. A good start hides for weeks that nothing is
    moving any more. Now there is still time to do something about it.

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
        actuals:
          - {date: 2026-10-23, value: 600}
          - {date: 2026-11-20, value: 630}
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
        target: 700
        actuals:
          - {date: 2026-10-23, value: 600}
          - {date: 2026-11-20, value: 630}
    ```
    """

    code = "GT809"
    severity = Severity.INFO
    yields_to = ("GT426",)  # what has not moved at all is said there, where the team reports
    sort = Sort.ADVICE

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each metric of an item on track that is about to leave it."""
        for item in plan.items:
            if item.kind.threaded:
                for metric in _on_track(plan, item):
                    found = forecast(metric, item, plan.today)
                    if found and trends_off(found, metric, "on-track", plan.settings, plan.today):
                        yield self._finding(plan, item, metric, found)

    def _finding(self, plan: Plan, item: Item, metric: Metric, found: Forecast) -> Finding:
        value, target = spell_number(found.value), spell_number(found.target)
        checked_in = not all_rules().keys().isdisjoint(self.yields_to)
        advice = "see what would move it"
        if checked_in:
            advice = f"commit in the next check-in to what will move it, with `item: {item.id}`"
        return self.at(
            plan,
            item,
            metric.pointer,
            f"'{metric.id}' is on track, but at its pace since {found.since} it will reach "
            f"{value} by {found.date}, target {target}",
            f"calculated in days: {found.formula.spell()}; {advice}, "
            "or agree on a target that can be met",
        )


def _on_track(plan: Plan, item: Item) -> Iterator[Metric]:
    """Yield the metrics that are on track, of an item that is."""
    if plan.status(item).name != "on-track":
        return
    several = plan.status(item).parts
    for metric in judged(item, plan.settings):
        # A target that was met at the start has a rule of its own: it leads the wrong way.
        from_target = metric.baseline is not None and metric.meets(metric.baseline)
        if item.misread(*metric.pointer) or from_target:
            continue
        if not several or is_well(item, metric, plan.settings, plan.today):
            yield metric
