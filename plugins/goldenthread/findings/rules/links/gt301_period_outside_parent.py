"""GT301: an item's period lies outside that of the item it supports."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.ground.period import Period


class PeriodOutsideParent(Rule):
    """An item's period lies outside that of the item it supports.

    ## What it does

    Compares the first and last day of an item's `period` with those of the nearest item above it,
    on its thread, that has a period. Quarters, halves and years are fiscal; the comparison is by
    day. Drafts and items that are closed or archived are left alone.

    ## Why is this bad?

    Work that ends after its goal comes too late to count towards it. Work that starts before its
    goal was started for another reason, which nobody has written down.

    ## Example

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports:
      - id: mission
        why: each new city pays for its own crew
    owner: ada
    period: 2026
    ```

    ```yaml
    # objective.md
    kind: objective
    title: Win the renters
    supports:
      - id: goal
        why: four in ten homes are rented and none of them is ours
    owner: ben
    period: 2026-10-01/2027-03-31
    metrics:
      - id: leads
        name: Leads from renters
        unit: leads a month
        baseline: 400
        target: 800
        actuals: [{date: 2026-10-31, value: 610}]
    ```

    ## Use instead

    ```yaml
    # objective.md
    kind: objective
    title: Win the renters
    supports:
      - id: goal
        why: four in ten homes are rented and none of them is ours
    owner: ben
    period: 2026-10-01/2026-12-31
    metrics:
      - id: leads
        name: Leads from renters
        unit: leads a month
        baseline: 400
        target: 800
        actuals: [{date: 2026-10-31, value: 610}]
    ```
    """

    code = "GT301"
    severity = Severity.WARNING
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each current item that sticks out of the period above it."""
        nearest: dict[str, Item | None] = {}
        for item in plan.items:
            link = plan.primary_link(item)
            if not item.current or not item.period or not link or link.broken:
                continue
            above = _nearest_with_period(plan, item, nearest)
            if above and above.period and not above.period.contains(item.period):
                yield self._finding(plan, item, item.period, above, above.period)

    def _finding(self, plan: Plan, item: Item, own: Period, above: Item, outer: Period) -> Finding:
        if own.end > outer.end:
            slip, days = "ends after", f"{own.end}, not {outer.end}"
        else:
            slip, days = "starts before", f"{own.start}, not {outer.start}"
        overlap = max(own.start, outer.start), min(own.end, outer.end)
        if overlap[0] <= overlap[1]:
            fit = f"write `period: {overlap[0]}/{overlap[1]}`, or extend that of '{above.id}'"
        else:
            fit = f"move it into {outer.start}/{outer.end}, or support an item of the same time"
        message = f"period '{own.text}' {slip} the period '{outer.text}' of '{above.id}' ({days})"
        return self.at(plan, item, ("period",), message, fit, subjects=(above,))


def _nearest_with_period(plan: Plan, item: Item, known: dict[str, Item | None]) -> Item | None:
    """Climb to the nearest ancestor that states a period; what was climbed once is remembered.

    None where there is none, and where the one that states it is over or cannot be read:
    then another finding already says what is wrong above.
    """
    climbed: list[str] = []
    current = plan.primary_parent.get(item.id)
    found: Item | None = None
    while current is not None:
        if current in known:
            found = known[current]
            break
        ancestor = plan.by_id[current]
        if ancestor.states("period") or ancestor.misread("period"):
            found = ancestor if ancestor.period and not ancestor.over else None
            break
        known[current] = None
        climbed.append(current)
        current = plan.primary_parent.get(current)
    known.update(dict.fromkeys(climbed, found))
    return found
