"""GT011: an item is hidden from the site by `exclude_docs`."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort


class HiddenItem(Rule):
    """An item is hidden from the site by `exclude_docs`.

    ## What it does

    Compares the items of the plan with the files that `exclude_docs` in `mkdocs.yml` leaves out.

    ## Why is this bad?

    The item is still part of the plan: work hangs from it, and reports count it. But it has no
    page, so every link to it leads a reader nowhere.

    ## Example

    ```yaml
    # mkdocs.yml
    exclude_docs: |
      drafts/
    ```

    ```yaml
    # drafts/growth.md
    kind: goal
    title: One home in five is a customer
    supports: mission
    ```

    ## Use instead

    ```yaml
    # mkdocs.yml
    exclude_docs: |
      notes/
    ```

    ```yaml
    # drafts/growth.md
    kind: goal
    title: One home in five is a customer
    supports: mission
    state: draft
    ```
    """

    code = "GT011"
    severity = Severity.ERROR
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield nothing: what a site leaves out is known to its builder, which calls `find`."""
        del plan
        yield from ()

    def find(self, plan: Plan, path: str) -> Iterator[Finding]:
        """Yield the finding for a file that the site leaves out, given by its path in the plan."""
        item = plan.by_path.get(path)
        if item:
            yield self.at(
                plan,
                item,
                ("kind",),
                "'exclude_docs' hides this item from the site",
                "remove the file from 'exclude_docs', or from the plan folder",
                key=True,
            )
