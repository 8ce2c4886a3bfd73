"""Who leads a department, from when on, and who stands in.

In: a plan and a department. Out: a `Pathfinder` for each entry of its file, and the people who
lead today. Somebody leads from the day that `since` says, and from their own first day in the
company; until then whoever else is named leads, or a backup stands in, or the seat is vacant.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from goldenthread.ground.period import day_of
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.source.fields import read_text

_FIELD = "pathfinders"


@dataclass(frozen=True, slots=True)
class Pathfinder:
    """One entry of `pathfinders`; `person` and `backup` are ids as written, empty where unsaid.

    `begins` is the first day on which the person can lead, None where no day is set. `leads` tells
    that they do today: they are in the plan, have begun and have not left. `gone` tells that they
    have left, `helped` that the backup is somebody else who is here today.
    """

    index: int
    person: str
    qualification: str
    since: dt.date | None
    backup: str
    begins: dt.date | None
    leads: bool
    gone: bool
    helped: bool

    @property
    def pointer(self) -> tuple[str, int]:
        """Where the entry stands."""
        return (_FIELD, self.index)


def read_pathfinders(plan: Plan, department: Item) -> tuple[Pathfinder, ...]:
    """Return who is named to lead a department, in the order of its file."""
    entries = department.entries(_FIELD)
    return tuple(_read(plan, index, entry) for index, entry in entries)


def _read(plan: Plan, index: int, entry: Mapping[str, object]) -> Pathfinder:
    name, backup = read_text(entry.get("person")), read_text(entry.get("backup"))
    person, stands_in = _find_person(plan, name), _find_person(plan, backup)
    since, gone = day_of(entry.get("since")), plan.has_left(name)
    days = (since, person.first_day if person else None)
    begins = max(filter(None, days), default=None)
    return Pathfinder(
        index=index,
        person=name,
        qualification=read_text(entry.get("qualification")).strip(),
        since=since,
        backup=backup,
        begins=begins,
        leads=person is not None and not gone and (begins is None or begins <= plan.today),
        gone=gone,
        helped=stands_in is not None and stands_in is not person and plan.is_here(backup),
    )


def list_leads(plan: Plan, department: Item) -> tuple[Item, ...]:
    """Return the people who lead a department today, in the order of its file."""
    return _find(plan, (e.person for e in read_pathfinders(plan, department) if e.leads))


def list_backups(plan: Plan, department: Item) -> tuple[Item, ...]:
    """Return the people who stand in for those who lead or will, and are here today."""
    return _find(plan, (e.backup for e in read_pathfinders(plan, department) if e.helped))


def list_speakers(plan: Plan, department: Item) -> tuple[Item, ...]:
    """Return the people who could speak for a department: who leads it, then who stands in."""
    leads, backups = list_leads(plan, department), list_backups(plan, department)
    return _find(plan, (person.id for person in (*leads, *backups)))


def is_appointed(plan: Plan, person: Item) -> bool:
    """Tell whether a person is named to lead a department or to stand in, now or later."""
    return any(
        reference.pointer[0] == _FIELD and not source.over
        for source, reference in plan.referrers.get(person.id, ())
    )


def _find_person(plan: Plan, name: str) -> Item | None:
    item = plan.find(name)
    return item if item and item.is_person else None


def _find(plan: Plan, names: Iterable[str]) -> tuple[Item, ...]:
    found = {person.id: person for person in map(plan.find, names) if person}
    return tuple(found.values())
