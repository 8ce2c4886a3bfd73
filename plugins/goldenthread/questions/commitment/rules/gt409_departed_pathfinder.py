"""GT409: a Pathfinder, or a Pathfinder's backup, has left."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.plan.pathfinder import Pathfinder
from goldenthread.questions.commitment.rules.pathfinders import find_departments, is_led


class DepartedPathfinder(Rule):
    """A Pathfinder, or a Pathfinder's backup, has left.

    ## What it does

    Compares today with the last day of everybody named under `pathfinders` of a department. As
    long as one of them is here, everyone who has left is a finding. When all have left, the
    department has no Pathfinder, and another rule reports that.

    ## Why is this bad?

    The team looks to somebody who no longer answers, and whoever stands in does so without having
    been asked.

    ## Example

    ```yaml
    # sales.md
    kind: department
    title: Sales
    pathfinders:
      - {person: nora, qualification: ran two depots, backup: ben}
    ```

    ```yaml
    # nora.md
    kind: person
    title: Nora Lind
    department: sales
    end: 2026-10-31
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
      - {person: ben, qualification: stood in for two years, backup: ada}
    ```

    ```yaml
    # ada.md
    kind: person
    title: Ada Okafor
    ```
    """

    code = "GT409"
    severity = Severity.WARNING
    sort = Sort.ADVICE
    kinds = ("department",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each name that is gone, where another is still here."""
        for department, leads in find_departments(plan):
            if not is_led(leads):
                continue
            for lead in leads:
                message, field, remedy = _judge(plan, lead)
                if message:
                    gone = plan.find(lead.person if field == "person" else lead.backup)
                    yield self.at(
                        plan,
                        department,
                        (*lead.pointer, field),
                        f"{message}{_when(plan, lead, field)}",
                        remedy,
                        also=(gone.id,) if gone else (),
                        subjects=(lead.person, lead.backup if field == "backup" else ""),
                        near=(lead.backup,),
                    )


def _judge(plan: Plan, lead: Pathfinder) -> tuple[str, str, str]:
    """Return message, field and remedy; an empty message where nobody of the entry is gone."""
    if lead.gone:
        remedy = (
            f"let the backup lead, `person: {lead.backup}`, or appoint somebody "
            "else, and say what qualifies them"
            if lead.helped
            else "remove the entry, or appoint somebody who is here"
        )
        return f"the Pathfinder '{lead.person}' left", "person", remedy
    backup = plan.find(lead.backup)
    if backup and plan.has_left(backup.id):
        remedy = "agree on somebody who is here, and name them as `backup:`"
        return f"'{lead.backup}', who stands in for '{lead.person}', left", "backup", remedy
    return "", "", ""


def _when(plan: Plan, lead: Pathfinder, field: str) -> str:
    person = plan.find(lead.person if field == "person" else lead.backup)
    end = person.text("end") if person else None
    return f" on {end}" if end else ""
