"""The sums of one funnel: what each stage needs for the revenue goal, and where it falls short.

In: a journey and what flows through its stages. Out: needs, expectations and their formulas, or
what is missing. A share that was not measured is taken from the plan, and the other way round.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from goldenthread.measures.figures import NO_FORMULA, Formula, interleave
from goldenthread.plan.plan import Plan
from goldenthread.questions.journey.journey import Deal, Journey
from goldenthread.questions.journey.revenue import Missing, Revenue, read_revenue
from goldenthread.questions.journey.volume import find_unread
from goldenthread.questions.journey.workback import (
    amount,
    carry_on,
    falls_short,
    find_short,
    finite,
    percent,
    work_back,
)


@dataclass(frozen=True, slots=True)
class Flow:
    """One stage: its volume, the measured share that reaches it, and the share that should."""

    name: str
    volume: float | None
    rate: float | None
    target: float | None

    @property
    def wanted(self) -> float | None:
        """The share to plan with: the target, else what was measured."""
        return self.rate if self.target is None else self.target

    @property
    def likely(self) -> float | None:
        """The share to expect: what was measured, else the target; of nil nothing follows."""
        return (self.target or None) if self.rate is None else self.rate


@dataclass(frozen=True, slots=True)
class Sums:
    """Needs and formulas, one for each stage; `short` is the place of the stage that falls short.

    The money and the volumes are for one span of the journey's volumes.
    """

    needed: tuple[float | None, ...]
    formulas: tuple[Formula, ...]
    revenue_needed: float | None = None
    revenue_expected: float | None = None
    needed_formula: Formula = NO_FORMULA
    expected_formula: Formula = NO_FORMULA
    short: int | None = None
    missing: Missing | None = None


def read_sums(plan: Plan, journey: Journey, flows: Sequence[Flow]) -> Sums:
    """Do the sums as far as they go; the first thing that is missing is named."""
    deal, revenue, unread = journey.deal, read_revenue(plan, journey), find_unread(plan, journey)
    ids = [stage.id for stage in journey.stages]
    if deal and unread:
        blank = Sums((None,) * len(flows), (NO_FORMULA,) * len(flows))
        return replace(blank, missing=Missing("unread", unread))
    if deal is None or deal.stage not in ids:
        blank = Sums((None,) * len(flows), (NO_FORMULA,) * len(flows))
        return replace(
            blank, missing=Missing("deal-stage", deal.stage) if deal else revenue.missing
        )
    return add_up(flows, ids.index(deal.stage), deal, revenue)


def add_up(flows: Sequence[Flow], last: int, deal: Deal, revenue: Revenue) -> Sums:
    """Do the sums of a sale that is made at the stage at the place `last`."""
    rest, flows = len(flows) - last - 1, flows[: last + 1]
    needed, formulas, gap = _need(flows, deal, revenue)
    start = next((n for n, flow in enumerate(flows) if flow.volume is not None), None)
    expected, formula, hole = _expect(flows, deal, start)
    short = None
    if start is not None and falls_short(expected, revenue.needed):
        part = flows[start:]
        short = start + find_short(
            needed[start:],
            [flow.volume for flow in part],
            [flow.rate for flow in part[1:]],
            [flow.wanted or 0.0 for flow in part[1:]],
        )
    return Sums(
        (*needed, *[None] * rest),
        (*formulas, *[NO_FORMULA] * rest),
        revenue.needed,
        expected,
        revenue.formula,
        formula,
        short,
        revenue.missing or hole or gap,
    )


def _need(
    flows: Sequence[Flow], deal: Deal, revenue: Revenue
) -> tuple[list[float | None], list[Formula], Missing | None]:
    """Work back from the revenue to the first stage that a known share leads to."""
    count = len(flows)
    needed: list[float | None] = [None] * count
    formulas = [NO_FORMULA] * count
    wanted = None if revenue.needed is None else finite(revenue.needed / deal.size)
    if wanted is None or revenue.needed is None:
        missing = revenue.missing or Missing("range", flows[-1].name)
        return needed, formulas, missing
    hole = next((n for n in range(count - 1, 0, -1) if not _usable(flows[n].wanted)), 0)
    shares = [flow.wanted or 0.0 for flow in flows[hole + 1 :]]
    needed[hole:] = work_back(wanted, shares)
    money = f" {deal.currency}" if deal.currency else ""
    formulas[-1] = Formula(
        (amount(revenue.needed), f"{money} / ", amount(deal.size), money, " = ", amount(wanted))
    )
    for n in range(hole, count - 1):
        later, own = needed[n + 1], needed[n]
        if later is not None and own is not None:
            share = percent(flows[n + 1].wanted or 0.0)
            formulas[n] = Formula((amount(later), " / ", share, " = ", amount(own)))
    if hole:
        return needed, formulas, Missing("conversion", _between(flows, hole))
    beyond = next((n for n in range(count - 1, -1, -1) if needed[n] is None), None)
    return needed, formulas, None if beyond is None else Missing("range", flows[beyond].name)


def _expect(
    flows: Sequence[Flow], deal: Deal, start: int | None
) -> tuple[float | None, Formula, Missing | None]:
    """Carry the earliest volume on to the sale, and turn it into money."""
    volume = None if start is None else flows[start].volume
    if start is None or volume is None:
        return None, NO_FORMULA, Missing("volume", flows[-1].name)
    shares: list[float] = []
    for n in range(start + 1, len(flows)):
        share = flows[n].likely
        if share is None:
            return None, NO_FORMULA, Missing("conversion", _between(flows, n))
        shares.append(share)
    sold = carry_on(volume, shares)
    money = None if sold is None else finite(sold * deal.size)
    if money is None:
        return None, NO_FORMULA, Missing("range", flows[start].name)
    unit = f" {deal.currency}" if deal.currency else ""
    factors = [(amount(volume),), *((percent(share),) for share in shares)]
    product = interleave(" × ", [*factors, (amount(deal.size), unit)])
    return money, Formula((*product, " = ", amount(money), unit)), None


def _usable(share: float | None) -> bool:
    return share is not None and share > 0


def _between(flows: Sequence[Flow], n: int) -> str:
    return f"'{flows[n - 1].name}' to '{flows[n].name}'"
