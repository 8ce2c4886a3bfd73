"""GT302: an item is due before something that it depends on."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort


class DueBeforeDependency(Rule):
    """An item is due before something that it depends on.

    ## What it does

    Compares the day an item is due, the end of its `period`, with the days the items in its
    `depends_on` are due. The finding appears on both pages, since either side can move.
    Dependencies that are closed or archived no longer hold anything up.

    ## Why is this bad?

    On the day it is due, what it needs will not be there. Both owners rely on their own date, and
    each waits for the other to say something.

    ## Example

    ```yaml
    # initiative.md
    kind: initiative
    title: Print the test card in six languages
    supports:
      - id: objective
        why: tenants read about their water before they hear a price
    owner: ben
    period: 2026-Q4
    ```

    ```yaml
    # objective.md
    kind: objective
    title: Win the renters
    supports:
      - id: goal
        why: four in ten homes are rented and none of them is ours
    owner: ben
    period: 2026-Q4
    metrics:
      - id: leads
        name: Leads from renters
        unit: leads a month
        baseline: 400
        target: 800
        actuals: [{date: 2026-10-31, value: 610}]
    ```

    ```yaml
    # print-run.md
    kind: tactic
    title: Send the card to print
    supports:
      - id: initiative
        why: a card on paper reaches the stairwell
    owner: ben
    period: 2026-11
    depends_on: [translations]
    ```

    ```yaml
    # translations.md
    kind: tactic
    title: Have the card translated
    supports:
      - id: initiative
        why: six languages cover nine tenants in ten
    owner: ada
    period: 2026-12
    ```

    ## Use instead

    ```yaml
    # print-run.md
    kind: tactic
    title: Send the card to print
    supports:
      - id: initiative
        why: a card on paper reaches the stairwell
    owner: ben
    period: 2026-12
    depends_on: [translations]
    ```
    """

    code = "GT302"
    severity = Severity.WARNING
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each dependency that is due later than what waits for it."""
        for item in plan.items:
            if not item.current or not item.period:
                continue
            for reference in item.references:
                if reference.field.path[0] != "depends_on":
                    continue
                needed = plan.find(reference.target)
                if needed is None or not needed.current or not needed.period:
                    continue
                if item.period.end < needed.period.end:
                    owner = plan.find(needed.owner) if needed.owner != item.owner else None
                    ask = f" with {owner.title}" if owner else ""
                    yield self.at(
                        plan,
                        item,
                        reference.pointer,
                        f"due {item.period.end}, but '{reference.target}', which it depends on, "
                        f"is due {needed.period.end}",
                        f"agree on one date{ask}: end this item on {needed.period.end} or later, "
                        f"or '{needed.id}' by {item.period.end}",
                        also=(needed.id,),
                        subjects=(needed,),
                        near=(owner,),
                    )
