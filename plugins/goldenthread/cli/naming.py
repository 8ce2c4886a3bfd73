"""Names of items and people as somebody types them.

In: a plan, and the items that were just listed by number. Out: the one item that is meant.
Never guesses between two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.cli.failure import Slip
from goldenthread.cli.opening import Titles
from goldenthread.ground.likeness import nearest
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan

_LAST_MENTION = re.compile(r"(?:^|\s)@(\S+)\s*$")


@dataclass(frozen=True, slots=True)
class Names:
    """Finds items; `listed` are those that a number stands for, from 1."""

    plan: Plan
    titles: Titles
    listed: tuple[Item, ...] = ()

    def item(self, word: str) -> Item:
        """Return the item of a number, an id, a former id, or the whole words an id begins with.

        Raises:
            Slip: there is none, or more than one.
        """
        if word.isascii() and word.isdigit() and 0 < int(word) <= len(self.listed):
            return self.listed[int(word) - 1]
        wanted = word.partition("#")[0].lower()
        found = self.plan.find(word.partition("#")[0]) or self.plan.find(wanted)
        if found:
            return found
        begun = [i for i in self.plan.items if i.id.startswith(f"{wanted}-") and _is_meant(i)]
        begun = [i for i in begun if i.id not in self.titles.restricted]
        if len(begun) == 1:
            return begun[0]
        raise Slip(f"the plan has no item '{word}'{self._hint(wanted, begun)}")

    def _hint(self, wanted: str, begun: Sequence[Item]) -> str:
        near = [i.id for i in begun[:3]] or nearest(wanted, self.titles.known_ids)
        return f"; did you mean {' or '.join(map(repr, near))}?" if near else ""

    def person(self, text: str) -> Item:
        """Return the person of an id, a name or an e-mail address, in upper or lower case.

        Raises:
            Slip: there is none, or several have the name.
        """
        wanted = " ".join(text.split()).casefold()
        if not wanted:
            raise Slip("say who: an id, a name or an e-mail address")
        known = self.plan.find(text.strip()) or self.plan.find(wanted)
        if known and known.is_person:
            return known
        people = self.plan.people
        found = [p for p in people if wanted in _told_of(p)] or [
            p for p in people if p.id.startswith(f"{wanted}-") and not self.plan.has_left(p.id)
        ]
        if len(found) == 1:
            return found[0]
        if found:
            some = ", ".join(person.id for person in found[:3])
            more = " and more" if len(found) > 3 else ""  # noqa: PLR2004 - as many as are named
            raise Slip(f"{len(found)} people may be '{text}': {some}{more}")
        known_as = {word: p.id for p in people for word in (p.id, p.title.casefold())}
        near = nearest(wanted, list(known_as))
        hint = f"; did you mean '{known_as[near[0]]}'?" if near else ""
        raise Slip(f"the plan has no person '{text}'{hint}")

    def take_mentions(self, text: str) -> tuple[str, tuple[Item, ...]]:
        """Return a text without the `@names` at its end, and what they name, as they stood.

        Raises:
            Slip: a name that nothing has.
        """
        words: list[str] = []
        while match := _LAST_MENTION.search(text):
            words.insert(0, match[1])
            text = text[: match.start()]
        return " ".join(text.split()), tuple(map(self.item, words))


def _is_meant(item: Item) -> bool:
    return not item.over and not item.kind.diary


def _told_of(person: Item) -> Iterator[str]:
    yield " ".join(person.title.split()).casefold()
    yield from addresses_of(person)


def addresses_of(person: Item) -> tuple[str, ...]:
    """Return the addresses under which a person commits, in lower case."""
    return tuple(address.casefold() for address in person.emails)
