"""GT306: nothing carries out an objective."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort


class UncarriedObjective(Rule):
    """Nothing carries out an objective.

    ## What it does

    Looks below each active objective whose period has begun for something active: a tactic, a
    campaign, an initiative, or a smaller objective, which must in turn have something below it.
    Drafts, candidates and finished work do not count. An objective whose target is reached needs no
    more work and is left alone.

    ## Why is this bad?

    An objective is reached by work. With none behind it, the number will be read every month and
    nobody will move it.

    ## Example

    ```yaml
    # lapsed.md
    kind: objective
    title: Win back 900 customers who forgot their filter
    supports:
      - id: goal
        why: a customer who comes back costs a fifth of a new one
    owner: ben
    period: 2026-Q4
    metrics:
      - id: returned
        name: Customers won back
        unit: customers
        baseline: 0
        target: 900
        actuals: [{date: 2026-11-15, value: 310}]
    ```

    ## Use instead

    ```yaml
    # reminder.md
    kind: campaign
    title: '"Your filter is thirsty" letters'
    supports:
      - id: lapsed
        why: those who simply forgot are reminded once, with a smile
    owner: ben
    period: 2026-11-01/2026-12-15
    ```
    """

    code = "GT306"
    severity = Severity.WARNING
    sort = Sort.GAP
    kinds = ("objective",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each objective in hand that nothing active carries out."""
        for item in plan.objectives:
            if not item.active or item.id in plan.nearly_supported:
                continue
            if item.period and not item.period.start <= plan.today <= item.period.end:
                continue
            children = [link.child for link in plan.children(item)]
            if any(child.active for child in children) or (plan.status(item).progress or 0) >= 1:
                continue
            names = ", ".join(f"'{child.id}' ({child.state})" for child in children[:3])
            yield self.at(
                plan,
                item,
                ("title",),
                f"nothing active carries out the objective; below it only {names}"
                if children
                else "nothing carries out the objective",
                "write down who does what for it, in a tactic, campaign or initiative with "
                f"`supports: {item.id}`",
                subjects=children[:3],
            )
