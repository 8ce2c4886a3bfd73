"""GT521: a way to leave without a sale does not say where the record goes next."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.agreement import Agreement, read_agreements
from goldenthread.finding import Finding, Severity
from goldenthread.journey import Disposition
from goldenthread.plan import Plan
from goldenthread.rule import Rule


class ReasonWithoutDestination(Rule):
    """A way to leave without a sale does not say where the record goes next.

    ## What it does

    Looks at each entry of `dispositions` in a hand-off: its status and its reasons need a
    `goes_to`. That is a stage of the journey, an item that receives the record, or `none`, which
    says that nobody looks at it again.

    ## Why is this bad?

    Most leads leave without a sale, and half of them only say "not now". Where nobody has written
    down what happens next, they are lost together with those who said no.

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
        dispositions:
          - {status: recycle, reasons: [not now, no budget]}
    ```

    ## Use instead

    ```yaml
    # buyers.md
    kind: journey
    title: From first look to second filter
    stages:
      - {id: lead, name: Lead, record: lead, owner: marketing}
      - {id: customer, name: Customer, record: customer}
    hand_offs:
      - from: lead
        to: customer
        dispositions:
          - {status: recycle, reasons: [not now, no budget], goes_to: lead, revisit_after: 90 days}
    ```
    """

    code = "GT521"
    severity = Severity.WARNING

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each disposition without `goes_to`."""
        for agreement in read_agreements(plan):
            item = agreement.journey.item
            for way in agreement.hand_off.dispositions:
                if not way.goes_to and not item.misread(*way.pointer):
                    yield self._finding(plan, agreement, way)

    def _finding(self, plan: Plan, agreement: Agreement, way: Disposition) -> Finding:
        reasons = f" ({', '.join(way.reasons)})" if way.reasons else ""
        stages = agreement.journey.stages
        back = agreement.start or (stages[0] if stages else None)
        stage = f"`goes_to: {back.id}` where somebody tries again, or " if back else ""
        return self.at(
            plan,
            agreement.journey.item,
            way.pointer,
            f"{agreement.label} does not say where a record goes that is "
            f"closed as '{way.status}'{reasons}",
            f"write {stage}`goes_to: none` where nobody has to look at it again",
            also=agreement.departments,
        )
