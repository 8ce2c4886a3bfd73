"""The buyers' journeys as funnels: who works at each stage, what arrives, where it falls short.

In: a plan. Out: a `Funnel` for each journey, computed once. Rules word what it finds and pages
show it; neither computes any of it again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from goldenthread.ground.group import group
from goldenthread.items.item import Item
from goldenthread.measures.figures import NO_FORMULA, Formula
from goldenthread.measures.metric import Actual
from goldenthread.plan.plan import Plan
from goldenthread.questions.journey.funnel_sums import Flow, read_sums
from goldenthread.questions.journey.journey import Journey, Stage
from goldenthread.questions.journey.journey_work import read_audiences, read_unstaged
from goldenthread.questions.journey.reading import read_journeys, read_serving
from goldenthread.questions.journey.revenue import MissingKey
from goldenthread.questions.journey.volume import read_volume
from goldenthread.questions.journey.workback import Rate, latest_rate, pair_up
from goldenthread.source.front_matter import Pointer

_AIMS_OF_SHARES = ("lead-conversion", "retention")


@dataclass(frozen=True, slots=True)
class Step:
    """One stage of a funnel.

    `name` and `definition` are those of the stage it is the same as, if any. `volume` is the
    newest of `series`, as of `as_of`; `rate` is the share of the step before that arrived here,
    its lag respected, and `target` what that share should be. `serving` holds active items and
    candidates, `ended` those that are over, `pointing` items that name no stage but whose words
    mean this one; of the active items here and at the step before, `answering` holds those that
    answer for `rate`. `needed` is the volume in one span from which the revenue goal follows.
    `state` is served, unserved, or abandoned where all that served has ended.
    """

    stage: Stage
    name: str
    definition: str
    owner: Item | None
    source: str
    series: tuple[Actual, ...]
    volume: float | None
    as_of: dt.date | None
    rate: float | None
    target: float | None
    serving: tuple[Item, ...]
    ended: tuple[Item, ...]
    pointing: tuple[Item, ...]
    state: str
    needed: float | None
    formula: Formula
    measured: Rate | None
    answering: tuple[Item, ...]
    pairs: tuple[tuple[Actual, Actual], ...]

    @property
    def active(self) -> tuple[Item, ...]:
        """The items at work here now."""
        return tuple(item for item in self.serving if item.active)


@dataclass(frozen=True)
class Funnel:
    """A journey with its steps and its sums.

    The money is for one span of the journey's volumes. `missing` completes "… is missing" where
    the sums cannot be done; `missing_key` and `missing_name` are the same for other languages.
    """

    journey: Journey
    steps: tuple[Step, ...]
    revenue_needed: float | None
    revenue_expected: float | None
    needed_formula: Formula
    expected_formula: Formula
    shortfall: Step | None
    missing: str
    missing_key: MissingKey | None
    missing_name: str
    audiences: tuple[str, ...]
    cells: Mapping[tuple[str, str], tuple[Item, ...]]

    def cell(self, audience: str, stage_id: str) -> tuple[Item, ...]:
        """Return the active campaigns and content that serve an audience at a stage."""
        return self.cells.get((audience, stage_id), ())

    def step(self, stage_id: str) -> Step | None:
        """Return the step of a stage."""
        return next((step for step in self.steps if step.stage.id == stage_id), None)

    def after(self, step: Step) -> Step | None:
        """Return the next step."""
        place = self._places[step.stage.pointer] + 1
        return self.steps[place] if place < len(self.steps) else None

    def before(self, step: Step) -> Step | None:
        """Return the step before."""
        place = self._places[step.stage.pointer]
        return self.steps[place - 1] if place else None

    @cached_property
    def _places(self) -> Mapping[Pointer, int]:
        """The place of each step by where its stage is written, as two may share an id."""
        return {step.stage.pointer: place for place, step in enumerate(self.steps)}


@lru_cache(maxsize=2)
def read_funnels(plan: Plan) -> tuple[Funnel, ...]:
    """Build the funnel of every journey that is not over."""
    unstaged = read_unstaged(plan)
    pointing = group((found.pointing.name, found.item) for found in unstaged if found.pointing)
    return tuple(_build_funnel(plan, journey, pointing) for journey in read_journeys(plan))


def _build_funnel(plan: Plan, journey: Journey, pointing: Mapping[str, Sequence[Item]]) -> Funnel:
    steps: list[Step] = []
    for stage in journey.stages:
        before = steps[-1] if steps else None
        here = tuple(pointing.get(f"{journey.item.id}#{stage.id}", ()))
        steps.append(_build_step(plan, journey, stage, before, here))
    sums = read_sums(plan, journey, [Flow(s.name, s.volume, s.rate, s.target) for s in steps])
    steps = [
        replace(step, needed=need, formula=formula)
        for step, need, formula in zip(steps, sums.needed, sums.formulas, strict=True)
    ]
    missing = sums.missing
    cells = _find_cells(plan, steps)
    return Funnel(
        journey=journey,
        steps=tuple(steps),
        revenue_needed=sums.revenue_needed,
        revenue_expected=sums.revenue_expected,
        needed_formula=sums.needed_formula,
        expected_formula=sums.expected_formula,
        shortfall=None if sums.short is None else steps[sums.short],
        missing=missing.text if missing else "",
        missing_key=missing.key if missing else None,
        missing_name=missing.name if missing else "",
        audiences=tuple(
            dict.fromkeys((*journey.target_audiences, *(audience for audience, _ in cells)))
        ),
        cells=cells,
    )


def _build_step(
    plan: Plan, journey: Journey, stage: Stage, before: Step | None, pointing: tuple[Item, ...]
) -> Step:
    volume, told = read_volume(plan, stage), find_wording(plan, stage)
    lag = before.stage.lag.days if before and before.stage.lag else 0.0
    pairs = pair_up(before.series, volume.series, lag, journey.volumes_per) if before else []
    measured = latest_rate(pairs)
    here = read_serving(plan).get(f"{journey.item.id}#{stage.id}", ())
    ended = tuple(item for item in here if has_ended(item, plan.today))
    serving = tuple(item for item in here if item.current and item not in ended)
    working = any(item.active for item in serving)
    owner = plan.find(stage.owner) if stage.owner else None
    return Step(
        stage=stage,
        name=told.name,
        definition=told.definition,
        owner=owner if owner and owner.is_department else None,
        source=volume.source,
        series=volume.series,
        volume=volume.latest.value if volume.latest else None,
        as_of=volume.latest.date if volume.latest else None,
        rate=measured.share if measured else None,
        target=before.stage.target_conversion if before else None,
        serving=serving,
        ended=ended,
        pointing=pointing,
        state="served" if working else "abandoned" if ended and not serving else "unserved",
        needed=None,
        formula=NO_FORMULA,
        measured=measured,
        answering=tuple(
            item
            for item in (*(before.active if before else ()), *serving)
            if item.active and answers_for_share(plan, item)
        ),
        pairs=tuple(pairs),
    )


def answers_for_share(plan: Plan, item: Item) -> bool:
    """Tell whether work is about how many go on, not how many come.

    That is work with a metric in %, or with an aim from which lead-conversion or retention follows.
    """
    if any(metric.unit.strip().startswith("%") for metric in item.metrics):
        return True
    return plan.kinds.vocabulary.meets(item.aims, _AIMS_OF_SHARES)


def has_ended(item: Item, today: dt.date) -> bool:
    """Tell whether work is done with: over, or past the last day of its period."""
    return item.over or bool(item.period and item.period.end < today)


@lru_cache(maxsize=2)
def _name_stages(plan: Plan) -> Mapping[tuple[str, str], Stage]:
    return {(j.item.id, s.id): s for j in reversed(read_journeys(plan)) for s in reversed(j.stages)}


def find_wording(plan: Plan, stage: Stage) -> Stage:
    """Return the stage whose name and definition hold: itself, or the one it is the same as."""
    stages = _name_stages(plan)
    seen: set[str] = set()
    while stage.same_as and stage.same_as not in seen:
        seen.add(stage.same_as)
        name, _, part = stage.same_as.partition("#")
        found = plan.find(name)
        other = stages.get((found.id, part)) if found else None
        if other is None:
            break
        stage = other
    return stage


def _find_cells(plan: Plan, steps: Sequence[Step]) -> Mapping[tuple[str, str], tuple[Item, ...]]:
    audiences = read_audiences(plan)
    return group(
        ((audience, step.stage.id), item)
        for step in steps
        for item in step.active
        if (audience := audiences.get(item.id))
    )
