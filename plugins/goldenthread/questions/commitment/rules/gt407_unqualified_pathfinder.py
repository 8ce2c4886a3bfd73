"""GT407: nothing says what qualifies a Pathfinder."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.questions.commitment.rules.pathfinders import find_departments


class UnqualifiedPathfinder(Rule):
    """Nothing says what qualifies a Pathfinder.

    ## What it does

    Looks for `qualification` beside each person who leads a department and has not left. One
    person may lead several departments; it is stated in each.

    ## Why is this bad?

    People follow a Pathfinder who has gone a similar way before. A team that does not know about it
    follows a title.

    ## Example

    ```yaml
    # sales.md
    kind: department
    title: Sales
    pathfinders:
      - {person: ada, backup: ben}
    ```

    ```yaml
    # ada.md
    kind: person
    title: Ada Okafor
    ```

    ```yaml
    # ben.md
    kind: person
    title: Ben Fischer
    ```

    ## Use instead

    ```yaml
    # sales.md
    kind: department
    title: Sales
    pathfinders:
      - {person: ada, qualification: built two sales teams in water, backup: ben}
    ```
    """

    code = "GT407"
    severity = Severity.WARNING
    sort = Sort.ADVICE
    kinds = ("department",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each Pathfinder without a qualification."""
        for department, leads in find_departments(plan):
            for lead in leads:
                if not lead.gone and not lead.qualification:
                    person = plan.find(lead.person)
                    yield self.at(
                        plan,
                        department,
                        (*lead.pointer, "person"),
                        f"nothing says what qualifies '{lead.person}' to lead '{department.id}'",
                        "add `qualification:` beside the name, in words the team believes, such "
                        "as what they have led or built before",
                        also=(person.id,) if person else (),
                        subjects=(lead.person,),
                    )
