"""Notes on an item: how it ended, conflicts, assumptions, stakeholders.

In: a site and an item. Out: rows of words and links. Each is read from the item's own fields or
from those of whoever points at it; a value of a wrong shape is left out here and is a finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from goldenthread.source.fields import read_entries
from goldenthread.items.item import Conflict, Item
from goldenthread.ground.period import day_of

from goldenthread.questions.commitment.suspicion import Hold, list_resting, read_suspicion
from goldenthread.site.parts.parts import (
    ItemLink,
    Person,
    link_id,
    link_item,
    show_person,
)
from goldenthread.site.site import Site

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Banner:
    """What a reader must know first about an item that is over.

    `score` is its final one, which is neither its progress nor anybody's confidence; `archive` is
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


@dataclass(frozen=True, slots=True)
class Assumption:
    """What must hold for the item to make sense; `holds` is yes, no, unknown or unchecked.

    `rests` are the first of what hangs below and so rests on it, where that is in doubt; `more`
    counts the others.
    """

    text: str
    holds: str
    verdict: str
    checked: str
    owner: Person | None
    rests: tuple[ItemLink, ...] = ()
    more: str = ""


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


def _entries(item: Item, field: str) -> Iterator[Mapping[str, Any]]:
    return (entry for _, entry in item.entries(field))


def _text(entry: Mapping[str, Any], key: str) -> str:
    value = entry.get(key)
    return value if isinstance(value, str) else ""


def _date(site: Site, value: object) -> str:
    date = day_of(value)
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
    """List the assumptions with whether they hold, and what rests on those in doubt."""
    known = {one.pointer: one for one in read_suspicion(site.plan).assumptions.get(item.id, ())}
    rows = []
    for index, entry in item.entries("assumptions"):
        held = entry.get("holds")
        holds = "unknown" if not isinstance(held, bool) else ("yes" if held else "no")
        fact = known.get(("assumptions", index))
        if fact and fact.hold is Hold.UNCHECKED:
            holds = "unchecked"
        rests, more = _resting(site, item) if fact and fact.hold.doubted else ((), "")
        rows.append(
            Assumption(
                _text(entry, "text"),
                holds,
                site.words(f"assumption.{holds}"),
                _date(site, entry.get("checked")),
                show_person(site, _text(entry, "owner")),
                rests,
                more,
            )
        )
    return tuple(rows)


def _resting(site: Site, item: Item) -> tuple[tuple[ItemLink, ...], str]:
    """Name the first items below, and count the others."""
    named = list_resting(site.plan, item, _MOST_NAMED)
    left = read_suspicion(site.plan).resting.get(item.id, 0) - len(named)
    more = site.words("assumption.more", n=left) if left > 0 else ""
    return tuple(link_item(one) for one in named), more


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
