"""GT426: an item is on track by the calendar, but its number has not moved for weeks."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.measures.figures import spell_number
from goldenthread.questions.commitment.week.last_reports import read_stuck


class Stuck(Rule):
    """An item is on track by the calendar, but its number has not moved for weeks.

    ## What it does

    Looks at each item that is on track and whose department has a `cadence`. Reports it if its
    metric was measured at least twice, always gave the same value, and the first and last of these
    days are four weeks or more apart. Weeks in which the team rests are not counted. A target that
    is met may stay where it is; if there are several metrics, every one that still has a way to go
    must be standing still.

    ## Why is this bad?

    Early in a period nearly everything is on track. A number that stands still will soon be at
    risk, and by then the weeks in which somebody could have noticed are gone.

    ## Example

    ```yaml
    # marketing.md
    kind: department
    title: Marketing
    cadence: weekly
    ```

    ```yaml
    # 2026-w46-marketing.md
    kind: check-in
    week: 2026-W46
    team: marketing
    values:
      - {metric: renters#leads, value: 700}
    ```

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters
    supports: goal
    department: marketing
    period: 2026-Q4
    metrics:
      - id: leads
        name: Leads from renters
        unit: leads a month
        baseline: 400
        target: 800
        actuals: [{date: 2026-10-11, value: 700}]
    ```

    ## Use instead

    ```yaml
    # 2026-w46-marketing.md
    kind: check-in
    week: 2026-W46
    team: marketing
    values:
      - {metric: renters#leads, value: 712}
    ```
    """

    code = "GT426"
    severity = Severity.WARNING
    sort = Sort.ADVICE
    kinds = ("check-in",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each item on track whose metrics stand still."""
        for name, (metric, since) in read_stuck(plan).items():
            item = plan.by_id[name]
            yield self.at(
                plan,
                item,
                metric.pointer,
                f"'{metric.id}' is on track, but has been {spell_number(since.value)} "
                f"since {since.date}",
                "say in the next check-in what will move it: commit to a step with "
                f"`item: {item.id}`, name what is in the way, or ask whether it measures "
                "what you do",
            )
