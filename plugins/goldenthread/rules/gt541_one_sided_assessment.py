"""GT541: a campaign was assessed by one side only."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.agreement import find_speaker, find_taker
from goldenthread.assessment import SIDES, Assessment
from goldenthread.finding import Finding, Severity
from goldenthread.item import Item
from goldenthread.plan import Plan
from goldenthread.rule import Rule


class OneSidedAssessment(Rule):
    """A campaign was assessed by one side only.

    ## What it does

    Looks at the `participants` of each assessment: somebody of marketing and somebody of sales must
    have taken part, and they are two people. A draft is left alone until it is done.

    ## Why is this bad?

    Marketing alone sees how many leads there were, sales alone how many were any good. Each will
    say that the other one failed.

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
    verdict: keep
    participants:
      - {person: ada, side: marketing}
    ```

    ## Use instead

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
    verdict: keep
    participants:
      - {person: ada, side: marketing}
      - {person: ben, side: sales}
    ```
    """

    code = "GT541"
    severity = Severity.WARNING

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each assessment in which a side had no say."""
        for campaign_id, assessments in plan.assessments.items():
            campaign = plan.by_id[campaign_id]
            for assessment in assessments:
                item = assessment.item
                if not item.current or item.misread("participants"):
                    continue
                fact = _find_fault(plan, assessment)
                if fact:
                    yield self._finding(plan, assessment, campaign, fact)

    def _finding(self, plan: Plan, assessment: Assessment, campaign: Item, fact: str) -> Finding:
        departments = {"marketing": plan.department(campaign), "sales": find_taker(plan, campaign)}
        missing = assessment.missing_sides or (SIDES[1],)
        there = [entry.person for entry in assessment.participants]
        people: list[str] = []
        for side in missing:
            besides = people[-1] if people else next(iter(there), "")
            people.append(find_speaker(plan, departments[side], besides))
        lines = " and ".join(
            f"`- {{person: {person or '…'}, side: {side}}}`"
            for person, side in zip(people, missing, strict=True)
        )
        return self.at(
            plan,
            assessment.item,
            ("participants",) if "participants" in assessment.item.data else (),
            fact,
            f"go through it again together, and add {lines} to 'participants'",
            also=(campaign.id, *dict.fromkeys(d.id for d in departments.values() if d)),
        )


def _find_fault(plan: Plan, assessment: Assessment) -> str:
    missing = assessment.missing_sides
    about = f"the assessment of '{assessment.campaign}'"
    if len(missing) > 1:
        return f"{about} does not say who took part, of marketing and of sales"
    if missing:
        return f"nobody of {missing[0]} took part in {about}"
    people = {getattr(plan.find(e.person), "id", e.person) for e in assessment.participants}
    if len(people) == 1:
        return f"'{people.pop()}' alone took part in {about}, for both sides"
    return ""
