"""GT547: a verdict to change or stop a campaign leads to no next step."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.questions.leads.assessment import Assessment, read_assessments


class VerdictWithoutStep(Rule):
    """A verdict to change or stop a campaign leads to no next step.

    ## What it does

    Looks for `next` in each assessment whose verdict is `change` or `stop`: the item that takes the
    next step. This is advice.

    ## Why is this bad?

    A verdict that changes no plan was just a conversation. The next campaign will not know of it.

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
    verdict: change
    ```

    ## Use instead

    ```yaml
    # photos.md
    kind: tactic
    title: Show a kitchen instead of a laboratory
    stands_alone: an example
    ```

    ```yaml
    # kit-assessed.md
    kind: assessment
    campaign: kit
    verdict: change
    next: photos
    ```
    """

    code = "GT547"
    severity = Severity.INFO
    sort = Sort.ADVICE
    kinds = ("assessment",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each verdict that asks for a step and names none."""
        for campaign_id, assessments in read_assessments(plan).items():
            for assessment in assessments:
                open_ = assessment.verdict in ("change", "stop") and not assessment.next
                if open_ and assessment.item.current and not assessment.item.misread("next"):
                    yield self._finding(plan, plan.by_id[campaign_id], assessment)

    def _finding(self, plan: Plan, campaign: Item, assessment: Assessment) -> Finding:
        near = _find_step(plan, campaign)
        return self.at(
            plan,
            assessment.item,
            ("verdict",),
            f"the verdict is to {assessment.verdict} '{campaign.id}', and no item takes the "
            "next step",
            "write the item that takes it, such as a tactic, and name it as 'next'"
            + (f", or one that is there: `next: {near}`" if near else ""),
            also=(campaign.id,),
            subjects=(campaign,),
            near=(near,),
        )


def _find_step(plan: Plan, campaign: Item) -> str:
    """Return the id of work in hand below the campaign or beside it, "" where there is none."""
    link = plan.primary_link(campaign)
    beside = plan.carried_by(link.parent) if link else ()
    near = (item for item in (*plan.carried_by(campaign), *beside) if item is not campaign)
    return next((item.id for item in near if item.current), "")
