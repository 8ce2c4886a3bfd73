"""What a question adds to what goes out for machines and to the last line of a check.

In: the `FACE` of each question's `for_export`. Out: values, records, tables and counts. A shape
that is published stays as it is without a question; what only the question knows is empty there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from goldenthread.ground.questions import faces
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan

Cell = str | int | float | Sequence[str] | None
"""A value of an item; a list is joined by spaces where a table has one text for it."""
Record = Mapping[str, object]

EMPTY_COLUMNS: Mapping[str, Cell] = MappingProxyType(
    {"outcomes_reached": (), "contributes": False, "aims_fit": None, "campaign": None}
)
"""What questions say of an item in `plan.json` and `items.csv`, as it stands without them."""
LISTS = ("journeys", "assessments", "weeks", "roadmaps", "acknowledgements")
"""Lists of `plan.json` that questions fill, in the order of the file."""
EMPTY_COUNTS: Mapping[str, Mapping[str, int]] = MappingProxyType(
    {
        "alignment": MappingProxyType(
            dict.fromkeys(("leads_there", "in_part", "says_nothing", "against", "unchecked"), 0)
        )
    }
)


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over a plan: by name in files, and `told` in the last line of a check."""

    name: str
    counts: Mapping[str, int]
    told: str


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file of its own."""

    columns: tuple[str, ...]
    rows: Callable[[Plan], Iterable[Sequence[Cell]]]


@dataclass(frozen=True, slots=True)
class ForExport:
    """What a question gives to the stage `for_export`.

    `columns` returns values of an item by the names of `EMPTY_COLUMNS`, `lists` has some of
    `LISTS`, `tables` the files that exist only with the question.
    """

    columns: Callable[[Plan, Item], Mapping[str, Cell]] | None = None
    lists: Mapping[str, Callable[[Plan], Iterable[Record]]] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)
    tally: Callable[[Plan], Tally] | None = None


def export_faces() -> tuple[ForExport, ...]:
    """Return what each question that is there adds."""
    return faces("for_export", ForExport)


def read_columns(plan: Plan, item: Item) -> Mapping[str, Cell]:
    """Return what questions say of an item."""
    told = dict(EMPTY_COLUMNS)
    for face in export_faces():
        if face.columns:
            told |= face.columns(plan, item)
    return told


def list_records(plan: Plan, name: str) -> Iterator[Record]:
    """Yield the records of a list of `plan.json`."""
    for face in export_faces():
        if name in face.lists:
            yield from face.lists[name](plan)


def read_tallies(plan: Plan) -> tuple[Tally, ...]:
    """Return the counts of each question that has some."""
    return tuple(face.tally(plan) for face in export_faces() if face.tally)


def read_counts(plan: Plan) -> dict[str, dict[str, int]]:
    """Return the counts of questions by name; zeros where nobody counts."""
    told = {**EMPTY_COUNTS, **{tally.name: tally.counts for tally in read_tallies(plan)}}
    return {name: dict(counts) for name, counts in told.items()}
