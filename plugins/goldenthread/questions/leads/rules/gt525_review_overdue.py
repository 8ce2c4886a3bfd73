"""GT525: the day to review a hand-off has passed."""

from __future__ import annotations

import datetime as dt

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.phrases import listed
from goldenthread.questions.leads.agreement import Agreement, find_speaker, read_agreements

_A_QUARTER = dt.timedelta(weeks=13)


class ReviewOverdue(Rule):
    """The day to review a hand-off has passed.

    ## What it does

    Compares `review_by` of each hand-off with today. The day itself is still in time. Both
    departments see the finding.

    ## Why is this bad?

    An agreement ages: people leave, products change, the number of leads doubles. Both sides go on
    believing in words that nobody follows any more.

    ## Example

    ```yaml
    # buyers.md
    kind: journey
    title: From first look to second filter
    stages:
      - {id: lead, name: Lead, record: lead}
      - {id: customer, name: Customer, record: customer}
    hand_offs:
      - {from: lead, to: customer, review_by: 2026-09-30}
    ```

    ## Use instead

    ```yaml
    # buyers.md
    kind: journey
    title: From first look to second filter
    stages:
      - {id: lead, name: Lead, record: lead}
      - {id: customer, name: Customer, record: customer}
    hand_offs:
      - {from: lead, to: customer, review_by: 2027-02-26}
    ```
    """

    code = "GT525"
    severity = Severity.WARNING
    sort = Sort.GAP
    kinds = ("journey",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each hand-off whose review date lies behind."""
        for agreement in read_agreements(plan):
            due = agreement.hand_off.review_by
            if due and due < plan.today:
                yield self._finding(plan, agreement, due)

    def _finding(self, plan: Plan, agreement: Agreement, due: dt.date) -> Finding:
        people = _find_speakers(plan, agreement)
        names = listed([person.title for person in people])
        sides = names if len(people) > 1 else "both sides"
        return self.at(
            plan,
            agreement.journey.item,
            (*agreement.hand_off.pointer, "review_by"),
            f"{agreement.label} was due for review by {due}",
            f"let {sides} go through it together, sign it again and write "
            f"`review_by: {plan.today + _A_QUARTER}`",
            also=agreement.departments,
            near=people,
        )


def _find_speakers(plan: Plan, agreement: Agreement) -> list[Item]:
    """Return who could speak for either side."""
    first = find_speaker(plan, agreement.giver)
    second = find_speaker(plan, agreement.receiver, first)
    return [person for person in (plan.find(name) for name in (first, second) if name) if person]
