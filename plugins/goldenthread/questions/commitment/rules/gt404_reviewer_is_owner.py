"""GT404: an item is reviewed by its own owner."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.findings.finding import Finding, Severity, Sort
from goldenthread.findings.near_people import someone_near
from goldenthread.findings.rule import Rule
from goldenthread.plan.plan import Plan


class ReviewerIsOwner(Rule):
    """An item is reviewed by its own owner.

    ## What it does

    Compares `owner` and `reviewer` of every item that is active or a candidate.

    ## Why is this bad?

    A reviewer is there to see what the owner cannot. Nobody sees their own blind spot.

    ## Example

    ```yaml
    # van-tour.md
    kind: campaign
    title: Test van on the market squares
    supports:
      - id: objective
        why: people watch a test before they post a bottle
    owner: ben
    reviewer: ben
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
    reviewer: ada
    period: 2026-Q4
    ```
    """

    code = "GT404"
    severity = Severity.WARNING
    sort = Sort.SLIP
    kinds = ("person",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each current item whose owner and reviewer are one person."""
        for item in plan.items:
            if not item.current or not item.reviewer:
                continue
            owner = plan.find(item.owner)
            if item.reviewer != item.owner and (not owner or plan.find(item.reviewer) is not owner):
                continue
            near = someone_near(plan, item, owner.id if owner else item.owner)
            yield self.at(
                plan,
                item,
                ("reviewer",),
                f"'{item.reviewer}' reviews their own work",
                f"name a second person, such as `reviewer: {near}`, or leave 'reviewer' out"
                if near
                else "name a second person, or leave 'reviewer' out",
                subjects=(item.reviewer,),
                near=(near,),
            )
