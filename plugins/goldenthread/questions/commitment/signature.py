"""What people put their name to: the entries of `acknowledged` and `committed`, and who wrote them.

In: a plan. Out: for each person and item the entries, oldest first, each with whether git says that
the person committed it under an address of their own. Believes git's author as git states it, and
nobody where git does not know.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from goldenthread.git.past import Version
from goldenthread.ground.period import day_of
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.source.document import parse_document
from goldenthread.source.fields import read_entries, read_text
from goldenthread.source.front_matter import Pointer

OWN_WORD = "self"


@dataclass(frozen=True, slots=True)
class Signature:
    """One entry: which version of an item, when and how; `how` is self, manager or meeting.

    `confirmed` tells that the person said so themselves and that git names them as its author.
    `file` and `pointer` say where it stands.
    """

    version: str
    date: dt.date | None
    how: str
    confirmed: bool
    file: Item
    pointer: Pointer


@lru_cache(maxsize=2)
def read_signatures(plan: Plan) -> Mapping[tuple[str, str], tuple[Signature, ...]]:
    """Return all entries by (person, item), ids of today, in the order of their days."""
    found: dict[tuple[str, str], list[Signature]] = {}
    for person, item, signature in (*_acknowledged(plan), *_committed(plan)):
        found.setdefault((person.id, item.id), []).append(signature)
    return {
        key: tuple(sorted(entries, key=lambda entry: entry.date or dt.date.min))
        for key, entries in found.items()
    }


def _acknowledged(plan: Plan) -> Iterator[tuple[Item, Item, Signature]]:
    for person in plan.people:
        history = _History(plan, person, "acknowledged")
        for index, entry in person.entries("acknowledged"):
            item = plan.find(read_text(entry.get("item")))
            if item:
                yield person, item, history.sign(person, index, entry)


def _committed(plan: Plan) -> Iterator[tuple[Item, Item, Signature]]:
    for roadmap in plan.of_kind("roadmap"):
        history = _History(plan, roadmap, "committed")
        for index, entry in roadmap.entries("committed"):
            person = plan.find(read_text(entry.get("person")))
            if person and person.is_person:
                yield person, roadmap, history.sign(person, index, entry)


class _History:
    """The committed versions of one file, and which entries of one field each of them held."""

    def __init__(self, plan: Plan, file: Item, field: str) -> None:
        self._file, self._field = file, field
        self._versions: Sequence[Version] = plan.past.versions.get(file.path, ())
        self._whole = not plan.past.shallow
        self._held: list[frozenset[tuple[str, ...]]] = []

    def sign(self, person: Item, index: int, entry: Mapping[str, Any]) -> Signature:
        how = read_text(entry.get("how"))
        return Signature(
            version=read_text(entry.get("version")),
            date=day_of(entry.get("date")),
            how=how,
            confirmed=how == OWN_WORD and self._author(entry) in _addresses(person),
            file=self._file,
            pointer=(self._field, index),
        )

    def _author(self, entry: Mapping[str, Any]) -> str:
        """Return the address under which an entry came into the file, "" where nobody knows."""
        key, author = _spell(entry), ""
        for index, version in enumerate(self._versions):
            if key not in self._entries(index):
                return author
            author = version.email.casefold()
        return author if self._whole else ""

    def _entries(self, index: int) -> frozenset[tuple[str, ...]]:
        while len(self._held) <= index:
            text = self._versions[len(self._held)].text
            data = parse_document(self._file.path, text.encode("utf-8", "surrogatepass")).data
            entries = read_entries((data or {}).get(self._field))
            self._held.append(frozenset(_spell(entry) for _, entry in entries))
        return self._held[index]


def _spell(entry: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(f"{key}: {entry[key]}" for key in sorted(entry, key=str))


def _addresses(person: Item) -> frozenset[str]:
    return frozenset(email.casefold() for email in person.emails)
