"""GT307: two goals of the company are in declared conflict."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.finding import Finding, Severity
from goldenthread.item import Conflict, Item
from goldenthread.plan import Plan
from goldenthread.rule import Rule


class ConflictingGoals(Rule):
    """Two goals of the company are in declared conflict.

    ## What it does

    Reports each entry of `conflicts_with` between two goals that belong to no department. The
    finding appears on both pages and is addressed to both owners; it stays until the conflict is
    settled and the entry is gone. Where the two declare each other, it is one finding.

    ## Why is this bad?

    Every team below has to choose which goal to harm. The fault may lie at the top, with whoever
    set both.

    ## Example

    ```yaml
    # margin.md
    kind: goal
    title: Keep 46 of every 100 euros we sell for
    supports:
      - id: mission
        why: the next city is paid for by the ones we have
    owner: ben
    conflicts_with:
      - {id: reach, why: starter kits are sold at cost, owner: ada, resolve_by: 2026-12-15}
    ```

    ```yaml
    # reach.md
    kind: goal
    title: One home in five is a customer
    supports:
      - id: mission
        why: each new city pays for its own crew
    owner: ada
    ```

    ## Use instead

    ```yaml
    # margin.md
    kind: goal
    title: Keep 46 of every 100 euros we sell for, starter kits aside
    supports:
      - id: mission
        why: the next city is paid for by the ones we have
    owner: ben
    ```
    """

    code = "GT307"
    severity = Severity.WARNING

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each pair of corporate goals of which one names the other."""
        said: set[frozenset[str]] = set()
        for goal in plan.of_kind("goal"):
            if not _is_corporate(plan, goal):
                continue
            for conflict in goal.conflicts:
                other = plan.find(conflict.target)
                if other is None or other.id == goal.id or not _is_corporate(plan, other):
                    continue
                pair = frozenset((goal.id, other.id))
                if pair not in said:
                    said.add(pair)
                    yield self._finding(plan, goal, other, conflict)

    def _finding(self, plan: Plan, goal: Item, other: Item, conflict: Conflict) -> Finding:
        because = f": {conflict.why}" if conflict.why else ""
        return self.at(
            plan,
            goal,
            (*conflict.pointer, "id"),
            f"the goals '{goal.id}' and '{other.id}' are in conflict{because}",
            _remedy(plan, goal, other, conflict),
            also=(other.id,),
        )


def _is_corporate(plan: Plan, item: Item) -> bool:
    return item.kind.name == "goal" and item.current and plan.department(item) is None


def _remedy(plan: Plan, goal: Item, other: Item, conflict: Conflict) -> str:
    """Name who has to talk, by when, and whom to ask if they cannot settle it."""
    owners = [found.title for found in map(plan.find, (goal.owner, other.owner)) if found]
    both = " and ".join(dict.fromkeys(owners)) or "the owners"
    verb = "changes" if len(set(owners)) == 1 else "change"
    if conflict.resolve_by is None:
        limit = "soon, and until then write `resolve_by: YYYY-MM-DD`"
    elif conflict.resolve_by < plan.today:
        limit = f"now, since {conflict.resolve_by} has passed"
    else:
        limit = f"by {conflict.resolve_by}"
    top = _deciding(plan, goal, other, conflict)
    above = f"; if neither can give way, the fault is at the top and {top} has to choose"
    advice = f"settle it {limit}: {both} {verb} one of the goals, then take this entry out"
    return advice + above if top else advice


def _deciding(plan: Plan, goal: Item, other: Item, conflict: Conflict) -> str:
    """Return the name of who decides: as declared, else the owner of what both goals serve."""
    shared = {item.id for item in plan.thread(other)}
    above = [item.owner for item in reversed(plan.thread(goal)) if item.id in shared]
    people = (plan.find(person) for person in (conflict.owner, *above))
    return next((person.title for person in people if person), "")
