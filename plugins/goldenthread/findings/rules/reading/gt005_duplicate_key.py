"""GT005: a file has the same field twice."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort


class DuplicateKey(Rule):
    """A file has the same field twice.

    ## What it does

    Looks for a key that is repeated on the same level of the front matter.

    ## Why is this bad?

    Only one of the two can count, and which one depends on the program that reads the file: the
    owner you see may not be the owner you wrote.

    ## Example

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    owner: ada
    supports: mission
    owner: ben
    ```

    ## Use instead

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    owner: ben
    supports: mission
    ```
    """

    code = "GT005"
    severity = Severity.ERROR
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each repeated key, at its second place."""
        for document, problem in plan.problems.get("duplicate-key", ()):
            first = f"; the first is on line {problem.other.line}" if problem.other else ""
            yield self.on(
                plan,
                document,
                problem.mark,
                f"'{problem.detail}' is written twice{first}",
                "keep one of the two",
                pointer=(problem.detail,),
            )
