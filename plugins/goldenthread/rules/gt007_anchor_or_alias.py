"""GT007: the front matter uses an anchor, an alias or a merge key."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.finding import Finding, Severity
from goldenthread.plan import Plan
from goldenthread.rule import Rule


class AnchorOrAlias(Rule):
    """The front matter uses an anchor, an alias or a merge key.

    ## What it does

    Reports `&name`, `*name` and `<<`, before anything is built from them.

    ## Why is this bad?

    They make one place stand for another, so a reader has to search for what a field says, and a
    few lines of them can unfold into gigabytes.

    ## Example

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports: mission
    owner: &lead ada
    reviewer: *lead
    ```

    ## Use instead

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports: mission
    owner: ada
    reviewer: ben
    ```
    """

    code = "GT007"
    severity = Severity.ERROR

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each anchor, alias and merge key."""
        names = {"&": "an anchor", "*": "an alias", "<": "a merge key"}
        for document, problem in plan.problems.get("anchor-or-alias", ()):
            yield self.on(
                plan,
                document,
                problem.mark,
                f"'{problem.detail}' is {names[problem.detail[:1]]}, which a plan does not use",
                "write the value out; if it is text, put it in quotes",
            )
