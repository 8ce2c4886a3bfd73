"""The index behind "Find your thread": everybody who is here, by department.

In: a site. Out: groups in the order of the alphabet, complete without a script. Those who have left
are not in it; nobody stands before anybody else for what they do. Where people have no names on the
site, the index leads to teams.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.items.item import Item
from goldenthread.site.parts.parts import Person, show_person
from goldenthread.site.parts.team import by_name
from goldenthread.site.site import Site


@dataclass(frozen=True, slots=True)
class FindGroup:
    """The people of one department by name, contractors among them, or those of none.

    `people` is empty where nobody is named; `count` is how many there are.
    """

    title: str
    address: str
    people: tuple[Person, ...]
    count: int


def group_people(site: Site) -> tuple[FindGroup, ...]:
    """Group everybody who is here; departments without anybody are left out."""
    plan = site.plan
    teams: dict[str, list[Item]] = {department.id: [] for department in site.departments}
    for person in sorted(plan.people, key=by_name):
        if not plan.has_left(person.id):
            department = plan.department(person)
            teams.setdefault(department.id if department else "", []).append(person)
    named = plan.settings.people == "named"
    return tuple(
        FindGroup(
            plan.by_id[team].title if team else site.words("people.no_team"),
            plan.by_id[team].address if team else "",
            tuple(shown for one in people if named and (shown := show_person(site, one.id))),
            len(people),
        )
        for team, people in teams.items()
        if people and (named or team)
    )
