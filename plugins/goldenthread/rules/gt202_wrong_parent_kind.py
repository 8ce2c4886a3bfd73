"""GT202: an item supports something of a kind it cannot hang from."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.finding import Finding, Severity
from goldenthread.link import Link
from goldenthread.plan import Plan
from goldenthread.rule import Rule, one_of

# How far to look for a better parent, in items.
_NEARBY = 200
_MOST_OFFERED = 3


class WrongParentKind(Rule):
    """An item supports something of a kind it cannot hang from.

    ## What it does

    Compares the kind of every item named in `supports` with the parents that the kind of this item
    allows: a tactic hangs from a campaign, an initiative or an objective, and so on.

    ## Why is this bad?

    A step is missing in between. Somebody who reads upwards jumps from a week's work to a ten-year
    promise and cannot tell how the one brings about the other.

    ## Example

    ```yaml
    # test-card.md
    kind: tactic
    title: Print the test card
    supports: goal
    ```

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters
    supports: goal
    ```

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports: purpose
    ```

    ```yaml
    # purpose.md
    kind: purpose
    title: Nobody thinks twice before drinking
    ```

    ## Use instead

    ```yaml
    # test-card.md
    kind: tactic
    title: Print the test card
    supports: renters
    ```

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters
    supports: goal
    ```

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports: purpose
    ```

    ```yaml
    # purpose.md
    kind: purpose
    title: Nobody thinks twice before drinking
    ```
    """

    code = "GT202"
    severity = Severity.ERROR

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each link to a kind that the schema does not allow."""
        for item in plan.items:
            for link in plan.parents(item):
                if link.parent.kind.name in item.kind.parents:
                    continue
                near = " or ".join(f"'{found}'" for found in _find_near(plan, link))
                yield self.at(
                    plan,
                    item,
                    link.support.pointer,
                    f"{item.kind.name} '{item.id}' cannot support {link.parent.kind.name} "
                    f"'{link.parent.id}'",
                    f"hang it from {one_of(item.kind.parents)}"
                    + (f", such as {near}" if near else ""),
                )


def _find_near(plan: Plan, link: Link) -> list[str]:
    """Collect ids of allowed parents around the wrong one, nearest first, none from below."""
    seen, queue, found = {link.child.id, link.parent.id}, [link.parent], []
    for item in queue:
        if item.kind.name in link.child.kind.parents and not item.over:
            found.append(item.id)
        if len(found) == _MOST_OFFERED or len(queue) > _NEARBY:
            break
        above = [near.parent for near in plan.parents(item)]
        for near in (*plan.carried_by(item), *above):
            if near.id not in seen:
                seen.add(near.id)
                queue.append(near)
    return found
