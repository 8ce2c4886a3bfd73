"""Notes on an item: how it ended, conflicts, assumptions, stakeholders.

In: a site and an item. Out: rows of words and links. Each is read from the item's own fields or
from those of whoever points at it; a value of a wrong shape is left out here and is a finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from goldenthread.item import Conflict, Item
from goldenthread.metric import day
from goldenthread.views.parts import (
    ItemLink,
    Person,
    link_id,
    show_person,
)
from goldenthread.views.site import Site


@dataclass(frozen=True, slots=True)
class Banner:
    """What a reader must know first about an item that is over."""

    status: str
    text: str
    learned: str
    into: ItemLink | None


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """A declared conflict, seen from either end."""

    other: ItemLink
    declared_by: str
    why: str
    owner: Person | None
    resolve_by: str
    overdue: bool


@dataclass(frozen=True, slots=True)
class Assumption:
    """What must hold for the item to make sense; `holds` is yes, no or not known."""

    text: str
    holds: str
    verdict: str
    checked: str
    owner: Person | None


def build_banner(site: Site, item: Item) -> Banner | None:
    """Say how an item ended; None while it is in hand."""
    words = site.words
    if item.retired:
        date = words.date(item.retired.date) if item.retired.date else ""
        into = link_id(site, item.retired.into) if item.retired.into else None
        text = words("item.retired", date=date, because=item.retired.because)
        return Banner("archived", text, "", into)
    if item.closed:
        score = item.closed.score
        date = words.date(item.closed.date) if item.closed.date else ""
        verdict = item.closed.verdict
        known = verdict if verdict in ("achieved", "missed", "abandoned") else "closed"
        text = words("item.closed", date=date, verdict=words(f"status.{known}"))
        if score is not None:
            text = f"{text} {words('item.score', score=words.number(score))}"
        return Banner(known, text, item.closed.learned, None)
    if item.over:
        return Banner(item.state, words(f"item.is_{item.state}"), "", None)
    return None


def _entries(item: Item, field: str) -> Iterator[Mapping[str, Any]]:
    value = item.data.get(field)
    for entry in value if isinstance(value, list) else ():
        if isinstance(entry, dict):
            yield entry


def _text(entry: Mapping[str, Any], key: str) -> str:
    value = entry.get(key)
    return value if isinstance(value, str) else ""


def _date(site: Site, value: object) -> str:
    date = day(value)
    return site.words.date(date) if date else ""


def build_conflicts(site: Site, item: Item) -> tuple[ConflictRow, ...]:
    """List the conflicts an item declares, then those that others declare with it."""
    rows = [_conflict(site, conflict, conflict.target, "") for conflict in item.conflicts]
    for other, reference in site.plan.referrers.get(item.id, ()):
        if reference.field.meaning != "conflicts with" or other.id == item.id:
            continue
        for conflict in other.conflicts:
            if site.plan.find(conflict.target) is item:
                said = site.words("item.conflict_by", title=other.title)
                rows.append(_conflict(site, conflict, other.id, said))
    return tuple(dict.fromkeys(rows))


def _conflict(site: Site, conflict: Conflict, other: str, said: str) -> ConflictRow:
    by = conflict.resolve_by
    return ConflictRow(
        other=link_id(site, other),
        declared_by=said,
        why=conflict.why,
        owner=show_person(site, conflict.owner),
        resolve_by=site.words.date(by) if by else "",
        overdue=by is not None and by < site.plan.today,
    )


def build_assumptions(site: Site, item: Item) -> tuple[Assumption, ...]:
    """List the assumptions with whether they hold."""
    rows = []
    for entry in _entries(item, "assumptions"):
        held = entry.get("holds")
        holds = "unknown" if not isinstance(held, bool) else ("yes" if held else "no")
        rows.append(
            Assumption(
                _text(entry, "text"),
                holds,
                site.words(f"assumption.{holds}"),
                _date(site, entry.get("checked")),
                show_person(site, _text(entry, "owner")),
            )
        )
    return tuple(rows)


def build_stakeholders(item: Item) -> tuple[ItemLink, ...]:
    """List the stakeholders, who are words and not items."""
    return tuple(
        ItemLink(
            _text(entry, "name"),
            "",
            " · ".join(word for word in (_text(entry, "role"), _text(entry, "note")) if word),
        )
        for entry in _entries(item, "stakeholders")
    )
