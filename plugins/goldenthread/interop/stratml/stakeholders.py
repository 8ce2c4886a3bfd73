"""Stakeholders as the entries that an item carries.

In: stakeholders of one organisation, goal or objective. Out: `{name, role, note}` mappings.
Never makes an item of a stakeholder: a name in a plan is not a person of ours.
"""

from __future__ import annotations

from goldenthread.interop.stratml.model import Role, Stakeholder


def build_stakeholders(stakeholders: tuple[Stakeholder, ...]) -> list[dict[str, object]]:
    """Return one entry for each stakeholder; `role` holds Performer, Beneficiary or both."""
    entries = []
    for stakeholder in stakeholders:
        entry: dict[str, object] = {"name": stakeholder.name}
        types = dict.fromkeys(kind for role in stakeholder.roles for kind in role.types)
        if types:
            entry["role"] = ", ".join(types)
        notes = filter(None, (stakeholder.description, *map(_describe, stakeholder.roles)))
        note = "; ".join(dict.fromkeys(notes))
        if note:
            entry["note"] = note
        entries.append(entry)
    return entries


def _describe(role: Role) -> str:
    return ": ".join(filter(None, (role.name, role.description)))
