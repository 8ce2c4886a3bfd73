"""GT309: items wait for each other in a circle."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.ground.graph import find_cycles

# A longer circle is cut in the middle of its chain.
_LONGEST = 8


class WaitingCircle(Rule):
    """Items wait for each other in a circle.

    ## What it does

    Follows `depends_on` from item to item and reports each group that leads back to itself.
    Closed and archived items hold nothing up and are not followed; an item that names itself is
    GT203.

    ## Why is this bad?

    Each of them waits for the next, so none of them can be finished first.

    ## Example

    ```yaml
    # kit.md
    kind: campaign
    title: Sell the starter kit
    stands_alone: an example
    depends_on: [pages]
    ```

    ```yaml
    # pages.md
    kind: tactic
    title: Write the pages about the kit
    stands_alone: an example
    depends_on: [kit]
    ```

    ## Use instead

    ```yaml
    # pages.md
    kind: tactic
    title: Write the pages about the kit
    stands_alone: an example
    ```
    """

    code = "GT309"
    severity = Severity.WARNING
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each circle, at its first item in reading order."""
        edges = {item.id: _needs(plan, item) for item in plan.items if not item.over}
        for circle in find_cycles(edges):
            first = plan.by_id[circle[0]]
            shown = circle if len(circle) <= _LONGEST else (*circle[:_LONGEST], "…", circle[-1])
            yield self.at(
                plan,
                first,
                ("depends_on", _position(plan, first, circle[1])),
                f"items wait for each other in a circle: '{' → '.join(shown)}'",
                "decide which can be finished first, and remove its entry from 'depends_on'",
                also=tuple(i for i in dict.fromkeys(circle[1:]) if i != first.id),
                subjects=circle,
            )


def _needs(plan: Plan, item: Item) -> list[str]:
    """Return the ids of what holds the item up and is in the plan."""
    found = [plan.find(target.partition("#")[0]) for target in item.depends_on]
    return [other.id for other in found if other and not other.over]


def _position(plan: Plan, item: Item, needed: str) -> int:
    """Return which entry of `depends_on` names an item, counted from 0."""
    for index, target in enumerate(item.depends_on):
        other = plan.find(target.partition("#")[0])
        if other and other.id == needed:
            return index
    return 0
