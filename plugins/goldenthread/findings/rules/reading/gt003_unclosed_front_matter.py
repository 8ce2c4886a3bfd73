"""GT003: a fence of the front matter is missing."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort

# What is wrong with the opening fence, and how to mend it.
_OPENING = {
    "missing": (
        "the front matter has no opening '---'",
        "put '---' on a line above the first field",
    ),
    "bare": (
        "the fields stand without the '---' around them",
        "put '---' on a line above the first field and below the last",
    ),
    "misspelt": ("the line above the fields is not '---'", "write it as three plain hyphens"),
    "late": (
        "the '---' that opens the front matter is not at the very start of the file",
        "remove the empty lines and spaces before it",
    ),
}


class UnclosedFrontMatter(Rule):
    """A fence of the front matter is missing.

    ## What it does

    Looks for files that open with `---` and a line of YAML but never close it with a second `---`
    on a line of its own. Also looks for files with the fields of an item, `kind` among them, whose
    first line is not `---`.

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
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each file whose front matter is open at one end."""
        for document, problem in plan.problems.get("unopened-front-matter", ()):
            yield self.on(plan, document, problem.mark, *_OPENING[problem.detail])
        for document, problem in plan.problems.get("unclosed-front-matter", ()):
            yield self.on(
                plan,
                document,
                problem.mark,
                "the front matter has no closing '---'",
                "put '---' on a line of its own below the last field",
            )
