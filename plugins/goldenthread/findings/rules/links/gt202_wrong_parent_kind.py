"""GT202: an item supports something of a kind it cannot hang from."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.phrases import one_of
from goldenthread.plan.allowed_parents import allows
from goldenthread.plan.link import Link

# How far to look for a better parent, in items.
_NEARBY = 200
_MOST_OFFERED = 3


class WrongParentKind(Rule):
    """An item supports something of a kind it cannot hang from.

    ## What it does

    Compares the kind of every item named in `supports` with the parents that this item's kind
    allows: a tactic hangs from a campaign, an initiative or an objective, and so on. An objective
    may also hang from the vision of its own department, but from no other vision.

    ## Why is this bad?

    A step is missing in between. Somebody who reads upwards jumps from a week's work to a ten-year
    promise and cannot tell how one brings about the other.

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
    """

    code = "GT202"
    severity = Severity.ERROR
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each link to a kind that the schema does not allow."""
        for item in plan.items:
            for link in plan.parents(item):
                if allows(plan, item, link.parent):
                    continue
                found = _find_near(plan, link)
                near = " or ".join(f"'{one}'" for one in found)
                yield self.at(
                    plan,
                    item,
                    link.support.pointer,
                    f"{item.kind.name} '{item.id}' cannot support {_name(plan, link)}",
                    f"hang it from {one_of(_parents(plan, item))}"
                    + (f", such as {near}" if near else ""),
                    subjects=(link.parent, plan.department(link.parent)),
                    near=(*found, plan.department(item)),
                )


def _name(plan: Plan, link: Link) -> str:
    """Name what cannot be supported, and whose it is where that is what is wrong."""
    parent, team = link.parent, plan.department(link.parent)
    named = f"{parent.kind.name} '{parent.id}'"
    if parent.kind.name not in link.child.kind.own_only:
        return named
    return f"{named} of '{team.id}'" if team else named


def _parents(plan: Plan, item: Item) -> list[str]:
    """Name the kinds that an item may hang from; some only in its department, if it has one."""
    own = set(item.kind.own_only)
    common = [kind for kind in item.kind.parents if kind not in own]
    team = plan.department(item)
    if team is None:
        return common
    return common + [f"{kind} of '{team.id}'" for kind in item.kind.parents if kind in own]


def _find_near(plan: Plan, link: Link) -> list[str]:
    """Collect ids of allowed parents around the wrong one, nearest first, none from below.

    What hangs from a wrong place itself is not among them: two such would send each other round.
    """
    seen, queue, found = {link.child.id, link.parent.id}, [link.parent], []
    for item in queue:
        placed = all(allows(plan, item, above.parent) for above in plan.parents(item))
        if placed and allows(plan, link.child, item) and not item.over:
            found.append(item.id)
        if len(found) == _MOST_OFFERED or len(queue) > _NEARBY:
            break
        above = [near.parent for near in plan.parents(item)]
        for near in (*plan.carried_by(item), *above):
            if near.id not in seen:
                seen.add(near.id)
                queue.append(near)
    return found
