"""Everyone in the plan: by department and from A to Z.

In: a site. Out: one `ViewPage`; complete without a script. Those who left stand apart. Where people
do not appear by name, nobody is found by one.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from goldenthread.items.item import Item
from goldenthread.site.parts.parts import ItemLink, PageHead, link_item
from goldenthread.site.parts.team import Member, by_name, lead_ids, members_of, show_member
from goldenthread.site.site import Heading, Site, ViewPage


@dataclass(frozen=True, slots=True)
class Team:
    """The people of one department, or of none; only counted where people appear as teams."""

    anchor: str
    title: str
    address: str
    count: int
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """The people whose name begins alike."""

    letter: str
    people: tuple[ItemLink, ...]


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """The page."""

    head: PageHead
    teams: tuple[Team, ...]
    letters: tuple[Letter, ...]
    left: tuple[ItemLink, ...]
    count: int


def build_people(site: Site) -> ViewPage:
    """Build the index of people."""
    words = site.words
    everyone = sorted(site.plan.people, key=by_name)
    left = [person for person in everyone if site.plan.has_left(person.id)]
    named = site.plan.settings.people == "named"
    here = [person for person in everyone if not site.plan.has_left(person.id)]
    page = PeoplePage(
        head=PageHead(words("people.title"), lead=_count(site, here)),
        teams=tuple(team for team in _teams(site) if team.count),
        letters=_letters(here) if named else (),
        left=tuple(link_item(person) for person in left) if named else (),
        count=len(here),
    )
    return ViewPage(
        view="people",
        address=site.view_address("people"),
        title=page.head.title,
        model=page,
        headings=tuple(Heading(team.anchor, team.title) for team in page.teams),
        description=page.head.lead,
        styles=("view/department.css", "view/people.css"),
        scripts=("find.js",),
    )


def _count(site: Site, here: list[Item]) -> str:
    contractors = sum(1 for person in here if person.text("engagement") == "contractor")
    if not here:
        return site.words("people.none")
    if not contractors:
        return site.words("people.count", n=len(here))
    return " ".join(
        (
            site.words("people.count", n=len(here)),
            site.words("people.contractors", n=contractors),
        )
    )


def _teams(site: Site) -> list[Team]:
    return [*(_build_team(site, d) for d in site.departments), _build_team(site, None)]


def _build_team(site: Site, department: Item | None) -> Team:
    people = members_of(site, department)
    leads = lead_ids(site, department) if department else frozenset()
    shown = people if site.plan.settings.people != "team" else ()
    return Team(
        anchor=f"team-{department.id}" if department else "team",
        title=department.title if department else site.words("people.no_team"),
        address=department.address if department else "",
        members=tuple(show_member(site, person, leads) for person in shown),
        count=len(people),
    )


def _letters(here: list[Item]) -> tuple[Letter, ...]:
    """Group names by their first letter, accents aside; any script keeps its own letters."""
    grouped: dict[str, list[ItemLink]] = {}
    for person in here:
        first = unicodedata.normalize("NFD", person.title.strip()[:1]).upper()[:1]
        grouped.setdefault(first, []).append(link_item(person))
    return tuple(Letter(letter, tuple(people)) for letter, people in sorted(grouped.items()))
