"""GT401: nobody owns an item."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.near_people import someone_near


class MissingOwner(Rule):
    """Nobody owns an item.

    ## What it does

    Looks for `owner` on every active item on the thread, from the purpose to the tactics. Drafts
    and candidates may not have one yet.

    ## Why is this bad?

    When nobody answers for an item, everybody believes that somebody else does. It slips, and the
    first to notice is whoever was counting on it.

    ## Example

    ```yaml
    # van-tour.md
    kind: campaign
    title: Test van on the market squares
    supports:
      - id: objective
        why: people watch a test before they post a bottle
    period: 2026-Q4
    ```

    ## Use instead

    ```yaml
    # van-tour.md
    kind: campaign
    title: Test van on the market squares
    supports:
      - id: objective
        why: people watch a test before they post a bottle
    owner: ben
    period: 2026-Q4
    ```
    """

    code = "GT401"
    severity = Severity.WARNING
    sort = Sort.ADVICE

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each active item of the thread without an owner."""
        for item in plan.threaded:
            if not item.active or item.states("owner") or item.misread("owner"):
                continue
            near = someone_near(plan, item)
            yield self.at(
                plan,
                item,
                ("title",),
                f"the {item.kind.label.lower()} has no owner",
                f"name the one person who answers for it, such as `owner: {near}`"
                if near
                else "name the one person who answers for it by the id of their file, "
                "such as `owner: first-last`",
                near=(near,),
            )
