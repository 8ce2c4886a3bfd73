"""GT901: a waiver has expired."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort


class ExpiredWaiver(Rule):
    """A waiver has expired.

    ## What it does

    Compares the day in `until` of each waiver with today.

    ## Why is this bad?

    From the next day the finding counts again. Somebody promised to fix it by then, and the promise
    should be kept or renewed, not forgotten.

    ## Example

    ```yaml
    # mkdocs.yml
    plugins:
      - goldenthread:
          today: 2026-11-22
    ```

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports: purpose
    waivers:
      - {rule: GT301, because: agreed with finance, until: 2026-09-30}
    ```

    ```yaml
    # purpose.md
    kind: purpose
    title: Nobody thinks twice before drinking
    ```

    ## Use instead

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports: purpose
    waivers:
      - {rule: GT301, because: agreed with finance, until: 2026-12-31}
    ```
    """

    code = "GT901"
    severity = Severity.WARNING
    sort = Sort.ADVICE

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each waiver of a living item whose last day is past."""
        for item in plan.items:
            for waiver in item.waivers:
                if item.over or waiver.until is None or waiver.until >= plan.today:
                    continue
                yield self.at(
                    plan,
                    item,
                    (*waiver.pointer, "until"),
                    f"the waiver of {waiver.rule} ended on {waiver.until}",
                    "fix what it waived and remove it, or agree on a new day",
                )
