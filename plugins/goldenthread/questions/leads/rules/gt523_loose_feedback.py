"""GT523: what sales learns about the leads goes back to no campaign and no team."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.questions.leads.agreement import Agreement, find_department, read_agreements

_NO_RECEIVERS = frozenset({"goal", "objective", "person", "journey", "assessment"})


class LooseFeedback(Rule):
    """What sales learns about the leads goes back to no campaign and no team.

    ## What it does

    Looks at who receives the `feedback` of a hand-off. It must end where the leads came from: at a
    campaign, at other work, or at a department. A goal, a vision or a single person does not close
    the loop, and neither does the side that handles the leads, unless both stages are its own.

    ## Why is this bad?

    The team that made the campaign is the only one that can make the next one better. What never
    comes back to it is paid for again and again.

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
        feedback: {to: carol, what: why leads were lost, every: week}
    ```

    ```yaml
    # carol.md
    kind: person
    title: Carol Diaz
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
        feedback: {to: marketing, what: why leads were lost, every: week}
    ```

    ```yaml
    # marketing.md
    kind: department
    title: Marketing
    ```
    """

    code = "GT523"
    severity = Severity.WARNING
    sort = Sort.GAP
    kinds = ("journey",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each feedback that ends at nobody who made the leads."""
        for agreement in read_agreements(plan):
            target = plan.find(agreement.hand_off.feedback_to.partition("#")[0])
            if target is None or target.over or agreement.misread("feedback"):
                continue
            if target.kind.frame or target.kind.name in _NO_RECEIVERS:
                yield self._finding(plan, agreement, f"{_article(target)} '{target.id}'")
            elif _stays(plan, agreement, target):
                yield self._finding(plan, agreement, f"'{target.id}', which handles them")

    def _finding(self, plan: Plan, agreement: Agreement, end: str) -> Finding:
        named = plan.find(agreement.hand_off.feedback_to.partition("#")[0])
        team = find_department(plan, named.id) if named else None
        staying = team is agreement.receiver and agreement.giver is not agreement.receiver
        to = agreement.feeding or (team.id if team and not staying else "…")
        return self.at(
            plan,
            agreement.journey.item,
            (*agreement.hand_off.pointer, "feedback", "to"),
            f"the feedback on the leads goes to {end}, so no campaign or team learns from it",
            f"let it end where the leads come from, such as `to: {to}`",
            also=agreement.departments,
            subjects=(named,),
            near=(to,),
        )


def _article(target: Item) -> str:
    name = target.kind.label.lower()
    return f"{'an' if name[:1] in 'aeio' else 'a'} {name},"


def _stays(plan: Plan, agreement: Agreement, target: Item) -> bool:
    """Tell whether feedback goes to those who handle the leads and did not win them."""
    giver, receiver = agreement.giver, agreement.receiver
    if not agreement.placed or giver is None or giver is receiver:
        return False
    handling = target is plan.find(agreement.hand_off.team)
    return target is receiver or (handling and find_department(plan, target.id) is receiver)
