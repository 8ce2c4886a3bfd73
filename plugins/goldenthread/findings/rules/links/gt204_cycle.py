"""GT204: items support each other in a circle."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort

# A longer circle is cut in the middle of its chain.
_LONGEST = 8


class Cycle(Rule):
    """Items support each other in a circle.

    ## What it does

    Follows all entries of `supports` upwards and reports each group of items that leads back to
    itself.

    ## Why is this bad?

    Each item in the circle exists for the sake of the next one, and none of them for the purpose.
    Everything below them has lost its thread, too.

    ## Example

    ```yaml
    # reach.md
    kind: goal
    title: Be known in every street
    supports: growth
    ```

    ```yaml
    # growth.md
    kind: goal
    title: Grow by a third
    supports: reach
    ```

    ```yaml
    # purpose.md
    kind: purpose
    title: Nobody thinks twice before drinking
    ```

    ## Use instead

    ```yaml
    # growth.md
    kind: goal
    title: Grow by a third
    supports: purpose
    ```
    """

    code = "GT204"
    severity = Severity.ERROR
    sort = Sort.THREAD

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each circle, at its first item in reading order."""
        for cycle in plan.cycles:
            first = plan.by_id[cycle[0]]
            link = next(link for link in plan.parents(first) if link.parent.id == cycle[1])
            shown = cycle if len(cycle) <= _LONGEST else (*cycle[:_LONGEST], "…", cycle[-1])
            yield self.at(
                plan,
                first,
                link.support.pointer,
                f"items support each other in a circle: '{' → '.join(shown)}'",
                "decide which of them is the reason for the others, and remove its link",
                also=tuple(dict.fromkeys(cycle[1:-1])),
                subjects=cycle,
            )
