"""GT808: a measured value lies in the future."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress

from goldenthread.finding import Finding, Severity
from goldenthread.metric import number
from goldenthread.plan import Plan
from goldenthread.rule import Rule

_GRACE = dt.timedelta(days=1)


class FutureActual(Rule):
    """A measured value lies in the future.

    ## What it does

    Compares the date of each of a metric's `actuals` with today. One day ahead is let pass: the day
    of a check is counted in UTC, and in Auckland it is tomorrow already.

    ## Why is this bad?

    Nothing can be measured that has not happened. A forecast among the measured values makes the
    status say what somebody hopes.

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
          - {date: 2026-09-30, value: 548}
          - {date: 2027-10-31, value: 610}
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

    code = "GT808"
    severity = Severity.WARNING

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each value of current items that is dated after tomorrow."""
        for item in plan.items:
            if not item.current:
                continue
            for metric in item.metrics:
                for actual in metric.actuals:
                    if actual.date is None or actual.date <= plan.today + _GRACE:
                        continue
                    meant = _past_year(actual.date, plan.today)
                    yield self.at(
                        plan,
                        item,
                        (*actual.pointer, "date"),
                        f"the value {number(actual.value)} of '{metric.id}' is dated "
                        f"{actual.date}, which is still to come",
                        f"did you mean `date: {meant}`? Take a forecast out: "
                        "what you expect is the 'target'",
                    )


def _past_year(date: dt.date, today: dt.date) -> dt.date:
    """Return the latest past day of the same month and day."""
    for year in (today.year, today.year - 1):
        with suppress(ValueError):
            if date.replace(year=year) <= today:
                return date.replace(year=year)
    return today
