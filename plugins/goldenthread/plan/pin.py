"""Fingerprints in a plan, each of what was above it when the fingerprint was written.

In: a plan. Out: `Pin`s with the fingerprint of today beside the one that is written. Compares
fingerprints; never judges whether what was affirmed still makes sense.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from goldenthread.items.intent import Intent, print_intent, take_intent
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.source.front_matter import Pointer

_INTENT = ("title", "clauses", "metrics", "period", "aims")


@dataclass(frozen=True, slots=True)
class Pin:
    """What stands at `pointer` of the bearer's file about the item above.

    `seen` is the fingerprint that is written, empty where one is yet to be; `now` that of today,
    empty where it cannot be taken. `clause` is the id of the one clause that the bearer answers,
    empty for all of the item above; `says` is that answer. `take` gives the fingerprint of an older
    text; None where it takes more than the text of one item.
    """

    bearer: Item
    pointer: Pointer
    above: Item
    seen: str
    now: str
    take: Callable[[Intent], str] | None = print_intent
    clause: str = ""
    says: str = ""

    @property
    def changed(self) -> bool:
        """True where another text is written down than stands above today."""
        return bool(self.seen and self.now) and self.seen != self.now

    @property
    def target(self) -> str:
        """The id of the item above, or `id#clause`."""
        return f"{self.above.id}#{self.clause}" if self.clause else self.above.id


def pin_links(plan: Plan) -> Iterator[Pin]:
    """Yield the pin of each affirmed link between items that are not over.

    A parent that was misread cannot be compared.
    """
    intents: dict[str, str] = {}
    for child in plan.threaded:
        for link in plan.parents(child):
            seen, parent, pointer = link.support.seen, link.parent, link.support.pointer
            if not seen or parent.over or child.misread(*pointer):
                continue
            if parent.id not in intents:
                readable = not any(parent.misread(name) for name in _INTENT)
                intents[parent.id] = take_intent(parent) if readable else ""
            yield Pin(child, (*pointer, "seen"), parent, seen, intents[parent.id])


def find_suspects(plan: Plan) -> Iterator[Pin]:
    """Yield the links that were affirmed when their upper end set out to do something else."""
    return (pin for pin in pin_links(plan) if pin.changed)
