"""GT211: an item supports its parent's parent as well as its parent."""

from __future__ import annotations

from collections.abc import Iterable

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort

# No plan is that deep; the bound keeps a broken one from costing minutes.
_HIGHEST = 50


class RedundantLink(Rule):
    """An item supports its parent's parent as well as its parent.

    ## What it does

    Looks for an entry of `supports` to which another entry already leads. A link to a part, such
    as `growth#homes`, says more than the parent's link does and is left alone.

    ## Why is this bad?

    The second link says nothing new, and it makes the plan look more connected than it is: one
    piece of work appears below both items and seems to carry each of them directly.

    ## Example

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters
    supports: [cities, growth]
    ```

    ```yaml
    # cities.md
    kind: goal
    title: Twelve cities
    supports: growth
    ```

    ```yaml
    # growth.md
    kind: goal
    title: Grow by a third
    supports: purpose
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
    supports: cities
    ```
    """

    code = "GT211"
    severity = Severity.INFO
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each entry that another entry of the same item leads to."""
        for item in plan.items:
            links = plan.parents(item)
            if len(links) < 2 or item.over:  # noqa: PLR2004 - one link repeats nothing
                continue
            via = {
                above: link.parent for link in links for above in _climb(plan, link.parent, item)
            }
            for link in links:
                if link.parent.id in via and not link.support.part:
                    yield self.at(
                        plan,
                        item,
                        link.support.pointer,
                        f"'supports' names '{link.parent.id}', but "
                        f"'{via[link.parent.id].id}' already leads there",
                        "remove this entry, or link to the part of it that you mean",
                        subjects=(link.parent, via[link.parent.id]),
                    )


def _climb(plan: Plan, parent: Item, child: Item) -> Iterable[str]:
    """Return the ids above a parent on its thread; none where they come back to the child."""
    found: list[str] = []
    while len(found) < _HIGHEST:
        above = plan.primary_parent.get(found[-1] if found else parent.id)
        if above is None or above == parent.id:
            break
        if above == child.id:
            return ()
        found.append(above)
    return found
