"""A campaign's assessment, typed: what came of it per audience, what was learned, the verdict.

In: a plan, or an item of the kind `assessment`. Out: a frozen `Assessment` of each, which holds
what could be understood. Computes no verdict of its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from goldenthread.ground.group import group
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.questions.leads.kinds import ASSESSMENT
from goldenthread.source.fields import (
    read_entries,
    read_mapping,
    read_number,
    read_text,
    read_texts,
)
from goldenthread.source.front_matter import Pointer

STEPS = ("reached", "inquiries", "leads", "qualified", "opportunities", "customers")
"""The steps that an assessment counts, each at most as many as the one before."""
SIDES = ("marketing", "sales")


@dataclass(frozen=True, slots=True)
class StepCounts:
    """Counts by the names of `STEPS`, as far as given.

    `rates` are claimed shares, 0 to 1, of the step before; `revenue`, and `pipeline` for what open
    opportunities would bring, are in the currency of the campaign's budget.
    """

    counts: Mapping[str, float]
    revenue: float | None
    rates: Mapping[str, float]
    pointer: Pointer
    pipeline: float | None = None

    @property
    def steps(self) -> tuple[tuple[str, float], ...]:
        """The counts that are given, in the order of `STEPS`."""
        return tuple((step, self.counts[step]) for step in STEPS if step in self.counts)

    @property
    def conversions(self) -> tuple[tuple[str, str, float], ...]:
        """(from, to, share) for each two given steps that follow each other; none from zero."""
        steps = self.steps
        return tuple((a, b, end / start) for (a, start), (b, end) in pairwise(steps) if start)

    def conversion(self, start: str, end: str) -> float | None:
        """Return the share of `start` that reached `end`; None where either is missing or zero."""
        first, last = self.counts.get(start), self.counts.get(end)
        return last / first if first and last is not None else None


@dataclass(frozen=True, slots=True)
class ResultRow:
    """What one audience, by one tactic where it is known, was expected to do and did."""

    target_audience: str
    tactic: str
    planned: StepCounts
    actual: StepCounts
    pointer: Pointer


@dataclass(frozen=True, slots=True)
class Lesson:
    """What worked or did not; about all audiences where `target_audience` is empty."""

    text: str
    worked: bool
    target_audience: str


@dataclass(frozen=True, slots=True)
class Participant:
    """Who took part, for `marketing` or `sales`."""

    person: str
    side: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """The whole assessment; `verdict` is keep, change, stop or empty."""

    item: Item
    campaign: str
    results: tuple[ResultRow, ...]
    lessons: tuple[Lesson, ...]
    evidence: tuple[str, ...]
    verdict: str
    next: str
    participants: tuple[Participant, ...]

    @property
    def ended(self) -> dt.date:
        """The end of its period, the first of all days without one."""
        return self.item.period.end if self.item.period else dt.date.min

    @property
    def missing_sides(self) -> tuple[str, ...]:
        """The sides of `SIDES` from which nobody took part."""
        there = {entry.side for entry in self.participants}
        return tuple(side for side in SIDES if side not in there)


@lru_cache(maxsize=2)
def read_assessments(plan: Plan) -> Mapping[str, tuple[Assessment, ...]]:
    """Return the assessments of each campaign of a plan, by its id, newest last."""
    assessments = map(build_assessment, plan.of_kind(ASSESSMENT))
    found = group((one.id, a) for a in assessments if (one := plan.find(a.campaign)))
    return {
        campaign: tuple(sorted(entries, key=lambda entry: entry.ended))
        for campaign, entries in found.items()
    }


def build_assessment(item: Item) -> Assessment:
    """Build what can be built; entries of a wrong shape are left out."""
    data = item.data
    verdict = data.get("verdict")
    return Assessment(
        item=item,
        campaign=read_text(data.get("campaign")),
        results=tuple(
            _build_row(entry, ("results", n)) for n, entry in read_entries(data.get("results"))
        ),
        lessons=(
            *_lessons(data.get("worked"), worked=True),
            *_lessons(data.get("did_not_work"), worked=False),
        ),
        evidence=read_texts(data.get("evidence")),
        verdict=verdict if verdict in ("keep", "change", "stop") else "",
        next=read_text(data.get("next")),
        participants=tuple(
            Participant(read_text(entry.get("person")), read_text(entry.get("side")))
            for _, entry in read_entries(data.get("participants"))
        ),
    )


def _build_row(entry: Mapping[str, Any], pointer: Pointer) -> ResultRow:
    return ResultRow(
        read_text(entry.get("target_audience")),
        read_text(entry.get("tactic")),
        _build_figures(entry.get("planned"), (*pointer, "planned")),
        _build_figures(entry.get("actual"), (*pointer, "actual")),
        pointer,
    )


def _build_figures(value: object, pointer: Pointer) -> StepCounts:
    data = read_mapping(value)
    return StepCounts(
        _numbers(data, STEPS),
        read_number(data.get("revenue")),
        _numbers(read_mapping(data.get("rates")), STEPS),
        pointer,
        pipeline=read_number(data.get("pipeline")),
    )


def _numbers(data: Mapping[str, Any], names: tuple[str, ...]) -> Mapping[str, float]:
    found = ((name, read_number(data.get(name))) for name in names)
    return {name: value for name, value in found if value is not None}


def _lessons(value: object, *, worked: bool) -> Iterator[Lesson]:
    for entry in value if isinstance(value, list) else ():
        if isinstance(entry, str):
            yield Lesson(entry, worked, "")
        elif isinstance(entry, dict) and read_text(entry.get("text")):
            yield Lesson(entry["text"], worked, read_text(entry.get("target_audience")))
