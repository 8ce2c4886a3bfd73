"""The plan as one JSON document: every item with its links, back-links, thread and metrics.

In: the result of a check. Out: UTF-8 bytes, one item a line, items ordered by id. Leaves out what
people wrote about themselves (a personal purpose, acknowledgements, leave) and every body.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from goldenthread.findings.check import Result
from goldenthread.findings.finding import Finding
from goldenthread.findings.waive import Waived
from goldenthread.items.item import Item, Reference
from goldenthread.items.status import explain
from goldenthread.measures.metric import Metric
from goldenthread.plan.plan import Plan
from goldenthread.reporters.hook import LISTS, Record, list_records, read_columns, read_counts
from goldenthread.site.exports.values import number_of, resolve
from goldenthread.wording.masked_plan import list_published

VERSION = 2
LONGEST_THREAD = 100
"""Ids a thread holds at most: a chain of thousands would make the file grow with its square."""

PRIVATE = ("purpose", "acknowledged", "committed", "away")
"""Fields whose links say something about a person that is no one else's to count."""
# Told by week and team, where a name may be left out.
_TOLD_APART = ("supports", "commitments", *PRIVATE)

_Url = Callable[[str], str]
_Record = dict[str, Any]


def dump_plan(result: Result, url: _Url = str) -> bytes:
    """Write the plan and its findings as JSON.

    `url` turns an address ("goals/one-in-four/") into a link from the site's root.
    """
    plan = result.plan
    head = {
        "version": VERSION,
        "site": plan.settings.site_name,
        "today": plan.today.isoformat(),
        "purpose": plan.purpose.id if plan.purpose else None,
        "counts": {
            "items": len(plan.items),
            "threads": len(plan.threaded),
            "threads_broken": len(plan.broken),
            "stand_alone": sum(1 for item in plan.threaded if item.stands_alone),
            "unread": len(plan.unread),
            **result.counts,
            "waived": len(result.waived),
            "known": len(result.known),
        },
        **read_counts(plan),
    }
    items = (_item(plan, item, url) for item in list_published(plan))
    parts = [f'"{key}": {_line(value)}' for key, value in head.items()] + [
        f'"items": {_lines(items)}',
        *(f'"{name}": {_lines(list_records(plan, name))}' for name in LISTS),
        f'"findings": {_lines(map(_finding, result.findings))}',
        f'"waived": {_lines(map(_waived, result.waived))}',
    ]
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode("utf-8", "replace")


def _line(record: object) -> str:
    return json.dumps(record, ensure_ascii=False, allow_nan=False)


def _lines(records: Iterable[Record]) -> str:
    return "[\n" + ",\n".join(map(_line, records)) + "\n]"


def _item(plan: Plan, item: Item, url: _Url) -> _Record:
    status = plan.status(item)
    department = plan.department(item)
    thread, whole_chain = read_thread(plan, item)
    told = read_columns(plan, item)
    return {
        "id": item.id,
        "kind": item.kind.name,
        "title": item.title,
        "url": url(item.address),
        "path": plan.settings.shown_path(item.path),
        "owner": resolve(plan, item.owner),
        "reviewer": resolve(plan, item.reviewer),
        "department": department.id if department else None,
        "period": item.period.text if item.period else None,
        "start": item.period.start.isoformat() if item.period else None,
        "end": item.period.end.isoformat() if item.period else None,
        "state": item.state,
        "status": status.name if item.kind.threaded else None,
        "progress": _share(status.progress),
        "expected": _share(status.expected),
        "formula": explain(status, _name_file(plan)),
        "supports": [*_supports(plan, item)],
        "supported_by": [link.child.id for link in plan.children(item)],
        "parent": plan.primary_parent.get(item.id),
        "thread": thread,
        "thread_complete": whole_chain,
        "broken": plan.is_broken(item),
        "stands_alone": item.stands_alone or None,
        "below": plan.count_below(item),
        "links": [_link(plan, reference) for reference in item.references if _other(reference)],
        "linked_by": [
            {"id": source.id, "field": field_of(reference), "meaning": reference.field.meaning}
            for source, reference in plan.referrers.get(item.id, ())
            if _other(reference)
        ],
        "outcomes": list(item.outcomes),
        "outcomes_reached": told["outcomes_reached"],
        "contributes": told["contributes"],
        "aims": list(item.aims),
        "aims_fit": told["aims_fit"],
        "stage": item.stage or None,
        "formerly": list(item.formerly),
        "metrics": [_metric(metric) for metric in item.metrics],
    }


def _name_file(plan: Plan) -> Callable[[str], str]:
    """Return how a file is named: not at all without names, for it may be called after somebody."""
    named = plan.settings.people == "named"
    return plan.settings.shown_path if named else lambda _: "a file"


def read_thread(plan: Plan, item: Item) -> tuple[list[str], bool]:
    """Return the nearest ids of an item's thread, top first, and whether that is all of it."""
    seen = {item.id: None}
    above = plan.primary_parent.get(item.id)
    while above is not None and above not in seen:
        if len(seen) == LONGEST_THREAD:
            return [*reversed(seen)], False
        seen[above] = None
        above = plan.primary_parent.get(above)
    return [*reversed(seen)], True


def field_of(reference: Reference) -> str:
    """Name the place of a reference without list positions: `pathfinders.backup`, `supports`."""
    names = [str(part) for part in reference.pointer if not isinstance(part, int)]
    return ".".join(names[:-1] if names[1:] and names[-1] == "id" else names)


def _other(reference: Reference) -> bool:
    """Tell whether a reference belongs in `links`: not told elsewhere, and nobody's own affair."""
    return reference.pointer[0] not in _TOLD_APART


def _supports(plan: Plan, item: Item) -> Iterator[_Record]:
    primary = plan.primary_link(item)
    for support in item.supports:
        found = plan.find(support.target)
        yield {
            "id": found.id if found else support.target,
            "part": support.part or None,
            "why": support.why or None,
            "primary": primary is not None and primary.support is support,
            "resolved": found is not None and found.id != item.id,
        }


def _link(plan: Plan, reference: Reference) -> _Record:
    return {
        "id": resolve(plan, reference.target),
        "part": reference.part or None,
        "field": field_of(reference),
        "meaning": reference.field.meaning,
        "resolved": plan.find(reference.target) is not None,
    }


def _metric(metric: Metric) -> _Record:
    return {
        "id": metric.id,
        "name": metric.name,
        "unit": metric.unit or None,
        "direction": metric.direction,
        "baseline": number_of(metric.baseline),
        "target": number_of(metric.target),
        "low": number_of(metric.low),
        "high": number_of(metric.high),
        "target_text": metric.target_text or None,
        "due": metric.due.isoformat() if metric.due else None,
        "source": metric.source or None,
        "weight": metric.weight,
        "every": metric.every or None,
        "progress": None if metric.unread else _share(metric.progress()),
        "formula": "" if metric.unread else str(metric.formula()),
        "actuals": [
            {
                "date": actual.date.isoformat() if actual.date else None,
                "value": number_of(actual.value),
                "note": actual.note or None,
            }
            for actual in metric.actuals
        ],
    }


def _share(value: float | None) -> float | None:
    return None if value is None else round(value, 6)


def _finding(finding: Finding) -> _Record:
    return {**finding.record, "item": finding.item or None, "also": list(finding.also)}


def _waived(entry: Waived) -> _Record:
    until = entry.waiver.until
    return {
        **_finding(entry.finding),
        "because": entry.waiver.because,
        "until": until.isoformat() if until else None,
    }
