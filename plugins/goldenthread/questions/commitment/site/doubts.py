"""What has to be looked at again around an item, seen from either end of a link.

In: a site and an item. Out: `Doubts`: links that were affirmed before the other end changed, and
assumptions further up that no longer hold or that nobody has checked. The facts are those of
`suspicion.py`; nothing is judged here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.items.difference_words import DifferenceLine
from goldenthread.items.item import Item
from goldenthread.plan.pin import Pin
from goldenthread.questions.commitment.rules.gt601_suspect_link import SuspectLink
from goldenthread.questions.commitment.site.differing import list_differences
from goldenthread.questions.commitment.suspicion import Assumption, Hold, read_suspicion
from goldenthread.site.parts.parts import ItemLink, Person, link_item, show_person
from goldenthread.site.site import Site

_MOST = 12


@dataclass(frozen=True, slots=True)
class ShownDoubt:
    """One link to look at again, from its lower end.

    `said` leads to the upper end: it has changed, or was another item, `former`, when the link was
    affirmed. `changes` are what it set out to do then and does now; `note` says when its file last
    changed, or that nobody knows what. `fix` is the command that affirms the link.
    """

    said: str
    other: ItemLink
    former: ItemLink | None
    changes: tuple[DifferenceLine, ...]
    note: str
    fix: str


@dataclass(frozen=True, slots=True)
class Awaited:
    """Who has not answered yet: an item below, with the person who answers for it."""

    other: ItemLink
    owner: Person | None


@dataclass(frozen=True, slots=True)
class WaitingGroup:
    """Those who affirmed the same words, so that the same has changed for them.

    `former` is what they affirmed where their link led to another item then.
    """

    former: ItemLink | None
    changes: tuple[DifferenceLine, ...]
    note: str
    rows: tuple[Awaited, ...]


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

    above: tuple[ShownDoubt, ...]
    below: tuple[WaitingGroup, ...]
    unanswered: str
    more: str
    shaken: tuple[Shaken, ...]
    code: str = SuspectLink.code
    """The rule whose findings on items below are shown here, once for all of them."""


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
        _say_unanswered(site, below),
        site.words("doubt.more", n=left) if left > 0 else "",
        shaken,
    )


def _look_up(site: Site, suspect: Pin) -> ShownDoubt:
    child, parent = suspect.bearer, suspect.above
    words, changes = site.words, list_differences(site, parent, suspect.seen)
    change, sort = site.last_change(parent), _sort(site, suspect)
    dated = words("doubt.changed", date=words.date(change.date)) if change else ""
    notes = {"changed": dated, "moved": _name_gone(site, suspect), "unknown": words("doubt.untold")}
    return ShownDoubt(
        words(f"doubt.above_{sort}"),
        link_item(parent),
        _find_former(site, suspect),
        changes,
        notes[sort],
        f"goldenthread affirm {child.id}",
    )


def _sort(site: Site, suspect: Pin) -> str:
    """Tell what is known: the upper end has changed, the link has moved, or neither."""
    if (suspect.above.id, suspect.seen) in site.plan.earlier:
        return "changed"
    return "moved" if (suspect.bearer.id, suspect.seen) in site.plan.moved else "unknown"


def _find_former(site: Site, suspect: Pin) -> ItemLink | None:
    former = site.plan.find(site.plan.moved.get((suspect.bearer.id, suspect.seen), ""))
    return link_item(former) if former else None


def _name_gone(site: Site, suspect: Pin) -> str:
    return "" if _find_former(site, suspect) else site.words("doubt.gone")


def _say_unanswered(site: Site, below: Sequence[Pin]) -> str:
    """Say that this has changed only where that is known of every link."""
    if not below:
        return ""
    known = all(_sort(site, suspect) == "changed" for suspect in below)
    return site.words("doubt.below" if known else "doubt.below_other", n=len(below))


def _look_down(site: Site, parent: Item, suspects: Sequence[Pin]) -> tuple[WaitingGroup, ...]:
    merged: dict[tuple[ItemLink | None, tuple[DifferenceLine, ...], str], list[Item]] = {}
    told = {
        seen: list_differences(site, parent, seen)
        for seen in dict.fromkeys(suspect.seen for suspect in suspects)
    }
    for suspect in suspects:
        sort = _sort(site, suspect)
        gone = _name_gone(site, suspect) if sort == "moved" else ""
        note = site.words("doubt.untold") if sort == "unknown" else gone
        key = (_find_former(site, suspect), told[suspect.seen], note)
        merged.setdefault(key, []).append(suspect.bearer)
    return tuple(
        WaitingGroup(
            *key, tuple(Awaited(link_item(one), show_person(site, one.owner)) for one in children)
        )
        for key, children in merged.items()
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
