"""GT522: a record that leaves without a sale goes to nobody."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.near_ids import near_ids
from goldenthread.findings.phrases import nearest_help
from goldenthread.ground.likeness import nearest
from goldenthread.questions.journey.reading import read_serving
from goldenthread.questions.leads.agreement import WayOut, read_ways_out


@dataclass(frozen=True, slots=True)
class _Fault:
    """Where a record goes in vain, what mends that, the item it goes to, and what was meant."""

    end: str
    mend: str
    subject: str = ""
    near: tuple[str, ...] = ()


class ExitWithoutReceiver(Rule):
    """A record that leaves without a sale goes to nobody.

    ## What it does

    Follows the `goes_to` of each entry of `dispositions` in a hand-off or in the journey
    itself. It must lead to somebody: a stage of the journey that has an owner or that active
    work serves, an item that is not over, or a person who is still there. `none` is an answer,
    but not together with `revisit_after`: then the day comes and nobody is there to look again.

    ## Why is this bad?

    Everybody believes that somebody else looks after those who said "not now". They are the
    cheapest leads there are, and they are forgotten.

    ## Example

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
          - {status: recycle, reasons: [not now], goes_to: newsletter}
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
          - {status: recycle, reasons: [not now], goes_to: lead}
          - {status: disqualified, reasons: [outside our cities], goes_to: none}
    ```
    """

    code = "GT522"
    severity = Severity.WARNING
    sort = Sort.GAP
    kinds = ("journey",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each disposition whose destination receives nothing."""
        for out in read_ways_out(plan):
            said = _find_fault(plan, out) if out.way.goes_to else None
            if said and not out.journey.item.misread(*out.way.pointer, "goes_to"):
                yield self._finding(plan, out, said)

    def _finding(self, plan: Plan, out: WayOut, fault: _Fault) -> Finding:
        return self.at(
            plan,
            out.journey.item,
            (*out.way.pointer, "goes_to"),
            f"a record closed as '{out.way.status}' goes to {fault.end}",
            fault.mend,
            also=out.departments,
            subjects=(fault.subject,),
            near=fault.near,
        )


def _find_fault(plan: Plan, out: WayOut) -> _Fault | None:
    """Return what is wrong with a destination and what helps; None where somebody is there."""
    journey, way, name = out.journey, out.way, out.way.goes_to
    back = f"`goes_to: {out.back or '…'}`"
    if name == "none":
        if not way.revisit_after:
            return None
        fault = "'none', so nobody is there to look again when `revisit_after` has passed"
        return _Fault(fault, f"say who looks, such as {back}, or take 'revisit_after' out")
    stage = journey.by_id.get(name.removeprefix(f"{journey.item.id}#"))
    if stage:
        serving = read_serving(plan).get(f"{journey.item.id}#{stage.id}", ())
        if stage.owner or any(item.current for item in serving):
            return None
        owner = out.departments[0] if out.departments else "…"
        fault = f"the stage '{stage.id}', which nobody owns and nothing serves"
        return _Fault(fault, f"write `owner: {owner}` at the stage '{stage.id}'", "", (owner,))
    target = plan.find(name.partition("#")[0])
    if target is None:
        if name.partition("#")[0] in plan.failed:
            return None
        near = nearest(name, tuple(journey.by_id)) or near_ids(plan, name)
        fault = f"'{name}', which is neither a stage of the journey nor an item"
        mend = nearest_help(near, f"name who receives it, such as {back}, or write `none`")
        return _Fault(fault, mend, name, near)
    if target.over or plan.has_left(target.id):
        state = "who has left" if target.is_person else f"which is {target.state}"
        mend = f"name who receives it today, such as {back}"
        return _Fault(f"'{target.id}', {state}", mend, target.id)
    return None
