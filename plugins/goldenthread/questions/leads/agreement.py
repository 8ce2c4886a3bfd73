"""What neighbours on a journey have agreed, with the departments on both sides.

In: a plan. Out: one `Agreement` for each hand-off, who takes over after a stage, and who could
speak for a department. Words nothing but the six questions, and never judges an answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from goldenthread.items.item import Item
from goldenthread.plan.pathfinder import list_speakers
from goldenthread.plan.plan import Plan
from goldenthread.questions.journey.journey import Disposition, HandOff, Journey, Stage
from goldenthread.questions.journey.journey_work import read_threads
from goldenthread.questions.journey.reading import read_journeys, read_serving
from goldenthread.source.front_matter import Pointer

QUESTION_WORDS: Mapping[str, str] = {
    "handled_by": "who is responsible",
    "route": "manager or individual reps",
    "respond_within": "how soon",
    "follow_ups": "how many follow-up calls",
    "no_sale_when": "when it is a no-sale",
    "feedback": "what goes back to marketing",
}
"""The questions of `journey.QUESTIONS` as a sales lead asks them."""
_PLACES: Mapping[str, Pointer] = {"route": ("handled_by", "route")}


@dataclass(frozen=True)
class Agreement:
    """A hand-off in its place.

    `start` and `end` are None where the journey has no such stage, `giver` and `receiver` where
    no department is known. `feeding` is the id of the campaign, else the department, whose
    leads are handed over; "" where neither is known.
    """

    journey: Journey
    hand_off: HandOff
    start: Stage | None
    end: Stage | None
    giver: Item | None
    receiver: Item | None
    feeding: str
    placed: bool

    @property
    def departments(self) -> tuple[str, ...]:
        """The ids of both sides, as far as they are known."""
        sides = (self.giver, self.receiver)
        return tuple(dict.fromkeys(side.id for side in sides if side))

    @property
    def label(self) -> str:
        """The hand-off in words: "the hand-off from 'lead' to 'offer'"."""
        return f"the hand-off from '{self.hand_off.start}' to '{self.hand_off.end}'"

    @property
    def unanswered(self) -> tuple[str, ...]:
        """Which questions have no answer; one whose field is wrong has been answered badly."""
        return tuple(q for q in self.hand_off.unanswered if not self.misread(q))

    def misread(self, field: str) -> bool:
        """Tell whether a field of the hand-off, or what holds it, has errors of its own."""
        pointer = (*self.hand_off.pointer, *_PLACES.get(field, (field,)))
        item = self.journey.item
        wrong = {error.pointer for error in item.errors}
        holders = (pointer[:length] for length in range(1, len(pointer)))
        return item.misread(*pointer) or any(holder in wrong for holder in holders)


@dataclass(frozen=True, slots=True)
class WayOut:
    """How records leave without a sale: after a hand-off, or at any stage of a journey.

    `label` names which of the two, `back` is the stage at which somebody could try again.
    """

    journey: Journey
    way: Disposition
    label: str
    back: str
    departments: tuple[str, ...]


@lru_cache(maxsize=2)
def read_agreements(plan: Plan) -> tuple[Agreement, ...]:
    """Put every hand-off of every journey that is not over in its place."""
    return tuple(entry for journey in read_journeys(plan) for entry in _read_journey(plan, journey))


def _read_journey(plan: Plan, journey: Journey) -> Iterator[Agreement]:
    feeding = _find_feeding(plan, journey)
    following = dict(reversed([(a.id, b) for a, b in pairwise(journey.stages)]))
    for hand_off in journey.hand_offs:
        start, end = journey.by_id.get(hand_off.start), journey.by_id.get(hand_off.end)
        giver = find_department(plan, start.owner) if start else None
        receiver = find_department(plan, end.owner) if end else None
        yield Agreement(
            journey,
            hand_off,
            start,
            end,
            giver,
            receiver or find_department(plan, hand_off.team),
            feeding.get(hand_off.start) or (giver.id if giver else ""),
            end is not None and following.get(hand_off.start) is end,
        )


@lru_cache(maxsize=2)
def read_ways_out(plan: Plan) -> tuple[WayOut, ...]:
    """List the ways to leave without a sale, those of hand-offs before those of their journey."""
    found: list[WayOut] = []
    for entry in read_agreements(plan):
        first = entry.journey.stages[0].id if entry.journey.stages else ""
        back = entry.start.id if entry.start else first
        found.extend(
            WayOut(entry.journey, way, entry.label, back, entry.departments)
            for way in entry.hand_off.dispositions
        )
    for journey in read_journeys(plan):
        owners = [find_department(plan, stage.owner) for stage in journey.stages]
        departments = tuple(dict.fromkeys(owner.id for owner in owners if owner))
        first = journey.stages[0].id if journey.stages else ""
        label = f"the journey '{journey.item.id}'"
        found.extend(
            WayOut(journey, way, label, first, departments) for way in journey.dispositions
        )
    return tuple(found)


def _find_feeding(plan: Plan, journey: Journey) -> Mapping[str, str]:
    """Return, for each stage, the active campaign that serves it or the nearest one before."""
    found: dict[str, str] = {}
    newest = ""
    for stage in journey.stages:
        serving = read_serving(plan).get(f"{journey.item.id}#{stage.id}", ())
        campaigns = (item for item in serving if item.kind.is_campaign and item.active)
        newest = next((item.id for item in campaigns), newest)
        found.setdefault(stage.id, newest)
    return found


def find_department(plan: Plan, name: str) -> Item | None:
    """Return the department of an id: itself, or the one to which an item or person belongs."""
    item = plan.find(name) if name else None
    return plan.department(item) if item else None


@lru_cache(maxsize=2)
def read_takers(plan: Plan) -> Mapping[str, Item]:
    """For each `journey#stage`, the department that takes over once its own is done."""
    found: dict[str, Item] = {}
    for journey in read_journeys(plan):
        taker: Item | None = None
        later: Item | None = None
        for stage in reversed(journey.stages):
            owner = find_department(plan, stage.owner)
            if owner and later and owner is not later:
                taker = later
            later = owner or later
            if taker and owner:
                found[f"{journey.item.id}#{stage.id}"] = taker
    return found


def find_taker(plan: Plan, item: Item) -> Item | None:
    """Return the department that takes over what a campaign or tactic brings.

    This follows from the item's stage, else from the stage of what supports it, else from all
    journeys and departments if they leave no choice.
    """
    takers = read_takers(plan)
    for stage in nearest_stages(plan, item):
        if stage in takers:
            return takers[stage]
    return _find_only_taker(plan)


@lru_cache(maxsize=2)
def _find_only_taker(plan: Plan) -> Item | None:
    takers = {item.id: item for item in read_takers(plan).values()}
    if not takers:
        teams = [word for word in plan.kinds.vocabulary.journey_teams if word != "marketing"]
        takers = {
            item.id: item
            for item in plan.departments
            if not item.over and any(word in f"{item.id} {item.title}".casefold() for word in teams)
        }
    return next(iter(takers.values())) if len(takers) == 1 else None


def nearest_stages(plan: Plan, item: Item) -> Iterator[str]:
    """Yield the stages of an item, of the nearest item above it, and of what supports it."""
    below = (link.child.stage for link in plan.children(item))
    for text in (item.stage, read_threads(plan).above.get(item.id, ""), *below):
        if stage := resolve_stage(plan, text):
            yield stage


def resolve_stage(plan: Plan, text: str) -> str:
    """Write `journey#stage` with the id that the journey has today; "" for what names none."""
    name, _, stage = text.partition("#")
    journey = plan.find(name) if name and stage else None
    return f"{journey.id}#{stage}" if journey else ""


@lru_cache(maxsize=2)
def read_speakers(plan: Plan) -> Mapping[str, tuple[str, ...]]:
    """For each department, who could speak for it: its Pathfinders, then its other people."""
    found: dict[str, dict[str, None]] = {}
    for department in plan.departments:
        for lead in list_speakers(plan, department):
            found.setdefault(department.id, {})[lead.id] = None
    for person in plan.people:
        team = find_department(plan, person.department)
        if team:
            found.setdefault(team.id, {})[person.id] = None
    return {
        team_id: tuple(name for name in names if plan.find(name) and not plan.has_left(name))
        for team_id, names in found.items()
    }


def find_speaker(plan: Plan, department: Item | None, besides: str = "") -> str:
    """Return the id of a person who could speak for a department, "" where nobody is known."""
    names = read_speakers(plan).get(department.id, ()) if department else ()
    return next((name for name in names if name != besides), "")
