"""GT001: a file of the plan cannot be read."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort


class UnreadableFile(Rule):
    r"""A file of the plan cannot be read.

    ## What it does

    Reports files that are not UTF-8 text, and files that the system will not open.

    ## Why is this bad?

    What the file says is missing from the plan, and everything that links to it is left hanging.

    ## Example

    ```bytes
    # goal.md
    ---
    kind: goal
    title: A tap in every caf\xe9
    supports: mission
    ---
    ```

    ## Use instead

    ```yaml
    # goal.md
    kind: goal
    title: A tap in every café
    supports: mission
    ```
    """

    code = "GT001"
    severity = Severity.ERROR
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each file that could not be read at all."""
        for document, problem in plan.problems.get("unreadable-file", ()):
            encoded = "UTF-8" in problem.detail
            yield self.on(
                plan,
                document,
                problem.mark,
                f"the file cannot be read: {problem.detail[:1].lower()}{problem.detail[1:]}",
                "save the file as UTF-8" if encoded else "check the permissions of the file",
            )
