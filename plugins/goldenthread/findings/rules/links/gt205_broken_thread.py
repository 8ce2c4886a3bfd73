"""GT205: a thread ends before it reaches the purpose."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort


class BrokenThread(Rule):
    """A thread ends before it reaches the purpose.

    ## What it does

    Follows the first entry of `supports` upwards. Reports an item whose parent stands alone, or
    whose parent is closed or archived and does not reach the purpose itself. Threads that are cut
    for another reason are reported once, by the rule for that reason: an unknown target, a circle,
    a missing `supports`.

    ## Why is this bad?

    Everybody below the cut works towards something that is over, or that was never meant to serve
    the purpose. Nobody chose that; the work was simply left there.

    ## Example

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters
    supports: fair
    ```

    ```yaml
    # fair.md
    kind: goal
    title: Run the city's water fair
    stands_alone: we promised it to the city
    ```

    ```yaml
    # purpose.md
    kind: purpose
    title: Nobody thinks twice before drinking
    ```

    ## Use instead

    ```yaml
    # fair.md
    kind: goal
    title: Run the city's water fair
    supports: purpose
    ```
    """

    code = "GT205"
    severity = Severity.ERROR
    sort = Sort.THREAD

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each cut that no other rule reports, at the item just below it."""
        if plan.purpose is None:
            return
        for item in plan.broken:
            link, end = plan.primary_link(item), find_cut(plan, item)
            if link is None or end is None:
                continue
            state = "stands alone" if end.stands_alone else f"is {end.state} and hangs from nothing"
            yield self.at(
                plan,
                item,
                link.support.pointer,
                f"the thread of '{item.id}' ends at '{end.id}', which {state}",
                f"hang '{item.id}' from an item that reaches the purpose '{plan.purpose.id}'",
                subjects=(end,),
                near=(plan.purpose,),
            )


def find_cut(plan: Plan, item: Item) -> Item | None:
    """Return the item at which the thread of a broken item ends; None if that is said elsewhere.

    Climbs over closed and archived items. A wrong link, a circle, a missing `supports` and a
    missing purpose are said by rules of their own.
    """
    link = plan.primary_link(item)
    seen = {item.id}
    while plan.purpose and link and not link.broken and link.parent.id not in seen:
        parent = link.parent
        seen.add(parent.id)
        if parent.stands_alone and not parent.supports:
            return parent
        if not parent.over:
            return None
        link = plan.primary_link(parent)
        if link is None and not parent.supports and not parent.misread("supports"):
            return parent if parent.kind.threaded else None
    return None
