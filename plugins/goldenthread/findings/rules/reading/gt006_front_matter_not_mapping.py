"""GT006: the front matter is not made of fields."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort


class FrontMatterNotMapping(Rule):
    """The front matter is not made of fields.

    ## What it does

    Reports front matter that is a list or a single text where `key: value` lines belong.

    ## Why is this bad?

    No field can be read from it, so the file cannot become an item: it is in no tree, and whatever
    links to it has nothing to hold on to.

    ## Example

    ```yaml
    # goal.md
    - kind: goal
    - title: One home in five is a customer
    - supports: mission
    ```

    ## Use instead

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports: mission
    ```
    """

    code = "GT006"
    severity = Severity.ERROR
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each front matter that is no mapping."""
        for document, problem in plan.problems.get("front-matter-not-mapping", ()):
            yield self.on(
                plan,
                document,
                problem.mark,
                f"the front matter is {problem.detail} where 'key: value' lines belong",
                "write one 'key: value' on each line, without a dash before it",
            )
