"""GT603: nobody has checked for months whether an assumption holds."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.questions.commitment.suspicion import (
    RECHECK_AFTER,
    Assumption,
    Hold,
    read_suspicion,
)


class UncheckedAssumption(Rule):
    """Nobody has checked for months whether an assumption holds.

    ## What it does

    Looks at the assumptions of active items and candidates. The last check may be up to three
    months ago; an assumption that was never checked has the same time from the start of the item's
    period. One that is known not to hold is GT602.

    ## Why is this bad?

    An assumption is the part of a plan that can turn false without anybody doing anything. Only
    people who look will find out.

    ## Example

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters
    supports: [{id: goal, why: four in ten homes are rented}]
    owner: ben
    period: 2026
    assumptions:
      - text: Landlords allow a filter without drilling
        checked: 2026-05-04
        holds: true
    ```

    ## Use instead

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters
    supports: [{id: goal, why: four in ten homes are rented}]
    owner: ben
    period: 2026
    assumptions:
      - text: Landlords allow a filter without drilling
        checked: 2026-11-20
        holds: true
    ```
    """

    code = "GT603"
    severity = Severity.WARNING
    sort = Sort.ADVICE

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each assumption that is due for a look."""
        for assumptions in read_suspicion(plan).assumptions.values():
            for one in assumptions:
                if one.hold is not Hold.UNCHECKED or not one.item.current:
                    continue
                if not one.item.misread(*one.pointer):
                    yield self._finding(plan, one)

    def _finding(self, plan: Plan, one: Assumption) -> Finding:
        # How long ago that was grows every day; a message that says so matches no baseline.
        if one.checked:
            fact, field = f"was last checked on {one.checked}", "checked"
        else:
            fact, field = f"has not been checked since the period began on {one.since}", "text"
        below = read_suspicion(plan).resting.get(one.item.id, 0)
        rest = (
            f", on which {below} {'item below rests' if below == 1 else 'items below rest'},"
            if below
            else ""
        )
        asked = (plan.find(name) for name in (one.owner, one.item.owner))
        owner = next((found for found in asked if found and plan.is_here(found.id)), None)
        ask = f"ask {owner.title}" if owner else "find out"
        return self.at(
            plan,
            one.item,
            (*one.pointer, field),
            f'the assumption "{one.text}"{rest} {fact}',
            f"that is more than {RECHECK_AFTER} months ago: {ask} whether "
            f"it still holds, then write `checked: {plan.today}`, and `holds: false` if it "
            "does not",
            near=(owner,),
        )
