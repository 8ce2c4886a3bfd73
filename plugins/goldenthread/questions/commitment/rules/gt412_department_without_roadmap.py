"""GT412: a department is on no roadmap."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.near_people import words_in_doubt
from goldenthread.questions.commitment.kinds import ROADMAP


class DepartmentWithoutRoadmap(Rule):
    """A department is on no roadmap.

    ## What it does

    Once the plan has a roadmap, looks for each department's current or coming roadmap, or for the
    department's work on the company's. A draft will do.

    ## Why is this bad?

    The others have said what they will do and by when, and committed to it. What this team does
    next is known only to people who ask.

    ## Example

    ```yaml
    # roadmap.md
    kind: roadmap
    title: Roadmap 2027
    period: 2027
    items: [mission]
    ```

    ```yaml
    # sales.md
    kind: department
    title: Sales
    ```

    ## Use instead

    ```yaml
    # sales-roadmap.md
    kind: roadmap
    title: Roadmap of sales 2027
    department: sales
    period: 2027
    items: [mission]
    ```
    """

    code = "GT412"
    severity = Severity.WARNING
    sort = Sort.ADVICE
    kinds = ("department",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each department that no roadmap of today speaks of."""
        roadmaps = [r for r in plan.of_kind(ROADMAP) if not r.over and not _is_past(plan, r)]
        covered = {d.id for roadmap in roadmaps for d in _covered(plan, roadmap)}
        for department in plan.departments:
            doubtful = department.id in words_in_doubt(plan)
            if not roadmaps or not department.current or department.id in covered or doubtful:
                continue
            company = next((r for r in roadmaps if plan.department(r) is None), None)
            period = f", `period: {roadmaps[0].period.text}`" if roadmaps[0].period else ""
            yield self.at(
                plan,
                department,
                ("title",),
                f"no roadmap mentions the department '{department.id}'",
                f"agree with the team on what comes next, and write it as `kind: roadmap`, "
                f"`department: {department.id}`{period}"
                + (f"; or put work of theirs on '{company.id}'" if company else ""),
                near=(company,),
            )


def _is_past(plan: Plan, roadmap: Item) -> bool:
    return roadmap.period is not None and roadmap.period.end < plan.today


def _covered(plan: Plan, roadmap: Item) -> Iterator[Item]:
    """Yield the department of a roadmap; of the company's, those whose work is on it."""
    own = plan.department(roadmap)
    if own:
        yield own
        return
    for name in roadmap.texts("items"):
        item = plan.find(name.partition("#")[0])
        department = plan.department(item) if item else None
        if department:
            yield department
