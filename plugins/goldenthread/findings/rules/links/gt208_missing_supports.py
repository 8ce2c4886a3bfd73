"""GT208: an item says neither what it supports nor that it stands alone."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.phrases import one_of
from goldenthread.plan.allowed_parents import allows


class MissingSupports(Rule):
    """An item says neither what it supports nor that it stands alone.

    ## What it does

    Looks for items on the thread without `supports` and without `stands_alone`. The company's
    purpose supports nothing; closed and archived items are left alone.

    ## Why is this bad?

    This is how work loses its reason: the reason was obvious to whoever wrote it, and half a year
    later nobody remembers it.

    ## Example

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters
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
    # renters.md
    kind: objective
    title: Win the renters
    supports: goal
    ```
    """

    code = "GT208"
    severity = Severity.ERROR
    sort = Sort.THREAD

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each item that hangs from nothing and does not say why."""
        for item in plan.threaded:
            if item.supports or item.stands_alone or _is_root(item):
                continue
            if item.misread("supports") or item.misread("stands_alone"):
                continue
            near = _find_only(plan, item)
            offer = f"'{near.id}'" if near else f"the id of {one_of(item.kind.parents)}"
            yield self.at(
                plan,
                item,
                ("kind",),
                f"{item.kind.name} '{item.id}' supports nothing",
                f"add 'supports' with {offer}, or say in 'stands_alone' why not",
                near=(near,),
            )


def _is_root(item: Item) -> bool:
    return item.is_purpose and not item.department


def _find_only(plan: Plan, item: Item) -> Item | None:
    """Return what the item could hang from, where there is but one."""
    possible = [
        other
        for other in plan.items
        if allows(plan, item, other) and other is not item and not other.over
    ]
    return possible[0] if len(possible) == 1 else None
