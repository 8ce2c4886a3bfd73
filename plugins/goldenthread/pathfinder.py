"""Who leads a department and who stands in, as its file names them.

In: a department. Out: ids as they were written. Never looks whether they exist or are still here.
"""

from __future__ import annotations

from goldenthread.item import Item

_FIELD = "pathfinders"


def name_pathfinders(department: Item, *roles: str) -> tuple[str, ...]:
    """Return the ids under `person` and `backup`, or under those of them that are asked for."""
    return tuple(
        reference.target
        for reference in department.references
        if reference.field.path[0] == _FIELD and (not roles or reference.pointer[-1] in roles)
    )
