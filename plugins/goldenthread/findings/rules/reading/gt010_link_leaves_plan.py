"""GT010: a symbolic link leads out of the plan folder."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort


class LinkLeavesPlan(Rule):
    """A symbolic link leads out of the plan folder.

    ## What it does

    Reports files and folders of the plan that are links to a place outside it, pictures included.
    They are not followed.

    ## Why is this bad?

    What lies outside is not in the plan's history, may not be meant for its readers, and is missing
    on everybody else's machine.

    ## Example

    ```yaml
    # goal.md -> ../../elsewhere/goal.md

    ```

    ## Use instead

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports: mission
    ```
    """

    code = "GT010"
    severity = Severity.ERROR
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each link that was not followed."""
        for document, problem in plan.problems.get("link-leaves-plan", ()):
            yield self.on(
                plan,
                document,
                problem.mark,
                f"the symbolic link leads out of the plan, to '{problem.detail}'",
                "copy the file into the plan folder",
            )
