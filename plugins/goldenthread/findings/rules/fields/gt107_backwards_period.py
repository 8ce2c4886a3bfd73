"""GT107: a period ends before it starts."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.rules.fields.field_errors import field_errors


class BackwardsPeriod(Rule):
    """A period ends before it starts.

    ## What it does

    Compares the two days of a `period` that is written as an interval, and a person's `start` with
    their `end`.

    ## Why is this bad?

    No day lies inside it, so the item is over before it begins: it is outdated from the first
    build, and nothing below it can ever fit into it.

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
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each interval that runs backwards."""
        yield from self._check_people(plan)
        for item, error in field_errors(plan, "GT107"):
            first, _, last = str(error.value).partition("/")
            yield self.at(
                plan,
                item,
                error.pointer,
                f"'{error.value}' ends before it starts",
                f"did you mean '{last}/{first}'?",
            )

    def _check_people(self, plan: Plan) -> Iterator[Finding]:
        for item in plan.items:
            if not item.is_person:
                continue
            start, end = item.first_day, item.last_day
            if start and end and end < start:
                yield self.at(
                    plan,
                    item,
                    ("end",),
                    f"'{item.id}' leaves on {end}, before their first day, {start}",
                    "one of the two must be wrong: correct 'start' or 'end'",
                )
