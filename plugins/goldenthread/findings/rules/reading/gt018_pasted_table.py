"""GT018: a table was pasted from a spreadsheet into the text as it is."""

from __future__ import annotations

import re

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.source.front_matter import Mark

_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})")
_MARKER = re.compile(r"(?:[-*+:>#|]|\d+[.)])?\s*$")
_LONGEST = 100


class PastedTable(Rule):
    r"""A table was pasted from a spreadsheet into the text as it is.

    ## What it does

    Looks in the text of items for consecutive lines whose cells are separated by tabs.

    ## Why is this bad?

    Markdown treats tabs as spaces and joins the lines: the table becomes one run-on paragraph, and
    nobody can tell what each number means.

    ## Example

    ```bytes
    # goal.md
    ---
    kind: goal
    title: One home in five is a customer
    supports: mission
    ---
    City\tHomes
    Ghent\t120
    Mons\t80
    ```

    ## Use instead

    ```markdown
    # goal.md
    ---
    kind: goal
    title: One home in five is a customer
    supports: mission
    ---
    | City  | Homes |
    | ----- | ----- |
    | Ghent | 120   |
    | Mons  | 80    |
    ```
    """

    code = "GT018"
    severity = Severity.INFO
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each table, at its first row."""
        for path, item in plan.by_path.items():
            document = item.document
            if path != document.path or "\t" not in document.body:
                continue
            for line, rows in _find_tables(document.body):
                yield self.on(
                    plan,
                    document,
                    Mark(document.body_line + line - 1, 1),
                    f"{len(rows)} rows with tabs between their cells are shown as one paragraph",
                    _mend(rows),
                )


def _find_tables(body: str) -> Iterator[tuple[int, list[list[str]]]]:
    """Yield the first line and the rows of each table, fenced blocks left out."""
    rows: list[list[str]] = []
    fenced = False
    lines = body.split("\n")
    for number, line in enumerate([*lines, ""], 1):
        cells = [] if fenced else _cells(line)
        if _FENCE.match(line):
            fenced = not fenced
        if cells and (not rows or len(cells) == len(rows[0])):
            rows.append(cells)
            continue
        if len(rows) > 1:
            yield number - len(rows), rows
        rows = [cells] if cells else []


def _cells(line: str) -> list[str]:
    """Return the cells of a row; none where tabs indent a line or follow the sign of a list."""
    cells = [cell.strip() for cell in line.rstrip().split("\t")]
    return [] if len(cells) == 1 or _MARKER.match(cells[0]) else cells


def _mend(rows: list[list[str]]) -> str:
    head, rule, first = (
        f"`| {' | '.join(cells)} |`" for cells in (rows[0], ["---"] * len(rows[0]), rows[1])
    )
    if len(head) + len(first) > _LONGEST:
        return "write it as a markdown table: `|` between the cells, `| --- |` below the titles"
    return f"write it as a markdown table: {head}, below it {rule}, then {first} and so on"
