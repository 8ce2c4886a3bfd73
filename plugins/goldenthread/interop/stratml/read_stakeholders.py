"""Stakeholders and their roles, read from XML.

In: the cursor of an organisation, goal or objective. Out: named stakeholders.
Never keeps a stakeholder without a name: it is the residue of a form.
"""

from __future__ import annotations

from goldenthread.interop.stratml.cursor import Cursor
from goldenthread.interop.stratml.model import Role, Stakeholder


def read_stakeholders(parent: Cursor) -> tuple[Stakeholder, ...]:
    """Return the stakeholders below `parent` that have a name, each once."""
    kept: dict[Stakeholder, None] = {}
    for cursor in parent.below("Stakeholder"):
        cursor.expect("Name", "Description", "Role")
        roles = _read_roles(cursor)
        stakeholder = Stakeholder(
            name=cursor.line("Name"),
            description=cursor.line("Description"),
            sort=cursor.attribute("StakeholderTypeType"),
            roles=roles,
        )
        code = "" if stakeholder.name else "nameless-stakeholder"
        if stakeholder in kept:
            code = "repeated-stakeholder"
        if code:
            cursor.log.add(code, cursor.place, stakeholder.name)
            for _ in roles:
                cursor.log.add("blank-role", cursor.place, "its stakeholder was dropped")
            continue
        if stakeholder.sort:
            cursor.log.add("stakeholder-sort", cursor.place, stakeholder.sort)
        kept[stakeholder] = None
    return tuple(kept)


def _read_roles(parent: Cursor) -> tuple[Role, ...]:
    kept = []
    for cursor in parent.below("Role"):
        cursor.expect("Name", "Description", "RoleType")
        role = Role(cursor.line("Name"), cursor.line("Description"), cursor.lines("RoleType"))
        if role.name or role.description or role.types:
            kept.append(role)
        else:
            cursor.log.add("blank-role", cursor.place)
    return tuple(kept)
