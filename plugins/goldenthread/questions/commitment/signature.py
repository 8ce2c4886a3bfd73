"""What people put their name to: the entries of `acknowledged` and `committed`.

In: a plan. Out: for each person and item the entries, oldest first. Takes them as they are written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from goldenthread.ground.group import group
from goldenthread.ground.period import day_of
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.kinds import ROADMAP
from goldenthread.source.fields import read_text
from goldenthread.source.front_matter import Pointer

OWN_WORD = "self"


@dataclass(frozen=True, slots=True)
class Signature:
    """One entry: which version of an item, when and how; `how` is self, manager or meeting.

    `file` and `pointer` say where it stands.
    """

    version: str
    date: dt.date | None
    how: str
    file: Item
    pointer: Pointer


@lru_cache(maxsize=2)
def read_signatures(plan: Plan) -> Mapping[tuple[str, str], tuple[Signature, ...]]:
    """Return all entries by (person, item), ids of today, in the order of their days."""
    signed = (*_acknowledged(plan), *_committed(plan))
    found = group(((person.id, item.id), signature) for person, item, signature in signed)
    return {
        key: tuple(sorted(entries, key=lambda entry: entry.date or dt.date.min))
        for key, entries in found.items()
    }


def _acknowledged(plan: Plan) -> Iterator[tuple[Item, Item, Signature]]:
    for person in plan.people:
        for index, entry in person.entries("acknowledged"):
            item = plan.find(read_text(entry.get("item")))
            if item:
                yield person, item, _read(entry, person, ("acknowledged", index))


def _committed(plan: Plan) -> Iterator[tuple[Item, Item, Signature]]:
    for roadmap in plan.of_kind(ROADMAP):
        for index, entry in roadmap.entries("committed"):
            person = plan.find(read_text(entry.get("person")))
            if person and person.is_person:
                yield person, roadmap, _read(entry, roadmap, ("committed", index))


def _read(entry: Mapping[str, Any], file: Item, pointer: Pointer) -> Signature:
    version, how = read_text(entry.get("version")), read_text(entry.get("how"))
    return Signature(version, day_of(entry.get("date")), how, file, pointer)
