"""GT405: a department has no Pathfinder who covers it."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.finding import Finding, Severity
from goldenthread.item import Item
from goldenthread.plan import Plan
from goldenthread.rule import Rule


class DepartmentWithoutPathfinder(Rule):
    """A department has no Pathfinder who covers it.

    ## What it does

    Looks in each department's `pathfinders` for a person, or a `backup`, who has not left. One of
    them is enough. Names that do not exist are another rule's.

    ## Why is this bad?

    A Pathfinder is the qualified person who leads the department along the roadmap. Without one,
    its work has owners, but its direction has none.

    ## Example

    ```yaml
    # service.md
    kind: department
    title: Customer service
    ```

    ## Use instead

    ```yaml
    # service.md
    kind: department
    title: Customer service
    pathfinders:
      - {person: ada, qualification: ran the service desk of a heating firm, backup: ben}
    ```
    """

    code = "GT405"
    severity = Severity.WARNING

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each department in which nobody leads or stands in today."""
        for department in plan.of_kind("department"):
            if not department.current or department.misread("pathfinders"):
                continue
            named = [r for r in department.references if r.field.path[0] == "pathfinders"]
            gone = [reference for reference in named if plan.has_left(reference.target)]
            if len(gone) < len(named):
                continue
            if gone:
                names = " and ".join(f"'{reference.target}'" for reference in gone)
                verb = "has" if len(gone) == 1 else "have"
                message = f"nobody leads the department: {names} {verb} left"
                pointer = gone[0].pointer
            else:
                message = "the department has no Pathfinder"
                pointer = ("title",)
            yield self.at(
                plan,
                department,
                pointer,
                message,
                "appoint someone who is here, such as `pathfinders: [{person: "
                f"{_likely(plan, department)}}}]`, and say what qualifies them and who stands in",
            )


def _likely(plan: Plan, department: Item) -> str:
    """Propose the owner of the department's topmost item in hand who is still here."""
    for item in plan.items:
        mine = item.active and plan.department_ids.get(item.id) == department.id
        if mine and item.owner in plan.by_id and not plan.has_left(item.owner):
            return item.owner
    return "first-last"
