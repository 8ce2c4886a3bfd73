"""What a team owes as a whole, and what a person owes besides their promises.

In: a site and a department or person. Out: what is to be done, overdue first. A person's promises,
reviews and checks come from `person_owed.py`; what ended and what is to be measured join them here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from goldenthread.item import Item
from goldenthread.owed import find_leave
from goldenthread.person_thread import owned_items
from goldenthread.views.commitments import name_week
from goldenthread.views.metrics import is_stale
from goldenthread.views.parts import ItemLink, link_id, link_item
from goldenthread.views.person_owed import Due, list_due
from goldenthread.views.site import Site
from goldenthread.views.waiting import is_due
from goldenthread.weeks import newest_check_ins, read_weeks


def list_person_debts(site: Site, person: Item) -> tuple[Due, ...]:
    """List what a person owes; nothing while they are away."""
    if find_leave(site.plan, person):
        return ()
    return sort_debts((*list_due(site, person), *_items(site, person)))


def list_team_debts(site: Site, team: Item) -> tuple[Due, ...]:
    """List what a team owes as a whole: its check-in of this week, and help it was asked for."""
    words, current = site.words, read_weeks(site.plan).current
    found = [_due(site, "help", text, link) for text, link in _calls(site, team)]
    if is_due(site, team) == "due":
        text = words("owed.check_in", week=name_week(site, current))
        until = words("due.until", day=words.date(current.end, short=True))
        found.append(_due(site, "check-in", text, None, current.end, until))
    return sort_debts(found)


def sort_debts(found: Iterable[Due]) -> tuple[Due, ...]:
    """Put what is overdue first, then what is due soonest."""
    return tuple(sorted(found, key=lambda one: (not one.overdue, one.day or dt.date.max)))


def _due(
    site: Site,
    kind: str,
    text: str,
    link: ItemLink | None,
    day: dt.date | None = None,
    when: str = "",
) -> Due:
    label = site.words(f"due.{kind}")
    return Due(label, text, "", link, day, when, overdue=bool(day and day < site.plan.today))


def _calls(site: Site, team: Item) -> Iterator[tuple[str, ItemLink | None]]:
    for check_in in newest_check_ins(site.plan):
        for call in check_in.calls:
            if call.asked_of and site.plan.find(call.asked_of) is team:
                yield call.text, link_id(site, call.item) if call.item else None


def _items(site: Site, person: Item) -> Iterator[Due]:
    """Yield what the person owns that has ended and is not closed, and numbers that are old."""
    words, today = site.words, site.plan.today
    for item in owned_items(site.plan, person):
        if not item.active:
            continue
        if item.period and item.period.end < today:
            when = words("due.since", day=words.date(item.period.end, short=True))
            yield _due(site, "close", "", link_item(item), item.period.end, when)
            continue
        for metric in item.metrics:
            latest = metric.latest
            if latest and latest.date and is_stale(site, item, metric):
                when = words("metric.as_of", date=words.date(latest.date, short=True))
                yield _due(site, "value", metric.name, link_item(item), latest.date, when)
