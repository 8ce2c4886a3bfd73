"""GT408: nobody stands in for a Pathfinder."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.plan.pathfinder import list_backups
from goldenthread.questions.commitment.rules.pathfinders import find_departments


class PathfinderWithoutBackup(Rule):
    """Nobody stands in for a Pathfinder.

    ## What it does

    Looks for `backup` beside the person who leads a department today. Two people who lead together
    stand in for each other. A backup who has left has a rule of their own.

    ## Why is this bad?

    A fortnight of illness is enough to leave a team with nobody who may decide. The time to agree
    on a deputy is before that.

    ## Example

    ```yaml
    # sales.md
    kind: department
    title: Sales
    pathfinders:
      - {person: ada, qualification: built two sales teams in water}
    ```

    ```yaml
    # ada.md
    kind: person
    title: Ada Okafor
    ```

    ## Use instead

    ```yaml
    # sales.md
    kind: department
    title: Sales
    pathfinders:
      - {person: ada, qualification: built two sales teams in water, backup: ben}
    ```

    ```yaml
    # ben.md
    kind: person
    title: Ben Fischer
    ```
    """

    code = "GT408"
    severity = Severity.INFO
    sort = Sort.ADVICE
    kinds = ("department",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each department whose only lead has nobody behind them."""
        for department, leads in find_departments(plan):
            here = {lead.person: lead for lead in leads if lead.leads}
            if len(here) != 1:
                continue
            [lead] = here.values()
            if any(one is not plan.find(lead.person) for one in list_backups(plan, department)):
                continue
            own = plan.find(lead.backup) is plan.find(lead.person)
            if lead.backup and not own:
                continue
            near = _someone(plan, department, lead.person)
            yield self.at(
                plan,
                department,
                (*lead.pointer, "backup" if lead.backup else "person"),
                f"'{lead.person}' is their own backup in '{department.id}'"
                if lead.backup
                else f"nobody stands in for '{lead.person}' in '{department.id}'",
                f"agree on somebody, and name them, such as `backup: {near}`"
                if near
                else "agree on somebody, and name them as `backup:`",
                subjects=(lead.person,),
                near=(near,),
            )


def _someone(plan: Plan, department: Item, besides: str) -> str:
    """Propose somebody of the team, first who owns work of it."""
    team = [
        person.id
        for person in plan.people
        if plan.department(person) is department
        and person.id != besides
        and plan.is_here(person.id)
    ]
    owners = (i.owner for i in plan.threaded if plan.department(i) is department)
    return next((owner for owner in owners if owner in team), next(iter(team), ""))
