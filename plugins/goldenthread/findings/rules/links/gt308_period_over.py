"""GT308: the period of an active item has ended."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.items.progress import has_target


class PeriodOver(Rule):
    """The period of an active item has ended.

    ## What it does

    Compares the last day of each active item's `period` with today. Drafts, candidates and items
    that are closed or archived are left alone. Proposes `achieved` if every target is met.

    ## Why is this bad?

    A plan full of last quarter's work tells nobody what to do now. And each week that passes, fewer
    people remember how it ended and what was learned.

    ## Example

    ```yaml
    # van-tour.md
    kind: campaign
    title: Test van on the market squares
    supports:
      - id: objective
        why: people watch a test before they post a bottle
    owner: ben
    period: 2026-10
    ```

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

    ## Use instead

    ```yaml
    # van-tour.md
    kind: campaign
    title: Test van on the market squares
    supports:
      - id: objective
        why: people watch a test before they post a bottle
    owner: ben
    period: 2026-10
    closed: {date: 2026-11-02, verdict: missed, learned: Mondays are empty}
    ```
    """

    code = "GT308"
    severity = Severity.WARNING
    sort = Sort.ADVICE

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each active item whose last day lies behind."""
        for item in plan.items:
            can_end = "closed" in item.kind.schema["properties"]
            if can_end and item.active and item.period and item.period.end < plan.today:
                yield self.at(
                    plan,
                    item,
                    ("period",),
                    f"the period '{item.period.text}' ended on {item.period.end}",
                    f"close it: `closed: {{date: {item.period.end}, verdict: {_verdict(item)}}}` "
                    "(achieved, missed or abandoned), or extend the period",
                )


def _verdict(item: Item) -> str:
    """Propose how it ended: achieved where all targets are met."""
    newest = [(metric, metric.latest) for metric in item.metrics if has_target(metric)]
    met = [latest is not None and metric.meets(latest.value) for metric, latest in newest]
    return "achieved" if met and all(met) else "missed"
