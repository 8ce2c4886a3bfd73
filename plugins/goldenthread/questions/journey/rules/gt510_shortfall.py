"""GT510: what a journey is likely to bring is below its revenue goal."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.measures.figures import Formula
from goldenthread.questions.journey.funnel import Funnel, Step, read_funnels
from goldenthread.questions.journey.rules.stage_gaps import address, find_gap, team_ids
from goldenthread.questions.journey.workback import amount, percent


class Shortfall(Rule):
    """What a journey is likely to bring is below its revenue goal.

    ## What it does

    For a journey with a `deal`: divides the target of `deal.goal` by the spans it covers (by its
    unit, such as EUR a month, or by the period of its item) and by the size of a deal, and works
    back to each stage by `target_conversion` or, if there is none, by the measured share. It
    compares this with what the earliest stage with a volume brings, by the measured shares or, if
    nothing is measured, the planned ones. If that is less, the finding is placed at the first stage
    whose share or volume is below what the goal needs, with the sums written out. Nothing is
    reported if a number is missing; the page of the journey names it.

    ## Why is this bad?

    The goal will be missed, and the plan already knows where. Later, all you can do is explain.

    ## Example

    ```yaml
    # buyers.md
    kind: journey
    title: From first look to first glass
    owner: ada
    stages:
      - id: lead
        owner: marketing
        volume: [{date: 2026-10-31, value: 400}]
        target_conversion: 0.25
      - id: customer
        owner: marketing
        volume: [{date: 2026-10-31, value: 60}]
    deal: {stage: customer, size: 300, currency: EUR, goal: sales#revenue}
    ```

    ```yaml
    # sales.md
    kind: goal
    title: Homes pay for a year of service
    supports:
      - id: mission
        why: the next city is paid for by the ones we have
    owner: ben
    metrics:
      - {id: revenue, name: Revenue, unit: EUR a month, baseline: 18000, target: 30000}
    ```

    ## Use instead

    ```yaml
    # buyers.md
    kind: journey
    title: From first look to first glass
    owner: ada
    stages:
      - id: lead
        owner: marketing
        volume: [{date: 2026-10-31, value: 400}]
        target_conversion: 0.25
      - id: customer
        owner: marketing
        volume: [{date: 2026-10-31, value: 100}]
    deal: {stage: customer, size: 300, currency: EUR, goal: sales#revenue}
    ```
    """

    code = "GT510"
    severity = Severity.WARNING
    sort = Sort.GAP
    kinds = ("journey",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each journey that is likely to miss its revenue."""
        for funnel in read_funnels(plan):
            if funnel.shortfall:
                yield self._finding(plan, funnel, funnel.shortfall)

    def _finding(self, plan: Plan, funnel: Funnel, step: Step) -> Finding:
        deal, per = funnel.journey.deal, funnel.journey.volumes_per
        assert deal is not None
        money = f" {deal.currency}" if deal.currency else ""
        expected, needed = funnel.revenue_expected or 0.0, funnel.revenue_needed or 0.0
        message = (
            f"{_spell(expected)}{money} a {per} are likely but {_spell(needed)}{money} are needed: "
            f"it falls short at '{step.name}'"
        )
        before = funnel.before(step)
        remedy = (
            f"{address(before, step)}{_compare(step, per)}; "
            f"likely: {funnel.expected_formula.spell()}; "
            f"needed: {funnel.needed_formula.spell()}"
        )
        goal = plan.find(deal.goal.partition("#")[0])
        also = (*team_ids(before, step), *([goal.id] if goal else []))
        wording = (message, remedy)
        return find_gap(self, plan, funnel, step, step.stage.pointer, wording, also=also)


def _compare(step: Step, per: str) -> str:
    """Set the share, or else the volume, of the stage beside what is needed."""
    if step.measured and step.target is not None and step.measured.share < step.target:
        share = (
            f"{step.measured.formula.spell()} arrive here, "
            f"{Formula((percent(step.target),)).spell()} are planned"
        )
    elif step.volume is not None:
        share = f"{_spell(step.volume)} a {per} arrive here"
    else:
        share = "nobody knows how many arrive here"
    need = "" if step.needed is None else f", {_spell(step.needed)} a {per} are needed"
    spelled = f" ({step.formula.spell()})" if step.formula else ""
    return f"{share}{need}{spelled}"


def _spell(value: float) -> str:
    return Formula((amount(value),)).spell()
