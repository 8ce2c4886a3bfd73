"""What an item has to affirm: links and answers whose upper end has changed.

In: an item of a plan. Out: what would be written for each, and lines that say what has changed, so
that nobody affirms what they have not seen. Old words are shown only where no file is restricted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.cli.opening import Titles
from goldenthread.items.difference import Difference, compare
from goldenthread.items.difference_words import ENGLISH, describe, list_changes
from goldenthread.items.intent import Intent, read_intent, take_intent
from goldenthread.items.item import Item
from goldenthread.plan.hook import list_pins
from goldenthread.plan.link import Link
from goldenthread.plan.pin import Pin
from goldenthread.plan.plan import Plan
from goldenthread.reporters.plain import plain
from goldenthread.source.front_matter import Pointer

_MOST = 12
_NOTHING = Intent("", "", (), (), None, ())


@dataclass(frozen=True, slots=True)
class Stale:
    """`value` is to stand at `pointer` of the item's file; `above` is what it refers to.

    `told` says in one line what is affirmed, `lines` what has changed there, or what it says.
    """

    item: Item
    above: Item
    pointer: Pointer
    value: object
    told: str
    lines: tuple[str, ...]


def find_stale(plan: Plan, titles: Titles, items: Sequence[Item]) -> Iterator[Stale]:
    """Yield the links and answers that were never affirmed, or not as the words above read today.

    They come by item. Of what is over nothing is asked.
    """
    answers = [pin for pin in list_pins(plan) if pin.clause and pin.seen != pin.now]
    for item in items:
        for link in plan.parents(item):
            if not link.parent.over and link.support.seen != take_intent(link.parent):
                yield _read_link(plan, titles, link)
        yield from (_read_answer(titles, pin) for pin in answers if pin.bearer is item)


def _read_link(plan: Plan, titles: Titles, link: Link) -> Stale:
    item, parent, pointer = link.child, link.parent, link.support.pointer
    seen = take_intent(parent)
    value: object = seen
    if link.support.bare:
        value = {"id": link.support.text, "seen": seen}
        value = value if len(pointer) > 1 else [value]
    else:
        pointer = (*pointer, "seen")
    return Stale(
        item,
        parent,
        pointer,
        value,
        f"{titles.named(item)} supports {titles.named(parent)}",
        tuple(_say_change(plan, titles, link)),
    )


def _say_change(plan: Plan, titles: Titles, link: Link) -> Iterator[str]:
    parent, seen = link.parent, link.support.seen
    if parent.id in titles.restricted:
        return
    known = titles.differences(parent.id, seen)
    if known:
        yield from _list_known(known)
        return
    yield _say_then(plan, titles, link)
    found = compare(_NOTHING, read_intent(parent), lambda _: True, frozenset())
    lines = (describe(one, ENGLISH) for one in found[:_MOST])
    yield from (f"  {plain(line.what)} {plain(line.new)}" for line in lines)


def _say_then(plan: Plan, titles: Titles, link: Link) -> str:
    """Say what the link was affirmed for, where that is no former text of the item above."""
    if not link.support.seen:
        return "never affirmed so far; it sets out to do this:"
    former = plan.moved.get((link.child.id, link.support.seen))
    if former is None:
        return "affirmed for another text, not known from the git history here; now it reads:"
    then = plan.find(former)
    named = titles.named(then) if then else "an item that is no longer in the plan"
    return f"affirmed for {named}; does it hold for this one?"


def _list_known(differences: Sequence[Difference]) -> Iterator[str]:
    """Yield what has changed, where that is known."""
    yield "changed since it was last affirmed:"
    yield from (f"  {plain(line)}" for line in list_changes(differences, _MOST))


def _read_answer(titles: Titles, pin: Pin) -> Stale:
    known = titles.differences(pin.target, pin.seen)
    lines: list[str] = []
    if pin.above.id not in titles.restricted:
        if known:
            lines += _list_known(known)
        else:
            text = dict(read_intent(pin.above).clauses).get(pin.clause, "")
            lines.append(f'the clause reads: "{plain(text)}"')
    if pin.bearer.id not in titles.restricted:
        lines.append(f"the answer is: {plain(pin.says)}")
    return Stale(
        pin.bearer,
        pin.above,
        pin.pointer,
        pin.now,
        f"{titles.named(pin.bearer)} answers clause '{plain(pin.clause)}' of "
        f"{titles.named(pin.above)}",
        tuple(lines),
    )
