"""GT511: an audience of a journey is served by no campaign or content at some stages."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.phrases import listed
from goldenthread.questions.journey.funnel import Funnel, Step, read_funnels
from goldenthread.questions.journey.rules.stage_gaps import address, team_ids


class BlankAudience(Rule):
    """An audience of a journey is served by no campaign or content at some stages.

    ## What it does

    For each of a journey's `target_audiences`, names the stages at which no active item is for it.
    A campaign says who it is for in `target_audience`; everything below the campaign is for the
    same people. Stages without any work are left to other rules. There is one finding per audience.

    ## Why is this bad?

    The audience is brought in and then finds words that were written for others, or none.

    ## Example

    ```yaml
    # buyers.md
    kind: journey
    title: From first look to first glass
    owner: ada
    target_audiences: [renters, owners]
    stages:
      - {id: visitor, owner: marketing}
    ```

    ```yaml
    # flats.md
    kind: campaign
    title: Your flat, your water
    supports:
      - id: objective
        why: tenants think the pipes are not their business
    owner: ben
    period: 2026-Q4
    target_audience: renters
    stage: buyers#visitor
    ```

    ## Use instead

    ```yaml
    # buyers.md
    kind: journey
    title: From first look to first glass
    owner: ada
    target_audiences: [renters]
    stages:
      - {id: visitor, owner: marketing}
    ```
    """

    code = "GT511"
    severity = Severity.INFO
    sort = Sort.GAP
    kinds = ("journey",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each audience that is left out somewhere."""
        for funnel in read_funnels(plan):
            for index, audience in enumerate(funnel.journey.target_audiences):
                blank = [
                    step
                    for step in funnel.steps
                    if step.active and not funnel.cell(audience, step.stage.id)
                ]
                if blank:
                    yield self._finding(plan, funnel, index, blank)

    def _finding(self, plan: Plan, funnel: Funnel, index: int, blank: list[Step]) -> Finding:
        audience = funnel.journey.target_audiences[index]
        names = listed([f"'{step.name}'" for step in blank])
        return self.at(
            plan,
            funnel.journey.item,
            ("target_audiences", index),
            f"no active campaign or content is for '{audience}' at {names}",
            f"{address(*blank)}make something for them with `target_audience: {audience}`, or "
            "remove the audience from this journey",
            also=team_ids(*blank),
            near=team_ids(*blank),
        )
