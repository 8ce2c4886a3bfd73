"""GT544: the figures of an assessment contradict each other."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from goldenthread.findings.kit import Finding, Iterator, Plan, Pointer, Rule, Severity, Sort
from goldenthread.measures.figures import number, spell_number
from goldenthread.questions.leads.assessment import STEPS, StepCounts, read_assessments
from goldenthread.questions.leads.rules.shares import name_step, write_share

# A share is read in whole per cent at least: YAML cannot tell 0.1 from 0.10.
_LEAST_DIGITS = 2
# Whoever works a count out from a share rounds it to whole people.
_ONE_PERSON = 1.0
_SLACK = 1e-9
# A smaller share is not worth proposing: its count is what was mistyped.
_LEAST = 0.001


@dataclass(frozen=True, slots=True)
class _Slip:
    """Figures that contradict each other: where, the fact and the remedy."""

    pointer: Pointer
    message: str
    mend: str


@dataclass(frozen=True, slots=True)
class _Way:
    """Claimed shares from one count to the next, with the least and the most they can mean."""

    share: float = 1.0
    low: float = 1.0
    high: float = 1.0
    written: str = ""
    single: bool = False

    def through(self, rate: float) -> _Way:
        """Go on by one more share, which may be off by half of its last digit, either way."""
        digits = len(f"{rate:.10f}".rstrip("0").partition(".")[2])
        half = 0.5 * 10.0 ** -max(digits, _LEAST_DIGITS)
        return _Way(
            self.share * rate,
            self.low * max(rate - half, 0.0),
            self.high * (rate + half),
            f"{self.written} at {write_share(rate)}",
            not self.written,
        )

    def gives(self, base: float, count: float) -> bool:
        """Tell whether these shares of a base can be the count."""
        if abs(base * self.share - count) < _ONE_PERSON:
            return True
        return base * self.low * (1 - _SLACK) <= count <= base * self.high * (1 + _SLACK)


class SumsThatDoNotAddUp(Rule):
    """The figures of an assessment contradict each other.

    ## What it does

    Checks each row, planned and actual. No step that is given can be larger than the one before
    it: there are never more leads than people reached. A share claimed under `rates` must match the
    count that is claimed, within the digits of the share and within one person: 26000 qualified
    leads at 11 % are 2860 opportunities, not 720.

    ## Why is this bad?

    One of the two numbers is wrong, and a plan was built on it. Anybody who finds out later will
    trust none of the others.

    ## Example

    ```yaml
    # kit.md
    kind: campaign
    title: Sell the starter kit
    stands_alone: an example
    ```

    ```yaml
    # kit-assessed.md
    kind: assessment
    campaign: kit
    results:
      - target_audience: renters
        planned: {qualified: 26000, opportunities: 720, rates: {opportunities: 0.11}}
    ```

    ## Use instead

    ```yaml
    # kit-assessed.md
    kind: assessment
    campaign: kit
    results:
      - target_audience: renters
        planned: {qualified: 26000, opportunities: 2860, rates: {opportunities: 0.11}}
    ```
    """

    code = "GT544"
    severity = Severity.WARNING
    sort = Sort.SLIP
    kinds = ("assessment",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each figure that contradicts the one before it."""
        for campaign_id, assessments in read_assessments(plan).items():
            for assessment in assessments:
                item = assessment.item
                for row in assessment.results if item.current else ():
                    for figures in (row.planned, row.actual):
                        for slip in (*_find_growth(figures), *_find_wrong_rates(figures)):
                            yield self.at(
                                plan,
                                item,
                                slip.pointer,
                                slip.message,
                                slip.mend,
                                also=(campaign_id,),
                            )


def _find_growth(figures: StepCounts) -> Iterator[_Slip]:
    """Find each step that is larger than the one before it."""
    for (before, base), (step, count) in pairwise(figures.steps):
        if count > base:
            yield _Slip(
                (*figures.pointer, step),
                f"{spell_number(count)} {name_step(step)} cannot come from "
                f"{spell_number(base)} {name_step(before)}",
                f"look both figures up, and write at most `{step}: {number(base)}`",
            )


def _find_wrong_rates(figures: StepCounts) -> Iterator[_Slip]:
    """Find each claimed share that does not give the count claimed with it.

    A step in between that has a share and no count is reckoned through; one without either is not
    part of the way.
    """
    base, before, way = 0.0, "", _Way()
    for step in STEPS:
        rate, count = figures.rates.get(step), figures.counts.get(step)
        if rate is not None:
            way = way.through(rate)
        if count is None:
            continue
        if before and rate is not None and count <= base and not way.gives(base, count):
            yield _contradict(figures, (before, base), (step, count), way)
        base, before, way = count, step, _Way()


def _contradict(
    figures: StepCounts,
    first: tuple[str, float],
    last: tuple[str, float],
    way: _Way,
) -> _Slip:
    (before, base), (step, count) = first, last
    expected = round(base * way.share)
    real = count / base if base else 0.0
    quotient = f"{spell_number(count)} of {spell_number(base)} are {write_share(real)}"
    claim = f", or `rates: {{{step}: {number(round(real, 4))}}}`"
    return _Slip(
        (*figures.pointer, "rates", step),
        f"{spell_number(base)} {name_step(before)}{way.written} are {spell_number(expected)} "
        f"{name_step(step)}, not {spell_number(count)} ({quotient})",
        f"look both up and write `{step}: {expected}`" + claim * (way.single and real > _LEAST),
    )
