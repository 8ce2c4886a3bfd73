"""Who works in a department, and what each person answers for.

In: a site and a person or department. Out: items and people in reading order. Counts work, never
people against each other; nothing here ranks or scores.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.items.item import Item
from goldenthread.plan.pathfinder import list_backups, list_leads, read_pathfinders
from goldenthread.plan.person_thread import contributed_items, owned_items
from goldenthread.site.parts.parts import Person, show_person
from goldenthread.site.site import Site


@dataclass(frozen=True, slots=True)
class Member:
    """Someone of a team; `note` counts what they own or says how they take part."""

    person: Person
    note: str
    leads: bool = False


@dataclass(frozen=True, slots=True)
class ShownPathfinder:
    """Who leads a department, what qualifies them, since when, and who stands in.

    `since` says the day in words, also where it is to come and somebody else leads until then.
    """

    person: Person
    qualification: str
    since: str
    backup: Person | None


def list_in_hand(site: Site, department: Item) -> list[Item]:
    """Return what a department has in hand: its active items on the thread, its vision included."""
    plan = site.plan
    return [i for i in plan.threaded if i.active and plan.department(i) is department]


def members_of(site: Site, department: Item | None) -> tuple[Item, ...]:
    """Return the people of a department by name; of none, those without a department."""
    people = (
        person
        for person in site.plan.people
        if site.plan.department(person) is department and not site.plan.has_left(person.id)
    )
    return tuple(sorted(people, key=by_name))


def by_name(person: Item) -> tuple[str, str]:
    """Sort key of people: the name as it is written, then the id."""
    return (person.title.casefold(), person.id)


def show_member(site: Site, person: Item, leads: frozenset[str] = frozenset()) -> Member:
    """Show someone with what they own, else with how they take part."""
    shown = show_person(site, person.id)
    assert shown is not None
    owned = owned_items(site.plan, person)
    if owned:
        note = count_kinds(site, owned)
    elif contributed_items(site.plan, person):
        note = site.words("people.contributes", n=len(contributed_items(site.plan, person)))
    else:
        note = site.words("people.through_team")
    return Member(shown, note, person.id in leads)


def count_kinds(site: Site, items: Iterable[Item]) -> str:
    """Count items by kind in words: "2 objectives, 1 campaign"."""
    words = site.words
    counts = Counter(item.kind.name for item in items)
    told = []
    for kind in site.plan.kinds.values():
        count = counts[kind.name]
        if count:
            name = words.kind(kind, plural=count != 1)
            told.append(f"{count} {name.lower() if words('grammar.nouns') == 'small' else name}")
    return ", ".join(told)


def pathfinders_of(site: Site, department: Item) -> tuple[ShownPathfinder, ...]:
    """Return everybody who is named to lead the department, in the order of its file."""
    found = []
    for entry in read_pathfinders(site.plan, department):
        person = show_person(site, entry.person)
        if person:
            begins = entry.since if entry.leads or entry.gone else entry.begins
            key = "since" if entry.leads or entry.gone else "from"
            found.append(
                ShownPathfinder(
                    person=person,
                    qualification=entry.qualification,
                    since=site.words(f"department.{key}", date=site.words.date(begins))
                    if begins
                    else "",
                    backup=show_person(site, entry.backup),
                )
            )
    return tuple(found)


def leads_of(site: Site, department: Item) -> tuple[Person, ...]:
    """Return who leads the department today, or who stands in where nobody does."""
    plan = site.plan
    here = list_leads(plan, department) or list_backups(plan, department)
    people = (show_person(site, person.id) for person in here)
    return tuple(person for person in people if person)


def lead_ids(site: Site, department: Item) -> frozenset[str]:
    """Return the ids of who leads the department today."""
    return frozenset(person.id for person in list_leads(site.plan, department))
