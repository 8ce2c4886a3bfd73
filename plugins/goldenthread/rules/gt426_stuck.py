"""GT426: an item is on track by the calendar, but its number has not moved for weeks."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.fields import read_text
from goldenthread.finding import Finding, Severity
from goldenthread.heard import unmoved_since
from goldenthread.leave import find_pauses
from goldenthread.metric import Metric, number
from goldenthread.plan import Plan
from goldenthread.rule import Rule
from goldenthread.week import CADENCES, count_open_weeks


class Stuck(Rule):
    """An item is on track by the calendar, but its number has not moved for weeks.

    ## What it does

    Looks at each item that is on track and whose department has a `cadence`. Its first metric was
    measured at least twice, always gave the same value, and between the first and the last of these
    days lie as many weeks as the option `stuck_after` says, four unless set. Weeks in which the
    team rests are not counted. A target that is met may stay where it is.

    ## Why is this bad?

    Early in a period nearly everything is on track. A number that stands still will be at risk
    soon, and weeks in which it could have been noticed are gone by then.

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
      - {metric: renters#leads, value: 712}
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
    """

    code = "GT426"
    severity = Severity.WARNING

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each item on track whose first metric stands still."""
        teams = {
            item.id
            for item in plan.of_kind("department")
            if read_text(item.data.get("cadence")) in CADENCES
        }
        if not teams:
            return
        pauses = find_pauses(plan.by_id, plan.department_ids, plan.settings)
        for item in plan.threaded:
            team = plan.department_ids.get(item.id, "")
            if team not in teams or not item.metrics or plan.status(item).name != "on-track":
                continue
            metric = item.metrics[0]
            run = unmoved_since(metric)
            if run is None or _is_settled(metric, run[1].value):
                continue
            first, last = run
            if first.date is None or last.date is None or last.date > plan.today:
                continue
            weeks = count_open_weeks(first.date, last.date, pauses.get(team, ()))
            days = (last.date - first.date).days
            if min(weeks + 1, days // 7) >= plan.settings.stuck_after:
                yield self.at(
                    plan,
                    item,
                    metric.pointer,
                    f"'{metric.id}' is on track, but has been {number(first.value)} "
                    f"since {first.date}",
                    "say in the next check-in what will move it: commit to a step with "
                    f"`item: {item.id}`, name what is in the way, or ask whether it measures "
                    "what you do",
                )


def _is_settled(metric: Metric, value: float) -> bool:
    """Tell whether a value may stand still because it is where it should be."""
    return metric.meets(value)
