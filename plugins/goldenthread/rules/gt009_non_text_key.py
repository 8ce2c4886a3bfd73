"""GT009: the name of a field is not plain text."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.finding import Finding, Severity
from goldenthread.plan import Plan
from goldenthread.rule import Rule


class NonTextKey(Rule):
    """The name of a field is not plain text.

    ## What it does

    Reports keys that are numbers, lists or nothing, and words such as `on` or `no`.

    ## Why is this bad?

    YAML readers disagree on such keys: where one sees the word `on`, the next one sees the value
    true, and the field is gone.

    ## Example

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports: mission
    on: 2026-10-01
    ```

    ## Use instead

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports: mission
    period: 2026-10-01/2026-12-31
    ```
    """

    code = "GT009"
    severity = Severity.ERROR

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each key that is no text."""
        for document, problem in plan.problems.get("non-text-key", ()):
            yield self.on(
                plan,
                document,
                problem.mark,
                f"the key '{problem.detail}' is not plain text",
                "name the field with a word that is neither a number nor yes, no, on or off",
            )
