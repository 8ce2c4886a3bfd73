"""Items and links as CSV (RFC 4180: CRLF, quotes doubled, a header line), and questions' tables.

In: the result of a check. Out: UTF-8 bytes without a byte order mark, rows ordered by id. A text
cell that a spreadsheet would run as a formula gets an apostrophe in front, as OWASP advises
against CSV injection; numbers that we computed are left alone.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence

from goldenthread.findings.check import Result
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.reporters.hook import Cell, export_faces, read_columns
from goldenthread.site.exports.plan_json import PRIVATE, field_of
from goldenthread.site.exports.values import resolve
from goldenthread.wording.masked_plan import list_published

ITEM_COLUMNS = (
    "id",
    "kind",
    "title",
    "url",
    "path",
    "owner",
    "reviewer",
    "department",
    "period",
    "start",
    "end",
    "state",
    "status",
    "progress",
    "parent",
    "broken",
    "outcomes",
    "outcomes_reached",
    "contributes",
    "aims",
    "aims_fit",
    "stage",
    "campaign",
    "findings",
)
LINK_COLUMNS = ("from", "field", "to", "part", "meaning", "primary", "resolved", "why")

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001


def dump_items(result: Result, url: Callable[[str], str] = str) -> bytes:
    """Write one row for each item; lists are joined by spaces, yes or no is yes or empty."""
    plan = result.plan
    rows = (_item_row(result, item, url) for item in list_published(plan))
    return _dump(ITEM_COLUMNS, rows)


def dump_links(result: Result) -> bytes:
    """Write one row for each reference from an item to another, `supports` and all others."""
    plan = result.plan
    rows = (row for item in list_published(plan) for row in _link_rows(plan, item))
    return _dump(LINK_COLUMNS, rows)


def dump_tables(result: Result) -> Mapping[str, bytes]:
    """Write the tables of questions, by the names of their files."""
    tables = (table for face in export_faces() for table in face.tables.items())
    return {name: _dump(table.columns, table.rows(result.plan)) for name, table in tables}


def _item_row(result: Result, item: Item, url: Callable[[str], str]) -> tuple[Cell, ...]:
    plan = result.plan
    status, period, department = plan.status(item), item.period, plan.department(item)
    told = read_columns(plan, item)
    return (
        item.id,
        item.kind.name,
        item.title,
        url(item.address),
        plan.settings.shown_path(item.path),
        resolve(plan, item.owner),
        resolve(plan, item.reviewer),
        department.id if department else None,
        period.text if period else None,
        period.start.isoformat() if period else None,
        period.end.isoformat() if period else None,
        item.state,
        status.name if item.kind.threaded else None,
        None if status.progress is None else round(status.progress, 6),
        plan.primary_parent.get(item.id),
        "yes" if plan.is_broken(item) else None,
        " ".join(item.outcomes),
        _flatten(told["outcomes_reached"]),
        _flatten(told["contributes"]),
        " ".join(item.aims),
        _flatten(told["aims_fit"]),
        item.stage or None,
        _flatten(told["campaign"]),
        len(result.by_item.get(item.id, ())),
    )


def _link_rows(plan: Plan, item: Item) -> Iterable[tuple[Cell, ...]]:
    primary = plan.primary_link(item)
    whys = {support.pointer: support for support in item.supports}
    for reference in item.references:
        support = whys.get(reference.pointer[:2]) if reference.pointer[0] == "supports" else None
        if reference.pointer[0] in ("commitments", *PRIVATE):
            continue
        yield (
            item.id,
            field_of(reference),
            resolve(plan, reference.target),
            reference.part,
            reference.field.meaning,
            "yes" if support and primary and primary.support is support else None,
            "yes" if plan.find(reference.target) else None,
            support.why if support else None,
        )


def _dump(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(map(_guard, row) for row in rows)
    return text.getvalue().encode("utf-8", "replace")


def _guard(cell: Cell) -> Cell:
    """Keep a spreadsheet from running text; an apostrophe makes the cell plain text."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_STARTS_FORMULA) else cell


def _flatten(cell: Cell) -> Cell:
    """Turn a value into one that a table holds: a list into words, yes or no into yes or empty."""
    if isinstance(cell, bool):
        return "yes" if cell else None
    return cell if cell is None or isinstance(cell, str | int | float) else " ".join(cell)
