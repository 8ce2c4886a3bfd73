"""GT004: the front matter is not valid YAML."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.finding import Finding, Severity
from goldenthread.plan import Plan
from goldenthread.rule import Rule


class InvalidYaml(Rule):
    """The front matter is not valid YAML.

    ## What it does

    Reports the first place at which the front matter cannot be read any further.

    ## Why is this bad?

    None of the file's fields can be known, so the item is missing from the plan and everything
    below it has lost its thread.

    ## Example

    ```yaml
    # goal.md
    kind: goal
    title: Our promise: a filter in every kitchen
    supports: mission
    ```

    ## Use instead

    ```yaml
    # goal.md
    kind: goal
    title: "Our promise: a filter in every kitchen"
    supports: mission
    ```
    """

    code = "GT004"
    severity = Severity.ERROR

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each front matter that the parser gave up on."""
        for document, problem in plan.problems.get("invalid-yaml", ()):
            fact, _, remedy = problem.detail.partition("; ")
            yield self.on(
                plan,
                document,
                problem.mark,
                f"the front matter is not valid YAML: {fact}",
                remedy or "look for a bracket or quote left open, here or on the line above",
            )
