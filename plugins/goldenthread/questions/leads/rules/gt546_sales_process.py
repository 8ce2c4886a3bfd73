"""GT546: the leads were there as planned, and the sales process lost them."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.measures.figures import spell_number
from goldenthread.questions.leads.assessment import Assessment, read_assessments
from goldenthread.questions.leads.diagnosis import Border, Diagnosis, read_diagnoses
from goldenthread.questions.leads.rules.shares import name_step, write_share


class SalesProcess(Rule):
    """The leads were there as planned, and the sales process did not turn them into customers.

    ## What it does

    Compares planned and actual figures of the newest assessment of each campaign on either side of
    the hand-off between the departments of its journey. If the last step before the hand-off
    brought as many as planned, but a smaller share of them than planned got to the end, it points
    at the hand-off and at the department that takes over. If fewer arrived than planned, the
    campaign fell short, and nothing is reported. Nothing is reported either if the journey does not
    show clearly where leads change hands, or once both sides have signed the hand-off again.

    Leads change hands at the only two neighbouring stages whose owners differ, or the only such
    two of which the first has the record `lead` or `contact`. Opportunities are counted at the
    first stage with the record `opportunity`, customers at the first with `customer`, all earlier
    steps at leads and contacts.

    ## Why is this bad?

    The campaign will be blamed and replaced, and the next one will fail in the same place. You need
    to know which of the two fails: what brings the leads in, or what happens to them.

    ## Example

    ```yaml
    # buyers.md
    kind: journey
    title: From first look to second filter
    stages:
      - {id: lead, name: Lead, record: lead, owner: marketing}
      - {id: offer, name: Offer, record: opportunity, owner: sales}
      - {id: customer, name: Customer, record: customer, owner: sales}
    hand_offs:
      - {from: lead, to: offer}
    ```

    ```yaml
    # marketing.md
    kind: department
    title: Marketing
    ```

    ```yaml
    # sales.md
    kind: department
    title: Sales
    ```

    ```yaml
    # kit.md
    kind: campaign
    title: Sell the starter kit
    stands_alone: an example
    stage: buyers#lead
    ```

    ```yaml
    # kit-assessed.md
    kind: assessment
    campaign: kit
    period: 2026-07-01/2026-09-30
    results:
      - target_audience: renters
        planned: {leads: 900, opportunities: 300, customers: 60}
        actual: {leads: 1010, opportunities: 120, customers: 24}
    ```

    ## Use instead

    ```yaml
    # buyers.md
    kind: journey
    title: From first look to second filter
    stages:
      - {id: lead, name: Lead, record: lead, owner: marketing}
      - {id: offer, name: Offer, record: opportunity, owner: sales}
      - {id: customer, name: Customer, record: customer, owner: sales}
    hand_offs:
      - from: lead
        to: offer
        signed:
          - {person: ada, side: from, date: 2026-10-19}
          - {person: ben, side: to, date: 2026-10-20}
    ```
    """

    code = "GT546"
    severity = Severity.WARNING
    sort = Sort.ADVICE
    kinds = ("assessment",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each newest assessment that shows where leads are lost."""
        diagnoses = read_diagnoses(plan)
        for assessments in read_assessments(plan).values():
            newest = [entry for entry in assessments if entry.item.current][-1:]
            for assessment in newest:
                found = diagnoses.get(assessment.item.id)
                if found and found.failing == "sales-process" and not _is_renewed(found):
                    yield self._finding(plan, assessment, found)

    def _finding(self, plan: Plan, assessment: Assessment, found: Diagnosis) -> Finding:
        border = found.border
        way = found.weakest or found.overall
        brought = f"{spell_number(found.actual)} {name_step(found.step)}"
        line = f"the hand-off from '{border.start.id}' to '{border.end.id}'"
        journey = border.journey.item
        return self.at(
            plan,
            journey,
            border.hand_off.pointer if border.hand_off else border.end.pointer,
            f"'{assessment.item.id}' counts {brought} before {line}, and "
            f"{spell_number(found.planned)} were planned; {border.receiver.title} turned "
            f"{write_share(way.actual)} of {name_step(way.start)} into {name_step(way.end)}, not "
            f"{write_share(way.planned)}: "
            "the sales process fails, not the campaign",
            _remedy(border),
            also=(border.receiver.id, assessment.item.id),
            subjects=(assessment.item, border.receiver),
            near=(border.giver,),
        )


def _remedy(border: Border) -> str:
    pair = f"from: {border.start.id}, to: {border.end.id}"
    if border.hand_off is None:
        return (
            f"agree on how leads are handled, in '{border.journey.item.id}': "
            f"`hand_offs: [{{{pair}, handled_by: {{team: {border.receiver.id}, route: rep}}}}]`"
        )
    return (
        f"let {border.giver.title} and {border.receiver.title} go through the hand-off, its answer "
        "times, tries and reasons for a no-sale, change what does not work, and sign it anew"
    )


def _is_renewed(found: Diagnosis) -> bool:
    """Tell whether both sides have signed the hand-off since what was assessed had ended."""
    hand_off = found.border.hand_off
    if hand_off is None or found.assessment.item.period is None:
        return False
    after = {e.side for e in hand_off.signed if e.date and e.date > found.assessment.ended}
    return after >= {"from", "to"}
