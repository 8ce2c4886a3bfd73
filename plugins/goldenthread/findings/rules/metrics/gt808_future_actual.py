"""GT808: a measured value lies in the future."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace

from goldenthread.findings.hook import list_figures
from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Pointer, Rule, Severity, Sort
from goldenthread.findings.rules.metrics.current_metrics import current_metrics
from goldenthread.findings.rules.metrics.table_rows import first_rows
from goldenthread.measures.figures import spell_number
from goldenthread.measures.metric import Actual
from goldenthread.measures.table import split_column
from goldenthread.source.front_matter import Mark

_GRACE = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table that lies in the future, with the items that read it by their ids."""

    date: dt.date
    items: dict[str, Item] = field(default_factory=dict)


class FutureActual(Rule):
    """A measured value lies in the future.

    ## What it does

    Compares with today the date of each of a metric's `actuals`, of each value in a check-in and in
    the `volume` of a journey's stage, and of each table row with a value for a metric. One day
    ahead is allowed: the check counts days in UTC, and in Auckland it is already tomorrow. A
    check-in's value without its own date may be from any day of its week.

    ## Why is this bad?

    What has not happened cannot be measured. With a forecast among the measured values, the status
    shows what somebody hopes.

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
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each value of current items that is dated after tomorrow."""
        rows: dict[str, dict[int, _Row]] = {}
        for item, metric in current_metrics(plan):
            for actual in metric.actuals:
                if actual.date is None or actual.date <= plan.today + _GRACE:
                    continue
                if actual.line:
                    path = split_column(metric.data)[0]
                    row = rows.setdefault(path, {}).setdefault(actual.line, _Row(actual.date))
                    row.items[item.id] = item
                elif not actual.origin:
                    pointer = (*actual.pointer, "date")
                    yield self._finding(plan, item, pointer, metric.id, actual)
        for path, found in rows.items():
            yield from self._rows(plan, path, found)
        yield from self._elsewhere(plan)

    def _elsewhere(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each value that an item states and no metric holds."""
        for figures in list_figures(plan):
            for actual in figures.actuals:
                if actual.date and actual.date > plan.today + _GRACE:
                    by, name = figures.dated_by, figures.name
                    pointer = actual.pointer if by else (*actual.pointer, "date")
                    found = self._finding(plan, figures.item, pointer, name, actual, figures.of)
                    mend = f"add its `date`, or correct '{by}'"
                    yield replace(found, help=mend) if by else found

    def _finding(
        self, plan: Plan, item: Item, pointer: Pointer, name: str, actual: Actual, of: str = ""
    ) -> Finding:
        assert actual.date is not None
        return self.at(
            plan,
            item,
            pointer,
            f"the value {spell_number(actual.value)} of '{name}' is dated "
            f"{actual.date}, which is in the future",
            _remedy(f"date: {_past_year(actual.date, plan.today)}"),
            subjects=(of,),
        )

    def _rows(self, plan: Plan, path: str, rows: Mapping[int, _Row]) -> Iterator[Finding]:
        """Yield one finding for each row, whatever number of columns and metrics it fills."""
        for (line, row), more in first_rows(sorted(rows.items())):
            first, *others = row.items
            yield self.in_table(
                plan,
                path,
                Mark(line, 1),
                row.items[first],
                f"the row is dated {row.date}, which is in the future{more}",
                _remedy(str(_past_year(row.date, plan.today))),
                also=tuple(others),
            )


def _remedy(meant: str) -> str:
    return f"did you mean `{meant}`? Remove a forecast: what you expect is the 'target'"


def _past_year(date: dt.date, today: dt.date) -> dt.date:
    """Return the latest past day of the same month and day."""
    for year in (today.year, today.year - 1):
        with suppress(ValueError):
            if date.replace(year=year) <= today:
                return date.replace(year=year)
    return today
