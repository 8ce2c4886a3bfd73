"""A buyer's journey, typed: its stages in order and the agreements between neighbours.

Defines `Journey` and its parts; `build_journey.py` makes them from an item. A journey knows nothing
of other items: what they do at a stage is in `funnel.py`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from goldenthread.items.item import Item
from goldenthread.measures.metric import Actual
from goldenthread.source.front_matter import Pointer

QUESTIONS = (
    "handled_by",
    "route",
    "respond_within",
    "follow_ups",
    "no_sale_when",
    "feedback",
)
"""What every hand-off has to answer; all else is advice."""
DAYS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 365.25 / 12}


@dataclass(frozen=True, slots=True)
class Duration:
    """A span of time; `business` counts working time only."""

    value: float
    unit: str
    business: bool

    @property
    def days(self) -> float:
        """Length in calendar days; a working week counts as a week."""
        return self.value * DAYS[self.unit] * (7 / 5 if self.business else 1)


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap at a stage that somebody has taken on."""

    owner: str
    why: str
    resolve_by: dt.date | None


@dataclass(frozen=True, slots=True)
class Idle:
    """How long a record may lie idle before somebody is notified, and before it is closed.

    Holds for the records that `applies_to` names; for all where that is empty.
    """

    applies_to: str
    warn_after: Duration | None
    close_after: Duration | None


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage; `metric` and `data` say where its volume comes from, `volume` is what it states.

    `target_conversion` is the share, 0 to 1, of those here that should reach the next stage.
    """

    id: str
    name: str
    definition: str
    same_as: str
    entry: str
    exit: str
    owner: str
    record: str
    metric: str
    volume: tuple[Actual, ...]
    data: str
    target_conversion: float | None
    lag: Duration | None
    idle: tuple[Idle, ...]
    gap: Gap | None
    pointer: Pointer


@dataclass(frozen=True, slots=True)
class Disposition:
    """How a record leaves without a sale, where it goes next, and what brings it back.

    A reason with which something has to be noted reads "competitor (which one)". `keeps` says what
    stays known about somebody who comes back.
    """

    status: str
    reasons: tuple[str, ...]
    goes_to: str
    revisit_after: Duration | None
    returns_when: str
    keeps: tuple[str, ...]
    pointer: Pointer


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something that has to have happened within a time; `measured_by` is `item#metric`."""

    what: str
    within: Duration | None
    measured_by: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """What happens to a record that the receiving side does not accept."""

    how: str
    within: Duration | None
    to: str
    reopen_within: Duration | None
    afterwards: str


@dataclass(frozen=True, slots=True)
class HandOffSignature:
    """Who has agreed for one side, `from` or `to`."""

    person: str
    side: str
    date: dt.date | None


@dataclass(frozen=True, slots=True)
class HandOff:
    """The agreement between two neighbouring stages; empty values are unanswered.

    A criterion that does not count for all reads "inbound: …".
    """

    start: str
    end: str
    team: str
    route: str
    how: str
    cover: str
    respond_within: Duration | None
    deadlines: tuple[Deadline, ...]
    tries: int | None
    tries_within: Duration | None
    channels: tuple[str, ...]
    required_fields: tuple[str, ...]
    accepted_when: tuple[str, ...]
    no_sale_when: str
    dispositions: tuple[Disposition, ...]
    refusal: Refusal | None
    feedback_to: str
    feedback_what: str
    feedback_every: str
    signed: tuple[HandOffSignature, ...]
    review_by: dt.date | None
    actuals: Mapping[str, str]
    pointer: Pointer

    @property
    def unanswered(self) -> tuple[str, ...]:
        """Which of `QUESTIONS` have no answer, in their order."""
        answers = {
            "handled_by": self.team,
            "route": self.route,
            "respond_within": self.respond_within,
            "follow_ups": self.tries is not None,
            "no_sale_when": self.no_sale_when,
            "feedback": self.feedback_to,
        }
        return tuple(question for question in QUESTIONS if not answers[question])


@dataclass(frozen=True, slots=True)
class Deal:
    """What one sale is worth, at which stage it is paid, and the revenue all have to reach."""

    stage: str
    size: float
    currency: str
    goal: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the journey that is defined once."""

    id: str
    name: str
    definition: str
    pointer: Pointer


@dataclass(frozen=True)
class Journey:
    """The stages in order and what neighbours agreed; `volumes_per` is the span of a volume.

    Its own `dispositions` hold at every stage, beside those of a hand-off.
    """

    item: Item
    stages: tuple[Stage, ...]
    hand_offs: tuple[HandOff, ...]
    dispositions: tuple[Disposition, ...]
    target_audiences: tuple[str, ...]
    volumes_per: str
    working_hours: str
    deal: Deal | None
    terms: tuple[Term, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Stage]:
        """The stages by id; the first of two wins."""
        return {stage.id: stage for stage in reversed(self.stages)}

    def hand_off(self, start: Stage, end: Stage) -> HandOff | None:
        """Return what two stages have agreed."""
        pair = (start.id, end.id)
        return next((h for h in self.hand_offs if (h.start, h.end) == pair), None)
