"""Notes on an item: how it ended, conflicts, stakeholders.

In: a site and an item. Out: rows of words and links. Each is read from the item's own fields or
from those of whoever points at it; a value of a wrong shape is left out here and is a finding.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.items.item import Conflict, Item
from goldenthread.site.parts.parts import (
    ItemLink,
    Person,
    link_id,
    show_person,
)
from goldenthread.site.site import Site
from goldenthread.source.fields import read_text


@dataclass(frozen=True, slots=True)
class Banner:
    """What a reader must know first about an item that is over.

    `score` is its final one, which is not its progress; `archive` is
    the address of its line there.
    """

    status: str
    text: str
    learned: str
    into: ItemLink | None
    score: str = ""
    archive: str = ""


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """A declared conflict, seen from either end."""

    other: ItemLink
    declared_by: str
    why: str
    owner: Person | None
    resolve_by: str
    overdue: bool


def build_banner(site: Site, item: Item) -> Banner | None:
    """Say how an item ended; None while it is in hand."""
    words, archive = site.words, f"{site.view_address('archive')}#{item.id}"
    if item.retired:
        date = words.date(item.retired.date) if item.retired.date else ""
        into = link_id(site, item.retired.into) if item.retired.into else None
        text = words("item.retired", date=date, because=item.retired.because)
        return Banner("archived", text, "", into, archive=archive)
    if item.closed:
        date = words.date(item.closed.date) if item.closed.date else ""
        verdict = item.closed.verdict
        known = verdict if verdict in ("achieved", "missed", "abandoned") else "closed"
        text = words("item.closed", date=date, verdict=words(f"status.{known}"))
        score = "" if item.closed.score is None else words.number(item.closed.score)
        if score:
            text = f"{text} {words('item.score', score=score)}"
        return Banner(known, text, item.closed.learned, None, score, archive)
    if item.over:
        return Banner(item.state, words(f"item.is_{item.state}"), "", None, archive=archive)
    return None


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


def build_stakeholders(item: Item) -> tuple[ItemLink, ...]:
    """List the stakeholders, who are words and not items."""
    return tuple(
        ItemLink(
            read_text(entry.get("name")),
            "",
            " · ".join(filter(None, (read_text(entry.get(key)) for key in ("role", "note")))),
        )
        for _, entry in item.entries("stakeholders")
    )
