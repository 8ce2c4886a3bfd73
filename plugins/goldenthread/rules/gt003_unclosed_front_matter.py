"""GT003: the front matter has no closing fence."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.finding import Finding, Severity
from goldenthread.plan import Plan
from goldenthread.rule import Rule


class UnclosedFrontMatter(Rule):
    """The front matter has no closing fence.

    ## What it does

    Looks for files that open with `---` and a line of YAML, and never close it with a second `---`
    on a line of its own.

    ## Why is this bad?

    The whole file, fields included, would be printed as text on the page, and the item would be
    missing from the plan.

    ## Example

    ```markdown
    # goal.md
    ---
    kind: goal
    title: One home in five is a customer
    supports: mission
    ```

    ## Use instead

    ```markdown
    # goal.md
    ---
    kind: goal
    title: One home in five is a customer
    supports: mission
    ---
    ```
    """

    code = "GT003"
    severity = Severity.ERROR

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each file whose fence stays open."""
        for document, problem in plan.problems.get("unclosed-front-matter", ()):
            yield self.on(
                plan,
                document,
                problem.mark,
                "the front matter has no closing '---'",
                "put '---' on a line of its own below the last field",
            )
