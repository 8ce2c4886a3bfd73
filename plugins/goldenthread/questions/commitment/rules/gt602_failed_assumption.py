"""GT602: an assumption no longer holds."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.questions.commitment.suspicion import (
    Assumption,
    Hold,
    list_resting,
    read_suspicion,
)

_MOST_NAMED = 6


class FailedAssumption(Rule):
    """An assumption no longer holds.

    ## What it does

    Finds assumptions with `holds: false` on active items and candidates, and names what rests on
    them: the item itself and everything below it.

    ## Why is this bad?

    What rests on it was planned for a world that does not exist. Somebody has learned that and
    written it down, but the plan has not changed.

    ## Example

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters
    supports: [{id: goal, why: four in ten homes are rented}]
    owner: ben
    assumptions:
      - text: Landlords allow a filter without drilling
        checked: 2026-11-02
        holds: false
    ```

    ## Use instead

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters who own their kitchen
    supports: [{id: goal, why: one rented home in three has a kitchen of its own}]
    owner: ben
    assumptions:
      - text: Nobody needs leave for a kitchen of their own
        checked: 2026-11-02
        holds: true
    ```
    """

    code = "GT602"
    severity = Severity.WARNING
    sort = Sort.ADVICE

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each assumption that has failed."""
        for assumptions in read_suspicion(plan).assumptions.values():
            for one in assumptions:
                if one.hold is Hold.FAILED and one.item.current:
                    yield self._finding(plan, one)

    def _finding(self, plan: Plan, one: Assumption) -> Finding:
        return self.at(
            plan,
            one.item,
            (*one.pointer, "holds"),
            f'it no longer holds that "{one.text}", and {name_resting(plan, one)}',
            f"decide what '{one.item.id}' is to do now that this is known: change its target, or "
            f"what it supports, or end it with `goldenthread close {one.item.id}`; then write down "
            "what you assume instead",
            subjects=list_resting(plan, one.item, _MOST_NAMED),
        )


def name_resting(plan: Plan, one: Assumption) -> str:
    """Name what rests on an assumption: its item, and the first of those that hang below."""
    total = read_suspicion(plan).resting.get(one.item.id, 0)
    if not total:
        return f"'{one.item.id}' rests on it"
    named = [f"'{item.id}'" for item in list_resting(plan, one.item, _MOST_NAMED)]
    more = f" and {total - len(named)} more" if total > len(named) else ""
    return f"'{one.item.id}' rests on it, with {', '.join(named)}{more} below"
