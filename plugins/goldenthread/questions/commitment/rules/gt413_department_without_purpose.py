"""GT413: a department has no purpose of its own, while another has."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.near_people import words_in_doubt


class DepartmentWithoutPurpose(Rule):
    """A department has no purpose of its own, while another has.

    ## What it does

    Once a department states a purpose, looks for a purpose of each of the others. If no department
    has one, the company's is everybody's, and nothing is reported.

    ## Why is this bad?

    A purpose is why a team gets up in the morning. When some teams have said theirs and one has
    not, that team works for somebody else's.

    ## Example

    ```yaml
    # purpose.md
    kind: purpose
    title: Nobody thinks twice before drinking
    ```

    ```yaml
    # sales.md
    kind: department
    title: Sales
    ```

    ```yaml
    # marketing.md
    kind: department
    title: Marketing
    ```

    ```yaml
    # told.md
    kind: purpose
    title: Whoever asks about water gets an honest answer
    supports: purpose
    department: marketing
    ```

    ## Use instead

    ```yaml
    # helped.md
    kind: purpose
    title: Nobody buys a filter they do not need
    supports: purpose
    department: sales
    ```
    """

    code = "GT413"
    severity = Severity.INFO
    sort = Sort.ADVICE
    kinds = ("department",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each department without a purpose, where others have theirs."""
        own = {
            department.id: purpose
            for purpose in plan.of_kind("purpose")
            if not purpose.over and (department := plan.department(purpose))
        }
        for department in plan.departments:
            doubtful = department.id in words_in_doubt(plan)
            if not own or department.id in own or not department.current or doubtful:
                continue
            above = plan.purpose.id if plan.purpose else "…"
            yield self.at(
                plan,
                department,
                ("title",),
                f"the department '{department.id}' has no purpose of its own, while "
                f"'{next(iter(own))}' has one",
                "ask the team why it exists, and write the answer as `kind: purpose`, "
                f"`department: {department.id}`, `supports: {above}`",
                subjects=(next(iter(own)),),
                near=(plan.purpose,),
            )
