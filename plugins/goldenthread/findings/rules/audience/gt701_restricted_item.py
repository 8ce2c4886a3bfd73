"""GT701: a file may not be read by everybody in the company."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.source.audience import find_restriction, open_audiences


class RestrictedItem(Rule):
    """A file may not be read by everybody in the company.

    ## What it does

    Compares `audience` with the setting `audiences`, which orders readers from everybody to the
    fewest. Reports every file, item or page, that is meant for fewer readers than the company, or
    for an audience that is not in the list. The finding shows the place but no word of the file;
    every other finding that would quote it is held back until it is gone.

    ## Why is this bad?

    There is one site for all readers. Until sites for single audiences can be built, such a file
    would be published to people who must not see it, so the build stops, whatever the settings.

    ## Example

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports: purpose
    audience: board
    ```

    ```yaml
    # purpose.md
    kind: purpose
    title: Nobody thinks twice before drinking
    ```

    ## Use instead

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports: purpose
    audience: company
    ```
    """

    code = "GT701"
    severity = Severity.ERROR
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each restricted file; it names no item."""
        audiences, fields = plan.settings.audiences, plan.kinds.all_fields
        shown = " and ".join(open_audiences(audiences))
        for document in plan.documents:
            mark = find_restriction(document, audiences, fields)
            if mark:
                yield self._make(
                    plan,
                    document.path,
                    mark,
                    "this file is for fewer readers than the site has",
                    f"move it out of the plan; the site can show {shown} only; "
                    "whom something addresses is written as 'target_audience'",
                )
