"""What has to be looked at again around an item, seen from either end of a link.

In: a site and an item. Out: `Doubts`: links that were affirmed before the other end changed, and
assumptions further up that no longer hold or that nobody has checked. The facts are those of
`suspicion.py`; nothing is judged here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.difference_words import Line
from goldenthread.item import Item
from goldenthread.suspect import Suspect
from goldenthread.suspicion import Assumption, Hold, read_suspicion
from goldenthread.views.differing import list_differences
from goldenthread.views.parts import ItemLink, Person, link_item, show_person
from goldenthread.views.site import Site

_MOST = 12


@dataclass(frozen=True, slots=True)
class Doubt:
    """One link to look at again, from its lower end.

    `changes` are what the upper end set out to do then and does now; `note` says when its file last
    changed, or that nobody knows what. `fix` is the command that affirms the link.
    """

    other: ItemLink
    changes: tuple[Line, ...]
    note: str
    fix: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """Who has not answered yet: an item below, with whoever answers for it."""

    other: ItemLink
    owner: Person | None


@dataclass(frozen=True, slots=True)
class WaitingGroup:
    """Those who affirmed the same words, so that the same has changed for them."""

    changes: tuple[Line, ...]
    note: str
    rows: tuple[Waiting, ...]


@dataclass(frozen=True, slots=True)
class Shaken:
    """An assumption above, on which the item rests; `failed` tells that it does not hold."""

    item: ItemLink
    text: str
    verdict: str
    failed: bool


@dataclass(frozen=True, slots=True)
class Doubts:
    """`above` are what the item supports, `below` who has not answered.

    `unanswered` counts those, `more` the ones that are not shown.
    """

    above: tuple[Doubt, ...]
    below: tuple[WaitingGroup, ...]
    unanswered: str
    more: str
    shaken: tuple[Shaken, ...]


def build_doubts(site: Site, item: Item) -> Doubts | None:
    """Collect what is in doubt around an item; None where nothing is."""
    if item.over:
        return None
    found = read_suspicion(site.plan)
    above, below = found.by_child.get(item.id, ()), found.by_parent.get(item.id, ())
    shaken = _climb(site, item)
    if not (above or below or shaken):
        return None
    left = len(below) - _MOST
    return Doubts(
        tuple(_look_up(site, suspect) for suspect in above),
        _look_down(site, item, below[:_MOST]),
        site.words("doubt.below", n=len(below)) if below else "",
        site.words("doubt.more", n=left) if left > 0 else "",
        shaken,
    )


def _look_up(site: Site, suspect: Suspect) -> Doubt:
    child, parent = suspect.link.child, suspect.link.parent
    changes, change = list_differences(site, parent, suspect.seen), site.last_change(parent)
    note = site.words("doubt.changed", date=site.words.date(change.date)) if change else ""
    if not changes:
        note = f"{site.words('doubt.untold')} {note}".rstrip()
    return Doubt(link_item(parent), changes, note, f"goldenthread affirm {child.id}")


def _look_down(site: Site, parent: Item, suspects: Sequence[Suspect]) -> tuple[WaitingGroup, ...]:
    groups: dict[str, list[Item]] = {}
    for suspect in suspects:
        groups.setdefault(suspect.seen, []).append(suspect.link.child)
    told = {seen: list_differences(site, parent, seen) for seen in groups}
    merged: dict[tuple[Line, ...], list[Item]] = {}
    for seen, children in groups.items():
        merged.setdefault(told[seen], []).extend(children)
    return tuple(
        WaitingGroup(
            changes,
            "" if changes else site.words("doubt.untold"),
            tuple(Waiting(link_item(one), show_person(site, one.owner)) for one in children),
        )
        for changes, children in merged.items()
    )


def _climb(site: Site, item: Item) -> tuple[Shaken, ...]:
    """List the doubted assumptions above an item, the nearest first."""
    found = read_suspicion(site.plan)
    shaken: list[Shaken] = []
    seen: set[str] = set()
    source = found.shaken.get(item.id)
    while source and source not in seen and len(shaken) < _MOST:
        seen.add(source)
        shaken.extend(_show(site, found.assumptions[source]))
        source = found.shaken.get(source)
    return tuple(shaken)


def _show(site: Site, assumptions: Sequence[Assumption]) -> list[Shaken]:
    return [
        Shaken(
            link_item(one.item),
            one.text,
            site.words("assumption.no" if one.hold is Hold.FAILED else "assumption.unchecked"),
            one.hold is Hold.FAILED,
        )
        for one in assumptions
        if one.hold.doubted
    ]
