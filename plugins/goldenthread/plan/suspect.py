"""Links that were affirmed when their upper end set out to do something else.

In: a plan. Out: each such link with both fingerprints. Compares fingerprints; never judges whether
a link still makes sense.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.items.intent import take_intent
from goldenthread.plan.link import Link
from goldenthread.plan.plan import Plan

_INTENT = ("title", "clauses", "metrics", "period", "aims")


@dataclass(frozen=True, slots=True)
class Suspect:
    """A link that was affirmed when its parent still had the fingerprint `seen`; it is `now`."""

    link: Link
    seen: str
    now: str


def find_suspects(plan: Plan) -> Iterator[Suspect]:
    """Compare each affirmed link with its parent; a parent that was misread cannot be compared."""
    intents: dict[str, str] = {}
    for child in plan.threaded:
        for link in plan.parents(child):
            seen, parent = link.support.seen, link.parent
            if not seen or parent.over or child.misread(*link.support.pointer):
                continue
            if parent.id not in intents:
                readable = not any(parent.misread(name) for name in _INTENT)
                intents[parent.id] = take_intent(parent) if readable else ""
            if intents[parent.id] not in ("", seen):
                yield Suspect(link, seen, intents[parent.id])
