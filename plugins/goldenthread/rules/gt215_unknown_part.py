"""GT215: a link names a part that the item does not have."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.finding import Finding, Severity
from goldenthread.likeness import nearest
from goldenthread.plan import Plan
from goldenthread.rule import Rule, nearest_help


class UnknownPart(Rule):
    """A link names a part that the item does not have.

    ## What it does

    Looks up what follows `#` in every link of an item: a metric, a clause or another entry with an
    `id` in the item that is named.

    ## Why is this bad?

    The link was meant to say exactly what is served: this number, that promise. Now it points at
    the item as a whole and hides that the number is gone.

    ## Example

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters
    supports: goal#home
    ```

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports: purpose
    metrics: [{id: homes, name: Homes with a filter}]
    ```

    ```yaml
    # purpose.md
    kind: purpose
    title: Nobody thinks twice before drinking
    ```

    ## Use instead

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters
    supports: goal#homes
    ```

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports: purpose
    metrics: [{id: homes, name: Homes with a filter}]
    ```

    ```yaml
    # purpose.md
    kind: purpose
    title: Nobody thinks twice before drinking
    ```
    """

    code = "GT215"
    severity = Severity.ERROR

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each `id#part` whose item exists and whose part does not."""
        for item in plan.items:
            for reference in item.references:
                target = plan.find(reference.target) if reference.part else None
                if target is None or target.has_part(reference.part):
                    continue
                known = target.parts
                yield self.at(
                    plan,
                    item,
                    reference.pointer,
                    f"'{target.id}' has no part '{reference.part}'",
                    nearest_help(
                        nearest(reference.part, known),
                        f"it has {', '.join(known)}"
                        if known
                        else f"link to '{target.id}' as a whole",
                    ),
                )
