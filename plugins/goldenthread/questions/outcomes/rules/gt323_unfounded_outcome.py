"""GT323: an item claims an outcome that its threads do not reach."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.phrases import either
from goldenthread.questions.outcomes.contribution import is_astray
from goldenthread.questions.outcomes.reach import Reach, read_reach

_MOST_NAMED = 3


class UnfoundedOutcome(Rule):
    """An item claims an outcome that its threads do not reach.

    ## What it does

    Outcomes belong on company goals; everywhere else `outcomes` is a claim. Compares each claim
    with what the item inherits through all its parents. Words that are not an outcome in the
    vocabulary have a rule of their own, and so do broken threads.

    ## Why is this bad?

    The item says that it moves margin, but everything above it is there for market share. One of
    the two is wrong, and anybody who relies on the claim relies on nothing.

    ## Example

    ```yaml
    # share.md
    kind: goal
    title: One home in five is a customer
    outcomes: [market-share]
    supports: purpose
    ```

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters
    supports: [{id: share, why: four in ten homes are rented}]
    ```

    ```yaml
    # photos.md
    kind: tactic
    title: Real photographs on the portals
    outcomes: [margin]
    supports: [{id: renters, why: a picture shows how small the filter is}]
    ```

    ```yaml
    # purpose.md
    kind: purpose
    title: Nobody thinks twice before drinking
    ```

    ## Use instead

    ```yaml
    # photos.md
    kind: tactic
    title: Real photographs on the portals
    outcomes: [market-share]
    supports: [{id: renters, why: a picture shows how small the filter is}]
    ```
    """

    code = "GT323"
    severity = Severity.WARNING
    sort = Sort.SLIP
    kinds = ("tactic",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each claimed outcome that nothing above the item names."""
        reach = read_reach(plan)
        lost = {u.item.id for u in plan.unresolved if u.reference.field.path[0] == "supports"}
        for item in plan.threaded:
            corporate = item.kind.is_goal and plan.department(item) is None
            if corporate or not item.current or not item.outcomes or item.misread("outcomes"):
                continue
            if item.id in lost or is_astray(plan, reach, item):
                continue
            reached = reach.outcomes(item)
            for index, outcome in enumerate(item.outcomes):
                if outcome not in reached and outcome in plan.kinds.vocabulary.outcomes:
                    yield self._finding(plan, reach, item, index)

    def _finding(self, plan: Plan, reach: Reach, item: Item, index: int) -> Finding:
        outcome, reached = item.outcomes[index], reach.outcomes(item)
        own = f"reaches {' and '.join(reached)}" if reached else "reaches no outcome"
        near = reach.stated.get(outcome, ())[:_MOST_NAMED]
        goals = [f"'{goal.id}'" for goal in near]
        keep = f"claim what it reaches with `outcomes: [{', '.join(reached)}]`" if reached else ""
        if goals:
            move = f"hang it below {either(goals)}, where '{outcome}' is named"
        else:
            move = f"name '{outcome}' on the goal of the company that is there for it"
        return self.at(
            plan,
            item,
            ("outcomes", index),
            f"'{item.id}' claims '{outcome}' and {own}",
            f"{keep}, or {move}" if keep else f"{move}, or take the claim out",
            near=near,
        )
