"""GT507: fewer people move on to the next stage than planned, and nobody answers for it."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.measures.figures import Formula
from goldenthread.questions.journey.funnel import Funnel, Step, read_funnels
from goldenthread.questions.journey.rules.stage_gaps import address, find_gap, stage_name, team_ids
from goldenthread.questions.journey.workback import Rate, percent


class LowConversion(Rule):
    """Fewer people move on to the next stage than planned, and nobody answers for it.

    ## What it does

    Compares the newest measured share of a stage's people who arrived at the next one with the
    stage's `target_conversion`; its `lag` says which volume the arrivals are measured against. An
    active item at either stage answers for the share if it has a metric in %, or an aim that,
    according to `vocabulary.yml`, leads to lead-conversion or retention. Nothing is reported if the
    next stage has no work at all, which is a gap of its own, or if GT510 says what the missing
    share costs.

    ## Why is this bad?

    Every team does its part, and in between people get lost. More work before the leak only means
    that more people get lost.

    ## Example

    ```yaml
    # buyers.md
    kind: journey
    title: From first look to first glass
    owner: ada
    stages:
      - id: visitor
        owner: marketing
        volume: [{date: 2026-10-31, value: 9000}]
        target_conversion: 0.07
      - id: lead
        owner: marketing
        volume: [{date: 2026-10-31, value: 450}]
    ```

    ```yaml
    # letter.md
    kind: objective
    title: Write to every street
    supports:
      - id: goal
        why: a look turns into an address
    owner: ben
    stage: buyers#lead
    ```

    ## Use instead

    ```yaml
    # letter.md
    kind: objective
    title: Write to every street
    supports:
      - id: goal
        why: a look turns into an address
    owner: ben
    stage: buyers#lead
    metrics:
      - {id: share, name: Looks that leave an address, unit: "%", baseline: 5, target: 7}
    ```
    """

    code = "GT507"
    severity = Severity.WARNING
    sort = Sort.GAP
    kinds = ("journey",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each share below its target that nobody answers for."""
        for funnel in read_funnels(plan):
            for step in funnel.steps:
                if misses_share(step) and step is not funnel.shortfall and step.state == "served":
                    before = funnel.before(step)
                    if before and step.measured and not step.answering:
                        yield self._finding(plan, funnel, before, step, step.measured)

    def _finding(self, plan: Plan, funnel: Funnel, before: Step, step: Step, rate: Rate) -> Finding:
        share = Formula((percent(rate.share),)).spell()
        target = Formula((percent(step.target or 0.0),)).spell()
        message = (
            f"{share} of '{before.name}' reached '{step.name}' ({rate.formula.spell()}), "
            f"{target} are planned, and no active item answers for it"
        )
        remedy = (
            f"{address(before, step)}find out where they are lost, and let an item at "
            f"`{stage_name(before, funnel)}` or `{stage_name(step, funnel)}` answer for the share "
            "with a metric in % or `aims: [lead-conversion]`"
        )
        pointer = (*before.stage.pointer, "target_conversion")
        also = team_ids(before, step)
        return find_gap(self, plan, funnel, step, pointer, (message, remedy), also=also)


def misses_share(step: Step) -> bool:
    """Tell whether a smaller share arrives than the stage before plans for."""
    return step.rate is not None and step.target is not None and step.rate < step.target - 1e-9
