"""GT521: a way to leave without a sale does not say where the record goes next."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.questions.leads.agreement import WayOut, read_ways_out


class ReasonWithoutDestination(Rule):
    """A way to leave without a sale does not say where the record goes next.

    ## What it does

    Looks at each entry of `dispositions` in a hand-off or in the journey itself: its status and
    its reasons need a `goes_to`. That is a stage of the journey, an item that receives the
    record, or `none`, which says that nobody looks at it again.

    ## Why is this bad?

    Most leads leave without a sale, and half of them only say "not now". If nobody has written down
    what happens next, they are lost together with those who said no.

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
    sort = Sort.GAP
    kinds = ("journey",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each disposition without `goes_to`."""
        for out in read_ways_out(plan):
            if not out.way.goes_to and not out.journey.item.misread(*out.way.pointer):
                yield self._finding(plan, out)

    def _finding(self, plan: Plan, out: WayOut) -> Finding:
        way = out.way
        reasons = f" ({', '.join(way.reasons)})" if way.reasons else ""
        stage = f"`goes_to: {out.back}` where somebody tries again, or " if out.back else ""
        return self.at(
            plan,
            out.journey.item,
            way.pointer,
            f"{out.label} does not say where a record goes that is "
            f"closed as '{way.status}'{reasons}",
            f"write {stage}`goes_to: none` if nobody has to look at it again",
            also=out.departments,
        )
