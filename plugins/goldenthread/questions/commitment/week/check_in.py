"""A check-in, typed: what a team or a person committed to in one week, and what came of it.

In: an item of the kind `check-in`, and what ids are called today. Out: a frozen `CheckIn` that
holds what could be understood; no former id gets further than here. Whether it was on time, and
what it adds up to with others, is not said here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from goldenthread.ground.period import Period, day_of
from goldenthread.items.item import Item
from goldenthread.source.fields import read_entries, read_number, read_text
from goldenthread.source.front_matter import Pointer

Rename = Callable[[str], str]
"""Gives the id of today for one that an item has or had; what nothing is called stays."""

RESULTS = ("kept", "missed", "carried")


def fold_words(text: str) -> str:
    """Return the words of a commitment as they are compared: spaces and case do not count."""
    return " ".join(text.split()).casefold()


@dataclass(frozen=True, slots=True)
class Commitment:
    """What somebody committed to for a week; `result` is one of `RESULTS`, empty while it is open.

    `person` and `item` are ids of today; `week` and `check_in` (an id) say where it stands.
    """

    person: str
    text: str
    item: str
    result: str
    why: str
    week: Period
    check_in: str
    pointer: Pointer

    @property
    def key(self) -> tuple[str, str]:
        """What stays the same when it is carried over: who, and the words without their case."""
        return (self.person, fold_words(self.text))


@dataclass(frozen=True, slots=True)
class GivenValue:
    """A value of a metric as a check-in gives it."""

    item: str
    metric: str
    value: float
    date: dt.date
    note: str
    check_in: str
    pointer: Pointer


@dataclass(frozen=True, slots=True)
class Blocker:
    """What holds an item up; `owner` gets it out of the way, `next` is the next step."""

    text: str
    item: str
    owner: str
    next: str
    pointer: Pointer


@dataclass(frozen=True, slots=True)
class Call:
    """Help that somebody needs; `asked_of` is a person or a department."""

    text: str
    item: str
    person: str
    asked_of: str
    pointer: Pointer


@dataclass(frozen=True, slots=True)
class CheckIn:
    """The whole check-in of one file, by ids of today. One of `team` and `person` is empty."""

    item: Item
    week: Period
    team: str
    person: str
    commitments: tuple[Commitment, ...]
    values: tuple[GivenValue, ...]
    blockers: tuple[Blocker, ...]
    calls: tuple[Call, ...]
    moods: tuple[int, ...]


def build_check_in(item: Item, today: dt.date, rename: Rename) -> CheckIn | None:
    """Build what can be built; None for a file that names no week.

    A value without a day is of the last day of the week, and of today while the week runs. Old
    files are not rewritten when somebody or something gets another id, so `rename` follows it.
    """

    def name(value: object) -> str:
        return rename(read_text(value))

    def target(value: object) -> str:
        return rename(read_text(value).partition("#")[0])

    week, data = item.period, item.data
    if week is None:
        return None
    person = name(data.get("person"))
    moods = data.get("mood")
    return CheckIn(
        item=item,
        week=week,
        team=name(data.get("team")),
        person=person,
        commitments=tuple(_commitments(item, week, person, rename)),
        values=tuple(_values(item, week, today, rename)),
        blockers=tuple(
            Blocker(
                read_text(entry.get("text")),
                target(entry.get("item")),
                name(entry.get("owner")),
                read_text(entry.get("next")),
                ("blockers", n),
            )
            for n, entry in read_entries(data.get("blockers"))
        ),
        calls=tuple(
            Call(
                read_text(entry.get("text")),
                target(entry.get("item")),
                name(entry.get("person")) or person,
                name(entry.get("asked_of")),
                ("help", n),
            )
            for n, entry in read_entries(data.get("help"))
        ),
        moods=tuple(m for m in moods if type(m) is int) if isinstance(moods, list) else (),
    )


def _commitments(item: Item, week: Period, person: str, rename: Rename) -> Iterator[Commitment]:
    for index, entry in item.entries("commitments"):
        result = entry.get("result")
        yield Commitment(
            rename(read_text(entry.get("person"))) or person,
            " ".join(read_text(entry.get("text")).split()),
            rename(read_text(entry.get("item")).partition("#")[0]),
            result if result in RESULTS else "",
            read_text(entry.get("why")),
            week,
            item.id,
            ("commitments", index),
        )


def _values(item: Item, week: Period, today: dt.date, rename: Rename) -> Iterator[GivenValue]:
    for index, entry in item.entries("values"):
        target, _, metric = read_text(entry.get("metric")).partition("#")
        value = read_number(entry.get("value"))
        written = entry.get("date")
        date = min(week.end, max(week.start, today)) if written is None else day_of(written)
        if value is not None and target and date is not None:
            yield GivenValue(
                rename(target),
                metric,
                value,
                date,
                read_text(entry.get("note")),
                item.id,
                ("values", index),
            )
