"""GT428: nobody removes a blocker, or nobody has said how."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.near_people import someone_near
from goldenthread.questions.commitment.week.weeks import blockers_of


class BlockerWithoutStep(Rule):
    """Nobody removes a blocker, or nobody has said how.

    ## What it does

    Looks at the blockers in the newest check-in of each team and person. Each needs an `owner` who
    removes it and is still here, and a `next` step.

    ## Why is this bad?

    Everybody has seen it, and everybody waits. What is in the way of one item today is in the way
    of everything below it tomorrow.

    ## Example

    ```yaml
    # 2026-w47-marketing.md
    kind: check-in
    week: 2026-W47
    team: marketing
    blockers:
      - {item: initiative, text: no translator for Polish}
    ```

    ## Use instead

    ```yaml
    # 2026-w47-marketing.md
    kind: check-in
    week: 2026-W47
    team: marketing
    blockers:
      - item: initiative
        text: no translator for Polish
        owner: ben
        next: Ben asks the tenants' union, by 27 November
    ```
    """

    code = "GT428"
    severity = Severity.WARNING
    sort = Sort.ADVICE
    kinds = ("check-in",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each blocker that still stands and lacks one or the other."""
        for obstacle in blockers_of(plan):
            blocker, item = obstacle.blocker, obstacle.check_in.item
            owner = "" if plan.has_left(blocker.owner) else blocker.owner
            lacks = {
                "owner": not owner and not item.misread(*blocker.pointer, "owner"),
                "next": not blocker.next and not item.misread(*blocker.pointer, "next"),
            }
            missing = [field for field, lack in lacks.items() if lack]
            if not missing or item.misread(*blocker.pointer, "item"):
                continue
            near = _find_owner(plan, blocker.item) if "owner" in missing else ""
            gone = f", since '{blocker.owner}' has left" if blocker.owner and not owner else ""
            what = {"owner": f"nobody who removes it{gone}", "next": "no next step"}
            yield self.at(
                plan,
                item,
                (*blocker.pointer, "item"),
                f"the blocker of '{blocker.item}' has "
                f"{' and '.join(what[field] for field in missing)}",
                f"write {' and '.join(_remedies(near, missing))}",
                subjects=(blocker.item, blocker.owner if gone else ""),
                near=(near,),
            )


def _remedies(near: str, missing: list[str]) -> Iterator[str]:
    if "owner" in missing:
        yield f"`owner: {near or '…'}`"
    if "next" in missing:
        yield "`next: what is done about it, and by when`"


def _find_owner(plan: Plan, item_id: str) -> str:
    """Return who could remove what blocks an item: its owner, else somebody near it."""
    blocked = plan.find(item_id)
    owner = blocked.owner if blocked and not plan.has_left(blocked.owner) else ""
    return owner or (someone_near(plan, blocked) if blocked else "")
