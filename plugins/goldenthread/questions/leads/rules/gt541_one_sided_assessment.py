"""GT541: a campaign was assessed by one side only."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.questions.leads.agreement import find_taker
from goldenthread.questions.leads.assessment import SIDES, Assessment, read_assessments
from goldenthread.questions.leads.rules.answers import propose_people


class OneSidedAssessment(Rule):
    """A campaign was assessed by one side only.

    ## What it does

    Looks at the `participants` of each assessment: somebody from marketing and somebody from sales
    must have taken part, and they must be two people. A draft is left alone until it is done.

    ## Why is this bad?

    Marketing alone sees how many leads there were; sales alone sees how many were any good. Each
    will say that the other failed.

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
    sort = Sort.ADVICE
    kinds = ("assessment",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each assessment in which a side had no say."""
        for campaign_id, assessments in read_assessments(plan).items():
            campaign = plan.by_id[campaign_id]
            for assessment in assessments:
                item = assessment.item
                if not item.current or item.misread("participants"):
                    continue
                fact = _find_fault(plan, assessment)
                if fact:
                    yield self._finding(plan, assessment, campaign, fact)

    def _finding(self, plan: Plan, assessment: Assessment, campaign: Item, fact: str) -> Finding:
        missing = assessment.missing_sides or (SIDES[1],)
        besides = next((entry.person for entry in assessment.participants), "")
        people = propose_people(plan, campaign, besides)
        entries = [f"{{person: {people[side] or '…'}, side: {side}}}" for side in missing]
        if assessment.participants:
            lines = f"add {' and '.join(f'`- {entry}`' for entry in entries)} to 'participants'"
        else:
            lines = f"write `participants: [{', '.join(entries)}]`"
        departments = (plan.department(campaign), find_taker(plan, campaign))
        return self.at(
            plan,
            assessment.item,
            ("participants",) if assessment.item.states("participants") else (),
            fact,
            f"go through it together and {lines}",
            also=(campaign.id, *dict.fromkeys(side.id for side in departments if side)),
            subjects=(
                campaign,
                *(
                    ()
                    if assessment.missing_sides
                    else (entry.person for entry in assessment.participants)
                ),
            ),
            near=(people[side] for side in missing),
        )


def _find_fault(plan: Plan, assessment: Assessment) -> str:
    missing = assessment.missing_sides
    about = f"the assessment of '{assessment.campaign}'"
    if len(missing) > 1:
        return f"{about} does not say who took part from marketing and from sales"
    if missing:
        return f"nobody from {missing[0]} took part in {about}"
    people = {getattr(plan.find(e.person), "id", e.person) for e in assessment.participants}
    if len(people) == 1:
        return f"'{people.pop()}' alone took part in {about}, for both sides"
    return ""
