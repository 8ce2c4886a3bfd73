"""GT429: two files give different values of a metric for the same day."""

from __future__ import annotations

import datetime as dt

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.measures.figures import spell_number
from goldenthread.measures.metric import Actual, Metric
from goldenthread.measures.table import split_column
from goldenthread.questions.commitment.week.check_in import CheckIn, GivenValue
from goldenthread.questions.commitment.week.reading import read_check_ins


class ValueClash(Rule):
    """Two files give different values of a metric for the same day.

    ## What it does

    Compares each value of a check-in with what the item, its table and other check-ins say of the
    same metric for the same day. A value without a `date` belongs to the last day of the week, or
    to today while the week is under way. The item's own value counts; of two check-ins, the later.

    ## Why is this bad?

    Only one of them can be right, and readers see only one. Whoever wrote the other wonders why the
    page ignores it.

    ## Example

    ```yaml
    # objective.md
    kind: objective
    title: Win the renters
    supports: goal
    metrics:
      - id: leads
        name: Leads from renters
        unit: leads a month
        actuals: [{date: 2026-11-15, value: 610}]
    ```

    ```yaml
    # 2026-w46-marketing.md
    kind: check-in
    week: 2026-W46
    team: marketing
    values:
      - {metric: objective#leads, value: 601}
    ```

    ## Use instead

    ```yaml
    # objective.md
    kind: objective
    title: Win the renters
    supports: goal
    metrics:
      - id: leads
        name: Leads from renters
        unit: leads a month
        actuals: [{date: 2026-10-31, value: 610}]
    ```
    """

    code = "GT429"
    severity = Severity.WARNING
    sort = Sort.SLIP
    kinds = ("check-in",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each value of a check-in that another one overrules."""
        known: dict[tuple[str, str], dict[dt.date | None, Actual]] = {}
        for check_in in read_check_ins(plan):
            for value in check_in.values:
                item = plan.find(value.item)
                if item is None or not item.metrics or item.over:
                    continue
                metric = item.metric(value.metric) if value.metric else item.metrics[0]
                if metric is None:
                    continue
                name = (item.id, metric.id)
                if name not in known:
                    known[name] = {actual.date: actual for actual in reversed(metric.actuals)}
                actual = known[name].get(value.date)
                if actual and actual.value != value.value:
                    yield self._finding(plan, check_in, value, item, metric, actual)

    def _finding(
        self,
        plan: Plan,
        check_in: CheckIn,
        value: GivenValue,
        item: Item,
        metric: Metric,
        actual: Actual,
    ) -> Finding:
        other = plan.find(actual.origin) if actual.origin else None
        if other is check_in.item:
            where, remedy = "further down", "keep one of the two"
        elif other:
            where = f"in {plan.settings.shown_path(other.path)}"
            remedy = "the later check-in counts; correct one of the two, or give it its own 'date'"
        else:
            table = plan.settings.shown_path(split_column(metric.data)[0])
            own = f"in {plan.settings.shown_path(item.path)}"
            where = f"on line {actual.line} of {table}" if actual.line else own
            remedy = "that one counts; remove one of the two, or give this one its own 'date'"
        return self.at(
            plan,
            check_in.item,
            (*value.pointer, "value"),
            f"'{item.id}#{metric.id}' is {spell_number(value.value)} here and "
            f"{spell_number(actual.value)} {where}, both for {value.date}",
            remedy,
            also=(item.id,),
            subjects=(item, other),
        )
