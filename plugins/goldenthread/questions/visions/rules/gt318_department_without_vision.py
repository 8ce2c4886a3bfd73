"""GT318: a department has no vision of its own."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.plan.frame import vision_of
from goldenthread.questions.visions.ledger import read_clauses, read_ledger


class DepartmentWithoutVision(Rule):
    """A department has no vision of its own.

    ## What it does

    Looks for a vision of each department, once another department has one, or once the company's
    vision states clauses that departments have to answer.

    ## Why is this bad?

    A team that has only the company's vision has to guess its own part in it, and nobody sees what
    it guessed.

    ## Example

    ```yaml
    # vision.md
    kind: vision
    title: Safe water in every flat
    supports: purpose
    owner: ada
    clauses: [{id: flat, text: in every flat}]
    ```

    ```yaml
    # marketing.md
    kind: department
    title: Marketing
    ```

    ## Use instead

    ```yaml
    # tenants.md
    kind: vision
    title: Whoever rents has tasted our water
    supports: [{id: vision, why: four in ten homes are rented}]
    department: marketing
    ```
    """

    code = "GT318"
    severity = Severity.WARNING
    sort = Sort.GAP
    kinds = ("vision", "department")
    invites = True

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each department without a vision, where visions are in use."""
        ledger = read_ledger(plan)
        company = vision_of(plan, None)
        others = [account.department for account in ledger.accounts]
        asked = company is not None and company.current and bool(read_clauses(company))
        for department in ledger.without:
            if not (others or asked) or _nearly_has_one(plan, department):
                continue
            above = f"supports: [{{id: {company.id}, why: …}}]" if company else "supports: …"
            shown = f"'{company.id}'" if company else "the purpose"
            yield self.at(
                plan,
                department,
                ("title",),
                f"the department '{department.id}' has no vision of its own, "
                + (
                    f"and '{company.id}' asks for one"
                    if asked and company
                    else f"while '{others[0].id}' has one"
                ),
                f"agree with the team what success looks like for {shown}, and write it as "
                f"`kind: vision`, `department: {department.id}`, `{above}`",
                subjects=(company if asked else others[0],),
                near=(company,),
            )


def _nearly_has_one(plan: Plan, department: Item) -> bool:
    """Tell whether a file that could not be read may be the vision; what is wrong is said there."""
    return any(
        "vision" in document.front and department.id in document.front
        for document in (*plan.failed.values(), *plan.unknown_kinds)
    )
