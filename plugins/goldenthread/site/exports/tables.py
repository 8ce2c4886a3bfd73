"""Items, links and commitments as CSV (RFC 4180: CRLF, quotes doubled, a header line).

In: the result of a check. Out: UTF-8 bytes without a byte order mark, rows ordered by id. A text
cell that a spreadsheet would run as a formula gets an apostrophe in front, as OWASP advises
against CSV injection; numbers that we computed are left alone.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence

from goldenthread.questions.visions.alignment import read_alignment
from goldenthread.findings.check import Result
from goldenthread.site.exports.plan_json import PRIVATE, field_of, resolve
from goldenthread.questions.commitment.week.exports.weekly import COMMITMENT_COLUMNS, commitment_rows
from goldenthread.items.item import Item
from goldenthread.wording.masked_plan import list_published
from goldenthread.plan.plan import Plan
from goldenthread.questions.outcomes.reach import read_reach

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
_Cell = str | int | float | None


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


def dump_commitments(result: Result) -> bytes:
    """Write one row for each commitment, by department and week."""
    return _dump(COMMITMENT_COLUMNS, commitment_rows(result.plan))


def _item_row(result: Result, item: Item, url: Callable[[str], str]) -> tuple[_Cell, ...]:
    plan = result.plan
    status, period, department = plan.status(item), item.period, plan.department(item)
    fit, reach = read_alignment(plan).fit(item), read_reach(plan)
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
        " ".join(reach.outcomes(item)),
        "yes" if reach.contributes(item) else None,
        " ".join(item.aims),
        fit.value if fit else None,
        item.stage or None,
        _campaign(plan, item),
        len(result.by_item.get(item.id, ())),
    )


def _campaign(plan: Plan, item: Item) -> str | None:
    """Return the campaign that an assessment is about."""
    campaign = item.text("campaign") if item.kind.name == "assessment" else ""
    return resolve(plan, campaign) if campaign else None


def _link_rows(plan: Plan, item: Item) -> Iterable[tuple[_Cell, ...]]:
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


def _dump(header: Sequence[str], rows: Iterable[Sequence[_Cell]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(map(_guard, row) for row in rows)
    return text.getvalue().encode("utf-8", "replace")


def _guard(cell: _Cell) -> _Cell:
    """Keep a spreadsheet from running text; an apostrophe makes the cell plain text."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_STARTS_FORMULA) else cell
