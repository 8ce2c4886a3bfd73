"""GT512: values that an item names in a table cannot be read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from goldenthread.findings.hook import list_figures
from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Pointer, Rule, Severity, Sort
from goldenthread.findings.phrases import name_some, nearest_help
from goldenthread.findings.rules.metrics.table_rows import first_rows
from goldenthread.ground.group import group
from goldenthread.ground.likeness import nearest
from goldenthread.measures.figures import spell_number
from goldenthread.measures.metric import Actual
from goldenthread.measures.table import CellValue, Flaw, Table, find_values, split_column
from goldenthread.source.front_matter import Mark

_MOST_COLUMNS = 100
_MOST_LISTED = 20
_FILE = {
    "leaves-plan": ("lies outside the plan folder", "put the file into the plan folder"),
    "no-table": ("is not a CSV file", "name a file that ends in .csv, and put the values there"),
    "missing": (
        "does not exist",
        "write the path from the plan folder, such as data/leads.csv#renters",
    ),
    "oversized": ("is larger than 1 MiB", "keep one row per day or month, and nothing else"),
    "empty": ("is empty", "start with a header row: date, then a title for each column"),
}


@dataclass(frozen=True, slots=True)
class _Use:
    """A place that names a column of a table; `own` are the values it states itself."""

    item: Item
    name: str
    pointer: Pointer
    own: tuple[Actual, ...]


class UnknownColumn(Rule):
    """Values that an item names in a table cannot be read.

    ## What it does

    Follows `data: file#column` of metrics and of stages. Reports a file that lies outside the plan
    folder, is not a CSV file, does not exist, cannot be read or is larger than 1 MiB; a column that
    the header row does not have; and, in the table itself, a row whose first column is not a day
    (YYYY-MM-DD) or that has more cells than the header, a day that occurs twice, days out of order
    (newest first is an order, too), and a cell in a column in use that is not a number. An empty
    cell is not a value. Where the item
    states another value for the same day, its own counts, and that is said, too.

    The table is UTF-8 with a header row; its columns are separated by commas or semicolons. With
    semicolons, a decimal comma is read as well.

    ## Why is this bad?

    The value is missing from every page and every sum. A row that is silently left out looks as if
    nothing had happened that month.

    ## Example

    ```csv
    # data/leads.csv
    date,renters,owners
    2026-09-30,548,120
    2026-10-31,n/a,131
    ```

    ```yaml
    # leads.md
    kind: objective
    title: Win the renters
    supports:
      - id: goal
        why: four in ten homes are rented and none of them is ours
    owner: ben
    metrics:
      - {id: flats, name: Flats that asked, unit: flats a month, data: data/leads.csv#renters}
    ```

    ## Use instead

    ```csv
    # data/leads.csv
    date,renters,owners
    2026-09-30,548,120
    2026-10-31,610,131
    ```
    """

    code = "GT512"
    severity = Severity.WARNING
    sort = Sort.SLIP
    kinds = ("journey",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each table, column, row and value that cannot be taken."""
        uses = group((split_column(use.name)[0], use) for use in _list_uses(plan))
        for path, users in uses.items():
            table = plan.tables.get(path)
            if table is None or (table.refused and table.refused.name == "conflict"):
                continue  # a conflict is told by a rule of its own
            for use in users:
                yield from self._check_use(plan, use, table)
            yield from self._check_rows(plan, table, users)

    def _check_use(self, plan: Plan, use: _Use, table: Table) -> Iterator[Finding]:
        column = split_column(use.name)[1]
        if flaw := table.refused:
            fact, remedy = _FILE.get(flaw.name, (f"cannot be read: {flaw.detail}", _READABLE))
            yield self.at(plan, use.item, use.pointer, f"'{table.path}' {fact}", remedy)
        elif column not in table.columns:
            fact = f"'{table.path}' has no column '{column}'"
            yield self.at(plan, use.item, use.pointer, fact, _offer(column, table))
        values = {value.date: value for value in find_values(plan.tables, use.name)}
        for actual in use.own:
            other = values.get(actual.date) if actual.date else None
            if other and other.value != actual.value:
                yield self._clash(plan, use, actual, other)

    def _clash(self, plan: Plan, use: _Use, actual: Actual, other: CellValue) -> Finding:
        path = split_column(use.name)[0]
        return self.at(
            plan,
            use.item,
            (*actual.pointer, "value"),
            f"{actual.date} is {spell_number(actual.value)} here and {spell_number(other.value)} "
            f"on line {other.line} of '{path}'; this one counts",
            "correct the wrong one; if the table has the value, remove it here",
        )

    def _check_rows(self, plan: Plan, table: Table, users: Sequence[_Use]) -> Iterator[Finding]:
        wanted = {split_column(use.name)[1] for use in users}
        flaws = [f for f in table.flaws if f.mark and (not f.column or f.column in wanted)]
        also = tuple(dict.fromkeys(use.item.id for use in users[1:]))
        for flaw, more in first_rows(flaws):
            fact, remedy = _word(flaw)
            told, mark = f"{fact}{more}", flaw.mark or Mark(1, 1)
            yield self.in_table(plan, table.path, mark, users[0].item, told, remedy, also=also)


def _offer(column: str, table: Table) -> str:
    """Offer the columns most like one, out of as many as it takes no time to compare it with."""
    titles = list(islice(table.columns, _MOST_COLUMNS))
    known = name_some([f"'{title}'" for title in table.columns], _MOST_LISTED)
    return nearest_help(
        nearest(column, titles), f"its columns are {known or 'none beside the date'}"
    )


_READABLE = "save it as CSV in UTF-8, with commas or semicolons"


def _word(flaw: Flaw) -> tuple[str, str]:
    words: Mapping[str, tuple[str, str]] = {
        "day": (
            f"the row is left out: {flaw.detail or 'its first column is empty'}",
            "start each row with its day, such as 2026-10-31",
        ),
        "cells": (
            f"the row is left out: it has {flaw.detail}",
            "put quotes around a text with a comma in it; write decimals with a point",
        ),
        "doubled": (
            f"the row is left out: {flaw.detail}",
            "keep one row per day",
        ),
        "unsorted": (
            f"the rows are out of order: {flaw.detail}",
            "correct the day if it is a mistake; otherwise sort the rows by day",
        ),
        "number": (
            f"'{flaw.detail}' in the column '{flaw.column}' is not a number",
            _advise_number(flaw.detail),
        ),
    }
    return words[flaw.name]


def _advise_number(cell: str) -> str:
    if re.fullmatch(r"[+-]?\d{1,3}\.\d{3}", cell):  # read as a number where commas part the cells
        whole, decimals = cell.replace(".", ""), cell.replace(".", ",")
        return f"a point for thousands? write {whole}; if it stands for decimals, write {decimals}"
    return "write digits only, or leave the cell empty where nothing was counted"


def _list_uses(plan: Plan) -> Iterator[_Use]:
    for item in plan.items:
        for metric in item.metrics:
            if metric.data and not item.misread(*metric.pointer, "data"):
                stated = tuple(a for a in metric.actuals if "actuals" in a.pointer)
                yield _Use(item, metric.data, (*metric.pointer, "data"), stated)
    for figures in list_figures(plan):
        pointer = (*figures.pointer, "data")
        if figures.column and not figures.item.misread(*pointer):
            yield _Use(figures.item, figures.column, pointer, figures.actuals)
