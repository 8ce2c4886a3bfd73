"""Who leads a department and who stands in, for the rules about Pathfinders.

In: a plan and a department. Out: a `Lead` for each entry that names people whom the plan knows.
Holds no rule itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.fields import read_entries, read_text
from goldenthread.item import Item
from goldenthread.plan import Plan


@dataclass(frozen=True, slots=True)
class Lead:
    """One entry of `pathfinders`, of a person and perhaps a backup whom the plan knows.

    `person` and `backup` are ids as written; `here` tells that the person has not left,
    `helped` that the backup is somebody else and has not left.
    """

    index: int
    person: str
    backup: str
    qualified: bool
    here: bool
    helped: bool

    @property
    def pointer(self) -> tuple[str, int]:
        """Where the entry stands."""
        return ("pathfinders", self.index)


def list_leads(plan: Plan, department: Item) -> tuple[Lead, ...]:
    """Return the entries whose person exists, in the order of the file.

    Names that do not exist and values of the wrong shape are said by other rules.
    """
    return tuple(_read_leads(plan, department))


def _read_leads(plan: Plan, department: Item) -> Iterator[Lead]:
    for index, entry in read_entries(department.data.get("pathfinders")):
        person, backup = plan.find(read_text(entry.get("person"))), read_text(entry.get("backup"))
        stands_in = plan.find(backup)
        if person is None or (backup and stands_in is None):
            continue
        yield Lead(
            index,
            read_text(entry.get("person")),
            backup,
            bool(read_text(entry.get("qualification")).strip()),
            not plan.has_left(person.id),
            stands_in is not None and stands_in is not person and not plan.has_left(stands_in.id),
        )


def find_departments(plan: Plan) -> Iterator[tuple[Item, tuple[Lead, ...]]]:
    """Yield each department in being with who leads it, where that can be read."""
    for department in plan.of_kind("department"):
        if department.current and not department.misread("pathfinders"):
            yield department, list_leads(plan, department)


def is_led(leads: tuple[Lead, ...]) -> bool:
    """Tell whether anybody leads the department or stands in today."""
    return any(lead.here or lead.helped for lead in leads)
