"""What a person or a team owes: promises without an answer, blockers, help, check-ins, numbers.

In: a site and a person or department. Out: `Debt`s, overdue ones first. Who is away owes nothing
meanwhile. Nobody's debts are counted against another's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from goldenthread.item import Item
from goldenthread.person_thread import owned_items
from goldenthread.views.check_ins import find_absence
from goldenthread.views.commitments import name_week
from goldenthread.views.metrics import is_stale
from goldenthread.views.parts import ItemLink, link_id, link_item
from goldenthread.views.site import Site
from goldenthread.views.waiting import is_due
from goldenthread.weeks import newest_check_ins, read_weeks


@dataclass(frozen=True, slots=True)
class Debt:
    """One thing to do; `due` says by when, `overdue` that the day has passed.

    `kind` is commitment, blocker, help, check-in, close or value.
    """

    kind: str
    text: str
    about: ItemLink | None
    due: str
    overdue: bool


_Dated = tuple[dt.date, Debt]


def list_debts(site: Site, person: Item) -> tuple[Debt, ...]:
    """List what a person owes; nothing while they are away."""
    if find_absence(site, person, read_weeks(site.plan).current):
        return ()
    return _sort(
        (
            *_commitments(site, person),
            *_needs(site, person),
            *_items(site, person),
        )
    )


def list_team_debts(site: Site, team: Item) -> tuple[Debt, ...]:
    """List what a team owes as a whole: its check-in of this week, and help it was asked for."""
    current = read_weeks(site.plan).current
    found = list(_calls(site, team))
    if is_due(site, team) == "due":
        text = site.words("owed.check_in", week=name_week(site, current))
        due = site.words("owed.until", date=site.words.date(current.end, short=True))
        found.append((current.end, Debt("check-in", text, None, due, overdue=False)))
    return _sort(found)


def _sort(found: Iterable[_Dated]) -> tuple[Debt, ...]:
    return tuple(debt for _, debt in sorted(found, key=lambda one: (not one[1].overdue, one[0])))


def _commitments(site: Site, person: Item) -> Iterator[_Dated]:
    """Yield the promises that nobody has answered yet, each once, by its first open week."""
    words, seen = site.words, set()
    for one in read_weeks(site.plan).by_person.get(person.id, ()):
        if one.result or one.key in seen:
            continue
        seen.add(one.key)
        over = one.week.end < site.plan.today
        key = "owed.answer" if over else "owed.until"
        due = words(key, week=name_week(site, one.week), date=words.date(one.week.end, short=True))
        about = link_id(site, one.item) if one.item else None
        yield one.week.end, Debt("commitment", one.text, about, due, over)


def _needs(site: Site, person: Item) -> Iterator[_Dated]:
    for check_in in newest_check_ins(site.plan):
        for blocker in check_in.blockers:
            if blocker.owner and site.plan.find(blocker.owner) is person:
                text = blocker.next or site.words("owed.no_next")
                note = blocker.text or site.words("needs.blocked")
                about = link_id(site, blocker.item, note) if blocker.item else None
                due = name_week(site, check_in.week)
                yield check_in.week.end, Debt("blocker", text, about, due, overdue=False)
    yield from _calls(site, person)


def _calls(site: Site, side: Item) -> Iterator[_Dated]:
    for check_in in newest_check_ins(site.plan):
        for call in check_in.calls:
            if call.asked_of and site.plan.find(call.asked_of) is side:
                about = link_id(site, call.item) if call.item else None
                due = name_week(site, check_in.week)
                yield check_in.week.end, Debt("help", call.text, about, due, overdue=False)


def _items(site: Site, person: Item) -> Iterator[_Dated]:
    """Yield what the person owns that has ended and is not closed, and numbers that are old."""
    words, today = site.words, site.plan.today
    for item in owned_items(site.plan, person):
        if not item.active:
            continue
        if item.period and item.period.end < today:
            due = words("owed.ended", date=words.date(item.period.end))
            text = words("owed.close", kind=words.kind(item.kind))
            yield item.period.end, Debt("close", text, link_item(item), due, overdue=True)
            continue
        for metric in item.metrics:
            latest = metric.latest
            if latest and latest.date and is_stale(site, item, metric):
                due = words("metric.as_of", date=words.date(latest.date))
                text = words("owed.value", name=metric.name)
                yield latest.date, Debt("value", text, link_item(item), due, overdue=True)
