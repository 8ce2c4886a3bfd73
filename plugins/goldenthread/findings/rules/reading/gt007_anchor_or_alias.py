"""GT007: the front matter uses an anchor, an alias or a merge key."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.ground.group import group


class AnchorOrAlias(Rule):
    """The front matter uses an anchor, an alias or a merge key.

    ## What it does

    Reports `&name`, `*name` and `<<`, before anything is built from them: once per file, with the
    number of places.

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
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each file that uses any of them, at the first."""
        names = {"&": "an anchor", "*": "an alias", "<": "a merge key"}
        found = plan.problems.get("anchor-or-alias", ())
        for (document, first), *more in group((one[0].path, one) for one in found).values():
            rest = f"; {len(more):,} more in this file" if more else ""
            yield self.on(
                plan,
                document,
                first.mark,
                f"'{first.detail}' is {names[first.detail[:1]]}, which a plan does not use{rest}",
                "write the value out; if it is text, put it in quotes",
            )
