"""What we owe: for each team and each person what is to be done, overdue first.

In: a site. Out: one `ViewPage` with an anchor for each person. Teams stand in the company's order
and people by name; whoever owes nothing is on the page, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.items.item import Item
from goldenthread.questions.commitment.site.duties import count_duties, count_team_duties
from goldenthread.questions.commitment.week.site.check_ins import Absence, find_absence
from goldenthread.questions.commitment.week.site.commitments import name_week
from goldenthread.questions.commitment.week.site.person_owed import (
    Due,
    list_person_dues,
    show_due,
    sort_dues,
)
from goldenthread.questions.commitment.week.site.waiting import is_due
from goldenthread.questions.commitment.week.weeks import newest_check_ins, read_weeks
from goldenthread.site.parts.looked import look
from goldenthread.site.parts.parts import (
    ItemLink,
    PageHead,
    Person,
    link_id,
    link_item,
    show_person,
)
from goldenthread.site.parts.team import members_of
from goldenthread.site.site import Heading, Site, ViewPage


@dataclass(frozen=True, slots=True)
class PersonOwes:
    """What one person owes, of so much that was `asked`.

    `anchor` is empty where people are not shown by name.
    """

    anchor: str
    asked: int
    person: Person
    dues: tuple[Due, ...]
    absence: Absence | None


@dataclass(frozen=True, slots=True)
class TeamOwes:
    """What a team owes as a whole, and what its people owe, as far as they are shown.

    `asked` counts what they could owe.
    """

    anchor: str
    asked: int
    team: ItemLink | None
    dues: tuple[Due, ...]
    people: tuple[PersonOwes, ...]
    count: str


@dataclass(frozen=True, slots=True)
class OwedPage:
    """The page."""

    head: PageHead
    teams: tuple[TeamOwes, ...]
    week_address: str


def build_owed(site: Site) -> ViewPage:
    """Build the page of what everybody owes."""
    words = site.words
    teams = tuple(
        team
        for team in (_show_team(site, team) for team in (*site.departments, None))
        if team.people or team.dues
    )
    dues = [d for team in teams for d in (*team.dues, *(d for p in team.people for d in p.dues))]
    overdue = sum(1 for due in dues if due.overdue)
    asked = sum(team.asked for team in teams)
    lead = words("owed.lead", n=len(dues)) if dues else look(site, "owed", asked).text
    if overdue:
        lead = f"{lead} {words('owed.overdue', n=overdue)}"
    page = OwedPage(PageHead(words("owed.title"), lead=lead), teams, site.view_address("week"))
    return ViewPage(
        view="owed",
        address=site.view_address("owed"),
        title=words("owed.title"),
        model=page,
        headings=tuple(
            Heading(team.anchor, team.team.title if team.team else words("people.no_team"))
            for team in teams
        ),
        description=lead,
        styles=("view/owed.css",),
    )


def _show_team(site: Site, team: Item | None) -> TeamOwes:
    people = tuple(_show_person(site, person) for person in members_of(site, team))
    dues = list_team_dues(site, team) if team else ()
    asked = count_team_duties(team) + sum(one.asked for one in people)
    if site.plan.settings.people == "team":
        every = (due for one in people for due in one.dues)
        dues, people = sort_dues((*dues, *every)), ()
    total = len(dues) + sum(len(one.dues) for one in people)
    return TeamOwes(
        anchor=f"team-{team.id}" if team else "team",
        asked=asked,
        team=link_item(team) if team else None,
        dues=dues,
        people=people,
        count=site.words("owed.count", n=total) if total else look(site, "owed_team", asked).text,
    )


def _show_person(site: Site, person: Item) -> PersonOwes:
    shown = show_person(site, person.id)
    assert shown is not None
    named = site.plan.settings.people == "named"
    absence = find_absence(site, person, read_weeks(site.plan).current)
    anchor, asked = person.id if named else "", count_duties(site, person)
    return PersonOwes(anchor, asked, shown, list_person_dues(site, person), absence)


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
