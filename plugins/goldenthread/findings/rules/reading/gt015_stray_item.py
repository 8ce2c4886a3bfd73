"""GT015: a file begins as an item does and is no page."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.source.document import Document


class StrayItem(Rule):
    """A file begins as an item does and is no page.

    ## What it does

    Looks for front matter with a `kind` in files whose names do not end in `.md`. Such a file is
    not read and never published, whatever its ending. The note names the file and nothing of what
    stands in it, and it is not on the site.

    ## Why is this bad?

    Editors, merges and synchronised folders leave copies of an item behind, and a copy says what
    the item said before. If it is no copy, the item that somebody wrote is missing from the plan.

    ## Example

    ```yaml
    # goal.md.orig
    kind: goal
    title: One home in five is a customer
    supports: mission
    ```

    ## Use instead

    ```yaml
    # goal.md.orig (gone)
    ```

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports: mission
    ```
    """

    code = "GT015"
    severity = Severity.WARNING
    sort = Sort.SLIP
    published = False

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each such file."""
        for stray in plan.strays:
            yield self.on(
                plan,
                Document(stray.path, None, "", "", 1),
                stray.mark,
                "the file begins as an item does and its name does not end in '.md'; "
                "it is neither read nor published",
                "delete it if it is a copy, else give it a name that ends in '.md'",
            )
