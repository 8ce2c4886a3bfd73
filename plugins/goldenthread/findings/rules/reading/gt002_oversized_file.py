"""GT002: a file of the plan is larger than one mebibyte."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort


class OversizedFile(Rule):
    """A file of the plan is larger than one mebibyte.

    ## What it does

    Compares the size of every markdown file with 1 MiB, before a byte of it is read.

    ## Why is this bad?

    Nobody writes a page of that size by hand: it is a pasted export or an embedded picture, and it
    would slow down every reader's browser.

    ## Example

    ```markdown
    # goal.md
    ---
    kind: goal
    title: One home in five is a customer
    supports: mission
    ---
    … 1.2 MiB more …
    ```

    ## Use instead

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports: mission
    ```
    """

    code = "GT002"
    severity = Severity.ERROR
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each file that was too large to read."""
        for document, problem in plan.problems.get("oversized-file", ()):
            yield self.on(
                plan,
                document,
                problem.mark,
                f"the file has {problem.detail} MiB; files over 1 MiB are not read",
                "move pictures and tables into files of their own and link to them",
            )
