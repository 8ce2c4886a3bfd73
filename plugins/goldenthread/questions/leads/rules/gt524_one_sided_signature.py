"""GT524: a hand-off is signed by one side only."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.questions.leads.agreement import Agreement, find_speaker, read_agreements


class OneSidedSignature(Rule):
    """A hand-off is signed by one side only.

    ## What it does

    Looks at `signed` of each hand-off: once somebody has signed, the side that hands over (`from`)
    and the side that takes over (`to`) must both have. Where the two stages belong to different
    departments, one person cannot sign for both. A hand-off that nobody has signed is a draft, and
    is left alone.

    ## Why is this bad?

    An agreement that only one side has signed is that side's wish. The other will not feel bound by
    it on a busy day.

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
        signed:
          - {person: ada, side: from, date: 2026-09-02}
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
        signed:
          - {person: ada, side: from, date: 2026-09-02}
          - {person: ben, side: to, date: 2026-09-03}
    ```
    """

    code = "GT524"
    severity = Severity.WARNING
    sort = Sort.GAP
    kinds = ("journey",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each hand-off that one side, or one person alone, has signed."""
        for agreement in read_agreements(plan):
            signed = agreement.hand_off.signed
            if not signed or agreement.misread("signed"):
                continue
            sides = {entry.side for entry in signed}
            missing = [side for side in ("from", "to") if side not in sides]
            if len(missing) == 1:
                who = " and ".join(dict.fromkeys(f"'{entry.person}'" for entry in signed))
                fact = f"by {who} for the side '{signed[0].side}' only"
                yield self._finding(plan, agreement, missing[0], fact)
            elif not missing and _is_alone(plan, agreement):
                who = f"'{signed[0].person}'"
                yield self._finding(plan, agreement, "to", f"by {who} alone, for both sides")

    def _finding(self, plan: Plan, agreement: Agreement, side: str, fact: str) -> Finding:
        department = agreement.giver if side == "from" else agreement.receiver
        besides = agreement.hand_off.signed[0].person
        person = find_speaker(plan, department, besides) or "…"
        team = f" of {department.title}" if department else ""
        return self.at(
            plan,
            agreement.journey.item,
            (*agreement.hand_off.pointer, "signed"),
            f"{agreement.label} is signed {fact}",
            f"let somebody{team} read and sign it: "
            f"`- {{person: {person}, side: {side}, date: {plan.today}}}`",
            also=agreement.departments,
            subjects=(entry.person for entry in agreement.hand_off.signed),
            near=(person, department),
        )


def _is_alone(plan: Plan, agreement: Agreement) -> bool:
    """Tell whether one person has signed for two departments."""
    people = {getattr(plan.find(e.person), "id", e.person) for e in agreement.hand_off.signed}
    return len(people) == 1 and len(agreement.departments) > 1
