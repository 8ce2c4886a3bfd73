"""GT015: a file starts like an item but is not a page."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.source.document import Document


class StrayItem(Rule):
    """A file starts like an item but is not a page.

    ## What it does

    Looks for front matter with a `kind` in files whose names do not end in `.md`. Such a file is
    not read and never published, whatever its ending. The note names the file, quotes nothing from
    it, and does not appear on the site.

    ## Why is this bad?

    Editors, merges and synchronised folders leave copies of an item behind, and a copy says what
    the item used to say. If it is not a copy, an item that somebody wrote is missing from the plan.

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
                "the file starts like an item, but its name does not end in '.md', so "
                "it is neither read nor published",
                "if it is a copy, delete it; otherwise give it a name that ends in '.md'",
            )
