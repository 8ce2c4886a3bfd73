"""GT807: the values of a metric are out of order."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.rules.metrics.current_metrics import current_metrics
from goldenthread.ground.period import first_out_of_order

_TWO = 2


class UnsortedActuals(Rule):
    """The values of a metric are out of order.

    ## What it does

    Reads the dates of each metric's `actuals` from top to bottom. Oldest first is fine, and so is
    newest first with three values or more; with two in reverse, nobody can tell whether one is a
    mistake. A date that breaks the order is reported, once per metric. Values from check-ins are
    sorted automatically; the rows of a table have a rule of their own.

    ## Why is this bad?

    A date out of order is usually a mistake, such as the old year in January. The mistake moves
    the value, and possibly the newest one, by which the status is judged.

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
          - {date: 2026-08-31, value: 520}
          - {date: 2025-09-30, value: 548}
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
        actuals:
          - {date: 2026-08-31, value: 520}
          - {date: 2026-09-30, value: 548}
          - {date: 2026-10-31, value: 610}
    ```
    """

    code = "GT807"
    severity = Severity.WARNING
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each metric whose dates go up and down."""
        for item, metric in current_metrics(plan):
            known = [
                (actual.date, actual)
                for actual in metric.actuals
                if actual.date
                and actual.date <= plan.today
                and not actual.origin
                and not actual.line
            ]
            days = [date for date, _ in known]
            index = first_out_of_order(days)
            if len(days) == _TWO and days[1] < days[0]:
                index = 1
            if index is None:
                continue
            before, (date, actual) = known[index - 1][0], known[index]
            meant = _likely_year(date, before, plan.today)
            yield self.at(
                plan,
                item,
                (*actual.pointer, "date"),
                f"'{metric.id}' has {date} after {before}",
                f"did you mean `date: {meant}`? If not, sort the values by date"
                if meant
                else "sort the values by date, oldest first",
            )


def _likely_year(date: dt.date, before: dt.date, today: dt.date) -> dt.date | None:
    """Return the date with the year that its neighbour's suggests, where that sorts it."""
    for year in (before.year, before.year + 1):
        with suppress(ValueError):
            meant = date.replace(year=year)
            if before < meant <= today:
                return meant
    return None
