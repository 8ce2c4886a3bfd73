"""GT808: a measured value lies in the future."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress

from goldenthread.figures import spell_number
from goldenthread.finding import Finding, Severity
from goldenthread.front_matter import Pointer
from goldenthread.item import Item
from goldenthread.metric import Actual
from goldenthread.plan import Plan
from goldenthread.rule import Rule
from goldenthread.rules.current_metrics import current_metrics

_GRACE = dt.timedelta(days=1)


class FutureActual(Rule):
    """A measured value lies in the future.

    ## What it does

    Compares the date of each of a metric's `actuals` with today, and that of each value in a
    check-in. One day ahead is let pass: the day of a check is counted in UTC, and in Auckland it is
    tomorrow already. A check-in's value without a date of its own may be one of its whole week.

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
        for item, metric in current_metrics(plan):
            for actual in metric.actuals:
                if actual.date is None or actual.date <= plan.today + _GRACE:
                    continue
                if not actual.origin:
                    pointer = (*actual.pointer, "date")
                    yield self._finding(plan, item, pointer, metric.id, actual)
        for check_in in plan.check_ins:
            for value in check_in.values:
                pointer = (*value.pointer, "date")
                if value.date > plan.today + _GRACE and _is_stated(check_in.item, value.pointer):
                    told = Actual(value.date, value.value, value.note, pointer)
                    name = f"{value.item}#{value.metric}" if value.metric else value.item
                    yield self._finding(plan, check_in.item, pointer, name, told)

    def _finding(
        self, plan: Plan, item: Item, pointer: Pointer, name: str, actual: Actual
    ) -> Finding:
        assert actual.date is not None
        meant = _past_year(actual.date, plan.today)
        return self.at(
            plan,
            item,
            pointer,
            f"the value {spell_number(actual.value)} of '{name}' is dated "
            f"{actual.date}, which is still to come",
            f"did you mean `date: {meant}`? Take a forecast out: what you expect is the 'target'",
        )


def _is_stated(item: Item, pointer: Pointer) -> bool:
    """Tell whether a value of a check-in has a date of its own."""
    entries = item.data.get("values")
    index = pointer[-1]
    return isinstance(entries, list) and isinstance(index, int) and "date" in entries[index]


def _past_year(date: dt.date, today: dt.date) -> dt.date:
    """Return the latest past day of the same month and day."""
    for year in (today.year, today.year - 1):
        with suppress(ValueError):
            if date.replace(year=year) <= today:
                return date.replace(year=year)
    return today
