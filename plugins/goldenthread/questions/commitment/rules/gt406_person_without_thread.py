"""GT406: nothing links a person's work to the purpose."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.near_people import words_in_doubt
from goldenthread.plan.person_thread import find_thread


class PersonWithoutThread(Rule):
    """Nothing links a person's work to the purpose.

    ## What it does

    Looks for what everybody who is here today owns, reviews or names under `contributes_to`, then
    for active work of their department. Any of these is enough. If the plan has departments,
    somebody who belongs to none of them has a rule of their own.

    ## Why is this bad?

    Everybody should be able to say what their work is for. This person's page cannot help them.

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
    department: sales
    ```

    ## Use instead

    ```yaml
    # zoe.md
    kind: person
    title: Zoe Lang
    department: sales
    contributes_to: [van-tour]
    ```

    ```yaml
    # van-tour.md
    kind: campaign
    title: Test van on the market squares
    supports:
      - id: objective
        why: people watch a test before they post a bottle
    owner: ben
    period: 2026-Q4
    ```
    """

    code = "GT406"
    severity = Severity.WARNING
    sort = Sort.ADVICE
    kinds = ("person",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each person whom no item and no team's work leads upwards."""
        departments = any(not d.over for d in plan.departments)
        for person in plan.people:
            doubtful = person.misread("contributes_to") or person.id in words_in_doubt(plan)
            if not person.current or doubtful or not plan.is_here(person.id):
                continue
            team = plan.department(person)
            if find_thread(plan, person)[0] != "none" or (departments and team is None):
                continue
            yield self.at(
                plan,
                person,
                ("title",),
                f"nothing links '{person.id}' to the purpose: no item names them"
                + (f", and '{team.id}' has no work in hand" if team else ""),
                "name what they work on under 'contributes_to', or make them its owner or reviewer"
                + (
                    f"; an active objective of '{team.id}' would do for all of them" if team else ""
                ),
                subjects=(team,),
            )
