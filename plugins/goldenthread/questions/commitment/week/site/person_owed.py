"""What one person owes: what they committed to, own, review, signed or were asked for.

In: a site and a person. Out: one list, what is overdue first, then by day. Holds only what the
person took on or was asked; nothing while they are away, and no count against anybody.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from goldenthread.ground.group import group
from goldenthread.items.item import Item
from goldenthread.plan.person_thread import owned_items, reviewed_items
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.suspicion import Assumption, read_suspicion
from goldenthread.questions.commitment.week.check_in import Blocker, Call
from goldenthread.questions.commitment.week.owed import find_leave, read_owed
from goldenthread.questions.commitment.week.weeks import newest_check_ins
from goldenthread.site.parts.metrics import is_stale
from goldenthread.site.parts.parts import ItemLink, link_id, link_item
from goldenthread.site.site import Site
from goldenthread.site.slots import voices

_AHEAD = dt.timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is owed: what kind of thing, in which words, for what, and until when.

    `next` is the next step towards it. Without `text` the link says it all.
    """

    label: str
    text: str
    next: str
    link: ItemLink | None
    day: dt.date | None
    when: str
    overdue: bool


def list_person_dues(site: Site, person: Item) -> tuple[Due, ...]:
    """List what a person owes; nothing of who is away or has left."""
    if site.plan.has_left(person.id) or find_leave(site.plan, person):
        return ()
    found = [
        *_commitments(site, person),
        *_needs(site, person),
        *_reviews(site, person),
        *_reminders(site, person),
        *_assumptions(site, person),
        *_items(site, person),
    ]
    return sort_dues(found)


def sort_dues(found: Iterable[Due]) -> tuple[Due, ...]:
    """Put what is overdue first, then what is due soonest."""
    return tuple(sorted(found, key=lambda one: (not one.overdue, one.day or dt.date.max)))


def show_due(
    site: Site,
    kind: str,
    link: ItemLink | None,
    text: str = "",
    *,
    day: dt.date | None = None,
    when: str = "",
    next_step: str = "",
) -> Due:
    """Show one thing; `when` says what its day means, by default until or since when it is due."""
    words, late = site.words, bool(day and day < site.plan.today)
    if day and not when:
        when = words("due.since" if late else "due.until", day=words.date(day, short=True))
    return Due(words(f"due.{kind}"), text, next_step, link, day, when, late)


def _commitments(site: Site, person: Item) -> Iterator[Due]:
    for owed in read_owed(site.plan).by_person.get(person.id, ()):
        entry = owed.commitment
        link = link_id(site, entry.item) if entry.item else None
        yield show_due(site, "commitment", link, entry.text, day=entry.week.end)


def _needs(site: Site, person: Item) -> Iterator[Due]:
    for need in _read_needs(site.plan).get(person.id, ()):
        link = link_id(site, need.item) if need.item else None
        if isinstance(need, Blocker):
            yield show_due(site, "blocker", link, need.text, next_step=need.next)
        else:
            yield show_due(site, "help", link, need.text)


@lru_cache(maxsize=2)
def _read_needs(plan: Plan) -> Mapping[str, tuple[Blocker | Call, ...]]:
    """Return what stands in the newest check-ins, by the id of who is to deal with it."""
    found: dict[str, list[Blocker | Call]] = {}
    for check_in in newest_check_ins(plan):
        named: list[tuple[str, Blocker | Call]] = [
            *((blocker.owner, blocker) for blocker in check_in.blockers),
            *((call.asked_of, call) for call in check_in.calls),
        ]
        for name, need in named:
            person = plan.find(name) if name else None
            if person:
                found.setdefault(person.id, []).append(need)
    return {name: tuple(needs) for name, needs in found.items()}


def _reviews(site: Site, person: Item) -> Iterator[Due]:
    """Yield what a person reviews that has ended, or ends soon."""
    for item in reviewed_items(site.plan, person):
        if item.active and item.period and item.period.end <= site.plan.today + _AHEAD:
            yield show_due(site, "review", link_item(item), day=item.period.end)


def _reminders(site: Site, person: Item) -> Iterator[Due]:
    """Yield what other questions would remind the person of."""
    for voice in voices():
        for one in voice.reminders(site, person):
            if one.day <= site.plan.today + _AHEAD:
                yield show_due(site, one.label, one.link, day=one.day)


def _assumptions(site: Site, person: Item) -> Iterator[Due]:
    for one in _doubted(site.plan).get(person.id, ()):
        yield show_due(site, "assumption", link_item(one.item), one.text)


@lru_cache(maxsize=2)
def _doubted(plan: Plan) -> Mapping[str, tuple[Assumption, ...]]:
    """Return the assumptions to look at again, by the id of who answers for them."""
    return group(
        (owner.id, one)
        for assumptions in read_suspicion(plan).assumptions.values()
        for one in assumptions
        if one.hold.doubted and (owner := plan.find(one.owner or one.item.owner))
    )


def _items(site: Site, person: Item) -> Iterator[Due]:
    """Yield what the person owns that has ended and is not closed, and numbers that are old."""
    words, today = site.words, site.plan.today
    for item in owned_items(site.plan, person):
        if not item.active:
            continue
        if item.period and item.period.end < today:
            yield show_due(site, "close", link_item(item), day=item.period.end)
            continue
        for metric in item.metrics:
            day = metric.latest.date if metric.latest else None
            if day and is_stale(site, item, metric):
                when = words("metric.as_of", date=words.date(day, short=True))
                yield show_due(site, "value", link_item(item), metric.name, day=day, when=when)
