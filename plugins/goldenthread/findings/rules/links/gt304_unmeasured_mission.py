"""GT304: nothing shows when a mission is won."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.items.progress import has_target


class UnmeasuredMission(Rule):
    """Nothing shows when a mission is won.

    ## What it does

    Looks on each mission for a metric with a target: a number, a range, or a thing to be done. A
    metric without a target shows movement, but no victory.

    ## Why is this bad?

    A mission is won or lost. Without a target, everyone will have their own opinion of whether it
    was.

    ## Example

    ```yaml
    # mission.md
    kind: mission
    title: Be in twelve cities by the end of 2027
    supports:
      - id: vision
        why: people in more than one country can fill a glass at home
    owner: ada
    period: 2026-01-01/2027-12-31
    ```

    ## Use instead

    ```yaml
    # mission.md
    kind: mission
    title: Be in twelve cities by the end of 2027
    supports:
      - id: vision
        why: people in more than one country can fill a glass at home
    owner: ada
    period: 2026-01-01/2027-12-31
    metrics:
      - id: cities
        name: Cities served
        unit: cities
        baseline: 4
        target: 12
        actuals: [{date: 2026-10-31, value: 7}]
    ```
    """

    code = "GT304"
    severity = Severity.WARNING
    sort = Sort.ADVICE
    kinds = ("mission",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each mission of which no metric has a target."""
        for item in plan.missions:
            if not item.current or item.misread("metrics") or any(map(has_target, item.metrics)):
                continue
            if item.metrics:
                yield self.at(
                    plan,
                    item,
                    item.metrics[0].pointer,
                    f"the mission is measured by '{item.metrics[0].id}', which has no target"
                    if len(item.metrics) == 1
                    else f"none of its {len(item.metrics)} metrics has a target",
                    "write the number that means victory, such as `target: 12`",
                )
            else:
                yield self.at(
                    plan,
                    item,
                    ("title",),
                    "the mission has no metric",
                    "say what number means victory, such as `metrics: [{id: cities, "
                    "name: Cities served, unit: cities, baseline: 4, target: 12}]`",
                )
