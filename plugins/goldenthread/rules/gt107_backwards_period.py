"""GT107: a period ends before it starts."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.finding import Finding, Severity
from goldenthread.plan import Plan
from goldenthread.rule import Rule
from goldenthread.rules.field_errors import field_errors


class BackwardsPeriod(Rule):
    """A period ends before it starts.

    ## What it does

    Compares the two days of a `period` that is written as an interval.

    ## Why is this bad?

    No day lies inside it, so the item is over before it begins: it is outdated from the first build
    on, and nothing below it can ever fit into it.

    ## Example

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters
    supports: goal
    period: 2026-12-31/2026-10-01
    ```

    ## Use instead

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters
    supports: goal
    period: 2026-10-01/2026-12-31
    ```
    """

    code = "GT107"
    severity = Severity.ERROR

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each interval that runs backwards."""
        for item, error in field_errors(plan, "GT107"):
            first, _, last = str(error.value).partition("/")
            yield self.at(
                plan,
                item,
                error.pointer,
                f"'{error.value}' ends before it starts",
                f"did you mean '{last}/{first}'?",
            )
