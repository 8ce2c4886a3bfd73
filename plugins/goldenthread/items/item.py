"""One item of the plan, typed and frozen.

Defines `Item` and its parts; `build_item.py` makes them from documents. An item knows nothing of
other items: what follows from links is the plan's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from goldenthread.ground.period import Period
from goldenthread.kinds.kinds import Kind, LinkField
from goldenthread.kinds.validation import FieldError
from goldenthread.measures.metric import Metric
from goldenthread.source.document import Document
from goldenthread.source.fields import Fields, read_entries, read_text
from goldenthread.source.front_matter import Mark, Pointer

# Lists whose entries carry the id of another item, not one of their own.
_LISTS_OF_LINKS = frozenset({"supports", "conflicts_with"})


@dataclass(frozen=True, slots=True)
class Reference:
    """A value that names another item: `target` is the id, `part` what follows `#`."""

    field: LinkField
    target: str
    part: str
    pointer: Pointer


@dataclass(frozen=True, slots=True)
class Support:
    """One entry of `supports`; `seen` is the fingerprint of the parent when last affirmed.

    `bare` tells of an id without anything beside it; `pointer` leads to the entry.
    """

    target: str
    part: str
    why: str
    seen: str
    pointer: Pointer
    bare: bool = False

    @property
    def named_at(self) -> Pointer:
        """Where the id stands: in an entry that has more to say, or as all of it."""
        return self.pointer if self.bare else (*self.pointer, "id")

    @property
    def text(self) -> str:
        """What was written to name the parent."""
        return f"{self.target}#{self.part}" if self.part else self.target


@dataclass(frozen=True, slots=True)
class Conflict:
    """A declared conflict with another item."""

    target: str
    why: str
    owner: str
    resolve_by: dt.date | None
    pointer: Pointer


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding accepted for one item until a day, with the reason.

    `weeks` are the only ones it holds for, such as "2026-W43"; without any it holds for all.
    """

    rule: str
    because: str
    until: dt.date | None
    pointer: Pointer
    weeks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Closing:
    """How an item ended: `verdict` is achieved, missed or abandoned."""

    date: dt.date | None
    verdict: str
    score: float | None
    learned: str


@dataclass(frozen=True, slots=True)
class Retirement:
    """Why an item left the plan and what took its place."""

    date: dt.date | None
    because: str
    into: str


@dataclass(frozen=True, slots=True)
class Item(Fields):
    """One node of the plan.

    `department` is the item's own; the plan knows the inherited one. `stage` is `journey#stage`.
    `data` is the whole front matter as read; treat it as read-only. What has no attribute here is
    read by its name, as the type that is asked for.
    """

    id: str
    kind: Kind
    title: str
    document: Document
    data: Mapping[str, Any]
    errors: tuple[FieldError, ...]
    owner: str
    reviewer: str
    department: str
    state: str
    period: Period | None
    supports: tuple[Support, ...]
    stands_alone: str
    metrics: tuple[Metric, ...]
    outcomes: tuple[str, ...]
    aims: tuple[str, ...]
    stage: str
    depends_on: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    waivers: tuple[Waiver, ...]
    formerly: tuple[str, ...]
    audience: str
    closed: Closing | None
    retired: Retirement | None
    references: tuple[Reference, ...]

    @property
    def path(self) -> str:
        """Path of the file inside the plan folder, with `/`."""
        return self.document.path

    @property
    def address(self) -> str:
        """Address of the item's page below the site's root, such as `objectives/renter-leads/`."""
        return f"{self.kind.address}/{self.id}/"

    @property
    def active(self) -> bool:
        """True while the item is work in hand: neither draft, candidate, closed nor archived."""
        return self.state == "active"

    @property
    def current(self) -> bool:
        """True for what readers act on or have to decide: active items and candidates."""
        return self.state in ("active", "candidate")

    @property
    def over(self) -> bool:
        """True when the item is closed or archived."""
        return self.state in ("closed", "archived")

    @property
    def is_person(self) -> bool:
        """True for somebody who works here."""
        return self.kind.is_person

    @property
    def is_department(self) -> bool:
        """True for a team."""
        return self.kind.is_department

    @property
    def is_purpose(self) -> bool:
        """True for a purpose, of the company or of a team."""
        return self.kind.is_purpose

    @property
    def first_day(self) -> dt.date | None:
        """A person's first day."""
        return self.day("start")

    @property
    def last_day(self) -> dt.date | None:
        """A person's last day."""
        return self.day("end")

    @property
    def emails(self) -> tuple[str, ...]:
        """A person's addresses, as they are written."""
        return self.texts("emails")

    @property
    def role(self) -> str:
        """What a person is in the company."""
        return self.text("role")

    @property
    def cadence(self) -> str:
        """How often a department checks in."""
        return self.text("cadence")

    def misread(self, *pointer: str | int) -> bool:
        """Tell whether a field has errors of its own, so that nothing more need be said of it.

        A key that does not exist and is spelt nearly like the field is such an error.
        """
        return any(
            error.pointer[: len(pointer)] == pointer or error.meant == pointer
            for error in self.errors
        )

    def place(self, pointer: Pointer = (), *, key: bool = False) -> Mark:
        """Return the line and column of a field in the item's file."""
        return self.document.place(pointer, key=key)

    def metric(self, metric_id: str) -> Metric | None:
        """Return the metric of that id."""
        return next((metric for metric in self.metrics if metric.id == metric_id), None)

    @property
    def parts(self) -> tuple[str, ...]:
        """What `id#part` can name: the ids of the entries of its own lists, in their order."""
        return tuple(
            entry["id"]
            for field, value in self.data.items()
            if isinstance(value, list) and field not in _LISTS_OF_LINKS
            for entry in value
            if isinstance(entry, dict) and isinstance(entry.get("id"), str)
        )

    def part_text(self, part: str) -> str:
        """Return the name or the words of the first entry of this id in any list."""
        for value in self.data.values():
            for _, entry in read_entries(value):
                if entry.get("id") == part:
                    return read_text(entry.get("name") or entry.get("text"))
        return ""

    def has_part(self, part: str) -> bool:
        """Tell whether `id#part` names something."""
        return part in self.parts
