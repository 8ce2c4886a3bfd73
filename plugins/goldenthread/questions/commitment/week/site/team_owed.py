"""What a team owes as a whole, whoever of its people does it.

In: a site and a department. Out: what is to be done, overdue first. What its people owe themselves
comes from `person_owed.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.items.item import Item
from goldenthread.questions.commitment.week.site.commitments import name_week
from goldenthread.questions.commitment.week.site.person_owed import Due, show_due, sort_dues
from goldenthread.questions.commitment.week.site.waiting import is_due
from goldenthread.questions.commitment.week.weeks import newest_check_ins, read_weeks
from goldenthread.site.parts.parts import ItemLink, link_id
from goldenthread.site.site import Site


def list_team_dues(site: Site, team: Item) -> tuple[Due, ...]:
    """List what a team owes: its check-in of this week, and help it was asked for."""
    current = read_weeks(site.plan).current
    found = [show_due(site, "help", link, text) for text, link in _calls(site, team)]
    if is_due(site, team) == "due":
        text = site.words("owed.check_in", week=name_week(site, current))
        found.append(show_due(site, "check-in", None, text, day=current.end))
    return sort_dues(found)


def _calls(site: Site, team: Item) -> Iterator[tuple[str, ItemLink | None]]:
    for check_in in newest_check_ins(site.plan):
        for call in check_in.calls:
            if call.asked_of == team.id:
                yield call.text, link_id(site, call.item) if call.item else None
