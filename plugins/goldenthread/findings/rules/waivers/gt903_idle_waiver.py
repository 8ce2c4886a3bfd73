"""GT903: a waiver waives nothing."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort


class IdleWaiver(Rule):
    """A waiver waives nothing.

    ## What it does

    Compares each waiver that has not expired with what was found. A waiver is idle when its item
    has no finding of that rule. Waivers of rules that cannot be waived are always idle: the rules
    on who may read, and those on waivers themselves.

    ## Why is this bad?

    Usually, what it waived has been fixed. If the waiver stays, it hides the next finding of that
    rule on this item, which nobody has looked at.

    ## Example

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports: purpose
    waivers:
      - {rule: GT208, because: the board decides in spring, until: 2027-03-31}
    ```

    ```yaml
    # purpose.md
    kind: purpose
    title: Nobody thinks twice before drinking
    ```

    ## Use instead

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    waivers:
      - {rule: GT208, because: the board decides in spring, until: 2027-03-31}
    ```
    """

    code = "GT903"
    severity = Severity.INFO
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield nothing: what is idle is known when all rules have run (`waive.py`)."""
        del plan
        yield from ()
