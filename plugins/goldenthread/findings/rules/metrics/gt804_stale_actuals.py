"""GT804: a metric has had no new value for weeks."""

from __future__ import annotations

import datetime as dt

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.items.age import is_measuring, last_news, longest_age
from goldenthread.measures.metric import Metric
from goldenthread.measures.table import is_readable, split_column

_TWO_YEARS = 730


class StaleActuals(Rule):
    """A metric has had no new value for weeks.

    ## What it does

    Looks at the metrics of each active item whose period is under way. The newest dated value may
    be as old as the metric's `every` plus two weeks; without `every`, as the option `stale_after`
    says, six weeks unless set. A metric without any value has the same time from the start of the
    period. A value from a check-in counts like one of the item's own. A metric that is done, or
    that has a value for its own `due` day, needs no more. If the table that a metric names cannot
    be read, GT512 reports that instead.

    ## Why is this bad?

    Old numbers look like knowledge. The week in which something could still be done goes by, and
    all the plan can say about the item is that there is no news.

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
          - {date: 2026-09-30, value: 548}
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

    code = "GT804"
    severity = Severity.WARNING
    sort = Sort.ADVICE

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each metric in use whose newest value is too old."""
        for item in plan.items:
            if not is_measuring(item, plan.today):
                continue
            for metric in item.metrics:
                if metric.data and not is_readable(plan.tables, metric.data):
                    continue
                since = last_news(item, metric, plan.today)
                longest = longest_age(metric, plan.settings)
                if since is not None and plan.today - since > longest:
                    yield self._finding(plan, item, metric, since)

    def _finding(self, plan: Plan, item: Item, metric: Metric, since: dt.date) -> Finding:
        # The age grows every day; a message that names it would never match a baseline.
        origin = metric.dated[-1].origin if metric.dated else ""
        if origin:
            message = f"'{metric.id}' has no value newer than {since}, given in '{origin}'"
            pointer = metric.pointer
        elif metric.dated:
            message = f"'{metric.id}' has no value newer than {since}"
            pointer = (*metric.dated[-1].pointer, "date")
        else:
            message = f"'{metric.id}' has had no value since the period began on {since}"
            pointer = metric.pointer
        source = f" ({metric.source})" if metric.source not in ("", metric.data) else ""
        table = split_column(metric.data)[0]
        if origin:
            row = f"`- {{metric: {item.id}#{metric.id}, value: …}}` to 'values' of a check-in"
        elif table:
            newest = metric.dated[-1].line if metric.dated else 0
            row = f"a row to '{table}'" + (f", whose newest is line {newest}" if newest else "")
        else:
            row = f"`- {{date: {plan.today}, value: …}}` to 'actuals'"
        return self.at(
            plan,
            item,
            pointer,
            message,
            f"that was {_age(plan.today - since)} ago; measure it{source} and add {row}",
            subjects=(origin,),
        )


def _age(time: dt.timedelta) -> str:
    if time.days >= _TWO_YEARS:
        return f"{time.days // 365} years"
    weeks, days = divmod(time.days, 7)
    parts = [(weeks, "week"), (days, "day")]
    return " and ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in parts if n)
