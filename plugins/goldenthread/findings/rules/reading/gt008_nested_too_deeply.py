"""GT008: the front matter is nested more than a hundred levels deep."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort


class NestedTooDeeply(Rule):
    """The front matter is nested more than a hundred levels deep.

    ## What it does

    Counts brackets and indentation, before anything is built from them.

    ## Why is this bad?

    No field of a plan goes deeper than six levels. Text that does is broken or hostile, and reading
    it can bring a program down.

    ## Example

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports: mission
    tags:
      [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
      [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
      ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
      ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
    ```

    ## Use instead

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports: mission
    ```
    """

    code = "GT008"
    severity = Severity.ERROR
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each front matter that is too deep to read."""
        for document, problem in plan.problems.get("nested-too-deeply", ()):
            yield self.on(
                plan,
                document,
                problem.mark,
                "the front matter is nested more than 100 levels deep here",
                "look for brackets that were never closed, or flatten the value",
            )
