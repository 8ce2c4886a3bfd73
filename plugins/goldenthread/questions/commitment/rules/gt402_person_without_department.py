"""GT402: a person belongs to no department."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.near_people import words_in_doubt
from goldenthread.plan.pathfinder import is_appointed
from goldenthread.plan.person_thread import find_thread


class PersonWithoutDepartment(Rule):
    """A person belongs to no department.

    ## What it does

    In a plan with departments, looks for `department` on everybody who is here today. People who
    own, review or contribute to work of the whole company, and people who lead a department or
    stand in for its lead, need none.

    ## Why is this bad?

    Without a department, nobody can show the person a team's vision and roadmap, and what the team
    works towards passes them by.

    ## Example

    ```yaml
    # sales.md
    kind: department
    title: Sales
    ```

    ```yaml
    # zoe.md
    kind: person
    title: Zoe Lang
    role: Field representative
    ```

    ## Use instead

    ```yaml
    # zoe.md
    kind: person
    title: Zoe Lang
    role: Field representative
    department: sales
    ```
    """

    code = "GT402"
    severity = Severity.WARNING
    sort = Sort.ADVICE
    kinds = ("person",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each person whom neither a team nor the company has."""
        departments = [d for d in plan.departments if not d.over]
        if not departments:
            return
        for person in plan.people:
            here = person.current and plan.is_here(person.id)
            if not here or person.department or person.misread("department"):
                continue
            source, items = find_thread(plan, person)
            teams = [plan.department(item) for item in items]
            if None in teams or is_appointed(plan, person) or person.id in words_in_doubt(plan):
                continue
            near = next((team for team in teams if team), None)
            doing = {"own": "owns", "reviews": "reviews"}.get(source, "contributes to")
            yield self.at(
                plan,
                person,
                ("title",),
                f"'{person.id}' belongs to no department"
                + (f", and {doing} work of '{near.id}'" if near else ""),
                f"name the team as `department: {(near or departments[0]).id}`"
                if near or len(departments) == 1
                else f"name the team as 'department', such as `department: {departments[0].id}`",
                subjects=(near,),
                near=(departments[0],),
            )
