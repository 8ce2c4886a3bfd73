"""GT004: the front matter is not valid YAML."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort

# What the parser says, what has happened, and what to do about it.
_IN_PLAIN_WORDS = (
    ("scanning an alias", "a value begins with '*'", "put the value in quotes"),
    ("scanning an anchor", "a value begins with '&'", "put the value in quotes"),
    ("cannot start any token", "no value can begin like this", "put the value in quotes"),
    ("end of stream", "a quote is never closed", "close the quote where the value ends"),
    ("',' or ']'", "a '[' is never closed", "close the bracket, and put commas between entries"),
    ("',' or '}'", "a '{' is never closed", "close the brace, and put commas between entries"),
    ("expected ':'", "a line has no ': '", "write 'field: value', or indent the line more"),
    (
        "'-' indicator",
        "the line fits neither the list above it nor its entries",
        "start it in the same column as the fields or entries it belongs with",
    ),
    ("expected key", "the line does not fit the ones above it", "check quotes and indentation"),
    ("not allowed in YAML", "", "remove the character; most editors do not show it"),
    ("is a tag to YAML", "", "put the value in quotes"),
)


class InvalidYaml(Rule):
    """The front matter is not valid YAML.

    ## What it does

    Reports the first place beyond which the front matter cannot be read.

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
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each front matter that the parser gave up on."""
        for document, problem in plan.problems.get("invalid-yaml", ()):
            fact, _, remedy = problem.detail.partition("; ")
            for part, plainly, mend in () if remedy else _IN_PLAIN_WORDS:
                if part in fact:
                    fact, remedy = plainly or fact, mend
                    break
            yield self.on(
                plan,
                document,
                problem.mark,
                f"the front matter is not valid YAML: {fact}",
                remedy or "look at this line and at the one above it",
            )
