"""GT013: a value means something else to other programs."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort

_READ_AS = {"yes": "true", "on": "true", "no": "false", "off": "false"}


class SurprisingValue(Rule):
    """A value means something else to other programs.

    ## What it does

    Reports unquoted values such as `yes`, `off`, `12:30` or `1_000`. Golden Thread reads them as
    text; MkDocs, editors and forms that use YAML 1.1 read them as true, false or a number.

    ## Why is this bad?

    The same file then says two things. A title of `12:30` becomes 750 in the page's heading, and a
    form that saves the file writes 750 back.

    ## Example

    ```yaml
    # goal.md
    kind: goal
    title: Results by noon
    supports: mission
    number: 12:30
    ```

    ## Use instead

    ```yaml
    # goal.md
    kind: goal
    title: Results by noon
    supports: mission
    number: "12:30"
    ```
    """

    code = "GT013"
    severity = Severity.WARNING
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each value, unless its field is wrong anyway."""
        for document, problem in plan.problems.get("surprising-value", ()):
            item = plan.by_path.get(document.path)
            if item and any(item.place(error.pointer) == problem.mark for error in item.errors):
                continue
            word = problem.detail.lower()
            other = _READ_AS.get(word, "a number")
            yield self.on(
                plan,
                document,
                problem.mark,
                f"'{problem.detail}' is text here and {other} to other programs",
                f'quote it: "{problem.detail}"',
            )
