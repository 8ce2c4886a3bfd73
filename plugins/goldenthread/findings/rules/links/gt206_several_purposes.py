"""GT206: the company has more than one purpose."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort


class SeveralPurposes(Rule):
    """The company has more than one purpose.

    ## What it does

    Counts the purposes that are not closed or archived and name no `department`. The one with the
    most items below it is taken to be the company's; the others are reported.

    ## Why is this bad?

    Two purposes are two directions. When a decision pulls both ways, nobody can say which one wins,
    and no thread has an end that all agree on.

    ## Example

    ```yaml
    # purpose.md
    kind: purpose
    title: Nobody thinks twice before drinking
    ```

    ```yaml
    # growth.md
    kind: purpose
    title: Earn more than last year
    ```

    ```yaml
    # vision.md
    kind: vision
    title: Safe water in every flat
    supports: purpose
    ```

    ## Use instead

    ```yaml
    # growth.md
    kind: purpose
    title: Earn what keeps the crews on the road
    department: sales
    supports: purpose
    ```

    ```yaml
    # sales.md
    kind: department
    title: Sales
    ```
    """

    code = "GT206"
    severity = Severity.ERROR
    sort = Sort.THREAD
    kinds = ("purpose",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each purpose of the company beyond the first."""
        if len(plan.purposes) < 2:  # noqa: PLR2004 - one is right
            return
        main = max(plan.purposes, key=plan.count_below)
        for item in plan.purposes:
            if item is main:
                continue
            yield self.at(
                plan,
                item,
                ("kind",),
                f"'{item.id}' is a second purpose of the company beside '{main.id}'",
                f"if it is a department's, add 'department' and let it support '{main.id}'; "
                "else retire one of the two",
                also=(main.id,),
                subjects=(main,),
            )
