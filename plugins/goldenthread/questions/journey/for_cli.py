"""A journey as lines: its stages with what arrives, its hand-offs, and the money.

In: a plan and the item of a journey. Out: aligned lines, and names for skeletons. Computes nothing:
the funnel has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from goldenthread.cli.hook import ForCli, Section
from goldenthread.cli.opening import PLACEHOLDER, Titles
from goldenthread.findings.withhold import journeys_near
from goldenthread.items.item import Item
from goldenthread.measures.figures import spell_number
from goldenthread.plan.plan import Plan
from goldenthread.questions.journey.funnel import Funnel, Step, read_funnels
from goldenthread.questions.journey.journey import HandOff
from goldenthread.questions.journey.kinds import JOURNEY
from goldenthread.questions.journey.reading import read_journeys
from goldenthread.reporters.plain import plain


def show_journey(plan: Plan, item: Item, titles: Titles) -> Iterator[Section]:
    """Yield the sections of a journey; only a placeholder where its numbers tell of a secret."""
    if item.id in journeys_near(plan, titles.restricted):
        yield "Stages", iter((PLACEHOLDER,))
        return
    funnel = _find_funnel(plan, item)
    if funnel:
        yield "Stages", _stages(plan, funnel, titles)
        yield "Hand-offs", _hand_offs(funnel)
        yield "Money", _money(plan, funnel)


def _find_funnel(plan: Plan, item: Item) -> Funnel | None:
    """Return the funnel of a journey; None for other items and for journeys that are over."""
    return next((f for f in read_funnels(plan) if f.journey.item.id == item.id), None)


def _stages(plan: Plan, funnel: Funnel, titles: Titles) -> Iterator[str]:
    """Yield one line for each stage: how many arrive, which share that is, who works there."""
    rows = [_stage(plan, step, titles) for step in funnel.steps]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _stage(plan: Plan, step: Step, titles: Titles) -> tuple[str, ...]:
    names = [titles.id_of(i) or PLACEHOLDER for i in step.active]
    work = ", ".join(names) if names else "nobody works here"
    owner = titles(step.owner) if step.owner else "no owner"
    arrived = "no volume"
    if step.volume is not None:
        arrived = spell_number(step.volume) + (f" on {step.as_of}" if step.as_of else "")
    counted_by = plan.find(step.stage.metric.partition("#")[0])
    if counted_by and counted_by.id in titles.restricted:
        return plain(step.name), PLACEHOLDER, "", owner, work
    return plain(step.name), arrived, _share(step), owner, work


def _share(step: Step) -> str:
    """Say which share of the stage before arrived, beside what it should be."""
    wanted = f" ({_percent(step.target)} planned)" if step.target is not None else ""
    if step.rate is None:
        return f"share unknown{wanted}" if wanted else ""
    return f"{_percent(step.rate)}{wanted}"


def _percent(share: float) -> str:
    return f"{spell_number(round(share * 100, 1))}%"


def _hand_offs(funnel: Funnel) -> Iterator[str]:
    """Yield one line for each hand-off: what it leaves open, and who has signed."""
    for hand_off in funnel.journey.hand_offs:
        names = [
            step.name if (step := funnel.step(stage)) else stage
            for stage in (hand_off.start, hand_off.end)
        ]
        yield plain(f"{' -> '.join(names)}: {_agreed(hand_off)}")


def _agreed(hand_off: HandOff) -> str:
    sides = {signature.side for signature in hand_off.signed}
    unsigned = [side for side in ("from", "to") if side not in sides]
    open_questions = hand_off.unanswered
    told = [f"open: {', '.join(open_questions)}"] if open_questions else ["all six answered"]
    told.append(f"not signed by {' and '.join(unsigned)}" if unsigned else "signed by both")
    if hand_off.review_by:
        told.append(f"review by {hand_off.review_by}")
    return "; ".join(told)


def _money(plan: Plan, funnel: Funnel) -> Iterator[str]:
    """Yield what the journey has to bring and what it will, or what keeps that from a sum."""
    if funnel.journey.deal is None:
        return
    currency = funnel.journey.deal.currency
    for label, value, formula in (
        ("needed", funnel.revenue_needed, funnel.needed_formula),
        ("expected", funnel.revenue_expected, funnel.expected_formula),
    ):
        if value is not None:
            told = f"{spell_number(round(value, 2))} {currency}".rstrip()
            sums = f" = {formula.left.spell()}" if formula.left else ""
            yield plain(f"{label:<9} {told} a {funnel.journey.volumes_per}{sums}")
    if funnel.missing_key == "unread":
        path = plan.settings.shown_path(funnel.missing_name)
        yield plain(f"not computable: {path} has an error")
    elif funnel.missing:
        yield plain(f"not computable: {funnel.missing} is missing")
    if funnel.shortfall:
        yield plain(f"falls short at {funnel.shortfall.name}")


def name_marks(plan: Plan) -> Mapping[str, str]:
    """Name a stage and an audience that a skeleton can begin with."""
    journeys = read_journeys(plan)
    stages = [f"{j.item.id}#{stage.id}" for j in journeys for stage in j.stages]
    audiences = [name for journey in journeys for name in journey.target_audiences]
    found = {"STAGE": stages[:1], "AUDIENCE": audiences[:1]}
    return {mark: text for mark, texts in found.items() for text in texts}


FACE = ForCli(show={JOURNEY: show_journey}, marks=name_marks)
