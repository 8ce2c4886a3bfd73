"""What must hold for an item to make sense, and what rests on it.

In: a site and an item. Out: its assumptions with whether they hold. The facts are those of
`suspicion.py`; a value of a wrong shape is left out here and is a finding.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.ground.period import day_of
from goldenthread.items.item import Item
from goldenthread.questions.commitment.suspicion import Hold, list_resting, read_suspicion
from goldenthread.site.parts.parts import ItemLink, Person, link_item, show_person
from goldenthread.site.site import Site
from goldenthread.source.fields import read_text

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class ShownAssumption:
    """What must hold for the item to make sense; `holds` is yes, no, unknown or unchecked.

    `rests` are the first of what hangs below and so rests on it, where that is in doubt; `more`
    counts the others.
    """

    text: str
    holds: str
    verdict: str
    checked: str
    owner: Person | None
    rests: tuple[ItemLink, ...] = ()
    more: str = ""


def build_assumptions(site: Site, item: Item) -> tuple[ShownAssumption, ...]:
    """List the assumptions with whether they hold, and what rests on those in doubt."""
    known = {one.pointer: one for one in read_suspicion(site.plan).assumptions.get(item.id, ())}
    rows = []
    for index, entry in item.entries("assumptions"):
        held = entry.get("holds")
        holds = "unknown" if not isinstance(held, bool) else ("yes" if held else "no")
        fact = known.get(("assumptions", index))
        if fact and fact.hold is Hold.UNCHECKED:
            holds = "unchecked"
        checked = day_of(entry.get("checked"))
        rests, more = _resting(site, item) if fact and fact.hold.doubted else ((), "")
        rows.append(
            ShownAssumption(
                read_text(entry.get("text")),
                holds,
                site.words(f"assumption.{holds}"),
                site.words.date(checked) if checked else "",
                show_person(site, read_text(entry.get("owner"))),
                rests,
                more,
            )
        )
    return tuple(rows)


def _resting(site: Site, item: Item) -> tuple[tuple[ItemLink, ...], str]:
    """Name the first items below, and count the others."""
    named = list_resting(site.plan, item, _MOST_NAMED)
    left = read_suspicion(site.plan).resting.get(item.id, 0) - len(named)
    more = site.words("assumption.more", n=left) if left > 0 else ""
    return tuple(link_item(one) for one in named), more
