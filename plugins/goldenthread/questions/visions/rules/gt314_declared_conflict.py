"""GT314: two items are in declared conflict."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.items.item import Conflict
from goldenthread.questions.visions.rules.settling import (
    find_conflicts,
    has_passed,
    is_corporate_goal,
    limit,
    who_settles,
)


class DeclaredConflict(Rule):
    """Two items are in declared conflict.

    ## What it does

    Repeats each entry of `conflicts_with` on the pages of both items, until it is settled and the
    entry is gone. Once the day in `resolve_by` has passed, it is one level more severe. Two company
    goals are left to GT307.

    ## Why is this bad?

    A conflict that is written down is half settled, and nothing to hide. It does harm if the other
    side has not heard of it, or if the day to settle it goes by.

    ## Example

    ```yaml
    # posters.md
    kind: campaign
    title: Posters in forty stairwells
    supports: objective
    owner: ben
    conflicts_with:
      - {id: letters, why: the same tenants get both, owner: ada, resolve_by: 2026-12-15}
    ```

    ```yaml
    # letters.md
    kind: campaign
    title: A letter to every landlord
    supports: objective
    owner: ben
    ```

    ## Use instead

    ```yaml
    # posters.md
    kind: campaign
    title: Posters where no landlord has answered
    supports: objective
    owner: ben
    ```
    """

    code = "GT314"
    severity = Severity.INFO
    sort = Sort.CONFLICT

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each pair of items of which one names the other."""
        for item, other, conflict in find_conflicts(plan):
            if is_corporate_goal(plan, item) and is_corporate_goal(plan, other):
                continue
            because = f": {conflict.why}" if conflict.why else ""
            yield self.at(
                plan,
                item,
                (*conflict.pointer, "id"),
                f"'{item.id}' and '{other.id}' are in conflict{because}",
                _remedy(plan, item, other, conflict),
                also=(other.id,),
                raised=has_passed(plan, conflict.resolve_by),
                subjects=(other,),
                near=(conflict.owner, item.owner, other.owner),
            )


def _remedy(plan: Plan, item: Item, other: Item, conflict: Conflict) -> str:
    """Say who settles it and by when; without anybody named, ask for a name, too."""
    until, settler = limit(plan, conflict.resolve_by), plan.find(conflict.owner)
    if settler:
        return f"let {settler.title} settle it {until}, then take this entry out"
    both, verb = who_settles(plan, item, other)
    told = f"settle it {until}: {both} {verb} one of the two, then take this entry out"
    return told if conflict.owner else f"{told}; name who sees to it: `owner: ID`"
