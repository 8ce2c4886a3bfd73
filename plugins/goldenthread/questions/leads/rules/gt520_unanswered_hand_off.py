"""GT520: a hand-off leaves questions open."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.questions.leads.agreement import Agreement, read_agreements
from goldenthread.questions.leads.rules.answers import propose_answers, spell_questions


class UnansweredHandOff(Rule):
    """A hand-off leaves questions open.

    ## What it does

    Asks every hand-off of a journey the six questions that no team can do without: who handles what
    is handed over, whether it goes to the manager or to individual reps, how soon somebody answers,
    how many follow-up calls are made, when it is closed as a no-sale, and what goes back to the
    people who won the lead. The finding names each question without an answer, and both departments
    see it. All other fields of a hand-off are advice.

    ## Why is this bad?

    If nobody has to call a lead, nobody does. The lead was paid for, it is lost, and the side that
    won it never learns why.

    ## Example

    ```yaml
    # buyers.md
    kind: journey
    title: From first look to second filter
    stages:
      - {id: lead, name: Lead, record: lead}
      - {id: customer, name: Customer, record: customer}
    hand_offs:
      - from: lead
        to: customer
        handled_by: {team: marketing}
        respond_within: {value: 1, unit: business-day}
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
      - from: lead
        to: customer
        handled_by: {team: marketing, route: rep, how: by turn}
        respond_within: {value: 1, unit: business-day}
        follow_ups: {count: 5, within: 15 business-days, channels: [phone, email]}
        no_sale_when: the fifth try brings no answer, or they say no
        feedback: {to: marketing, what: why leads were lost, every: week}
    ```
    """

    code = "GT520"
    severity = Severity.WARNING
    sort = Sort.GAP
    kinds = ("journey",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each hand-off that has questions without an answer."""
        for agreement in read_agreements(plan):
            if agreement.unanswered:
                yield self._finding(plan, agreement)

    def _finding(self, plan: Plan, agreement: Agreement) -> Finding:
        questions, receiver = agreement.unanswered, agreement.receiver
        team = agreement.hand_off.team or (receiver.id if receiver else "")
        lines = propose_answers(questions, team, agreement.feeding)
        return self.at(
            plan,
            agreement.journey.item,
            agreement.hand_off.pointer,
            f"{agreement.label} leaves open: {spell_questions(questions, agreement.giver)}",
            "agree on it with both sides and write, for instance, "
            + ", ".join(f"`{line}`" for line in lines),
            also=agreement.departments,
            subjects=(agreement.giver,),
            near=(team, agreement.feeding),
        )
