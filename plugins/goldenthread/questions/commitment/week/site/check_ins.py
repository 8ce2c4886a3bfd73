"""Check-ins by name: whose week it is, when it was, and where its page lies.

In: a site and check-ins. Out: words and links. A check-in has no title of its own; it is named by
its team or person and its week.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.ground.period import Period
from goldenthread.ground.week import is_paused
from goldenthread.items.item import Item
from goldenthread.questions.commitment.week.check_in import CheckIn
from goldenthread.questions.commitment.week.leave import read_leave
from goldenthread.questions.commitment.week.reading import read_check_ins, read_last_check_ins
from goldenthread.questions.commitment.week.site.commitments import name_week
from goldenthread.site.parts.parts import ItemLink, Person, show_person
from goldenthread.site.site import Site


@dataclass(frozen=True, slots=True)
class Absence:
    """Leave of a whole week: until when, and who stands in."""

    until: str
    delegate: Person | None


def name_check_in(site: Site, check_in: CheckIn) -> str:
    """Name a check-in: "Marketing, week 47", or by the title it was given."""
    if check_in.item.text("title"):
        return check_in.item.title
    return site.words(
        "checkin.name", whose=name_side(site, check_in), week=name_week(site, check_in.week)
    )


def name_side(site: Site, check_in: CheckIn) -> str:
    """Name whose check-in it is: the team, else the person."""
    if check_in.team:
        team = site.plan.find(check_in.team)
        return team.title if team else check_in.team
    person = show_person(site, check_in.person)
    return person.name if person else site.words("home.nobody")


def link_check_in(site: Site, check_in: CheckIn, note: str = "") -> ItemLink:
    """Link to the page of a check-in."""
    return ItemLink(name_check_in(site, check_in), check_in.item.address, note)


def last_check_in(site: Site, team: Item) -> CheckIn | None:
    """Return the newest check-in of a team, its own file before those of its people."""
    week = read_last_check_ins(site.plan).get(team.id)
    found = [c for c in read_check_ins(site.plan) if c.week == week and _team_of(site, c) is team]
    return min(found, key=lambda c: not c.team, default=None)


def _team_of(site: Site, check_in: CheckIn) -> Item | None:
    return site.plan.department(check_in.item)


def name_days(site: Site, week: Period) -> str:
    """Name the days of a week: "16–22 November 2026", or both months where there are two."""
    words, start, end = site.words, week.start, week.end
    if (start.year, start.month) == (end.year, end.month):
        return words("week.days", first=start.day, last=words.date(end))
    return f"{words.date(start, short=True)} – {words.date(end)}"


def find_absence(site: Site, person: Item, week: Period) -> Absence | None:
    """Return the leave that leaves no working day of a week; None where somebody is there."""
    leave = [
        one
        for one in read_leave(person, site.plan.settings)
        if one.period.start <= week.end and one.period.end >= week.start
    ]
    if not is_paused(week, [one.period for one in leave]):
        return None
    last = max(one.period.end for one in leave)
    delegate = next((one.delegate for one in leave if one.delegate), "")
    return Absence(site.words.date(last, short=True), show_person(site, delegate))
